"""Differences of scores: the reference ledgers exactly, and lines that always add up, whatever the order."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.analysis.compare import compare
from rubric.analysis.difference import difference
from rubric.model.comparison import Difference, LineKind, Standing
from rubric.model.printing import floored, text_of_units
from rubric.model.scorecard import Scorecard
from tests.scoring.compare import product
from tests.scoring.generate import Case, case, sheet
from tests.support import rate

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def judged(weight: int, levels: int = 5, **more: Any) -> dict[str, Any]:
    return {"title": "T", "weight": weight, "levels": {n: f"level {n}" for n in range(levels)}, **more}


def flat(weights: tuple[int, ...], **more: Any) -> dict[str, Any]:
    """One dimension of judged criteria c1, c2 … that may not apply."""
    criteria = {f"c{n}": judged(weight, may_not_apply=True) for n, weight in enumerate(weights, 1)}
    return {
        "rubric": "flat",
        "format": 1,
        "title": "Flat",
        "dimensions": {"a": {"title": "A", "criteria": criteria}},
        "minimum_coverage": 0,
        **more,
    }


def answers(*levels: int | None) -> dict[str, Any]:
    return {f"c{n}": {"not_applicable": "none"} if level is None else level for n, level in enumerate(levels, 1)}


def lines(found: Difference, kind: LineKind) -> dict[str, Fraction]:
    return {line.path.split(".")[-1]: line.points for line in found.lines if line.kind is kind}


def test_bennet_reference() -> None:
    """Values (17/35, 0, -17/70, 0) and weights (9/2450, 621/1400, 9/4900, 639/9800) add up to 20/7 - 21/10."""
    rubric = flat((4, 3, 2, 1), scale={"from": 0, "to": 4})
    first, second = rate(rubric, answers(3, None, 2, 4)), rate(rubric, answers(2, 1, 3, 4))
    found = difference(first, second)
    assert (first.total.score, second.total.score) == (Fraction(20, 7), Fraction(21, 10))
    assert lines(found, LineKind.VALUE) == {"c1": Fraction(17, 35), "c3": Fraction(-17, 70)}
    assert lines(found, LineKind.WEIGHT) == {
        "c1": Fraction(9, 2450),
        "c2": Fraction(621, 1400),
        "c3": Fraction(9, 4900),
        "c4": Fraction(639, 9800),
    }


def test_cap_reference() -> None:
    """87.5 against 65 capped at 60: criteria 10, -7.5, 15, 5 and one line of 5 for the cap, in no order."""
    gate = {"g": {"title": "G", "when": {"criterion": "c4", "below": 1}, "cap": {"total": 60}, "because": "b"}}
    rubric = flat((40, 30, 20, 10), gates=gate)
    first, second = rate(rubric, answers(4, 3, 4, 2)), rate(rubric, answers(3, 4, 1, 0))
    found = difference(first, second)
    assert found.points == Fraction(55, 2)
    assert lines(found, LineKind.VALUE) == {
        "c1": Fraction(10),
        "c2": Fraction(-15, 2),
        "c3": Fraction(15),
        "c4": Fraction(5),
    }
    assert [(line.gate, line.points) for line in found.lines if line.kind is LineKind.CAP] == [("g", Fraction(5))]
    assert found.standing is Standing.FIRST


def test_nothing_is_told_where_there_is_no_score() -> None:
    rubric = flat((1, 1))
    found = difference(rate(rubric, {}), rate(rubric, answers(1, 2)))
    assert (found.points, found.lines, found.standing) == (None, (), Standing.OPEN)


def test_standing_follows_the_bounds() -> None:
    """Equal only where both are settled; certain only where the bounds do not meet."""
    rubric = flat((1, 1))
    whole, same, open_ = rate(rubric, answers(4, 4)), rate(rubric, answers(4, 4)), rate(rubric, {"c1": 4})
    none = rate(rubric, answers(0, 0))
    assert difference(whole, same).standing is Standing.EQUAL
    assert difference(whole, open_).standing is Standing.OPEN
    assert difference(whole, none).standing is Standing.FIRST
    assert difference(none, whole).standing is Standing.SECOND


def pair(seed: int) -> tuple[Scorecard, Scorecard]:
    """Two random sheets of one random rubric."""
    rng = random.Random(seed)  # noqa: S311
    one = case(rng)
    given_answers, attributes = sheet(rng, one.rubric)
    return product(one), product(Case(one.rubric, given_answers, attributes))


@quick
@given(st.integers(0, 10**6))
def test_lines_add_up_at_every_node(seed: int) -> None:
    first, second = pair(seed)
    for node in first.nodes:
        if node.kind == "criterion":
            continue
        found = difference(first, second, node.path)
        if found.points is None:
            continue
        assert sum((line.points for line in found.lines), Fraction(0)) == found.points
        units = sum(round(Fraction(line.shown) * 100) for line in found.lines)
        assert text_of_units(units) == found.shown
        assert all(abs(Fraction(line.shown) - line.points) < Fraction(1, 100) for line in found.lines)


@quick
@given(st.integers(0, 10**6))
def test_turned_round_every_line_changes_its_sign(seed: int) -> None:
    first, second = pair(seed)
    there, back = difference(first, second), difference(second, first)
    assert {(line.path, line.kind, line.gate): line.points for line in there.lines} == {
        (line.path, line.kind, line.gate): -line.points for line in back.lines
    }


@quick
@given(st.integers(0, 10**6))
def test_the_printed_difference_is_that_of_the_printed_scores(seed: int) -> None:
    """At every node; turned round, only its sign and those of its printed lines change."""
    first, second = pair(seed)
    for one, other in ((one, second.node(one.path)) for one in first.nodes if one.kind != "criterion"):
        there, back = difference(first, second, one.path), difference(second, first, one.path)
        if there.shown is None or back.shown is None or one.score is None or other.score is None:
            continue
        assert Fraction(there.shown) == Fraction(floored(one.score)) - Fraction(floored(other.score))
        assert Fraction(there.shown) == -Fraction(back.shown)
        assert {(line.path, line.kind, line.gate): Fraction(line.shown) for line in there.lines} == {
            (line.path, line.kind, line.gate): -Fraction(line.shown) for line in back.lines
        }


@pytest.mark.parametrize("seed", range(20))
def test_adding_a_program_changes_no_other_pair(seed: int) -> None:
    first, second = pair(seed)
    alone = compare([first, second]).pairs[0]
    assert compare([first, second, first]).pairs[0] == alone
