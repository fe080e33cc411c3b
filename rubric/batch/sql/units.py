"""The unit in which a table counts values: so many make 1, and every fixed value is a whole number of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from rubric.model.rubric import NumberScale
from rubric.scoring.leaves import curve_range
from rubric.scoring.plan import Leaf, Plan

# Beyond this a unit leaves no room for weights in a double's 53 bits.
_FINEST = 2**40


@dataclass(frozen=True)
class Units:
    """How many units make 1; ``is_exact`` is false where some value is no whole number of them."""

    whole: int
    is_exact: bool

    def of(self, value: Fraction) -> Fraction:
        """A value of [0, 1] in units; whole where this is exact."""
        return value * self.whole


def units_of(plan: Plan) -> Units:
    """The coarsest unit for all levels, checklists, curves and caps of a rubric."""
    whole = lcm(*(value.denominator for value in _values(plan)))
    return Units(whole, True) if whole <= _FINEST else Units(1, False)


def _values(plan: Plan) -> Iterator[Fraction]:
    yield Fraction(1)
    for leaf in plan.leaves.values():
        yield from _leaf_values(leaf, plan)
    for gate in plan.gates.values():
        for cap in gate.cap.values():
            yield plan.off_scale(Fraction(cap))


def _leaf_values(leaf: Leaf, plan: Plan) -> Iterator[Fraction]:
    criterion = leaf.criterion
    yield from leaf.values
    if criterion.checklist is not None:
        whole = criterion.checklist.out_of or sum(criterion.checklist.facts.values())
        yield from (Fraction(points) / Fraction(whole) for points in criterion.checklist.facts.values())
    if criterion.number is not None:
        yield from curve_range(criterion.number, plan)
        for start, slope in pieces(criterion.number):
            yield from (start, slope)


def pieces(scale: NumberScale) -> Iterator[tuple[Fraction, Fraction]]:
    """Each straight piece of a curve as its value at 0 and its slope."""
    knots = sorted((scale.points or {}).items())
    for (left, start), (right, end) in pairwise(knots):
        slope = Fraction(end - start) / Fraction(right - left) / 100
        yield Fraction(start) / 100 - slope * Fraction(left), slope
