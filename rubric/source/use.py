"""Rubrics and sheets for programs: the model, or an exception that holds what is wrong."""

from __future__ import annotations

from pathlib import Path

from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source.load import fit, read_rubric, read_sheet


def load_rubric(name: str | Path) -> Rubric:
    """Read a rubric and all that it extends.

    Args:
        name: a path, or the id of one beside the current folder or of one that ships.

    Raises:
        InputError: it cannot be used; its ``findings`` say why, with file, line and column.
    """
    return read_rubric(name).use()


def load_sheet(path: str | Path, rubric: Rubric | None = None) -> Sheet:
    """Read a sheet.

    Args:
        path: the file.
        rubric: what its answers must fit; without it only the sheet itself is checked.

    Raises:
        InputError: it cannot be used; its ``findings`` say why, with file, line and column.
    """
    sheet = read_sheet(Path(path))
    return (sheet if rubric is None else fit(sheet, rubric)).use()
