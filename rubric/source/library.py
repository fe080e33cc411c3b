"""The rubrics that ship, and where a rubric's name leads: a file beside another one, a path, or a built-in id."""

from __future__ import annotations

import os
from pathlib import Path

from rubric.model.base import is_program_id

LIBRARY = Path(__file__).resolve().parent.parent / "library"
SUFFIX = ".rubric.yaml"


def shipped() -> tuple[str, ...]:
    """The ids of the rubrics that ship, sorted."""
    return tuple(sorted(path.name.removesuffix(SUFFIX) for path in LIBRARY.glob(f"*{SUFFIX}")))


def is_path(name: str) -> bool:
    """Whether a text is a path rather than an id: it has a slash or ends in .yaml, .yml or .json."""
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml", ".json"))


def rubric_file(name: str, beside: Path) -> Path | None:
    """The file that an id or a path names; None when an id leads nowhere.

    Args:
        name: an id, looked up beside first and then among those that ship; or a path.
        beside: the folder that a path is relative to.
    """
    if is_path(name):
        return beside / name
    if not is_program_id(name):
        return None
    for folder in (beside, LIBRARY):
        file = folder / f"{name}{SUFFIX}"
        if file.is_file():
            return file
    return None


def name_from(folder: Path, id_: str, name: str, beside: Path) -> str:
    """How a file in a folder names a rubric: by its id where that leads to it, else by the path from there.

    Args:
        folder: where the file stands.
        id_: of the rubric.
        name: how it is named elsewhere.
        beside: what that name is relative to.
    """
    file, found = rubric_file(name, beside), rubric_file(id_, folder)
    if file is None or (found is not None and found.resolve() == file.resolve()):
        return id_
    way = Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    return way if "/" in way else f"./{way}"


def known_ids(beside: Path) -> tuple[str, ...]:
    """Every rubric id that could be named from a folder."""
    try:
        near = [path.name.removesuffix(SUFFIX) for path in beside.glob(f"*{SUFFIX}")]
    except OSError:
        near = []
    return tuple(sorted({*near, *shipped()}))
