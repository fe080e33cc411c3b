"""How a pair would end if every level that is still open were equally likely: exact, by adding up distributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Distribution = dict[Fraction, Fraction]


def distribution(known: Fraction, open_: Iterable[Sequence[Fraction]], cap: Fraction | None = None) -> Distribution:
    """How likely each total is.

    Args:
        known: what is certain, in points.
        open_: for each unknown the points that each of its levels would bring; all levels equally likely, unknowns
            independent of each other.
        cap: the most that the total can be.
    """
    likely: Distribution = {known: Fraction(1)}
    for points in open_:
        grown: Distribution = {}
        for total, share in likely.items():
            for one in points:
                grown[total + one] = grown.get(total + one, Fraction(0)) + share / len(points)
        likely = grown
    if cap is None:
        return likely
    capped: Distribution = {}
    for total, share in likely.items():
        capped[min(total, cap)] = capped.get(min(total, cap), Fraction(0)) + share
    return capped


def ahead(one: Mapping[Fraction, Fraction], other: Mapping[Fraction, Fraction]) -> tuple[Fraction, Fraction]:
    """How likely the first is ahead of the second, and how likely both are level."""
    wins = level = below = Fraction(0)
    rest = sorted(other.items())
    place = 0
    for total, share in sorted(one.items()):
        while place < len(rest) and rest[place][0] < total:
            below += rest[place][1]
            place += 1
        wins += share * below
        level += share * other.get(total, Fraction(0))
    return wins, level
