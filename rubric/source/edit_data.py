"""Edits of plain data: what a file must hold after its text was edited."""

from __future__ import annotations

from typing import Any

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.source.edit_path import bad_path
from rubric.source.edit_walk import child, is_short_level, order_of, place_kind, position, walk
from rubric.source.locate import Path


def assign(data: Any, path: Path, value: Any) -> None:
    """Set what stands at a full path of plain data, with the parents that are missing.

    Raises:
        InputError: a value is in the way.
    """
    found = walk(data, path)
    if not found.rest:
        put(data, found.path, value)
        return
    node = at(data, found.path)
    if found.wrap:
        put(data, found.path, {found.wrap: node})
        assign(data, path, value)
        return
    where = path[: len(path) - len(found.rest)]
    if node is None:
        put(data, found.path, nested(where, found.rest, value))
    elif isinstance(node, list) and where == ("bands",):
        node.append(nested(where, found.rest, value)[0])
    elif isinstance(node, dict):
        key = str(found.rest[0])
        insert(node, key, nested((*where, key), found.rest[1:], value), place_for(node, key, where, data))
    else:
        words = ".".join(map(str, path))
        raise InputError([bad_path(Place(""), words, "这里已经是一个值", "a plain value stands in the way")])


def nested(where: Path, rest: Path, value: Any) -> Any:
    """Data to stand at a path, with the parts that lead on from there to a value; short forms where they do."""
    if not rest:
        return value
    inner = nested((*where, rest[0]), rest[1:], value)
    if where == ("bands",):
        return [{"id": rest[0], **inner}]
    kind = place_kind(where)
    if (kind == "answer" and rest[0] == "value") or (kind == "level" and rest[0] == "text" and is_short_level(inner)):
        return inner
    if kind == "checklist" and rest[0] == "facts" and isinstance(inner, dict):
        return inner
    return {str(rest[0]): inner}


def place_for(node: dict[str, Any], key: str, where: Path, top: Any) -> int:
    """Where a new key belongs among those of a mapping at a path: in the usual order, otherwise last."""
    keys = list(node)
    if key.isdecimal() and all(one.isdecimal() for one in keys):
        return sum(int(one) < int(key) for one in keys)
    kind = place_kind(where)
    if kind == "top":
        kind = "rubric" if "dimensions" in top or not ("program" in top or "answers" in top) else "sheet"
    order = order_of(kind, node)
    if key not in order:
        return len(keys)
    before = order[: order.index(key)]
    return max((number + 1 for number, one in enumerate(keys) if one in before), default=0)


def insert(node: dict[str, Any], key: str, value: Any, index: int) -> None:
    """Put a new key between those of a mapping."""
    pairs = list(node.items())
    node.clear()
    node.update([*pairs[:index], (key, value), *pairs[index:]])


def put(data: Any, path: Path, value: Any) -> None:
    """Replace what stands at a path that is there, as it is written."""
    parent = at(data, path[:-1])
    if isinstance(parent, list):
        parent[position(parent, path[-1]) or 0] = value
    else:
        parent[str(path[-1])] = value


def drop(data: Any, path: Path) -> None:
    """Take out what stands at a path that is there, as it is written."""
    parent = at(data, path[:-1])
    if isinstance(parent, list):
        del parent[position(parent, path[-1]) or 0]
    else:
        del parent[str(path[-1])]


def at(data: Any, path: Path) -> Any:
    """What stands at a path that is there, as it is written."""
    for segment in path:
        data = child(data, segment)
    return data


def unit_of(path: Path) -> Path:
    """The part of a full path that an extending rubric replaces whole when it writes anything in it."""
    if path[0] in ("facts", "gates", "references", "bands"):
        return path[:3]
    if path[0] == "conditions":
        return path[:2]
    if path[0] != "dimensions":
        return path[:1]
    end = 3
    while len(path) > end and path[end - 1] == "criteria":
        end += 2
    match path[end - 1 : end + 1]:
        case ("levels", _) | ("checklist", "facts"):
            return path[: end + 2]
        case ("checklist", _):
            return path[: end + 1]
        case _:
            return path[:end]
