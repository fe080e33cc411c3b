"""The exact share of weightings under which one program is ahead."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.analysis.ranking.race import win_share
from tests.analysis.programs import fractions, minus

DIFFERENCES = st.lists(st.integers(-4, 4).map(Fraction), min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("differences", "share"),
    [
        ((3, 1, -2), Fraction(11, 15)),
        ((1, 1, -1), Fraction(3, 4)),
        ((1, -1, -1), Fraction(1, 4)),
        ((2, 1, -1, -1), Fraction(23, 36)),
        ((4, 0, -1), Fraction(4, 5)),
        ((2, -1), Fraction(2, 3)),
        ((1, 0, 2), Fraction(1)),
        ((-1, 0, -2), Fraction(0)),
        ((0, 0), Fraction(0)),
    ],
)
def test_reference_values(differences: tuple[int, ...], share: Fraction) -> None:
    assert win_share(fractions(*differences)) == share


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("x", "y", Fraction(1, 9)), ("x", "z", Fraction(28, 55)), ("y", "z", Fraction(74, 99))],
)
def test_pairs_of_the_table(one: str, other: str, share: Fraction) -> None:
    assert win_share(minus(one, other)) == share
    assert win_share(minus(other, one)) == 1 - share


@given(DIFFERENCES)
def test_both_shares_add_up_unless_all_is_level(differences: list[Fraction]) -> None:
    both = win_share(differences) + win_share([-one for one in differences])
    assert both == (1 if any(differences) else 0)


@given(DIFFERENCES, st.permutations(range(7)), st.fractions(min_value="1/9", max_value=9))
def test_order_unit_and_zeros_do_not_matter(differences: list[Fraction], order: list[int], factor: Fraction) -> None:
    mixed = [differences[place] * factor for place in order if place < len(differences)]
    assert win_share(mixed) == win_share(differences)
    assert win_share([one for one in differences if one] or [Fraction(0)]) == win_share(differences)


@given(DIFFERENCES)
def test_certain_only_without_a_loss(differences: list[Fraction]) -> None:
    assert (win_share(differences) == 1) == (min(differences) >= 0 and any(differences))
