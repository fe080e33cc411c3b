"""Percentile bootstrap of alpha: how far it might move had other answers been compared."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from rubric.analysis.observers.agreement import Coincidences, Tally
from rubric.model.agreement import Undefined

DRAWS = 2_000
SEED = 1
LEVEL = Fraction(95, 100)


def interval_of(
    coincidences: Coincidences, clusters: Sequence[int] | None = None, *, draws: int = DRAWS, seed: int = SEED
) -> tuple[Fraction, Fraction] | None:
    """The 95 % interval of alpha.

    Draws in which nothing varies have no alpha and are passed over.

    Args:
        coincidences: the units.
        clusters: for each tally the cluster that it is drawn with; without it units are drawn one by one.
        draws: how many.
        seed: the same seed gives the same interval.

    Returns:
        Lower and upper end, or None where there is but one thing to draw, or half of the draws have no alpha.
    """
    blocks = coincidences.tallies if clusters is None else _joined(coincidences.tallies, clusters)
    if len(blocks) < 2 or draws < 1:
        return None
    kinds = list(dict.fromkeys(blocks))
    number = {kind: index for index, kind in enumerate(kinds)}
    numbers = [number[block] for block in blocks]
    chance = random.Random(seed)  # noqa: S311 - statistics, not a secret
    found = []
    for _ in range(draws):
        drawn = Counter(chance.choices(numbers, k=len(numbers)))
        value = coincidences.alpha((kinds[index], times) for index, times in drawn.items())
        if not isinstance(value, Undefined):
            found.append(value)
    if 2 * len(found) <= draws:
        return None
    found.sort()
    cut = int(len(found) * (1 - LEVEL) / 2)
    return found[cut], found[-1 - cut]


def _joined(tallies: Sequence[Tally], clusters: Sequence[int]) -> list[Tally]:
    """One tally for each cluster."""
    counts: dict[int, list[int]] = {}
    clashes: dict[int, Counter[tuple[int, int]]] = {}
    for tally, cluster in zip(tallies, clusters, strict=True):
        before = counts.setdefault(cluster, [0] * len(tally.counts))
        counts[cluster] = [one + other for one, other in zip(before, tally.counts, strict=True)]
        own = clashes.setdefault(cluster, Counter())
        for low, high, weight in tally.clashes:
            own[low, high] += weight
    return [
        Tally(tuple(counts[cluster]), tuple((low, high, weight) for (low, high), weight in sorted(own.items())))
        for cluster, own in clashes.items()
    ]
