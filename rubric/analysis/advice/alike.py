"""Facts that are each other's equals: swap two of them in a rubric and it stays the same."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import assert_never

from rubric.analysis.advice.items import Item
from rubric.model.condition import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Condition,
    CriterionTest,
    FactTest,
    NoneOf,
    NotTrue,
    ProgramTest,
    parts_of,
)
from rubric.scoring.plan import Plan

Form = Hashable


def alike(plan: Plan, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, each naming the one before it that is its equal."""
    last: dict[str, int] = {}
    whole = _forms(plan, {})
    users = _users(plan)
    found: list[Item] = []
    for index, item in enumerate(items):
        equal = None
        for first, other in list(last.items()):
            same = _same_kind(item, items[other]) and users[item.id] == users[first]
            if same and _forms(plan, {item.id: first, first: item.id}) == whole:
                equal = other
                last[first] = index
                break
        if equal is None and item.is_fact:
            last[item.id] = index
        found.append(replace(item, alike=equal))
    return tuple(found)


def _same_kind(one: Item, other: Item) -> bool:
    if not one.is_fact or (one.now, one.open) != (other.now, other.open):
        return False
    mine, theirs = ([(option.value, option.effort) for option in item.options] for item in (one, other))
    return mine == theirs


def _users(plan: Plan) -> dict[str, tuple[Form, ...]]:
    """The criteria and gates that rest on each fact."""
    gates = {id_: plan.facts_of(gate.when) for id_, gate in plan.gates.items()}
    users = {**plan.facts_by_leaf, **gates}
    return {fact: tuple(id_ for id_, facts in users.items() if fact in facts) for fact in plan.rubric.facts}


def _forms(plan: Plan, swap: Mapping[str, str]) -> Form:
    """All that looks at facts, with some facts called by others' names."""
    named = {id_: form(condition, swap) for id_, condition in plan.conditions.items()}
    gates = {id_: form(gate.when, swap) for id_, gate in plan.gates.items()}
    leaves: dict[str, Form] = {}
    for leaf in plan.leaves.values():
        criterion = leaf.criterion
        scale: list[Form] = [None if criterion.when is None else form(criterion.when, swap)]
        scale += [form(level.when, swap) for level in (criterion.levels or {}).values() if level.when is not None]
        scale += [form(criterion.yes_no, swap)] if criterion.yes_no is not None else []
        scale += [swap.get(criterion.number.fact, criterion.number.fact)] if criterion.number is not None else []
        checklist = criterion.checklist.facts if criterion.checklist else {}
        leaves[leaf.id] = (*scale, frozenset((form(item, swap), points) for item, points in checklist.items()))
    return tuple(tuple(forms.items()) for forms in (named, gates, leaves))


def form(condition: Condition, swap: Mapping[str, str]) -> Form:
    """A condition in a form in which the order of parts does not matter, with some facts called by others' names."""
    match condition:
        case str():
            return swap.get(condition, condition)
        case FactTest():
            return swap.get(condition.fact, condition.fact), condition.model_copy(update={"fact": ""})
        case ProgramTest() | CriterionTest():
            return condition
        case AtLeastOf() | AllOf() | AnyOf() | NoneOf() | NotTrue():
            need = condition.at_least if isinstance(condition, AtLeastOf) else 0
            parts = sorted((form(part, swap) for part in parts_of(condition)), key=repr)
            return type(condition).__name__, need, tuple(parts)
        case _:
            assert_never(condition)
