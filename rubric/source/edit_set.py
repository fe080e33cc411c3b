"""``edit set``: one value replaced or put in."""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import Any

from rubric.errors import InputError
from rubric.source.document import Mapping, Sequence
from rubric.source.edit_change import Change, change
from rubric.source.edit_data import assign, at, nested, place_for, unit_of
from rubric.source.edit_path import bad_path, full_path
from rubric.source.edit_render import STEP, moved, value_of
from rubric.source.edit_splice import Writer
from rubric.source.edit_text import Source, Splice, plain
from rubric.source.edit_walk import child_at, key_place, place_kind, position, walk
from rubric.source.locate import Path

# What grows long in a sheet, and so is not kept between brackets.
_LONG: tuple[Path, ...] = (("answers",), ("sources",))


def set_value(source: Source, effective: Mapping, words: str, value: str, answers: Many[str] = ()) -> list[Change]:
    """The ways to set a value, best first; the second, if any, is without the quotes of the old value.

    Args:
        source: the file.
        effective: its data after ``extends``.
        words: the path, as people write it.
        value: the value, as people write it.
        answers: what a sheet may answer; empty when that is not known.

    Raises:
        InputError: the path leads nowhere, or the layout cannot be edited safely.
    """
    data, quoted = value_of(value)
    path = full_path(words, effective, source.kind, answers)
    if place_kind(path) == "answer" and not isinstance(data, dict):
        path = (*path, "value")
    path, data = inherited_whole(source.root, effective, path, data)
    old = _old_style(source, path)
    if old in ('"', "'") and data is not None and not isinstance(data, str | dict | list):
        text = value.strip()
        return [change_to(source, path, text, style=old), change_to(source, path, data, style="")]
    return [change_to(source, path, data, style='"' if quoted and old not in ('"', "'") else None)]


def loses_language(source: Source, effective: Mapping, words: str, value: str, answers: Many[str] = ()) -> bool:
    """Whether one text takes the place of two, one in each language; the arguments are those of ``set_value``."""
    old, (data, _) = child_at(effective, full_path(words, effective, source.kind, answers)), value_of(value)
    is_both = isinstance(old, Mapping) and {"zh", "en"} == old.keys() and old["zh"] != old["en"]
    return is_both and data is not None and not isinstance(data, dict)


def inherited_whole(own: Mapping, effective: Mapping, path: Path, data: Any) -> tuple[Path, Any]:
    """What to write where a value is only inherited: all of the field that it is a part of."""
    found = walk(own, path)
    unit = unit_of(path)
    if own is effective or len(path) - len(found.rest) >= len(unit) or child_at(effective, unit) is None:
        return path, data
    whole = plain(effective)
    assign(whole, path, data)
    return unit, child_at(whole, unit)


def change_to(source: Source, path: Path, data: Any, *, style: str | None = None) -> Change:
    """The change that makes a full path hold some data."""
    expected = plain(source.root)
    assign(expected, path, data)
    return change(source, splices_for(source, path, data, expected, style=style), expected)


def splices_for(
    source: Source,
    path: Path,
    data: Any,
    expected: Any,
    *,
    style: str | None = None,
    lines: list[str] | None = None,
) -> list[Splice]:
    """The splices that make a full path hold some data.

    Args:
        source: the file.
        path: where.
        data: what.
        expected: all data afterwards.
        style: the quotes of a replaced scalar; by default those that it has.
        lines: how a new item is written, at column 0; by default made from the data.
    """
    writer = Writer(source.text, as_json=source.is_json)
    found = walk(source.root, path)
    node = at(source.root, found.path)
    if found.wrap or not found.rest or node is None:
        parent, key = _slot(source, found.path)
        value = at(expected, found.path) if found.rest else data
        if found.wrap and isinstance(parent, Mapping):
            return writer.wrap(parent, key, found.wrap, value)
        if lines is not None and isinstance(parent, Mapping) and not parent.start.flow_style:
            where = path[: len(path) - len(found.rest)]
            return [writer.below(parent, key, _nested_lines(where[:-1], (where[-1], *found.rest), lines) or [])]
        return [writer.replace(parent, key, value, style)]
    where, first = path[: len(path) - len(found.rest)], found.rest[0]
    if isinstance(node, Sequence) and where == ("bands",):
        return [writer.append(node, lines, nested(where, found.rest, data)[0])]
    key = str(first)
    value = nested((*where, key), found.rest[1:], data)
    if where in _LONG and not node and node.start.flow_style and not (source.is_json or source.root.start.flow_style):
        return [writer.unfold(source.root, str(where[0]), at(expected, where))]
    index = place_for(plain(node), key, where, source.root)
    if not isinstance(node, Mapping):
        words = ".".join(map(str, path))
        raise InputError([bad_path(key_place(source.root, path), words, "这里已经是一个值", "a plain value is here")])
    if not node and not node.start.flow_style:
        raise InputError([bad_path(key_place(source.root, path), key, "这里是空的", "nothing is here")])
    return [writer.insert(node, key, index, _nested_lines(where, found.rest, lines), value)]


def _slot(source: Source, path: Path) -> tuple[Any, Any]:
    parent = at(source.root, path[:-1])
    return (parent, str(path[-1])) if isinstance(parent, Mapping) else (parent, position(parent, path[-1]))


def _old_style(source: Source, path: Path) -> str:
    found = walk(source.root, path)
    if found.rest or not found.path:
        return ""
    parent, key = _slot(source, found.path)
    event = parent.marks[key][2] if isinstance(parent, Mapping) else parent.marks[key]
    return getattr(event, "style", None) or ""


def _nested_lines(where: Path, rest: Path, lines: list[str] | None) -> list[str] | None:
    """The lines of an item below those of its parents that are missing."""
    if lines is None:
        return None
    made = lines
    for number in range(len(rest) - 2, -1, -1):
        if (*where, *rest[: number + 1]) == ("bands",):
            made = [f"- {made[0]}", *moved(made[1:], STEP)]
        made = [f"{rest[number]}:", *moved(made, STEP)]
    return made
