"""Which file each part of a rubric comes from, through ``extends``."""

from __future__ import annotations

from collections.abc import Sequence as Many
from pathlib import Path
from typing import Any

from rubric.source.document import Mapping, Sequence
from rubric.source.library import SUFFIX
from rubric.source.locate import resolve


def chain_of(texts: Many[str]) -> tuple[str, ...]:
    """The names of rubric files, as ids."""
    return tuple(id_of_file(name) for name in texts)


def id_of_file(name: str) -> str:
    """The id that a rubric file's name carries."""
    return Path(name).name.removesuffix(SUFFIX)


def origin_of(root: Any, path: Many[str | int]) -> tuple[str, ...]:
    """The rubrics that the parts of an item come from, in order of appearance."""
    node, matched = resolve(root, path)
    found: list[str] = []
    todo = [node] if isinstance(node, Mapping | Sequence) else []
    if not todo and matched:
        parent, _ = resolve(root, matched[:-1])
        if isinstance(parent, Mapping):
            found.append(parent.marks[str(matched[-1])][0].name)
    while todo:
        one = todo.pop(0)
        if isinstance(one, Mapping):
            found += [document.name for document, _, _ in one.marks.values()]
            todo += [value for value in one.values() if isinstance(value, Mapping | Sequence)]
        else:
            found.append(one.document.name)
            todo += [value for value in one if isinstance(value, Mapping | Sequence)]
    return tuple(dict.fromkeys(id_of_file(name) for name in found))
