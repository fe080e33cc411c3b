"""The evidence of a sheet, piece by piece, with paths."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.model.days import days_between
from rubric.model.sheet import Evidence, Sheet
from rubric.source.locate import Path

_NOT_RELATIVE = re.compile(r"[/~]|[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*://")


def pieces(sheet: Sheet) -> Iterator[tuple[Path, Evidence]]:
    """Every piece of evidence, and where it stands."""
    for id_, answer in sheet.answers.items():
        for index, piece in enumerate(answer.evidence):
            yield ("answers", id_, "evidence", index), piece


def ages(sheet: Sheet) -> Iterator[tuple[Path, Evidence, int]]:
    """Every dated piece with its age in days when the program was observed; negative for younger ones."""
    observed = sheet.observed.isoformat() if sheet.observed else None
    for path, piece in pieces(sheet):
        age = days_between(piece.date, observed)
        if age is not None:
            yield path, piece, age


def files(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    """The files that evidence shows; not those that were read off a source tree, which lies elsewhere."""
    for path, piece in pieces(sheet):
        if piece.screenshot is not None:
            yield (*path, "screenshot"), piece.screenshot
        if piece.file is not None and piece.signal is None:
            yield (*path, "file"), piece.file


def is_inside(file: str) -> bool:
    """Whether a path stays inside the folder that it starts from."""
    written, depth = file.replace("\\", "/"), 0
    if _NOT_RELATIVE.match(written):
        return False
    for part in written.split("/"):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return False
    return True
