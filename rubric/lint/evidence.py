"""What rules ask of the evidence of a sheet: its age, and the files that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.lint.base import SheetFile
from rubric.model.days import days_between
from rubric.model.sheet import Evidence
from rubric.source.locate import Path

_NOT_RELATIVE = re.compile(r"[/~]|[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*://")


def ages(file: SheetFile) -> Iterator[tuple[Path, Evidence, int]]:
    """Every dated piece with its age in days when the program was observed; negative for younger ones."""
    observed = file.sheet.observed.isoformat() if file.sheet.observed else None
    for path, piece in file.evidence:
        if piece.date is not None and (age := days_between(piece.date, observed)) is not None:
            yield path, piece, age


def files(file: SheetFile) -> Iterator[tuple[Path, str]]:
    """The files that evidence shows; not those that were read off a source tree, which lies elsewhere."""
    for path, piece in file.evidence:
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
