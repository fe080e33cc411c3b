"""Conditions in Kleene's three-valued logic, the logic that SQL gives NULL (semantics 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

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
)
from rubric.model.states import State, Truth
from rubric.scoring.plan import Plan
from rubric.scoring.values import LeafValue
from rubric.scoring.world import World

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


class Logic:
    """Tells whether conditions hold, by what is known; each named condition is looked at once."""

    def __init__(self, plan: Plan, world: World) -> None:
        """Keep both; ``leaves`` are set once they are known, gates need them."""
        self.plan = plan
        self.world = world
        self.leaves: Mapping[str, LeafValue] = {}
        self._named: dict[str, Truth] = {}

    def truth(self, condition: Condition) -> Truth:
        """Yes, no or unknown."""
        match condition:
            case str():
                return self._of_id(condition)
            case FactTest():
                return _compare(condition, self.world)
            case AnyOf():
                return either(self._each(condition.any))
            case AllOf():
                return every(self._each(condition.all))
            case NotTrue():
                return negated(self.truth(condition.not_))
            case NoneOf():
                return negated(either(self._each(condition.none)))
            case AtLeastOf():
                return at_least(condition.at_least, self._each(condition.of))
            case ProgramTest():
                attribute = self.world.attributes.get(condition.program)
                if attribute is None:
                    return UNKNOWN
                return of_bool(attribute == condition.is_ or attribute in (condition.in_ or ()))
            case CriterionTest():
                return _level_test(condition, self.leaves[condition.criterion])
            case _:
                assert_never(condition)

    def _each(self, parts: Iterable[Condition]) -> list[Truth]:
        return [self.truth(part) for part in parts]

    def _of_id(self, id_: str) -> Truth:
        condition = self.plan.conditions.get(id_)
        if condition is None:
            value = self.world.facts.get(id_)
            return UNKNOWN if value is None else of_bool(value is True)
        held = self._named.get(id_)
        if held is None:
            held = self._named[id_] = self.truth(condition)
        return held


def of_bool(value: bool) -> Truth:
    """A known truth."""
    return YES if value else NO


def negated(value: Truth) -> Truth:
    """Not: swaps yes and no."""
    return UNKNOWN if value is UNKNOWN else of_bool(value is NO)


def every(values: list[Truth]) -> Truth:
    """All: no if one is no, else unknown if one is unknown."""
    return NO if NO in values else UNKNOWN if UNKNOWN in values else YES


def either(values: list[Truth]) -> Truth:
    """Any: yes if one is yes, else unknown if one is unknown."""
    return YES if YES in values else UNKNOWN if UNKNOWN in values else NO


def at_least(need: int, values: list[Truth]) -> Truth:
    """At least ``need`` of them are yes."""
    sure = values.count(YES)
    return YES if sure >= need else NO if sure + values.count(UNKNOWN) < need else UNKNOWN


def _compare(test: FactTest, world: World) -> Truth:
    value = world.facts.get(test.fact)
    if value is None:
        return UNKNOWN
    if test.is_ is not None or test.in_ is not None:
        return of_bool(value == test.is_ or value in (test.in_ or ()))
    if not isinstance(value, Fraction):
        return NO
    return of_bool(
        _holds(test.at_least, lambda bound: value >= bound)
        or _holds(test.at_most, lambda bound: value <= bound)
        or _holds(test.above, lambda bound: value > bound)
        or _holds(test.below, lambda bound: value < bound)
        or _holds(test.equals, lambda bound: value == bound)
    )


def _holds(bound: Decimal | None, compare: Callable[[Fraction], bool]) -> bool:
    return bound is not None and compare(Fraction(bound))


def _level_test(test: CriterionTest, leaf: LeafValue) -> Truth:
    if leaf.state in (State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
        return NO
    surely = leaf.state is not State.SCOPE_UNKNOWN and not leaf.optional
    low, high = min(leaf.levels), max(leaf.levels)
    if test.at_least is not None:
        return NO if high < test.at_least else YES if low >= test.at_least and surely else UNKNOWN
    below = test.below or 0
    return NO if low >= below else YES if high < below and surely else UNKNOWN
