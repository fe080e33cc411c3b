"""Orders of programs held against each other: middle ranks, Spearman's rho, Kendall's tau-b, chance duplicates.

All of it is exact: integers throughout, and roots to twelve decimals.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from math import factorial, isqrt, prod
from typing import NamedTuple, TypeVar

_UNIT = 10**12

Number = TypeVar("Number", int, Fraction)


def root(square: Fraction) -> Fraction:
    """The square root of a number from 0 up, to twelve decimals, floored."""
    return Fraction(isqrt(square.numerator * _UNIT**2 // square.denominator), _UNIT)


def whole(values: Iterable[Fraction]) -> list[int]:
    """Numbers as integers, in units of the twelfth decimal."""
    return [round(value * _UNIT) for value in values]


def variance(values: Sequence[Fraction]) -> Fraction:
    """The variance of at least two numbers as estimated from a sample, divided by n - 1, to twelve decimals or so."""
    numbers, n = whole(values), len(values)
    squares = n * sum(one * one for one in numbers) - sum(numbers) ** 2
    return Fraction(squares, n * (n - 1) * _UNIT**2)


def pearson(first: Sequence[int], second: Sequence[int]) -> Fraction | None:
    """Pearson's product-moment correlation, from -1 to 1, its magnitude floored; None where one does not vary.

    r = (n Σxy - Σx Σy) / √((n Σx² - (Σx)²) (n Σy² - (Σy)²)): Pearson, Proc. R. Soc. 58 (1895).
    """
    n, sums = len(first), (sum(first), sum(second))
    both = n * sum(x * y for x, y in zip(first, second, strict=True)) - sums[0] * sums[1]
    alone = [n * sum(x * x for x in one) - total**2 for one, total in zip((first, second), sums, strict=True)]
    if 0 in alone:
        return None
    size = root(Fraction(both * both, alone[0] * alone[1]))
    return -size if both < 0 else size


def middle_ranks(values: Sequence[Number]) -> list[int]:
    """Twice the rank of each value, the lowest first; equal ones share the middle of their ranks.

    Kendall, *The treatment of ties in ranking problems*, Biometrika 33 (1945).
    """
    counts, below = Counter(values), 0
    rank = {}
    for value in sorted(counts):
        rank[value] = 2 * below + counts[value] + 1
        below += counts[value]
    return [rank[value] for value in values]


def spearman(first: Sequence[int], second: Sequence[int]) -> Fraction | None:
    """Spearman's rank correlation with ties at their middle rank: Pearson's of the ranks; None where one is one tie.

    Spearman, *The proof and measurement of association between two things*, Am. J. Psychol. 15 (1904).
    """
    return pearson(middle_ranks(first), middle_ranks(second))


class Orders(NamedTuple):
    """Two orders of the same programs, pair by pair.

    Attributes:
        pairs: all of them.
        agreeing: the same program is ahead in both.
        swapped: another is ahead.
        tied_first: level in the first order.
        tied_second: level in the second.
        tied_both: level in both.
    """

    pairs: int
    agreeing: int
    swapped: int
    tied_first: int
    tied_second: int
    tied_both: int

    @property
    def tau(self) -> Fraction | None:
        """Kendall's tau-b, from -1 to 1, its magnitude floored to twelve decimals; None where one is a single tie.

        (C - D) / √((n0 - n1) (n0 - n2)), n1 and n2 the tied pairs: Kendall, Biometrika 33 (1945).
        """
        room = (self.pairs - self.tied_first) * (self.pairs - self.tied_second)
        if not room:
            return None
        more = self.agreeing - self.swapped
        size = root(Fraction(more * more, room))
        return -size if more < 0 else size


def orders(first: Sequence[Fraction], second: Sequence[Fraction]) -> Orders:
    """Count the pairs of two orders, in n log n steps.

    Knight, *A computer method for calculating Kendall's tau with ungrouped data*, JASA 61 (1966).
    """
    both = list(zip(middle_ranks(first), middle_ranks(second), strict=True))
    pairs = _pairs(len(both))
    tied_first, tied_second, tied_both = (
        sum(map(_pairs, Counter(one).values())) for one in ((x for x, _ in both), (y for _, y in both), both)
    )
    swapped, seen = 0, list[int]()
    for _, y in sorted(both):  # of equal x the lower y comes first, so that no tie counts
        swapped += len(seen) - bisect_right(seen, y)
        insort(seen, y)
    agreeing = pairs - tied_first - tied_second + tied_both - swapped
    return Orders(pairs, agreeing, swapped, tied_first, tied_second, tied_both)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def chance_of_same(values: Sequence[Hashable]) -> Fraction:
    """The probability that values dealt out anew at random lie as these do: Π n_k! / n!, n_k the size of each tie.

    The exact permutation test: Fisher, *The design of experiments* (1935).
    """
    return Fraction(prod(map(factorial, Counter(values).values())), factorial(len(values)))


def missed_share(n: int) -> Fraction:
    """The largest share of all programs of which n drawn at random show none with a chance of at least 5 %.

    1 - 0.05^(1/n), to six decimals; 1 for n = 0. It is the upper end of the exact binomial interval for no hits:
    Clopper and Pearson, Biometrika 26 (1934).
    """
    return Fraction(repr(round(1 - 0.05 ** (1 / n), 6))) if n else Fraction(1)
