"""How far the weights must move before a pair changes places."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.analysis.ranking.weights import are_attainable, distances, least_shift, margin, one_weight, raw_changes
from tests.analysis.programs import WEIGHTS, minus

F = Fraction


@pytest.mark.parametrize(
    ("first", "second", "ahead", "single", "l1", "linf", "l2"),
    [
        ("y", "x", F(8), (F(2, 3), None, None), F(8, 15), F(4, 15), 0.326599),
        ("y", "z", F(49, 4), (None, None, F(74, 149)), F(49, 110), F(49, 220), 0.295660),
        ("x", "z", F(17, 4), (F(31, 103), None, F(62, 197)), F(17, 150), F(17, 300), 0.0773794),
    ],
)
def test_flips_of_the_table(
    first: str,
    second: str,
    ahead: Fraction,
    single: tuple[Fraction | None, ...],
    l1: Fraction,
    linf: Fraction,
    l2: float,
) -> None:
    differences = minus(first, second)
    assert margin(WEIGHTS, differences) == ahead
    assert tuple(one_weight(WEIGHTS, differences)) == single
    lengths = distances(WEIGHTS, differences)
    assert lengths is not None
    assert (lengths.l1, lengths.linf) == (l1, linf)
    assert float(lengths.l2) == pytest.approx(l2, rel=1e-5)


def test_headline_shift() -> None:
    """5.67 points from the first dimension to the third, and the third program is level with the first."""
    shift = least_shift(WEIGHTS, minus("x", "z"))
    assert shift is not None
    assert (shift.to, shift.moves) == (2, ((0, F(17, 300)),))


def test_changes_of_triantaphyllou_and_sanchez() -> None:
    weights = [F(text) for text in ("0.3277", "0.3058", "0.2876", "0.0790")]
    rows = [
        [F(text) for text in row]
        for row in (
            ("0.3088", "0.2897", "0.3867", "0.1922"),
            ("0.2163", "0.3458", "0.1755", "0.6288"),
            ("0.4509", "0.2473", "0.1194", "0.0575"),
        )
    ]

    def changes(one: int, other: int) -> list[float | None]:
        found = raw_changes(weights, [a - b for a, b in zip(rows[one], rows[other], strict=True)])
        return [None if change is None else float(change) for change in found]

    assert changes(0, 1) == [None, *(pytest.approx(value, abs=6e-4) for value in (-0.7024, 0.1866, -0.0903))]
    assert changes(1, 2) == [pytest.approx(value, abs=6e-4) for value in (-0.0618, 0.1473, 0.2586, 0.0254)]


PAIRS = (
    st.integers(2, 5)
    .flatmap(
        lambda size: st.tuples(
            st.lists(st.integers(1, 9), min_size=size, max_size=size),
            st.lists(st.integers(-9, 9).map(Fraction), min_size=size, max_size=size),
        )
    )
    .map(lambda pair: ([Fraction(one, sum(pair[0])) for one in pair[0]], pair[1]))
)


@given(PAIRS)
def test_a_raw_change_is_a_single_weight_scaled_back(pair: tuple[list[Fraction], list[Fraction]]) -> None:
    weights, differences = pair
    singles = one_weight(weights, differences)
    for place, change in enumerate(raw_changes(weights, differences)):
        if change is not None and change < 1:
            assert singles[place] == (weights[place] - change) / (1 - change)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_shift_makes_both_level_and_no_smaller_one_does(
    pair: tuple[list[Fraction], list[Fraction]], rng: Random
) -> None:
    weights, differences = pair
    if margin(weights, differences) <= 0:
        differences = [-one for one in differences]
    if margin(weights, differences) <= 0:
        return
    shift = least_shift(weights, differences)
    if shift is None:
        assert min(differences) >= 0
        return
    moved = list(weights)
    for place, amount in shift.moves:
        moved[place] -= amount
        moved[shift.to] += amount
    assert min(moved) >= 0
    assert sum(moved) == 1
    assert margin(moved, differences) == 0
    lengths = distances(weights, differences)
    assert lengths is not None
    # Without the signs of weights it can only be shorter; a whole move counts twice in the sum of changes.
    assert 2 * shift.moved >= lengths.l1
    for _ in range(20):
        other, left = list(weights), shift.moved * Fraction(rng.randint(0, 99), 100)
        while left > 0:
            source, sink = rng.randrange(len(weights)), rng.randrange(len(weights))
            amount = min(other[source], left * Fraction(rng.randint(1, 4), 4))
            other[source] -= amount
            other[sink] += amount
            left -= amount or left
        assert margin(other, differences) > 0


@pytest.mark.parametrize(
    ("weights", "differences", "attainable"),
    [
        # Ahead everywhere: only weights below 0 would make both level.
        ((1, 1, 1), (30, 10, 5), False),
        # More weight would have to leave the first than it holds; two such places hold enough.
        ((1, 1, 1), (30, 10, -1), False),
        ((1, 1, 1), (30, 30, -1), True),
        ((1, 1, 1), (30, -10, -10), True),
        # Enough weight to move, yet the squares and the largest are least where the small weight goes below 0.
        ((98, 1, 1), (10, 9, -10), False),
        ((40, 35, 25), (30, 10, -45), True),
    ],
)
def test_whether_weights_of_at_least_0_are_so_near(
    weights: tuple[int, ...], differences: tuple[int, ...], attainable: bool
) -> None:
    parts = [Fraction(one, sum(weights)) for one in weights]
    assert are_attainable(parts, [Fraction(one) for one in differences]) is attainable


@given(PAIRS)
def test_attainable_lengths_are_those_of_weights_of_at_least_0(pair: tuple[list[Fraction], list[Fraction]]) -> None:
    weights, differences = pair
    ahead = margin(weights, differences)
    if ahead <= 0 or not are_attainable(weights, differences):
        return
    shift, lengths = least_shift(weights, differences), distances(weights, differences)
    assert lengths is not None
    if shift is not None:
        assert 2 * shift.moved == lengths.l1
    middle = sum(differences, Fraction(0)) / len(differences)
    per_point = ahead / sum(((one - middle) ** 2 for one in differences), Fraction(0))
    nearest = [weight - per_point * (one - middle) for weight, one in zip(weights, differences, strict=True)]
    assert min(nearest) >= 0
    assert margin(nearest, differences) == 0


@given(PAIRS)
def test_a_single_weight_makes_both_level(pair: tuple[list[Fraction], list[Fraction]]) -> None:
    weights, differences = pair
    for place, at in enumerate(one_weight(weights, differences)):
        if at is not None:
            rest = (1 - at) / (1 - weights[place])
            changed = [at if i == place else weight * rest for i, weight in enumerate(weights)]
            assert margin(changed, differences) == 0
