"""Criteria that say nearly the same: duplicates at any number of programs, rank correlation from a least number on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from rubric.analysis.quality.limits import LIMITS
from rubric.analysis.quality.order import chance_of_same, middle_ranks, spearman
from rubric.model.quality import PairCounts, PairQuality
from rubric.scoring.plan import Plan

# A criterion's values in all programs; None where it is not settled
Values = Sequence[Fraction | None]


class _Pair(NamedTuple):
    """What two criteria have in common where both are settled; ``varies`` says that both vary there."""

    first: str
    second: str
    programs: int
    varies: bool
    same: bool = False
    opposite: bool = False
    equal: bool = False
    rho: Fraction | None = None
    chance: Fraction = Fraction(1)


def pairs_of(plan: Plan, values: Mapping[str, Values]) -> tuple[tuple[PairQuality, ...], PairCounts]:
    """All pairs that are redundant, the most certain first, and how many were looked at.

    Pairs of which one does not vary where both are settled say nothing. The chance of a duplicate is that of one pair
    times the number of pairs compared (Bonferroni), at most 1.

    Args:
        plan: the rubric.
        values: of every criterion, by path, in the order of the rubric.
    """
    codes = {path: _codes(one) for path, one in values.items()}
    found = [_pair(first, second, codes, values) for first, second in combinations(codes, 2)]
    compared = sum(pair.varies for pair in found)
    views = [
        _view(pair, compared, plan)
        for pair in found
        if pair.same or (pair.rho is not None and abs(pair.rho) > LIMITS.rho)
    ]
    enough = [pair for pair in found if pair.programs >= LIMITS.programs]
    still = sum(not pair.varies for pair in enough)
    counts = PairCounts(correlated=len(enough) - still, few=len(found) - len(enough), still=still)
    order = {path: number for number, path in enumerate(values)}
    return tuple(sorted(views, key=lambda one: (_weakness(one), order[one.first], order[one.second]))), counts


def _weakness(pair: PairQuality) -> tuple[bool, Fraction]:
    zero = Fraction(0)
    return not pair.same_order, (pair.chance or zero) if pair.same_order else -abs(pair.rho or zero)


def _codes(values: Values) -> list[int | None]:
    """Values as small integers in the same order, which are quicker to compare than fractions."""
    code = {value: number for number, value in enumerate(sorted({one for one in values if one is not None}))}
    return [None if one is None else code[one] for one in values]


def _pair(first: str, second: str, codes: Mapping[str, list[int | None]], values: Mapping[str, Values]) -> _Pair:
    both = [
        (n, x, y)
        for n, (x, y) in enumerate(zip(codes[first], codes[second], strict=True))
        if x is not None and y is not None
    ]
    xs, ys = [x for _, x, _ in both], [y for _, _, y in both]
    if len(set(xs)) < 2 or len(set(ys)) < 2:
        return _Pair(first, second, len(both), varies=False)
    ranks = middle_ranks(xs)
    opposite = ranks == middle_ranks([-y for y in ys])
    same = opposite or ranks == middle_ranks(ys)
    return _Pair(
        first,
        second,
        len(both),
        varies=True,
        same=same,
        opposite=opposite,
        equal=all(values[first][n] == values[second][n] for n, _, _ in both),
        rho=spearman(xs, ys) if len(both) >= LIMITS.programs else None,
        chance=_chance(ranks) if same else Fraction(1),
    )


def _chance(ranks: Sequence[int]) -> Fraction:
    """The probability of the same order or the opposite one; only ties that look alike from both ends allow either."""
    mirrored = sorted(ranks) == sorted(2 * (len(ranks) + 1) - rank for rank in ranks)
    return chance_of_same(ranks) * (2 if mirrored else 1)


def _view(pair: _Pair, compared: int, plan: Plan) -> PairQuality:
    leaves = {leaf.path: id_ for id_, leaf in plan.leaves.items()}
    first, second = (plan.facts_by_leaf[leaves[path]] for path in (pair.first, pair.second))
    return PairQuality(
        first=pair.first,
        second=pair.second,
        programs=pair.programs,
        same_order=pair.same,
        same_values=pair.equal,
        opposite=(pair.opposite if pair.same else (pair.rho or 0) < 0),
        rho=pair.rho,
        chance=min(pair.chance * compared, Fraction(1)) if pair.same else None,
        facts=tuple(sorted(first & second)),
    )
