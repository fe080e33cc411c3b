"""Paths as people write them to full paths.

A full path has every level and no short form: ``("dimensions", "gameplay", "criteria", "play_set", "levels", "2",
"text", "zh")``, ``("answers", "flash_sale", "value")``. Items of lists are named by their id, else by index.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.model.rubric import Group, Rubric
from rubric.model.sheet import Sheet
from rubric.source import edit_rules
from rubric.source.document import Mapping
from rubric.source.edit_walk import TEXT_KEYS, child_at, keys_of, order_of, place_kind
from rubric.source.locate import Path
from rubric.source.nearest import near

_SECTIONS = ("facts", "conditions", "gates")


def item_paths(root: Any) -> Iterator[tuple[str, Path]]:
    """Every item of a rubric's data with its path, bands last."""
    nodes = root.get("dimensions")
    yield from _nodes(nodes, ("dimensions",)) if isinstance(nodes, dict) else ()
    for section in _SECTIONS:
        part = root.get(section)
        yield from ((id_, (section, id_)) for id_ in part) if isinstance(part, dict) else ()
    bands = root.get("bands")
    for band in bands if isinstance(bands, list) else ():
        if isinstance(band, dict) and isinstance(band.get("id"), str):
            yield band["id"], ("bands", band["id"])


def _nodes(nodes: dict[str, Any], path: Path) -> Iterator[tuple[str, Path]]:
    for id_, node in nodes.items():
        yield id_, (*path, id_)
        below = node.get("criteria") if isinstance(node, dict) else None
        if isinstance(below, dict):
            yield from _nodes(below, (*path, id_, "criteria"))


def full_path(words: str, root: Mapping, kind: str) -> Path:
    """The full path of what somebody wrote.

    Args:
        words: segments joined by dots; dimensions, ``criteria``, ``text`` and ``value`` may be left out.
        root: the data, of a rubric after ``extends``.
        kind: ``rubric`` or ``sheet``.

    Raises:
        InputError: its beginning leads nowhere.
    """
    parts = words.split(".")
    if not all(parts):
        raise InputError([bad_path(Place(root.document.name), words, "段落是空的", "a segment is empty")])
    path, rest = _first(words, parts, root, kind)
    node = child_at(root, path)
    while rest:
        path, used = _step(path, node, rest, root)
        rest = rest[used:]
        node = child_at(root, path)
    return path


def bad_path(place: Place, words: str, why_zh: str, why_en: str, help_zh: str = "", help_en: str = "") -> Any:
    """The finding for a path that makes no sense."""
    return edit_rules.BAD_PATH.at(place, path=words, why_zh=why_zh, why_en=why_en, help_zh=help_zh, help_en=help_en)


def _first(words: str, parts: list[str], root: Mapping, kind: str) -> tuple[Path, list[str]]:
    top = keys_of(Rubric if kind == "rubric" else Sheet)
    if parts[0] in top:
        return (parts[0],), parts[1:]
    if kind == "sheet":
        return ("answers", parts[0]), parts[1:]
    items = dict(reversed(list(item_paths(root))))
    if parts[0] in items:
        return items[parts[0]], parts[1:]
    raise InputError([unknown(root, words, parts[0], list(items))])


def unknown(root: Any, words: str, segment: str, known: list[str]) -> Any:
    """The finding for a segment that leads nowhere."""
    document = getattr(root, "document", None)
    shown = known if len(known) <= 12 else [*known[:12], "…"]
    place = Place(document.name if document else "")
    args = near(segment, known)
    return edit_rules.UNKNOWN_PATH.at(place, path=words, segment=segment, known=", ".join(shown), **args)


def _step(path: Path, node: Any, rest: list[str], root: Mapping) -> tuple[Path, int]:
    """One more key, and how many segments it took."""
    segment = rest[0]
    if isinstance(node, list):
        return (*path, _index(node, segment, path, root)), 1
    kind = place_kind(path)
    if kind == "level" and segment in TEXT_KEYS:
        return (*path, "text", segment), 1
    if kind == "checklist" and segment not in ("facts", "out_of"):
        return (*path, "facts", segment), 1
    if isinstance(node, dict):
        longest = next((n for n in range(len(rest), 0, -1) if ".".join(rest[:n]) in node), 0)
        if longest:
            return (*path, ".".join(rest[:longest])), longest
        if kind == "node" and isinstance(node.get("criteria"), dict):
            below = dict(reversed(list(_nodes(node["criteria"], (*path, "criteria")))))
            if segment in below:
                return below[segment], 1
    if path[-1] == "points":  # a number with a fraction has a dot of its own
        return (*path, ".".join(rest)), len(rest)
    known = _known(kind, path, node)
    if known is not None and segment not in known:
        raise InputError([unknown(root, ".".join(map(str, (*path, segment))), segment, known)])
    return (*path, segment), 1


def _known(kind: str, path: Path, node: Any) -> list[str] | None:
    """What may stand at such a place, when that is known."""
    if kind == "node" and isinstance(node, dict) and isinstance(node.get("criteria"), dict):
        return [*(id_ for id_, _ in _nodes(node["criteria"], ())), *keys_of(Group)]
    if kind == "section" and path[0] != "examples":
        return list(node) if isinstance(node, dict) else []
    if kind in ("fact", "gate", "band", "node", "answer"):
        return list(order_of(kind, node))
    return None


def _index(node: list[Any], segment: str, path: Path, root: Mapping) -> str | int:
    ids = [one["id"] for one in node if isinstance(one, dict) and isinstance(one.get("id"), str)]
    if segment in ids:
        return segment
    if segment.isdecimal() and 1 <= int(segment) <= len(node):
        return ids[int(segment) - 1] if len(ids) == len(node) else int(segment) - 1
    if path == ("bands",):
        return segment
    known = ids or [str(number + 1) for number in range(len(node))]
    raise InputError([unknown(root, ".".join(map(str, (*path, segment))), segment, known)])
