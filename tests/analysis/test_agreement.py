"""Coefficients of agreement: the published figures, and what must not change them."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.analysis.observers.agreement import Coincidences, Unit, alpha, gwet, share_of_pairs
from rubric.analysis.observers.resample import interval_of
from rubric.model.agreement import Measure, Undefined
from tests.analysis.reference import A, B, C, units

RATINGS = st.lists(st.lists(st.integers(0, 4), max_size=4), min_size=2, max_size=8)
MEASURES = st.sampled_from(Measure)


@pytest.mark.parametrize(
    ("table", "measure", "published"),
    [
        (A, Measure.NOMINAL, "0.743421"),
        (A, Measure.ORDINAL, "0.815388"),
        (A, Measure.INTERVAL, "0.849107"),
        (A, Measure.RATIO, "0.797403"),
        (B, Measure.NOMINAL, "0.691358"),
        (B, Measure.ORDINAL, "0.806721"),
        (B, Measure.INTERVAL, "0.810845"),
        (B, Measure.RATIO, "0.808944"),
        (C, Measure.NOMINAL, "0.000000"),
    ],
)
def test_alpha_is_the_published_one(table: str, measure: Measure, published: str) -> None:
    assert f"{float(defined(alpha(units(table), measure))):.6f}" == published


@pytest.mark.parametrize(("quadratic", "published"), [(False, "0.77544"), (True, "0.91400")])
def test_gwet_is_the_published_one(quadratic: bool, published: str) -> None:
    assert f"{float(defined(gwet(units(A), quadratic=quadratic))):.5f}" == published


def test_alpha_may_be_below_chance() -> None:
    assert alpha([["a", "b"], ["b", "a"]], Measure.NOMINAL) == Fraction(-1, 2)


@pytest.mark.parametrize("measure", Measure)
def test_nothing_varies_is_undefined(measure: Measure) -> None:
    """Neither 1 nor 0: there was nothing to tell apart."""
    same = [[3, 3, 3], [3, 3], [3, 3]]

    assert alpha(same, measure) is Undefined.NO_VARIATION
    assert gwet(same) is Undefined.NO_VARIATION
    assert interval_of(Coincidences(same, measure)) is None


@pytest.mark.parametrize("few", [[], [[1], [2]], [[1, 2]], [[1, 2], [3]]])
def test_fewer_than_two_shared_units_are_too_few(few: list[list[int]]) -> None:
    assert alpha(few, Measure.ORDINAL) is Undefined.TOO_FEW
    assert gwet(few) is Undefined.TOO_FEW


def test_missing_ratings_never_count_as_agreement() -> None:
    """A unit that only one observer rated changes nothing, whatever is in it."""
    rated = units(A)

    assert alpha([*rated, [5], [1], []], Measure.ORDINAL) == alpha(rated, Measure.ORDINAL)
    assert share_of_pairs([[1, 1], [2]], lambda one, other: one == other) == 1
    assert share_of_pairs([[1], [2]], lambda one, other: one == other) is None


@given(RATINGS, MEASURES)
def test_order_of_units_and_observers_means_nothing(ratings: list[list[int]], measure: Measure) -> None:
    """Nor does the order in which values are met first."""
    shuffled = [sorted(unit, reverse=True) for unit in reversed(ratings)]

    assert alpha(shuffled, measure) == alpha(ratings, measure)
    assert gwet(shuffled, quadratic=True) == gwet(ratings, quadratic=True)


@given(RATINGS)
def test_ordinal_sees_the_order_only(ratings: list[list[int]]) -> None:
    stretched = [[(0, 1, 10, 11, 1000)[value] for value in unit] for unit in ratings]

    assert alpha(stretched, Measure.ORDINAL) == alpha(ratings, Measure.ORDINAL)


@given(RATINGS, st.integers(-9, 9), st.integers(1, 9))
def test_interval_ignores_unit_and_zero(ratings: list[list[int]], shift: int, factor: int) -> None:
    moved: list[Unit] = [[Fraction(shift + factor * value, 7) for value in unit] for unit in ratings]

    assert alpha(moved, Measure.INTERVAL) == alpha(ratings, Measure.INTERVAL)


@given(RATINGS, MEASURES)
def test_alpha_by_its_definition(ratings: list[list[int]], measure: Measure) -> None:
    """One minus the disagreement seen over that expected, pair by pair, without any shortcut."""
    assert alpha(ratings, measure) == slow_alpha(ratings, measure)


@given(RATINGS, MEASURES)
def test_full_agreement_is_one(ratings: list[list[int]], measure: Measure) -> None:
    agreed = [[unit[0]] * max(len(unit), 2) for unit in ratings if unit]
    varied = len({unit[0] for unit in agreed}) > 1

    assert alpha(agreed, measure) == 1 or not varied


@pytest.mark.parametrize("measure", [Measure.NOMINAL, Measure.ORDINAL, Measure.INTERVAL])
@pytest.mark.parametrize("table", [A, B], ids=["A", "B"])
def test_interval_holds_the_estimate_and_narrows_with_more_data(table: str, measure: Measure) -> None:
    rated = units(table)
    widths = []
    for times in (1, 4, 16):
        low, high = ends(rated * times, measure)
        assert low <= defined(alpha(rated * times, measure)) <= high
        widths.append(high - low)

    assert widths == sorted(widths, reverse=True)
    assert widths[2] < widths[0] / 2


def test_interval_of_the_published_data() -> None:
    """About .44 to 1.00 for ordinal alpha with 2,000 draws of units."""
    low, high = ends(units(A), Measure.ORDINAL)

    assert abs(low - Fraction(44, 100)) < Fraction(5, 100)
    assert high == 1


def test_interval_depends_on_the_seed_alone() -> None:
    coincidences = Coincidences(units(A), Measure.ORDINAL)

    assert interval_of(coincidences, seed=3) == interval_of(coincidences, seed=3)
    assert interval_of(coincidences, seed=3) != interval_of(coincidences, seed=4)


def test_clusters_that_hang_together_widen_the_interval() -> None:
    """Ten programs with eight equal units each are worth ten units, not eighty."""
    rated = [unit for number in range(10) for unit in [[number % 3, number % 3 if number % 4 else 2]] * 8]
    coincidences = Coincidences(rated, Measure.ORDINAL)
    alone, together = interval_of(coincidences), interval_of(coincidences, [number // 8 for number in range(80)])

    assert alone is not None
    assert together is not None
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


def defined(found: Fraction | Undefined) -> Fraction:
    """A value that must be there."""
    assert not isinstance(found, Undefined), found
    return found


def ends(rated: list[list[int]], measure: Measure) -> tuple[Fraction, Fraction]:
    found = interval_of(Coincidences(rated, measure), seed=1)
    assert found is not None
    return found


def slow_alpha(ratings: list[list[int]], measure: Measure) -> Fraction | Undefined:
    paired = [unit for unit in ratings if len(unit) > 1]
    if len(paired) < 2:
        return Undefined.TOO_FEW
    values = sorted(value for unit in paired for value in unit)

    def distance(one: int, other: int) -> Fraction:
        low, high = min(one, other), max(one, other)
        match measure:
            case Measure.NOMINAL:
                return Fraction(one != other)
            case Measure.INTERVAL:
                return Fraction((one - other) ** 2)
            case Measure.RATIO:
                return Fraction(one - other, (one + other) or 1) ** 2
            case Measure.ORDINAL:
                between = sum(low <= value <= high for value in values)
                return (between - Fraction(values.count(low) + values.count(high), 2)) ** 2

    expected = sum((distance(one, other) for one, other in combinations(values, 2)), Fraction(0))
    if not expected:
        return Undefined.NO_VARIATION
    seen = [distance(one, other) / (len(unit) - 1) for unit in paired for one, other in combinations(unit, 2)]
    return 1 - (len(values) - 1) * sum(seen, Fraction(0)) / expected
