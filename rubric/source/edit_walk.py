"""Full paths in data as it is written: what kind of thing stands at one, and how far it leads past short forms."""

from __future__ import annotations

from typing import Any, NamedTuple

from rubric.model.finding import Place
from rubric.model.reference import Reference
from rubric.model.rubric import (
    Band,
    Checklist,
    Criterion,
    Example,
    Fact,
    Gate,
    Group,
    Level,
    NumberScale,
    ReportScale,
    Rubric,
)
from rubric.model.sheet import Answer, Evidence, Sheet
from rubric.model.text import Text
from rubric.source.document import Mapping, Sequence
from rubric.source.locate import Path

TEXT_KEYS = ("zh", "en")
_SECTIONS = frozenset(
    {"facts", "gates", "conditions", "references", "bands", "sources", "dimensions", "criteria", "levels"}
)
_TEXTS = frozenset({"title", "ask", "how", "why", "text", "because", "improve", "note", "name", "by", "not_applicable"})

_MODELS: dict[str, Any] = {
    "fact": Fact,
    "gate": Gate,
    "band": Band,
    "level": Level,
    "checklist": Checklist,
    "reference": Reference,
    "source": Reference,
    "answer": Answer,
    "text": Text,
    "number": NumberScale,
    "example": Example,
    "evidence": Evidence,
    "scale": ReportScale,
    "rubric": Rubric,
    "sheet": Sheet,
}


def keys_of(model: Any) -> tuple[str, ...]:
    """The keys of a record, in the order in which they are written."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def place_kind(path: Path) -> str:
    """What stands at a full path: top, section, node, fact, level, checklist, answer, text, … or ``part``."""
    match path:
        case ():
            return "top"
        case (("facts" | "gates" | "conditions" | "references" | "bands" | "sources") as section, _):
            return str(section).removesuffix("s")
        case ("answers", _):
            return "answer"
        case ("dimensions", _) | ("dimensions", *_, "criteria", _):
            return "node"
        case ("dimensions", *_, "levels", _):
            return "level"
        case ("dimensions", *_, "checklist"):
            return "checklist"
        case (*_, last) if last in _SECTIONS:
            return "section"
        case (*_, last) if last in _TEXTS:
            return "text"
        case (*_, ("like" | "options" | "references"), _):
            return "text"
        case ("dimensions", *_, "number"):
            return "number"
        case ("examples", _):
            return "example"
        case ("answers", _, "evidence", _):
            return "evidence"
        case ("scale",):
            return "scale"
        case _:
            return "part"


def order_of(kind: str, node: Any) -> tuple[str, ...]:
    """The keys of a record at such a place, in the order in which they are written; empty for others."""
    if kind == "node":
        return keys_of(Group if isinstance(node, dict) and "criteria" in node else Criterion)
    model = _MODELS.get(kind)
    return keys_of(model) if model else ()


class Walk(NamedTuple):
    """How far a full path leads in data as it is written.

    Attributes:
        path: the keys that were found, short forms as they are.
        rest: the keys that are missing.
        wrap: when the last value found is a short form in the way: the key that it would stand under.
    """

    path: Path
    rest: Path
    wrap: str = ""


def walk(root: Any, path: Path) -> Walk:
    """Follow a full path through data, past short forms."""
    node, found = root, []
    for number, segment in enumerate(path):
        kind = place_kind(path[:number])
        if has_child(node, segment) and not (kind == "level" and is_short_level(node)):
            node = child(node, segment)
            found.append(segment)
            continue
        short = _short(kind, node)
        if short and segment == short:
            continue  # the value itself stands for it
        if short or (kind == "text" and segment in TEXT_KEYS and isinstance(node, str | int)):
            return Walk(tuple(found), path[number:], short or ("en" if segment == "zh" else "zh"))
        return Walk(tuple(found), path[number:])
    return Walk(tuple(found), ())


def is_short_level(node: Any) -> bool:
    """Whether a level is written as its text alone."""
    return not isinstance(node, dict) or bool(node and node.keys() <= set(TEXT_KEYS))


def _short(kind: str, node: Any) -> str:
    if kind == "level" and is_short_level(node):
        return "text"
    if kind == "answer" and not isinstance(node, dict):
        return "value"
    if kind == "checklist" and isinstance(node, dict) and not ("facts" in node or "out_of" in node):
        return "facts"
    return ""


def has_child(node: Any, segment: str | int) -> bool:
    """Whether data has a part of a name, index or id."""
    if isinstance(node, dict):
        return str(segment) in node
    return isinstance(node, list) and position(node, segment) is not None


def child(node: Any, segment: str | int) -> Any:
    """A part of data by name, index or id."""
    if isinstance(node, list):
        at = position(node, segment)
        return node[at] if at is not None else None
    return node[str(segment)]


def position(items: list[Any], segment: str | int) -> int | None:
    """The index of an item of a list, by index or id."""
    if isinstance(segment, int):
        return segment if segment < len(items) else None
    found = (at for at, item in enumerate(items) if isinstance(item, dict) and item.get("id") == segment)
    return next(found, None)


def child_at(root: Any, path: Path) -> Any:
    """What stands at a full path; None when nothing does."""
    found = walk(root, path)
    if found.rest:
        return None
    node = root
    for segment in found.path:
        node = child(node, segment)
    return node


def key_place(root: Any, path: Path) -> Place:
    """The place of the deepest key of a full path that is there; that of the file's first key where none is."""
    own = [root.key_place(key) for key, (document, _, _) in root.marks.items() if document is root.document]
    node, place = root, min(own, default=Place(root.document.name))
    for segment in walk(root, path).path:
        if isinstance(node, Mapping):
            place = node.key_place(str(segment))
        elif isinstance(node, Sequence):
            place = node.item_place(position(node, segment) or 0)
        node = child(node, segment)
    return place
