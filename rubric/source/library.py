"""The rubrics that ship, and where a rubric's name leads: a file beside another one, a path, or a built-in id."""

from __future__ import annotations

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


def known_ids(beside: Path) -> tuple[str, ...]:
    """Every rubric id that could be named from a folder."""
    try:
        near = [path.name.removesuffix(SUFFIX) for path in beside.glob(f"*{SUFFIX}")]
    except OSError:
        near = []
    return tuple(sorted({*near, *shipped()}))
