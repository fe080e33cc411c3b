"""The triangle of all weightings of three dimensions, cut exactly."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.analysis.ranking.race import win_share
from rubric.analysis.ranking.sampling import draw_weights, rank_counts, table_error
from rubric.analysis.ranking.simplex import first_ranks, rank_shares
from tests.analysis.programs import TABLE, fractions

F = Fraction
ROWS = [fractions(*row) for row in TABLE.values()]
VALUES = st.lists(st.lists(st.integers(0, 6).map(Fraction), min_size=3, max_size=3), min_size=2, max_size=5)


def test_the_table() -> None:
    assert rank_shares(ROWS) == [
        [F(1, 9), F(197, 495), F(27, 55)],
        [F(7, 11), F(4, 11), F(0)],
        [F(25, 99), F(118, 495), F(28, 55)],
    ]
    assert [(one.share, one.central) for one in first_ranks(ROWS)] == [
        (F(1, 9), (F(7, 9), F(1, 9), F(1, 9))),
        (F(7, 11), (F(535, 1701), F(2771, 6237), F(4513, 18711))),
        (F(25, 99), (F(5, 27), F(5, 33), F(197, 297))),
    ]


@settings(deadline=None)
@given(VALUES)
def test_identities(rows: list[list[Fraction]]) -> None:
    """Rows add up to 1; first ranks agree; the mean rank is 1 and the shares lost to the others."""
    shares = rank_shares(rows)
    firsts = first_ranks(rows)
    for place, row in enumerate(rows):
        assert sum(shares[place]) == 1
        assert shares[place][0] == firsts[place].share
        lost = [win_share([b - a for a, b in zip(row, other, strict=True)]) for other in rows]
        assert sum(rank * share for rank, share in enumerate(shares[place], 1)) == 1 + sum(lost)


@settings(deadline=None)
@given(VALUES)
def test_identities_without_ties(rows: list[list[Fraction]]) -> None:
    """Where no two are alike columns add up to 1 too, and the middles of first ranks to the middle of all."""
    if any(one == other for one, other in combinations(rows, 2)):
        return
    shares, firsts = rank_shares(rows), first_ranks(rows)
    assert [sum(column) for column in zip(*shares, strict=True)] == [1] * len(rows)
    parts = [(one.share, one.central) for one in firsts if one.central is not None]
    assert [sum(share * central[i] for share, central in parts) for i in range(3)] == [F(1, 3)] * 3


@settings(deadline=None)
@given(VALUES)
def test_order_of_programs_does_not_matter(rows: list[list[Fraction]]) -> None:
    assert rank_shares(rows[::-1]) == rank_shares(rows)[::-1]


def test_draws_agree_within_their_stated_error() -> None:
    draws = draw_weights(3, 4000, seed=7)
    totals = [[sum(w * float(v) for w, v in zip(one, row, strict=True)) for one in draws] for row in ROWS]
    error = table_error(3, 4000)
    for counted, exact in zip(rank_counts(totals), rank_shares(ROWS), strict=True):
        for upto in range(3):
            assert abs(F(sum(counted[: upto + 1]), 4000) - sum(exact[: upto + 1])) <= error


def test_draws_depend_on_the_seed_alone() -> None:
    assert draw_weights(3, 5, seed=1) == draw_weights(3, 5, seed=1) != draw_weights(3, 5, seed=2)


def test_seven_programs_and_one_like_another() -> None:
    rows = [fractions(i * i % 11, 7 * i % 13, 5 * i % 9) for i in range(1, 7)]
    shares = rank_shares([*rows, rows[0]])
    assert shares[0] == shares[6]
    assert [sum(row) for row in shares] == [1] * 7
