"""How far the weights must move before a pair changes places, where its difference is linear in them.

Throughout, ``weights`` add up to 1, ``differences`` are the values of the program ahead less those of the other, and
``margin`` is their weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from statistics import median
from typing import NamedTuple

_PRECISION = Context(prec=40)


class Shift(NamedTuple):
    """Weight moved to one place: ``moves`` are (place it comes from, amount as a fraction of 1), in order."""

    to: int
    moves: tuple[tuple[int, Fraction], ...]

    @property
    def moved(self) -> Fraction:
        """All that moves, a fraction of 1."""
        return sum((amount for _, amount in self.moves), Fraction(0))


class Distances(NamedTuple):
    """How far the nearest weights are at which both are level, signs of weights left free.

    ``l1`` is the sum of the changes, ``l2`` their Euclidean length (rounded to 12 decimals), ``linf`` the largest.
    """

    l1: Fraction
    l2: Fraction
    linf: Fraction


def margin(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> Fraction:
    """By how much the program ahead is ahead."""
    return sum((weight * one for weight, one in zip(weights, differences, strict=True)), Fraction(0))


def least_shift(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> Shift | None:
    """The least weight that must move until both are level; beyond it the other is ahead. Weights stay at least 0.

    It moves to where the other does best, away from where it does worst. None when the other is ahead nowhere.
    """
    worst = min(differences)
    if worst >= 0:
        return None
    left = margin(weights, differences)
    moves = []
    for place in sorted(range(len(weights)), key=lambda i: -differences[i]):
        per_point = differences[place] - worst
        if left <= 0 or per_point <= 0:
            break
        amount = min(weights[place], left / per_point)
        left -= amount * per_point
        if amount:
            moves.append((place, amount))
    return Shift(differences.index(worst), tuple(moves))


def one_weight(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> list[Fraction | None]:
    """For each weight the value at which both are level when the others keep their proportions; None where none is."""
    ahead = margin(weights, differences)
    found: list[Fraction | None] = []
    for weight, one in zip(weights, differences, strict=True):
        if weight == 1:
            found.append(None)
            continue
        rest = (ahead - weight * one) / (1 - weight)
        at = rest / (rest - one) if rest != one else None
        found.append(at if at is not None and 0 <= at <= 1 else None)
    return found


def raw_changes(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> list[Fraction | None]:
    """What to subtract from each weight alone, before all are scaled to 1 again, until both are level.

    None where no such change is possible (Triantaphyllou and Sanchez 1997).
    """
    ahead = margin(weights, differences)
    changes = [ahead / one if one else None for one in differences]
    return [
        change if change is not None and change <= weight else None
        for change, weight in zip(changes, weights, strict=True)
    ]


def distances(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> Distances | None:
    """Lengths of the least change to level; None when the differences are all the same."""
    if max(differences) == min(differences):
        return None
    ahead = abs(margin(weights, differences))
    middle = sum(differences, Fraction(0)) / len(differences)
    squares = sum(((one - middle) ** 2 for one in differences), Fraction(0))
    around: Fraction = median(differences)
    return Distances(
        l1=2 * ahead / (max(differences) - min(differences)),
        l2=_root(ahead**2 / squares),
        linf=ahead / sum((abs(one - around) for one in differences), Fraction(0)),
    )


def are_attainable(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> bool:
    """Whether changes of each of the three least lengths exist that leave every weight at least 0.

    Both must differ somewhere, and the program ahead must not be behind.
    """
    lengths = distances(weights, differences)
    if lengths is None:
        return False
    # The least sum moves weight only from where the program ahead does best to where it does worst.
    best = sum((w for w, one in zip(weights, differences, strict=True) if one == max(differences)), Fraction(0))
    return 2 * best >= lengths.l1 and _by_squares(weights, differences) and _by_largest(weights, differences, lengths)


def _by_squares(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> bool:
    middle = sum(differences, Fraction(0)) / len(differences)
    per_point = margin(weights, differences) / sum(((one - middle) ** 2 for one in differences), Fraction(0))
    return all(w >= per_point * (one - middle) for w, one in zip(weights, differences, strict=True))


def _by_largest(weights: Sequence[Fraction], differences: Sequence[Fraction], lengths: Distances) -> bool:
    around: Fraction = median(differences)
    above = [w for w, one in zip(weights, differences, strict=True) if one > around]
    at = [w for w, one in zip(weights, differences, strict=True) if one == around]
    below = len(weights) - len(above) - len(at)
    # Those at the median take up what the others leave over.
    spare = sum((min(w, lengths.linf) for w in at), Fraction(0))
    return all(w >= lengths.linf for w in above) and lengths.linf * (below - len(above)) <= spare


def _root(square: Fraction) -> Fraction:
    number = _PRECISION.divide(Decimal(square.numerator), Decimal(square.denominator))
    return Fraction(round(_PRECISION.sqrt(number), 12))
