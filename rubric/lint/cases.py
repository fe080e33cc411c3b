"""What conditions can come to, by going through every combination of the answers that they ask about.

A set of combinations is an integer with one bit for each of them, so that "and" is ``&`` and "never" is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod
from typing import Any, assert_never

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
from rubric.scoring.asked import Test, domain, holds_for, key_of, tests_in
from rubric.scoring.plan import Plan

MOST_CASES = 4096
MOST_TESTS = 128


class Cases:
    """All combinations of some answers."""

    def __init__(self, plan: Plan, domains: Mapping[str, tuple[Any, ...]]) -> None:
        """Number the combinations.

        Args:
            plan: for its named conditions.
            domains: the values that each answer can take, by the key of the answer.
        """
        self.plan = plan
        self.domains = domains
        self.all = (1 << prod(len(values) for values in domains.values())) - 1
        self._strides: dict[str, int] = {}
        stride = 1
        for key, values in domains.items():
            self._strides[key] = stride
            stride *= len(values)
        self._named: dict[str, int] = {}

    def where(self, condition: Condition) -> int:
        """The combinations in which a condition holds."""
        match condition:
            case str() if condition in self.plan.conditions:
                if condition not in self._named:
                    self._named[condition] = self.where(self.plan.conditions[condition])
                return self._named[condition]
            case str() | FactTest() | ProgramTest() | CriterionTest():
                return self._of_test(condition)
            case NotTrue():
                return self.all & ~self.where(condition.not_)
            case AnyOf() | NoneOf():
                some = self._at_least(1, parts_of(condition))
                return some if isinstance(condition, AnyOf) else self.all & ~some
            case AllOf():
                return self._at_least(len(condition.all), condition.all)
            case AtLeastOf():
                return self._at_least(condition.at_least, condition.of)
            case _:
                assert_never(condition)

    def _at_least(self, need: int, parts: tuple[Condition, ...]) -> int:
        if need > len(parts):
            return 0
        if need == len(parts):
            found = self.all
            for part in parts:
                found &= self.where(part)
            return found
        reached = [self.all] + [0] * need
        for part in parts:
            held = self.where(part)
            for count in range(need, 0, -1):
                reached[count] |= reached[count - 1] & held
        return reached[need]

    def _of_test(self, test: Test) -> int:
        key, holds, found = key_of(test), holds_for(test), 0
        for number, value in enumerate(self.domains[key]):
            if holds(value):
                found |= self._column(key, number)
        return found

    def _column(self, key: str, number: int) -> int:
        """The combinations in which an answer has its ``number``-th value."""
        stride = self._strides[key]
        found, width = ((1 << stride) - 1) << (number * stride), stride * len(self.domains[key])
        whole = self.all.bit_length()
        while width < whole:
            found |= found << width
            width *= 2
        return found & self.all


def cases_of(plan: Plan, conditions: Iterable[Condition]) -> Cases | None:
    """The combinations of all answers that conditions ask about; None where they are too many to go through."""
    tests: dict[str, list[Test]] = {}
    for number, test in enumerate(tests_in(plan, conditions)):
        if number >= MOST_TESTS:
            return None
        tests.setdefault(key_of(test), []).append(test)
    domains: dict[str, tuple[Any, ...]] = {}
    size = 1
    for key, asked in tests.items():
        domains[key] = domain(plan, asked)
        size *= len(domains[key])
        if not 0 < size <= MOST_CASES:
            return None
    return Cases(plan, domains)
