"""The oracle itself: it must agree with the worked examples before it may judge the product."""

import random
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest

from tests.scoring.examples import EX4, EXAMPLES, Example, exact, lines
from tests.scoring.generate import case
from tests.scoring.oracle import OracleResult, rate
from tests.scoring.oracle_curves import geometric, log_normal, piecewise
from tests.scoring.oracle_gains import Gains, completions, observe_next, printed


def text_of(units: int) -> str:
    """Hundredths as printed."""
    return str(Decimal(units).scaleb(-2))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_figures(example: Example) -> None:
    result = rate(example.rubric, example.answers)
    assert result.score == exact(example.score)
    assert (result.low, result.high) == (exact(example.low), exact(example.high))
    assert result.coverage == exact(example.coverage)
    assert (result.verdict, result.reason) == (example.verdict, example.reason)
    assert result.ledger == lines(example.ledger)
    if example.uncapped is not None:
        assert result.uncapped == Fraction(example.uncapped)
    if example.bands is not None:
        assert (result.band, result.bands) == (example.band, example.bands.split())
    if example.printed is not None:
        units = printed([points for _, points in result.ledger])
        assert [text_of(unit) for unit in units] == example.printed.split()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_shares_and_what_ifs(example: Example) -> None:
    nodes = rate(example.rubric, example.answers).nodes
    assert {path: nodes[path].share for path in example.shares} == {k: exact(v) for k, v in example.shares.items()}
    assert {path: nodes[path].stake for path in example.stakes} == {k: exact(v) for k, v in example.stakes.items()}
    gains = Gains(example.rubric, example.answers)
    for path, gain in example.gains_next.items():
        assert gains.next(nodes[path].id) == Fraction(gain)
    for path, gain in example.gains_top.items():
        assert gains.top(nodes[path].id) == Fraction(gain)
    for fact, gain in example.fact_gains.items():
        assert gains.fact(fact) == Fraction(gain)
    for gate, gain in example.gate_gains.items():
        assert gains.gate(gate) == Fraction(gain)
    if example.observe_next is not None:
        parts = observe_next(example.rubric, example.answers)
        assert parts == {name: Fraction(settles) for name, settles in example.observe_next.items()}


def test_curves_meet_their_definitions() -> None:
    p10, median = Fraction(1800), Fraction(3500)
    assert log_normal(p10, median, p10) == Fraction(9, 10)
    assert log_normal(p10, median, median) == Fraction(1, 2)
    assert log_normal(p10, median, Fraction(0)) == 1
    assert log_normal(p10, median, Fraction(10**9)) == 0
    assert geometric([Fraction(1), Fraction(1)], [Fraction(1, 4), Fraction(1)]) == Fraction(1, 2)
    assert geometric([Fraction(1), Fraction(2)], [Fraction(1, 2), Fraction(1)]) == Fraction("0.793700525984")
    knots = [(Fraction(0), Fraction(0)), (Fraction(2), Fraction(1, 2)), (Fraction(5), Fraction(1))]
    assert [piecewise(knots, Fraction(x)) for x in (-1, 1, 3, 9)] == [0, Fraction(1, 4), Fraction(2, 3), 1]


def test_completions_are_all_of_them() -> None:
    answers: dict[str, Any] = {"x": 4}
    found = {(a["s"], a["y"]): rate(EX4, a, b).score for a, b in completions(EX4, answers)}
    assert found == {(True, 0): 60, (True, 1): 90, (False, 0): 100, (False, 1): 100}
    whole: OracleResult = rate(EX4, answers)
    assert whole.low is not None
    assert whole.high is not None
    assert all(score is not None and whole.low <= score <= whole.high for score in found.values())


@pytest.mark.parametrize("seed", range(60))
def test_no_completion_leaves_the_bounds(seed: int) -> None:
    subject = case(random.Random(seed))  # noqa: S311
    result = rate(subject.rubric, subject.answers, subject.attributes)
    for answers, attributes in completions(subject.rubric, subject.answers, subject.attributes):
        whole = rate(subject.rubric, answers, attributes)
        if whole.score is not None and result.low is not None and result.high is not None:
            assert result.low <= whole.score <= result.high
            assert whole.low == whole.score == whole.high
            assert whole.coverage == Fraction(1)
            assert whole.band is None or whole.band in result.bands
    if result.score is not None:
        assert sum(points for _, points in result.ledger) == result.score


def test_printed_ledgers_add_up() -> None:
    rng = random.Random(7)  # noqa: S311
    for _ in range(2000):
        points = [Fraction(rng.randint(-900, 900), rng.choice((1, 3, 7, 8, 900))) for _ in range(rng.randint(1, 9))]
        units = printed(points)
        assert sum(units) == floor(sum(points, Fraction(0)) * 100)
        for unit, exact_points in zip(units, points, strict=True):
            assert abs(unit - exact_points * 100) < 1
