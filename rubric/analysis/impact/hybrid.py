"""A rubric between two others: the old one with some of the edits made that lead to the new one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar, cast

from pydantic import BaseModel

from rubric.analysis.impact.edits import ITEM, PARENT, SCALE, Part
from rubric.analysis.impact.items import Item, Key, items_of
from rubric.model.condition import Condition
from rubric.model.rubric import SCALES, Checklist, Criterion, Fact, Gate, Group, Level, Rubric

Kind = TypeVar("Kind", bound=BaseModel)


class Between:
    """Two rubrics, to be mixed again and again."""

    def __init__(self, old: Rubric, new: Rubric) -> None:
        """Keep what is in force of both."""
        self.old = old
        self.new = new
        self._before, self._after = (
            {key: item for key, item in items_of(one).items() if item.off is None} for one in (old, new)
        )

    def mixed(self, made: AbstractSet[Part]) -> Rubric:
        """The old rubric with these parts as the new one has them; bands and the minimum coverage stay.

        The rubric is meant for scoring only: it keeps what is in force, and its items are in no certain order.
        """
        here = self._there(made)
        nodes = {key[1]: self._node(key, made) for key in here if key[0] == "node"}
        whole: Key = ("rubric", "")
        return self.old.model_copy(
            update={
                "scale": (self.new if (whole, "scale") in made else self.old).scale,
                "combine": (self.new if (whole, "combine") in made else self.old).combine,
                "facts": {key[1]: cast("Fact", self._item(key, made).model) for key in here if key[0] == "fact"},
                "conditions": {
                    key[1]: cast("Condition", self._item(key, made).model) for key in here if key[0] == "condition"
                },
                "dimensions": self._below("", nodes, made),
                "gates": {key[1]: self._gate(key, made) for key in here if key[0] == "gate"},
            }
        )

    def _there(self, made: AbstractSet[Part]) -> list[Key]:
        """The items that are there: those of both, and of the others those that were not removed or are added."""
        came = [key for key in self._after if key in self._before or (key, ITEM) in made]
        return [*came, *(key for key in self._before if key not in self._after and (key, ITEM) not in made)]

    def _item(self, key: Key, made: AbstractSet[Part]) -> Item:
        """An item as the new rubric has it where it is made, else as the old one has it."""
        old, new = self._before.get(key), self._after.get(key)
        if old is None or (new is not None and (key, ITEM) in made):
            return cast("Item", new)
        return old

    def _below(self, parent: str, nodes: Mapping[str, Criterion | Group], made: AbstractSet[Part]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for id_, node in nodes.items():
            if self._parent(("node", id_), made) == parent:
                below = {"criteria": self._below(id_, nodes, made)} if isinstance(node, Group) else {}
                found[id_] = node.model_copy(update=below) if below else node
        return found

    def _parent(self, key: Key, made: AbstractSet[Part]) -> str:
        old, new = self._before.get(key), self._after.get(key)
        if old is None or new is None:
            return cast("Item", old or new).parent
        return (new if (key, PARENT) in made else old).parent

    def _node(self, key: Key, made: AbstractSet[Part]) -> Criterion | Group:
        chosen, new = self._item(key, made).model, self._after.get(key)
        other = new.model if new is not None else None
        if isinstance(chosen, Group):
            return _with(chosen, other, ("weight", "combine"), key, made) if isinstance(other, Group) else chosen
        criterion = cast("Criterion", chosen)
        if not isinstance(other, Criterion) or other is criterion:
            return criterion
        mixed = _with(criterion, other, ("weight", "when", "may_not_apply"), key, made)
        if (key, SCALE) in made:
            return mixed.model_copy(update={name: getattr(other, name) for name in SCALES})
        return _with_parts_of_scale(mixed, other, key, made)

    def _gate(self, key: Key, made: AbstractSet[Part]) -> Gate:
        chosen, new = cast("Gate", self._item(key, made).model), self._after.get(key)
        return _with(chosen, new.model, ("when", "cap"), key, made) if new is not None else chosen


def _with(model: Kind, other: object, names: tuple[str, ...], key: Key, made: AbstractSet[Part]) -> Kind:
    """A model with those fields of another one that are made."""
    update = {name: getattr(other, name) for name in names if (key, name) in made}
    return model.model_copy(update=update) if update else model


def _with_parts_of_scale(model: Criterion, other: Criterion, key: Key, made: AbstractSet[Part]) -> Criterion:
    """A criterion with those levels, or items of a check list, as another one has them that are made."""
    if model.levels and other.levels and model.levels.keys() == other.levels.keys():
        levels: dict[int, Level] = {}
        for number, level in model.levels.items():
            names = [name for name in ("when", "points") if (key, f"levels.{number}.{name}") in made]
            update = {name: getattr(other.levels[number], name) for name in names}
            levels[number] = level.model_copy(update=update) if update else level
        return model.model_copy(update={"levels": levels})
    if model.checklist and other.checklist:
        facts = dict(model.checklist.facts)
        for id_ in {**facts, **other.checklist.facts}:
            if (key, f"checklist.facts.{id_}") in made:
                facts.pop(id_, None)
                if id_ in other.checklist.facts:
                    facts[id_] = other.checklist.facts[id_]
        checklist: Checklist = model.checklist.model_copy(update={"facts": facts})
        return model.model_copy(update={"checklist": checklist})
    return model
