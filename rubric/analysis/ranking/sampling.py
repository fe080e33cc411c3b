"""All weightings by seeded draws, where no exact answer is at hand; every figure comes with its 95 % error."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import log, sqrt
from random import Random

DRAWS, SEED = 5_000, 1
_DOUBT = 0.05


def draw_weights(count: int, draws: int, seed: int) -> list[tuple[float, ...]]:
    """Weightings drawn evenly from all, each ``count`` positive numbers in proportion; the same for the same seed."""
    rng = Random(seed)  # noqa: S311 - reproducible on purpose, nothing secret
    return [tuple(rng.expovariate(1.0) for _ in range(count)) for _ in range(draws)]


def share_error(draws: int) -> Fraction:
    """How far one share may be off (Hoeffding, 95 %)."""
    return Fraction(round(sqrt(log(2 / _DOUBT) / (2 * draws)), 6)).limit_denominator(10**6)


def table_error(programs: int, draws: int) -> Fraction:
    """How far any cumulative rank share of a whole table may be off (Dvoretzky-Kiefer-Wolfowitz per row, 95 %)."""
    return Fraction(round(sqrt(log(2 * programs / _DOUBT) / (2 * draws)), 6)).limit_denominator(10**6)


def rank_counts(totals: Sequence[Sequence[float]]) -> list[list[int]]:
    """For each program how often it has each rank, the first one first.

    Args:
        totals: for each program its total in each draw.
    """
    counts = [[0] * len(totals) for _ in totals]
    for row in zip(*totals, strict=True):
        order = sorted(row, reverse=True)
        rank_of: dict[float, int] = {}
        for rank, total in enumerate(order):
            rank_of.setdefault(total, rank)
        for program, total in enumerate(row):
            counts[program][rank_of[total]] += 1
    return counts
