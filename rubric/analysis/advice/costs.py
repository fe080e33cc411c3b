"""What plans cost, as whole numbers that compare like (effort, number of changes)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm

from rubric.analysis.advice.items import Item

# More than any plan has changes.
_EFFORT = 10**6


class Costs:
    """The cost of each option of each item; an effort of 1 unit outweighs any number of changes."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        """Find the largest unit of which all efforts are multiples."""
        efforts = [option.effort for item in items for option in item.options]
        below = lcm(*(effort.denominator for effort in efforts))
        above = gcd(*(int(effort * below) for effort in efforts)) or 1
        self.unit = Fraction(above, below)
        self.of = tuple(
            tuple(int(option.effort / self.unit) * _EFFORT + 1 for option in item.options) for item in items
        )
        self.most = len(items)

    def total(self, picks: Mapping[int, int]) -> int:
        """The cost of a plan."""
        return sum(self.of[index][option] for index, option in picks.items())

    def within(self, cost: int) -> int:
        """The largest cost with the same effort."""
        return (cost // _EFFORT + 1) * _EFFORT - 1

    def effort(self, cost: int) -> Fraction:
        """The effort in a cost."""
        return self.unit * (cost // _EFFORT)

    def reachable(self, bound: int) -> int:
        """The least cost that a plan can have that costs at least so much."""
        units, changes = divmod(bound, _EFFORT)
        return (units + 1) * _EFFORT + 1 if changes > self.most else bound
