"""Shifts of weight that change a pair whose difference is not linear: found by trying, said to be so."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from rubric.analysis.ranking.profile import Profile
from rubric.analysis.ranking.recombine import dimension_total

STEPS = 32
_HALVINGS = 16


def found_shift(first: Profile, second: Profile) -> tuple[str, str, Fraction] | None:
    """The least shift between two dimensions after which the second is ahead, to about one hundredth of a point.

    Returns:
        (from, to, a fraction of 1), or None where no shift tried changes the pair.
    """
    ids = [part.id for part in first.dimensions]
    weights = [float(first.weights[id_]) for id_ in ids]

    total, other_total = dimension_total(first, ids), dimension_total(second, ids)

    def ahead(place: int, to: int, amount: float) -> bool:
        moved = list(weights)
        moved[place] -= amount
        moved[to] += amount
        return other_total(moved) > total(moved)

    best: tuple[int, int, float] | None = None
    for place, to in permutations(range(len(ids)), 2):
        for step in range(1, STEPS + 1):
            amount = weights[place] * step / STEPS
            if best is not None and amount >= best[2]:
                break
            if ahead(place, to, amount):
                low, high = weights[place] * (step - 1) / STEPS, amount
                for _ in range(_HALVINGS):
                    middle = (low + high) / 2
                    low, high = (low, middle) if ahead(place, to, middle) else (middle, high)
                best = (place, to, high)
                break
    return None if best is None else (ids[best[0]], ids[best[1]], Fraction(best[2]).limit_denominator(10**6))
