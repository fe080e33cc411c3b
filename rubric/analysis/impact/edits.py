"""The edits that lie between two rubrics, so that some of them can be made without the others.

An edit is a change that may move a total. Changes that cannot be made without one another are one edit: a criterion
and the new fact that it uses, a group and what moved into it, the levels of a criterion that got another number of
them. What decides verdicts only (bands, the minimum coverage) is no edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from rubric.analysis.impact.changes import Delta, deltas
from rubric.analysis.impact.items import Item, Key, items_of
from rubric.model.condition import CriterionTest, FactTest, parts_of
from rubric.model.rubric import SCALES, Criterion, Gate, Group, Rubric
from rubric.model.rubric_diff import ChangeKind

# What is applied whole: a part of an item.
Part = tuple[Key, str]

ITEM = "item"  # that it is there at all, or what kind of node it is
PARENT = "parent"
SCALE = "scale"


@dataclass(frozen=True)
class EditUnit:
    """Changes that are made together; ``paths`` name them."""

    parts: frozenset[Part]
    paths: tuple[str, ...]


def edits_between(old: Rubric, new: Rubric) -> list[EditUnit]:
    """The edits, in the order of the new rubric."""
    before, after = items_of(old), items_of(new)
    found: dict[Part, list[Delta]] = {}
    for delta in deltas(old, new):
        if delta.scores and delta.key[0] != "band" and delta.field != ("minimum_coverage",):
            found.setdefault(_part_of(delta, before, after), []).append(delta)
    joined = _Joined(found)
    for one, other in _ties(found, before, after):
        joined.tie(one, other)
    return [
        EditUnit(frozenset(parts), tuple(delta.path for part in parts for delta in found[part]))
        for parts in joined.sets()
    ]


def edits_by_criterion(old: Rubric, new: Rubric, edits: Sequence[EditUnit]) -> dict[str, int]:
    """Which edits the value of a criterion may depend on: its own, and those of the facts and conditions it rests on.

    By the criterion's id; bit i stands for edit i. Criteria that depend on none are left out.
    """
    by_id: dict[str, int] = {}
    for number, edit in enumerate(edits):
        for (_, id_), _ in edit.parts:
            by_id[id_] = by_id.get(id_, 0) | 1 << number
    found: dict[str, int] = {}
    for items in (items_of(old), items_of(new)):
        for (family, id_), item in items.items():
            if family == "node" and isinstance(item.model, Criterion):
                for name in {id_, *_rests_on(item.model, items)} & by_id.keys():
                    found[id_] = found.get(id_, 0) | by_id[name]
    return found


def untouched_criteria(old: Rubric, new: Rubric) -> frozenset[str]:
    """The criteria in force in both rubrics whose values no change can move, whatever a sheet answers."""
    touched = edits_by_criterion(old, new, edits_between(old, new)).keys()
    both = [items_of(one) for one in (old, new)]
    return frozenset(
        id_
        for family, id_ in both[0]
        if family == "node" and id_ not in touched and all(_is_criterion(items.get((family, id_))) for items in both)
    )


def _is_criterion(item: Item | None) -> bool:
    return item is not None and item.off is None and isinstance(item.model, Criterion)


def _rests_on(criterion: Criterion, items: Mapping[Key, Item]) -> set[str]:
    """The ids of facts and conditions that a criterion names, and those that these name in turn."""
    found: set[str] = set()
    todo = [*_ids(criterion, (*SCALES, "when"))]
    while todo:
        id_ = todo.pop()
        if id_ not in found:
            found.add(id_)
            condition = items.get(("condition", id_))
            todo += _ids_of(condition.model) if condition is not None else ()
    return found


def _part_of(delta: Delta, before: Mapping[Key, Item], after: Mapping[Key, Item]) -> Part:
    key, name = delta.key, delta.field[0] if delta.field else ""
    if delta.kind is ChangeKind.MOVED:
        return key, PARENT
    if key[0] in ("fact", "condition") or not name:
        return key, ITEM
    if key[0] != "node" or name not in SCALES:
        return key, name
    old, new = (items[key].model for items in (before, after))
    return key, _scale_part(old, new, delta.field)


def _scale_part(old: BaseModel | str, new: BaseModel | str, field: tuple[str, ...]) -> str:
    """The part of a scale that can change alone; the whole where the two are not built alike."""
    if isinstance(old, Criterion) and isinstance(new, Criterion):
        if old.levels and new.levels and old.levels.keys() == new.levels.keys() and old.judged == new.judged:
            return ".".join(field[:3])
        one, other = old.checklist, new.checklist
        if one and other and one.out_of is not None and one.out_of == other.out_of:
            return ".".join(field[:3])
    return SCALE


class _Joined:
    """Parts in sets; tied ones are in the same."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._set = {part: [part] for part in parts}

    def tie(self, one: Part, other: Part) -> None:
        """Put two parts, and all that is with them, together; a part that does not change has no set."""
        if one in self._set and other in self._set and self._set[one] is not self._set[other]:
            self._set[one] += self._set[other]
            for part in self._set[other]:
                self._set[part] = self._set[one]

    def sets(self) -> list[list[Part]]:
        """All sets, each once and in order."""
        order = {part: number for number, part in enumerate(self._set)}
        sets = {id(parts): parts for parts in self._set.values()}
        return [sorted(parts, key=lambda part: order[part]) for parts in sets.values()]


def _ties(
    found: Mapping[Part, list[Delta]], before: Mapping[Key, Item], after: Mapping[Key, Item]
) -> Iterator[tuple[Part, Part]]:
    owners = _owners(found)
    for part in found:
        for id_ in _named(part, before) | _named(part, after):
            yield from ((part, owner) for owner in owners.get(id_, ()))
        if part[1] in (ITEM, PARENT) and part[0][0] == "node":
            for items in (before, after):
                if part[0] in items:
                    yield part, (("node", items[part[0]].parent), ITEM)
        yield from _ties_of_sums(part, before, after)
    yield from _ties_of_kind([part for part in found if part[1] == PARENT and part[0] in _groups(before)])
    rescaled = (("rubric", ""), "scale")
    yield from ((rescaled, part) for part in found if part[0][0] == "gate" and part[1] in ("cap", ITEM))
    yield from _ties_of_siblings(found, before, after)


def _owners(found: Mapping[Part, list[Delta]]) -> dict[str, list[Part]]:
    """The parts that decide whether an id is there and what it means, by that id."""
    owners: dict[str, list[Part]] = {}
    for part, changes in found.items():
        # A condition that says something else, and a range, leave everything that names them as right as it was.
        kept = all(one.kind is ChangeKind.CHANGED and part[0][0] == "condition" for one in changes)
        ranges = all(one.field == ("between",) for one in changes)
        if part[1] in (ITEM, SCALE) and not (kept or ranges):
            owners.setdefault(part[0][1], []).append(part)
    return owners


def _named(part: Part, items: Mapping[Key, Item]) -> set[str]:
    """The ids that a part of an item names."""
    item = items.get(part[0])
    if item is None or item.off is not None:
        return set()
    model, (name, *inner) = item.model, part[1].split(".")
    if isinstance(model, Criterion):
        if inner:
            return _ids_of_level(model, inner) if name == "levels" else {inner[-1]}
        return _ids(model, {ITEM: (*SCALES, "when"), SCALE: SCALES}.get(name, (name,)))
    if isinstance(model, Gate):
        return _ids(model, ("when", "cap") if name == ITEM else (name,))
    return _ids_of(model) if part[0][0] == "condition" else set()


def _ids(model: Criterion | Gate, fields: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in fields:
        value = getattr(model, name, None)
        if name == "levels":
            found |= {id_ for level in (value or {}).values() for id_ in _ids_of(level.when)}
        elif name == "number":
            found |= {value.fact} if value else set()
        elif name == "checklist":
            found |= set(value.facts) if value else set()
        elif name == "cap":
            found |= set(value or ())
        elif name in ("when", "yes_no"):
            found |= _ids_of(value)
    return found


def _ids_of_level(model: Criterion, inner: list[str]) -> set[str]:
    """What the condition of a level names; its points name nothing."""
    number, field = inner
    return _ids_of((model.levels or {})[int(number)].when) if field == "when" else set()


def _ids_of(condition: object) -> set[str]:
    """The ids that a condition names."""
    match condition:
        case None:
            return set()
        case str():
            return {condition}
        case FactTest():
            return {condition.fact}
        case CriterionTest():
            return {condition.criterion}
        case _:
            return {id_ for part in parts_of(condition) for id_ in _ids_of(part)}  # type: ignore[arg-type]


def _ties_of_sums(part: Part, before: Mapping[Key, Item], after: Mapping[Key, Item]) -> Iterator[tuple[Part, Part]]:
    """``weight: sum`` asks for means at the node and above it, and for no cap on it."""
    key, name = part
    if name not in ("weight", ITEM, PARENT) or not _sums(key, before) | _sums(key, after):
        return
    yield from ((part, (key, own)) for own in ("combine", "weight", ITEM, PARENT))
    for items in (before, after):
        if key in items:
            above = items[key].parent
            yield part, ((("node", above) if above else ("rubric", "")), "combine")
    for gate in (*before, *after):
        if gate[0] == "gate":
            yield part, (gate, "cap")
            yield part, (gate, ITEM)


def _sums(key: Key, items: Mapping[Key, Item]) -> bool:
    model = items[key].model if key in items else None
    return isinstance(model, Group) and model.weight == "sum"


def _ties_of_siblings(
    found: Mapping[Part, list[Delta]], before: Mapping[Key, Item], after: Mapping[Key, Item]
) -> Iterator[tuple[Part, Part]]:
    """What comes, goes or is weighed anew in a node where no child weighs all along: something always has to weigh."""
    parts: dict[str, list[Part]] = {}
    for part in found:
        if part[0][0] == "node" and part[1] in (ITEM, PARENT, "weight"):
            for parent in dict.fromkeys(items[part[0]].parent for items in (before, after) if part[0] in items):
                parts.setdefault(parent, []).append(part)
    for parent, of_one in parts.items():
        if not _weighing(parent, before) & _weighing(parent, after):
            yield from _ties_of_kind(of_one)


def _weighing(parent: str, items: Mapping[Key, Item]) -> set[Key]:
    """The children of a node that are in force and weigh something."""
    return {
        key
        for key, item in items.items()
        if key[0] == "node" and item.parent == parent and item.off is None and getattr(item.model, "weight", 0) != 0
    }


def _ties_of_kind(parts: list[Part]) -> Iterator[tuple[Part, Part]]:
    yield from ((parts[0], other) for other in parts[1:])


def _groups(items: Mapping[Key, Item]) -> set[Key]:
    return {key for key, item in items.items() if isinstance(item.model, Group)}
