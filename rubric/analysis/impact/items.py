"""A rubric taken apart by id: every item with its content as plain data, ready to be held against another edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from rubric.model.condition import FORMS
from rubric.model.reference import Off
from rubric.model.rubric import Criterion, Group, Rubric
from rubric.model.rubric_diff import ItemKind
from rubric.model.text import Lang, Text
from rubric.source.edit_render import flow_text
from rubric.source.locate import Path

Content = dict[str, Any]
# A family of ids and an id: items are the same where both are.
Key = tuple[str, str]

_CONDITIONS = tuple(FORMS.values())
_OWN = ("rubric", "edition", "extends", "title", "why", "scale", "combine", "minimum_coverage")
_APART = frozenset({"off", "id", "criteria"})
_MAY_BE_CONDITIONS = ("when", "yes_no")  # where a bare id stands for one


@dataclass(frozen=True)
class Whole:
    """A value that is compared and shown whole: a condition, or a part of an example."""

    data: Any


@dataclass(frozen=True)
class Item:
    """An item of a rubric.

    Attributes:
        kind: of the item.
        id: empty for the rubric itself.
        path: from the top of the file.
        model: the item itself; a bare id may be a condition.
        title: None where there is none.
        parent: the id of the node above; empty for others.
        off: why it is switched off, by itself or by a node above; None while it is in force.
    """

    kind: ItemKind
    id: str
    path: Path
    model: BaseModel | str
    title: Text | None = None
    parent: str = ""
    off: Off | None = None

    @cached_property
    def content(self) -> Content:
        """Its fields by the names they have in files; texts and conditions are not taken further apart."""
        if self.kind == "condition" or isinstance(self.model, str):
            return {"": Whole(self.model)}
        names: Iterable[str] = _OWN if self.kind == "rubric" else _fields(type(self.model)).keys() - _APART
        data = {name: part for name, part in self.model.__dict__.items() if name in names and part is not None}
        if self.kind == "example":
            return {name: Whole(part) for name, part in data.items() if part and name != "name"}
        content = _plain_fields(type(self.model), data)
        if "options" in content:
            content["options"] = {
                id_: {} if text is None else {"text": text} for id_, text in _texts_of(content["options"]).items()
            }
        return content


def items_of(rubric: Rubric) -> dict[Key, Item]:
    """Every item, in the order of the rubric; the rubric's own fields first."""
    found: dict[Key, Item] = {("rubric", ""): Item("rubric", "", (), rubric, rubric.title)}
    for id_, fact in rubric.facts.items():
        found["fact", id_] = Item("fact", id_, ("facts", id_), fact, fact.title or fact.ask, off=fact.off)
    for id_, condition in rubric.conditions.items():
        found["condition", id_] = Item("condition", id_, ("conditions", id_), condition)
    found |= _nodes(rubric.dimensions, ("dimensions",), "", None)
    for id_, gate in rubric.gates.items():
        found["gate", id_] = Item("gate", id_, ("gates", id_), gate, gate.title, off=gate.off)
    for number, band in enumerate(rubric.bands):
        found["band", band.id] = Item("band", band.id, ("bands", number), band, band.title, off=band.off)
    return found | dict(_others(rubric))


def _others(rubric: Rubric) -> Iterator[tuple[Key, Item]]:
    for id_, one in rubric.references.items():
        yield ("reference", id_), Item("reference", id_, ("references", id_), one, one.title, off=one.off)
    seen: dict[str, int] = {}
    for number, example in enumerate(rubric.examples):
        name = example.name.get(Lang.EN)
        times = seen[name] = seen.get(name, 0) + 1
        id_ = name if times == 1 else f"{name} #{times}"
        yield ("example", id_), Item("example", id_, ("examples", number), example, example.name)


def _nodes(nodes: Mapping[str, Criterion | Group], path: Path, parent: str, off: Off | None) -> dict[Key, Item]:
    found: dict[Key, Item] = {}
    for id_, node in nodes.items():
        here, reason = (*path, id_), off or node.off
        kind: ItemKind = "criterion" if isinstance(node, Criterion) else "group" if parent else "dimension"
        found["node", id_] = Item(kind, id_, here, node, node.title, parent, reason)
        if isinstance(node, Group):
            found |= _nodes(node.criteria, (*here, "criteria"), id_, reason)
    return found


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a record, with the names that they have in files."""
    return {name: field.alias or name for name, field in model.model_fields.items()}


def _plain_fields(model: type[BaseModel], data: Mapping[str, Any]) -> Content:
    names = _fields(model)
    return {
        names[name]: Whole(part) if isinstance(part, str) and name in _MAY_BE_CONDITIONS else _plain(part)
        for name, part in data.items()
        if part is not None
    }


def _plain(value: Any) -> Any:
    """A value as nested data."""
    if isinstance(value, Text):
        return value
    if isinstance(value, _CONDITIONS):
        return Whole(value)
    if isinstance(value, BaseModel):
        return _plain_fields(type(value), value.__dict__)
    if isinstance(value, dict):
        return {_key(key): _plain(part) for key, part in value.items()}
    return value


def _texts_of(options: Any) -> Mapping[str, Text | None]:
    return options if isinstance(options, dict) else dict.fromkeys(options)


def _key(key: Any) -> str:
    """A key as text; numbers that are equal have the same."""
    return format(key.normalize(), "f") if isinstance(key, Decimal) else str(key)


def shown(value: Any) -> str | None:
    """A value as text, the way a file could say it; None for nothing."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str | int):
        return str(value)
    return flow_text(_data(value))


def _data(value: Any) -> Any:
    if isinstance(value, Whole):
        return _data(value.data)
    if isinstance(value, Text):
        return value.zh if value.zh == value.en else {name: text for name, text in value if text is not None}
    if isinstance(value, BaseModel):
        return _data(value.model_dump(by_alias=True, exclude_none=True))
    if isinstance(value, dict):
        return {str(key): _data(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_data(part) for part in value]
    return value
