"""Which file each part of a rubric comes from, through ``extends``."""

from __future__ import annotations

from collections.abc import Sequence as Many
from pathlib import Path
from typing import Any, NamedTuple

from rubric.model.finding import Place
from rubric.source.document import Mapping, Sequence
from rubric.source.library import SUFFIX
from rubric.source.locate import name_of, resolve


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


class Written(NamedTuple):
    """A value and where it is written; ``place`` is ``file:line``."""

    path: str
    value: str
    place: str


def written(root: Any) -> list[Written]:
    """Every value of a rubric after ``extends``, in order, with its file and line."""
    found: list[Written] = []
    todo: list[tuple[tuple[str | int, ...], Any, str]] = [((), root, "")]
    while todo:
        path, node, place = todo.pop()
        if isinstance(node, Mapping):
            todo += [((*path, key), part, _line(node.value_place(key))) for key, part in reversed(node.items())]
        elif isinstance(node, Sequence):
            places = [_line(node.item_place(number)) for number in range(len(node))]
            todo += [((*path, number), node[number], places[number]) for number in reversed(range(len(node)))]
        else:
            found.append(Written(name_of(root, path), _as_written(node), place))
    return found


def _as_written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"
