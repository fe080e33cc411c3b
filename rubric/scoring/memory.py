"""Values of criteria that are worked out once for all programs that have the same answers there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rubric.model.condition import Condition, ProgramTest, parts_of
from rubric.scoring.conditions import Logic
from rubric.scoring.leaves import leaf_value
from rubric.scoring.plan import Plan
from rubric.scoring.values import LeafValue
from rubric.scoring.world import World

_MOST = 50_000  # values of criteria; then they are forgotten, so that memory stays bounded


class Memory:
    """Values of criteria by what they rest on: few combinations of answers make up very many sheets."""

    def __init__(self, plan: Plan) -> None:
        """Remember nothing yet of a rubric."""
        self._plan = plan
        self._facts = {id_: tuple(sorted(facts)) for id_, facts in plan.facts_by_leaf.items()}
        self._attributes = tuple(sorted(_attributes(plan)))
        self._known: dict[tuple[Any, ...], LeafValue] = {}

    def leaves(self, world: World) -> dict[str, LeafValue]:
        """The value of each criterion, by its id."""
        if len(self._known) > _MOST:
            self._known.clear()
        facts, by_hand, gone, known = world.facts.get, world.by_hand.get, world.not_applicable, self._known
        asked = tuple(map(world.attributes.get, self._attributes))
        logic, found = Logic(self._plan, world), {}
        for id_, names in self._facts.items():
            key = (id_, by_hand(id_), id_ in gone, asked, *map(facts, names))
            value = known.get(key)
            if value is None:
                value = known[key] = leaf_value(self._plan.leaves[id_], self._plan, logic)
            found[id_] = value
        return found


def _attributes(plan: Plan) -> Iterator[str]:
    """The attributes of a program that any criterion asks for."""
    todo: list[Condition] = list(plan.conditions.values())
    for leaf in plan.leaves.values():
        criterion = leaf.criterion
        asked = (criterion.when, criterion.yes_no, *(level.when for level in (criterion.levels or {}).values()))
        todo += [one for one in asked if one is not None]
        todo += criterion.checklist.facts if criterion.checklist else ()
    while todo:
        one = todo.pop()
        if isinstance(one, ProgramTest):
            yield one.program
        elif not isinstance(one, str):
            todo += parts_of(one)
