"""What the tests in conditions ask about, and the answers that tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any, assert_never

from rubric.model.condition import Condition, CriterionTest, FactTest, ProgramTest, parts_of
from rubric.model.rubric import Fact
from rubric.scoring.plan import Plan

Test = str | FactTest | ProgramTest | CriterionTest

_OTHER = ""  # an attribute's value that no condition names


def key_of(test: Test) -> str:
    """What a test asks about: the id of a fact or criterion, or ``program.`` and an attribute."""
    match test:
        case str():
            return test
        case FactTest():
            return test.fact
        case CriterionTest():
            return test.criterion
        case ProgramTest():
            return f"program.{test.program}"
        case _:
            assert_never(test)


def holds_for(test: Test) -> Callable[[Any], bool]:
    """Whether a test holds for a value of what it asks about; None is a criterion that does not apply."""
    if isinstance(test, str):
        return lambda value: value is True
    if isinstance(test, CriterionTest):
        least, below = test.at_least, test.below
        return lambda level: level is not None and (level >= least if least is not None else level < (below or 0))
    if test.is_ is not None or test.in_ is not None:
        options = {test.is_, *(test.in_ or ())}
        return lambda value: value in options
    return _comparison(test) if isinstance(test, FactTest) else lambda _: False


def _comparison(test: FactTest) -> Callable[[Any], bool]:
    bound = Fraction(bound_of(test))
    if test.at_least is not None:
        return lambda value: bool(value >= bound)
    if test.at_most is not None:
        return lambda value: bool(value <= bound)
    if test.above is not None:
        return lambda value: bool(value > bound)
    return (lambda value: bool(value < bound)) if test.below is not None else (lambda value: bool(value == bound))


def bound_of(test: FactTest) -> Decimal:
    """The number that a count or number is compared with; 0 where options are compared."""
    given = (test.at_least, test.at_most, test.above, test.below, test.equals)
    return next((bound for bound in given if bound is not None), Decimal(0))


def tests_in(plan: Plan, conditions: Iterable[Condition]) -> Iterator[Test]:
    """The tests that conditions are made of; those of a named one are given once."""
    seen: set[str] = set()
    todo = list(conditions)
    while todo:
        one = todo.pop()
        if isinstance(one, str) and one in plan.conditions:
            if one not in seen:
                seen.add(one)
                todo.append(plan.conditions[one])
        elif isinstance(one, str | FactTest | ProgramTest | CriterionTest):
            yield one
        else:
            todo += parts_of(one)


def domain(plan: Plan, asked: list[Test]) -> tuple[Any, ...]:
    """The values, or values that stand for all, of what tests with one key ask about."""
    first = asked[0]
    if isinstance(first, ProgramTest):
        named = [value for test in asked if isinstance(test, ProgramTest) for value in (test.is_, *(test.in_ or ()))]
        return (*dict.fromkeys(value for value in named if value is not None), _OTHER)
    if isinstance(first, CriterionTest):
        criterion = plan.leaves[first.criterion].criterion
        levels = tuple(criterion.levels or ())
        return (*levels, None) if criterion.may_not_apply or criterion.when is not None else levels
    fact = plan.rubric.facts[key_of(first)]
    if fact.answer == "yes_no":
        return (True, False)
    if fact.answer == "choice":
        return fact.option_ids
    return numbers_of(fact, {Fraction(bound_of(test)) for test in asked if isinstance(test, FactTest)})


def numbers_of(fact: Fact, bounds: set[Fraction]) -> tuple[Fraction, ...]:
    """Numbers that stand for all that a fact can be answered with: at, between and beyond what it is compared with."""
    low, high = (Fraction(end) for end in fact.between) if fact.between else (None, None)
    edges = sorted(bounds | {end for end in (low, high) if end is not None})
    if fact.answer == "count":
        around = {
            Fraction(whole + step) for edge in edges for whole in (floor(edge), ceil(edge)) for step in (-1, 0, 1)
        }
        found = {number for number in {Fraction(0)} | around if number >= 0}
    else:
        found = {*edges, edges[0] - 1, edges[-1] + 1, *((one + other) / 2 for one, other in pairwise(edges))}
    return tuple(sorted(one for one in found if (low is None or one >= low) and (high is None or one <= high)))
