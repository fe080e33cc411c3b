"""Pairs of a ranking: flips, shares of weightings, and what is said where the difference is not linear."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rubric.analysis.ranking.rank import rank
from rubric.model.ranking import PairView, RankingGroup
from rubric.model.scorecard import Scorecard
from tests.analysis.programs import NAMES, TABLE, WEIGHTS, program, rubric

F = Fraction
CAPPED = rubric(gates={"q": {"when": "bad", "cap": {"total": 65}}})


def group(*cards: Scorecard, **how: Any) -> RankingGroup:
    return rank(list(cards), **how).groups[0]


def pair(*cards: Scorecard) -> PairView:
    return group(*cards).pairs[0]


def table() -> list[Scorecard]:
    return [program(id_, *values) for id_, values in TABLE.items()]


def codes(one: PairView) -> set[tuple[str, str]]:
    return {(doubt.weights, doubt.code) for doubt in one.not_linear}


def test_the_table_as_sheets() -> None:
    """The reference figures come out of scorecards too."""
    found = group(*table(), all_pairs=True)
    assert [(one.key, one.rank, one.score) for one in found.programs] == [
        ("y", 1, F(149, 2)),
        ("x", 2, F(133, 2)),
        ("z", 3, F(249, 4)),
    ]
    pairs = {(one.first, one.second): one for one in found.pairs}
    assert {names: one.dimensions and one.dimensions.first for names, one in pairs.items()} == {
        ("y", "x"): F(8, 9),
        ("y", "z"): F(74, 99),
        ("x", "z"): F(28, 55),
    }
    flip = pairs["x", "z"].flip
    assert flip is not None
    assert flip.distances is not None
    assert (flip.outcome, flip.method, flip.to) == ("overtakes", "exact", "gameplay")
    assert [(move.from_, move.weight) for move in flip.moves] == [("scene", F(17, 300))]
    assert [(one.id, one.at) for one in flip.one_weight] == [
        ("scene", F(31, 103)),
        ("capability", None),
        ("gameplay", F(62, 197)),
    ]
    assert (flip.distances.l1, flip.distances.linf) == (F(17, 150), F(17, 300))
    assert found.weightings is not None
    rows = {row.key: row for row in found.weightings.programs}
    assert [share.share for share in rows["z"].ranks] == [F(25, 99), F(118, 495), F(28, 55)]
    assert [part.weight for part in rows["z"].central] == [F(5, 27), F(5, 33), F(197, 297)]
    assert rows["z"].expected == 1 + F(74, 99) + F(28, 55)
    assert found.weightings.error is None


def test_one_criterion_a_dimension_weighs_alike() -> None:
    assert all(one.dimensions == one.criteria for one in group(*table(), all_pairs=True).pairs)


def test_unit_of_weights_does_not_matter() -> None:
    other = rubric((8, 7, 5))
    cards = [program(id_, *values, of=other) for id_, values in TABLE.items()]
    assert group(*cards).pairs == group(*table()).pairs
    assert group(*cards).weightings == group(*table()).weightings


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ((80, 70, 40), (70, 70, 40), "cannot"),
        ((80, 70, 40), (70, 60, 30), "cannot"),
        ((80, 70, 40), (80, 70, 40), "same"),
        ((75, 40, 40), (50, 40, 80), "tied"),
        ((80, 40, 40), (40, 40, 90), "overtakes"),
    ],
)
def test_outcomes(first: tuple[int, ...], second: tuple[int, ...], outcome: str) -> None:
    flip = pair(program("a", *first), program("b", *second)).flip
    assert flip is not None
    assert flip.outcome == outcome


def test_a_cap_that_binds_is_said_and_the_shift_is_true() -> None:
    """Held by a gate the weights no longer matter; the shift is found by trying, and scoring again confirms it."""
    held, free = program("held", 90, 90, 90, of=CAPPED, bad=True), program("free", 80, 70, 40, of=CAPPED)
    one = pair(held, free)
    assert codes(one) == {("dimensions", "cap"), ("criteria", "cap")}
    assert {(doubt.program, doubt.held_at, doubt.ids) for doubt in one.not_linear} == {("held", F(65), ("q",))}
    assert one.flip is not None
    assert (one.first, one.flip.outcome, one.flip.method) == ("free", "overtakes", "search")
    assert overtakes(one, F(1, 1000), {"held": (90, 90, 90), "free": (80, 70, 40)})
    assert not overtakes(one, F(-1, 1000), {"held": (90, 90, 90), "free": (80, 70, 40)})
    assert one.dimensions is not None
    assert one.dimensions.error is not None


def overtakes(one: PairView, more: Fraction, values: dict[str, tuple[int, int, int]]) -> bool:
    """Whether the second is ahead once a little more than the stated weight has moved."""
    assert one.flip is not None
    move, to = one.flip.moves[0], one.flip.to
    weights = dict(zip(NAMES, WEIGHTS, strict=True))
    weights[move.from_] -= move.weight + more
    weights[str(to)] += move.weight + more
    moved = [Decimal(weight.numerator) / Decimal(weight.denominator) for weight in weights.values()]
    other = rubric([round(weight, 9) for weight in moved], gates=CAPPED["gates"])
    first, second = (
        program(id_, *values[id_], of=other, bad=id_ == "held").total.score for id_ in (one.first, one.second)
    )
    assert first is not None
    assert second is not None
    return second > first


def test_a_cap_that_could_bind_under_other_weights_counts() -> None:
    """Not held now, but the total could be: no exact share of all weightings is claimed."""
    low = program("low", 90, 40, 40, of=CAPPED, bad=True)
    assert low.total.score == F(60)
    assert ("dimensions", "cap") in codes(pair(low, program("other", 50, 60, 50, of=CAPPED)))


def test_two_held_by_the_same_gate_are_level_under_most_weights() -> None:
    one = pair(program("a", 90, 90, 90, of=CAPPED, bad=True), program("b", 70, 80, 90, of=CAPPED, bad=True))
    assert one.points == 0
    assert one.dimensions is not None
    assert one.dimensions.level == 1


def test_what_does_not_apply_on_one_side() -> None:
    none = program("none", 60, 80, None, gameplay_value={"not_applicable": "There is none."})
    one = pair(program("x", 80, 70, 40), none)
    assert codes(one) == {("dimensions", "applicability"), ("criteria", "applicability")}
    assert [doubt.ids for doubt in one.not_linear] == [("gameplay",), ("gameplay_value",)]
    assert one.flip is not None
    assert one.flip.method == "search"
    assert one.dimensions is not None
    again = rank([program("x", 80, 70, 40), none], seed=2).groups[0].pairs[0].dimensions
    assert again is not None
    assert abs(again.first - one.dimensions.first) <= 2 * (one.dimensions.error or 0)


@pytest.mark.parametrize("combine", ["geometric", "weakest"])
def test_other_combines_are_sampled_over_dimensions_only(combine: str) -> None:
    other = rubric(combine=combine)
    found = group(*(program(id_, *values, of=other) for id_, values in TABLE.items()))
    one = found.pairs[0]
    assert codes(one) == {("dimensions", "combine"), ("criteria", "combine")}
    assert one.criteria is None
    assert one.dimensions is not None
    assert one.dimensions.error is not None
    assert found.weightings is None
    sampled = group(*(program(id_, *values, of=other) for id_, values in TABLE.items()), acceptability=True)
    assert sampled.weightings is not None
    assert sampled.weightings.error is not None
    assert sampled.weightings.draws == 5000
    assert sum(share.share for share in sampled.weightings.programs[0].ranks) == 1


def test_many_programs_have_exact_first_ranks_and_sampled_others() -> None:
    cards = [program(f"p{letter}", 10 * i % 97, 37 * i % 91, 53 * i % 83) for i, letter in enumerate("abcdefghi", 3)]
    plain, sampled = group(*cards), group(*cards, acceptability=True)
    assert plain.weightings is not None
    assert plain.weightings.error is None
    assert {len(row.ranks) for row in plain.weightings.programs} == {0}
    assert sum(row.first or 0 for row in plain.weightings.programs) == 1
    assert sampled.weightings is not None
    assert sampled.weightings.error is not None
    for exact, row in zip(plain.weightings.programs, sampled.weightings.programs, strict=True):
        assert row.first == exact.first
        assert abs(row.ranks[0].share - (exact.first or 0)) <= sampled.weightings.error


def test_what_applies_to_neither_weighs_nothing() -> None:
    """The shift is still in points of the declared weights: here 75 of them are in play."""
    none = {"gameplay_value": {"not_applicable": "There is none."}}
    one = pair(program("a", 80, 60, None, **none), program("b", 70, 70, None, **none))
    assert one.not_linear == ()
    assert one.flip is not None
    assert [(move.from_, move.weight) for move in one.flip.moves] == [("scene", F(1, 40))]
    assert [(single.id, single.now, single.at) for single in one.flip.one_weight] == [
        ("scene", F(8, 15), F(1, 2)),
        ("capability", F(7, 15), F(1, 2)),
    ]
    assert one.dimensions is not None
    assert one.dimensions.first == F(1, 2)


def test_open_pairs_name_two_observations() -> None:
    """Those that account for most of the width of either; a pair that is settled names none."""
    wide, narrow = program("wide", None, 70, 40), program("narrow", 70, 60, None)
    one = pair(wide, narrow)
    assert one.relation == "open"
    assert [(need.program, need.id, need.points) for need in one.settle] == [
        ("wide", "scene_points", F(40)),
        ("narrow", "gameplay_points", F(25)),
    ]
    assert one.overlap == min(wide.total.high or 0, narrow.total.high or 0) - max(
        wide.total.low or 0, narrow.total.low or 0
    )
    assert pair(program("a", 90, 90, 90), program("b", 10, 10, 10)).settle == ()
