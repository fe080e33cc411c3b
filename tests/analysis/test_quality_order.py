"""Rank correlation, tau-b, chance duplicates: against values computed elsewhere, and what must not move them."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.analysis.quality.order import (
    chance_of_same,
    middle_ranks,
    missed_share,
    orders,
    pearson,
    root,
    spearman,
    variance,
)

# x, y, then Spearman's rho, Kendall's tau-b and Pearson's r by SciPy 1.x (stats.spearmanr, kendalltau, pearsonr)
TEN = ([1, 2, 2, 3, 4, 4, 4, 5, 6, 7], [2, 1, 3, 3, 5, 4, 4, 7, 6, 6])
TWELVE = ([0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1], [2, 0, 1, 3, 3, 2, 4, 4, 1, 0, 1, 4])
EIGHT = ([10, 20, 30, 40, 50, 60, 70, 80], [20, 10, 40, 30, 60, 50, 80, 70])
REFERENCE = [
    (*TEN, 0.9223780407186633, 0.7952384429746019, 0.8745962643860992),
    (*TWELVE, 0.7490253407188311, 0.6716604942594675, 0.752698600999423),
    (*EIGHT, 0.9047619047619048, 0.7142857142857142, 0.9047619047619048),
]

Numbers = list[int]
PAIRS = st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), min_size=2, max_size=12)
RISING: list[Callable[[int], int]] = [lambda x: 3 * x + 1, lambda x: x**3, lambda x: 7**x if x > 0 else x]


def fractions(values: Numbers) -> list[Fraction]:
    return [Fraction(value) for value in values]


@pytest.mark.parametrize(("first", "second", "rho", "tau", "r"), REFERENCE)
def test_reference_values(first: Numbers, second: Numbers, rho: float, tau: float, r: float) -> None:
    """With ties and without; both directions."""
    found = (spearman(first, second), orders(fractions(first), fractions(second)).tau, pearson(first, second))

    assert found == pytest.approx((rho, tau, r), abs=1e-11)
    assert spearman(first, [-y for y in second]) == pytest.approx(-rho, abs=1e-11)


def test_middle_ranks() -> None:
    """Doubled, as SciPy's `rankdata` gives them."""
    assert middle_ranks(TEN[0]) == [2, 5, 5, 8, 12, 12, 12, 16, 18, 20]
    assert middle_ranks(TEN[1]) == [4, 2, 7, 7, 14, 11, 11, 20, 17, 17]


def test_one_tie_has_no_correlation() -> None:
    assert (pearson([1, 1, 1], [1, 2, 3]), spearman([1, 2, 3], [5, 5, 5])) == (None, None)
    assert orders(fractions([1, 1]), fractions([1, 2])).tau is None


def test_roots_and_variances() -> None:
    assert root(Fraction(9, 4)) == Fraction(3, 2)
    assert 0 <= Fraction(2) - root(Fraction(2)) ** 2 < Fraction(1, 10**11)
    assert variance(fractions([2, 4, 4, 4, 5, 5, 7, 9])) == Fraction(32, 7)


def test_missed_share() -> None:
    """The upper end of the 90 % interval of no hits, by SciPy's `binomtest(0, n).proportion_ci(0.9)`."""
    assert missed_share(12) == pytest.approx(0.220922191944, abs=1e-6)
    assert missed_share(8) == pytest.approx(0.312343778066, abs=1e-6)
    assert missed_share(0) == 1


@given(st.lists(st.integers(0, 2), min_size=1, max_size=6))
def test_chance_of_the_same_is_that_of_all_deals(values: Numbers) -> None:
    """Counted one by one."""
    deals = list(permutations(values))

    assert chance_of_same(values) == Fraction(sum(list(deal) == values for deal in deals), len(deals))


@given(PAIRS)
def test_orders_count_pair_by_pair(pairs: list[tuple[int, int]]) -> None:
    first, second = [x for x, _ in pairs], [y for _, y in pairs]
    signs = [(_sign(a[0] - b[0]), _sign(a[1] - b[1])) for a, b in combinations(pairs, 2)]

    assert orders(fractions(first), fractions(second)) == (
        len(signs),
        sum(x * y > 0 for x, y in signs),
        sum(x * y < 0 for x, y in signs),
        sum(x == 0 for x, _ in signs),
        sum(y == 0 for _, y in signs),
        sum(x == y == 0 for x, y in signs),
    )


@given(PAIRS, st.sampled_from(RISING), st.randoms(use_true_random=False))
def test_rho_looks_at_ranks_only(pairs: list[tuple[int, int]], rising: Callable[[int], int], chance: object) -> None:
    """Relabelling that keeps the order and another order of the programs change nothing; swapping the two neither."""
    first, second = [x for x, _ in pairs], [y for _, y in pairs]
    rho = spearman(first, second)
    shuffled = sorted(pairs, key=lambda _: chance.random())  # type: ignore[attr-defined]

    assert spearman([rising(x) for x in first], second) == rho
    assert spearman(second, first) == rho
    assert spearman([x for x, _ in shuffled], [y for _, y in shuffled]) == rho
    assert spearman([-x for x in first], second) == (None if rho is None else -rho)
    assert rho is None or -1 <= rho <= 1


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_an_order_with_itself(values: Numbers) -> None:
    found = orders(fractions(values), fractions(values))

    assert found.swapped == 0
    assert found.tau == (1 if len(set(values)) > 1 else None)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
