"""Paths as people write them to full paths.

A full path has every level and no short form: ``("dimensions", "gameplay", "criteria", "play_set", "levels", "2",
"text", "zh")``, ``("answers", "flash_sale", "value")``. Items of lists are named by their id, else by index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.model.rubric import Group, Rubric
from rubric.model.sheet import Sheet
from rubric.source import edit_rules
from rubric.source.document import Mapping
from rubric.source.edit_walk import TEXT_KEYS, child_at, key_place, keys_of, order_of, place_kind
from rubric.source.locate import Path
from rubric.source.nearest import near

_SECTIONS = ("facts", "conditions", "gates")
_WITH_SHORT_FORM = frozenset({"level", "text", "answer"})
_MOST_SHOWN = 12


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


def answerable(rubric: Any) -> list[str]:
    """The ids of the facts and criteria in a rubric's data; none where the data are something else."""
    items = ((id_, path[0], child_at(rubric, path)) for id_, path in item_paths(rubric))
    return [
        id_
        for id_, section, item in items
        if isinstance(item, dict) and (section == "facts" or (section == "dimensions" and "criteria" not in item))
    ]


def full_path(words: str, root: Mapping, kind: str, answers: Sequence[str] = ()) -> Path:
    """The full path of what somebody wrote.

    Args:
        words: segments joined by dots; dimensions, ``criteria``, ``text`` and ``value`` may be left out.
        root: the data, of a rubric after ``extends``.
        kind: ``rubric`` or ``sheet``.
        answers: what a sheet may answer; empty when that is not known.

    Raises:
        InputError: it leads nowhere; the finding is at the last part that is there.
    """
    asked, parts = _Asked(words, root, answers), words.split(".")
    if not all(parts):
        whole = parts[: parts.index("")]
        path = full_path(".".join(whole), root, kind, answers) if whole else ()
        raise InputError([asked.bad(path, "段落是空的", "a segment is empty")])
    path, rest = _first(asked, parts, kind)
    node = child_at(root, path)
    while rest:
        path, used = _step(path, node, rest, asked)
        rest = rest[used:]
        node = child_at(root, path)
    return path


def bad_path(place: Place, words: str, why_zh: str, why_en: str, help_zh: str = "", help_en: str = "") -> Any:
    """The finding for a path that makes no sense."""
    return edit_rules.BAD_PATH.at(place, path=words, why_zh=why_zh, why_en=why_en, help_zh=help_zh, help_en=help_en)


def unknown(root: Mapping, words: str, segment: str, known: list[str], path: Path = ()) -> Any:
    """The finding for a segment that leads nowhere.

    Args:
        root: the data.
        words: all that somebody wrote.
        segment: the part of it that is not there.
        known: what may stand in its place.
        path: what leads up to it.
    """
    shown = known if len(known) <= _MOST_SHOWN else [*known[:_MOST_SHOWN], "…"]
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return edit_rules.UNKNOWN_PATH.at(
        key_place(root, path),
        path=words,
        segment=segment,
        where_zh=f"“{where}”里" if where else "这个文件里",
        where_en=f'"{where}"' if where else "the file",
        known=", ".join(shown) or "–",
        **near(segment, known),
    )


class _Asked(NamedTuple):
    """A path as somebody wrote it, the data that it is looked up in, and what a sheet may answer."""

    words: str
    root: Mapping
    answers: Sequence[str]

    def unknown(self, path: Path, segment: str, known: list[str]) -> Any:
        return unknown(self.root, self.words, segment, known, path)

    def bad(self, path: Path, why_zh: str, why_en: str) -> Any:
        return bad_path(key_place(self.root, path), self.words, why_zh, why_en)


def _first(asked: _Asked, parts: list[str], kind: str) -> tuple[Path, list[str]]:
    top = keys_of(Rubric if kind == "rubric" else Sheet)
    if parts[0] in top:
        return (parts[0],), parts[1:]
    if kind == "sheet":
        there = (*asked.answers, *(asked.root.get("answers") or ()))
        if asked.answers and parts[0] not in there:
            raise InputError([asked.unknown(("answers",), parts[0], [*asked.answers, *top])])
        return ("answers", parts[0]), parts[1:]
    items = dict(reversed(list(item_paths(asked.root))))
    if parts[0] in items:
        return items[parts[0]], parts[1:]
    dimensions = [id_ for id_, path in items.items() if path[:-1] == ("dimensions",)]
    raise InputError([asked.unknown((), parts[0], list(dict.fromkeys([*reversed(dimensions), *top, *items])))])


def _step(path: Path, node: Any, rest: list[str], asked: _Asked) -> tuple[Path, int]:
    """One more key, and how many segments it took."""
    segment = rest[0]
    if isinstance(node, list):
        return (*path, _index(node, segment, path, asked)), 1
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
    elif node is not None and kind not in _WITH_SHORT_FORM:
        raise InputError(
            [asked.bad(path, "这里是一个值，下面没有东西", "a plain value is here, with nothing below it")]
        )
    if path[-1] == "points":  # a number with a fraction has a dot of its own
        return (*path, ".".join(rest)), len(rest)
    known = list(asked.answers) or None if path == ("answers",) else _known(kind, path, node)
    if known is not None and segment not in known:
        raise InputError([asked.unknown(path, segment, known)])
    return (*path, segment), 1


def _known(kind: str, path: Path, node: Any) -> list[str] | None:
    """What may stand at such a place, when that is known."""
    if kind == "node" and isinstance(node, dict) and isinstance(node.get("criteria"), dict):
        return [*(id_ for id_, _ in _nodes(node["criteria"], ())), *keys_of(Group)]
    if kind == "section" and path[0] != "examples":
        return list(node) if isinstance(node, dict) else []
    # Among the answers of examples and the attributes of programs are ids that look like texts.
    if kind == "text" and path[0] in ("examples", "attributes"):
        return None
    return list(order_of(kind, node)) or None


def _index(node: list[Any], segment: str, path: Path, asked: _Asked) -> str | int:
    ids = [one["id"] for one in node if isinstance(one, dict) and isinstance(one.get("id"), str)]
    if segment in ids:
        return segment
    if segment.isdecimal() and 1 <= int(segment) <= len(node):
        return ids[int(segment) - 1] if len(ids) == len(node) else int(segment) - 1
    known = ids or [str(number + 1) for number in range(len(node))]
    raise InputError([asked.unknown(path, segment, known)])
