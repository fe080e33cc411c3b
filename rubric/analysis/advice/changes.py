"""A plan as changes in a good order: no number larger than it needs to be, what brings most for its effort first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor, log10
from typing import Any

from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground, Item
from rubric.analysis.advice.search import Plan
from rubric.analysis.advice.uses import counting
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.world import World


@dataclass(frozen=True, eq=False)
class Change:
    """One answer that changes."""

    item: Item
    value: Any
    effort: Fraction

    def done(self, world: World) -> World:
        """A world with this change."""
        put = world.with_fact if self.item.is_fact else world.with_criterion
        return put(self.item.id, self.value)


@dataclass(frozen=True, eq=False)
class Stage:
    """A change with the evaluations before and after it."""

    change: Change
    before: Evaluation
    after: Evaluation


def changes_of(ground: Ground, goal: Goal, picks: Plan) -> list[Change]:
    """The changes of a plan in the order of the rubric; numbers go no farther than the goal needs."""
    items, found = ground.items, []
    for index in sorted(picks):
        option = items[index].options[picks[index]]
        found.append(Change(items[index], option.value, option.effort))
    for number, change in enumerate(found):
        if isinstance(change.value, Fraction) and change.item.is_fact:
            found[number] = _no_farther(ground, goal, found, number)
    return found


def world_after(world: World, changes: Sequence[Change]) -> World:
    """A world with all changes."""
    for change in changes:
        world = change.done(world)
    return world


def staged(ground: Ground, goal: Goal, changes: Sequence[Change]) -> list[Stage]:
    """The changes one after another, each time the one that brings most for its effort.

    Where no verdict can be given yet, what counts is the lower bound, as in the worst case: a score over the little
    that is known only looks as if it fell. In the worst case what only gates look at comes first: their caps hide what
    the other changes bring.
    """
    by_low = goal.worst or not goal.judged(ground.now)
    settles = _only_for_gates(ground) if goal.worst else frozenset()
    world, before = ground.world, ground.now
    left, found = list(changes), []
    while left:
        tried = [(change, evaluate(ground.plan, change.done(world))) for change in left]
        change, after = max(
            tried, key=lambda one: (one[0].item.id in settles, *_worth(one[0], before, one[1], by_low=by_low))
        )
        found.append(Stage(change, before, after))
        world, before = change.done(world), after
        left.remove(change)
    return found


def _only_for_gates(ground: Ground) -> frozenset[str]:
    facts = frozenset().union(*(ground.plan.facts_by_leaf[leaf.id] for leaf in counting(ground.plan)))
    return frozenset(item.id for item in ground.items if item.is_fact and item.id not in facts)


def _worth(change: Change, before: Evaluation, after: Evaluation, *, by_low: bool) -> tuple[bool, Fraction]:
    start, end = (one.root.low if by_low else one.root.value or Fraction(0) for one in (before, after))
    gain = end - start
    if gain <= 0:
        return False, gain
    return True, gain / change.effort if change.effort else gain * 10**9


def _no_farther(ground: Ground, goal: Goal, changes: list[Change], number: int) -> Change:
    """The change with the number closest to where it starts that still reaches the goal, to two digits."""
    change = changes[number]
    start, end = _start(change), change.value
    if start is None or start == end:
        return change
    count = ground.plan.rubric.facts[change.item.id].answer == "count"
    unit = Fraction(1) if count else Fraction(10) ** (floor(log10(abs(end - start))) - 1)
    sign = 1 if end > start else -1

    def at(steps: int) -> Change:
        # Numbers that are multiples of the unit, away from where it starts.
        value = floor(start * sign / unit + steps) * unit * sign
        return replace(change, value=value)

    few, many = 0, floor(abs(end - start) / unit)
    best = change
    while few < many:
        middle = (few + many) // 2
        tried = [*changes[:number], at(middle), *changes[number + 1 :]]
        if goal.reached(evaluate(ground.plan, world_after(ground.world, tried))):
            best, many = tried[number], middle
        else:
            few = middle + 1
    return best


def _start(change: Change) -> Fraction | None:
    """Where a number comes from: the present one, or the nearest of the other values that was not enough."""
    if isinstance(change.item.now, Fraction):
        return change.item.now
    values = [option.value for option in change.item.options]
    place = values.index(change.value)
    return values[place - 1] if place else None
