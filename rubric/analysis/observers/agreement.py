"""Agreement of several raters on the same units: Krippendorff's alpha, Gwet's AC1 and AC2, shares of equal pairs.

A unit is the list of the ratings that it got; a rating that is missing is not in it. Everything is exact.

Alpha: Krippendorff, *Computing Krippendorff's alpha-reliability* (2011). AC1 and AC2: Gwet, *Handbook of inter-rater
reliability* (2014), with the values that occur as categories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import NamedTuple

from rubric.model.agreement import Measure, Undefined

Value = Fraction | int | str
Unit = Sequence[Value]


class Tally(NamedTuple):
    """What some units contribute to alpha; tallies of several add up.

    Attributes:
        counts: how often each value occurs, by the value's index.
        clashes: pairs of differing values as (index, index, weight), the lower index first.
    """

    counts: tuple[int, ...]
    clashes: tuple[tuple[int, int, int], ...]


class Coincidences:
    """Units made ready for alpha, so that a selection of them is but a sum.

    Attributes:
        tallies: of the units with two ratings or more, in order.
    """

    def __init__(self, units: Iterable[Unit], measure: Measure) -> None:
        """Count pairs; ``measure`` other than nominal needs numbers."""
        paired = [unit for unit in units if len(unit) > 1]
        self.values = sorted({value for unit in paired for value in unit}, key=_key)
        self.measure = measure
        self._scale = lcm(*(len(unit) - 1 for unit in paired)) if paired else 1
        self._index = {value: number for number, value in enumerate(self.values)}
        self.tallies = [self._tally(unit) for unit in paired]

    def alpha(self, drawn: Iterable[tuple[Tally, int]]) -> Fraction | Undefined:
        """Alpha over tallies, each taken a number of times."""
        counts = [0] * len(self.values)
        clashes: Counter[tuple[int, int]] = Counter()
        for tally, times in drawn:
            for number, count in enumerate(tally.counts):
                counts[number] += times * count
            for low, high, weight in tally.clashes:
                clashes[low, high] += times * weight
        return self._alpha(counts, clashes)

    def _alpha(self, counts: list[int], clashes: Counter[tuple[int, int]]) -> Fraction | Undefined:
        total = sum(counts)
        if not total:
            return Undefined.TOO_FEW
        distance = self._distances(counts)
        expected = sum(counts[i] * counts[j] * distance(i, j) for i, j in combinations(range(len(counts)), 2))
        if not expected:
            return Undefined.NO_VARIATION
        observed = sum(weight * distance(i, j) for (i, j), weight in clashes.items())
        return 1 - (total - 1) * Fraction(observed) / (self._scale * expected)

    def _tally(self, unit: Unit) -> Tally:
        found = Counter(self._index[value] for value in unit)
        weight = self._scale // (len(unit) - 1)
        clashes = tuple((i, j, weight * found[i] * found[j]) for i, j in combinations(sorted(found), 2))
        return Tally(tuple(found[number] for number in range(len(self.values))), clashes)

    def _distances(self, counts: Sequence[int]) -> Callable[[int, int], int | Fraction]:
        """The squared distance of two values, by their indexes."""
        match self.measure:
            case Measure.NOMINAL:
                return lambda i, j: int(i != j)
            case Measure.ORDINAL:
                ranks = _middle_ranks(counts)
                return lambda i, j: (ranks[i] - ranks[j]) ** 2
            case Measure.INTERVAL:
                numbers = [Fraction(value) for value in self.values]
                return lambda i, j: (numbers[i] - numbers[j]) ** 2
            case Measure.RATIO:
                numbers = [Fraction(value) for value in self.values]
                return lambda i, j: ((numbers[i] - numbers[j]) / ((numbers[i] + numbers[j]) or 1)) ** 2


def alpha(units: Iterable[Unit], measure: Measure) -> Fraction | Undefined:
    """Krippendorff's alpha; units with fewer than two ratings count nowhere."""
    coincidences = Coincidences(units, measure)
    if len(coincidences.tallies) < 2:
        return Undefined.TOO_FEW
    return coincidences.alpha((tally, 1) for tally in coincidences.tallies)


def gwet(units: Iterable[Unit], *, quadratic: bool = False) -> Fraction | Undefined:
    """Gwet's AC1, or AC2 with quadratic weights, for which values are numbers."""
    rated = [Counter(unit) for unit in units if unit]
    paired = [found for found in rated if found.total() > 1]
    values = sorted({value for found in rated for value in found}, key=_key)
    if len(paired) < 2:
        return Undefined.TOO_FEW
    if len(values) < 2:
        return Undefined.NO_VARIATION
    weight = _quadratic(values) if quadratic else lambda one, other: Fraction(one == other)
    agreed = sum((_agreed(found, weight) for found in paired), Fraction(0)) / len(paired)
    shares = [_share(value, rated) for value in values]
    alike = sum((weight(one, other) for one in values for other in values), Fraction(0))
    mixed = sum((share * (1 - share) for share in shares), Fraction(0))
    chance = alike * mixed / (len(values) * (len(values) - 1))
    return (agreed - chance) / (1 - chance)


def share_of_pairs(units: Iterable[Unit], agree: Callable[[Value, Value], bool]) -> Fraction | None:
    """The share of pairs of ratings of the same unit that agree; None without a pair."""
    pairs = [agree(one, other) for unit in units for one, other in combinations(unit, 2)]
    return Fraction(sum(pairs), len(pairs)) if pairs else None


def _share(value: Value, rated: Sequence[Counter[Value]]) -> Fraction:
    return sum((Fraction(found[value], found.total()) for found in rated), Fraction(0)) / len(rated)


def _agreed(found: Counter[Value], weight: Callable[[Value, Value], Fraction]) -> Fraction:
    ratings = found.total()
    total = Fraction(0)
    for value, times in found.items():
        alike = sum((weight(value, other) * count for other, count in found.items()), Fraction(0))
        total += times * (alike - 1)
    return total / (ratings * (ratings - 1))


def _quadratic(values: Sequence[Value]) -> Callable[[Value, Value], Fraction]:
    width = Fraction(values[-1]) - Fraction(values[0])
    return lambda one, other: 1 - ((Fraction(one) - Fraction(other)) / width) ** 2


def _middle_ranks(counts: Sequence[int]) -> list[int]:
    """Twice the middle rank of each value: the difference of two is twice what lies between them, ends by half."""
    ranks, below = [], 0
    for count in counts:
        ranks.append(2 * below + count)
        below += count
    return ranks


def _key(value: Value) -> tuple[bool, Fraction, str]:
    return (True, Fraction(0), value) if isinstance(value, str) else (False, Fraction(value), "")
