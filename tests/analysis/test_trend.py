"""Trends: every change is split into its causes, and the parts add up to it."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.analysis.trend import trend
from rubric.model.printing import floored
from rubric.model.scorecard import Scorecard
from rubric.model.trend import Cause, Step
from tests.analysis.test_difference import answers, flat, pair
from tests.support import rate

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def never(_: Scorecard, __: Scorecard) -> None:
    """No sheet can be rated again."""


def dated(card: Scorecard, day: str | None) -> Scorecard:
    return card.model_copy(update={"sheet": card.sheet.model_copy(update={"observed": day})})


def step(before: Scorecard, after: Scorecard) -> Step:
    return trend([dated(after, "2026-02-01"), dated(before, "2026-01-01")], never).programs[0].steps[0]


def parts(found: Step) -> dict[Cause, Fraction]:
    return {part.cause: part.points for part in found.parts}


def test_each_cause_alone() -> None:
    """Another value, a new answer, a criterion that no longer applies, a gate: each under its own name."""
    rubric = flat((1, 1), gates={"g": {"title": "G", "when": "bad", "cap": {"total": 40}, "because": "b"}})
    rubric["facts"] = {"bad": {"ask": "Bad?", "answer": "yes_no"}}
    clear = {"bad": False}
    base = rate(rubric, answers(4, 2) | clear)
    assert parts(step(base, rate(rubric, answers(4, 3) | clear))) == {Cause.OBSERVATION: Fraction(25, 2)}
    assert parts(step(base, rate(rubric, {"c1": 4} | clear))) == {Cause.COVERAGE: Fraction(25)}
    assert parts(step(base, rate(rubric, answers(4, None) | clear))) == {Cause.APPLICABILITY: Fraction(25)}
    assert parts(step(base, rate(rubric, answers(4, 2) | {"bad": True}))) == {Cause.GATES: Fraction(-35)}
    assert step(base, base).parts == ()


def test_a_gate_and_a_value_at_once() -> None:
    rubric = flat(
        (1, 1),
        gates={"g": {"title": "G", "when": {"criterion": "c2", "below": 1}, "cap": {"total": 40}, "because": "b"}},
    )
    found = step(rate(rubric, answers(4, 2)), rate(rubric, answers(4, 0)))
    assert parts(found) == {Cause.OBSERVATION: Fraction(-25), Cause.GATES: Fraction(-10)}
    assert found.points == -35


def test_another_rubric_is_told_apart() -> None:
    """With the old sheet rated again, what the rubric did has a line; without it, no number is made up."""
    old, new = flat((1, 1)), flat((3, 1))
    before, after, again = rate(old, answers(4, 0)), rate(new, answers(4, 2)), rate(new, answers(4, 0))
    cards = [dated(before, "2026-01-01"), dated(after, "2026-02-01")]
    told = trend(cards, lambda _, __: again).programs[0].steps[0]
    assert parts(told) == {Cause.RUBRIC: Fraction(25), Cause.OBSERVATION: Fraction(25, 2)}
    assert (told.points, told.is_rescored) == (Fraction(75, 2), True)
    assert trend(cards, never).programs[0].steps[0].points is None


def test_programs_and_dates_are_sorted() -> None:
    rubric = flat((1, 1))
    one = rate(rubric, answers(1, 1))
    other = one.model_copy(update={"program": one.program.model_copy(update={"id": "other"})})
    found = trend([dated(one, None), other, dated(one, "2026-03-01"), dated(one, "2025-03-01")], never)
    assert [program.program for program in found.programs] == ["test-program", "other"]
    assert [moment.observed for moment in found.programs[0].moments] == ["2025-03-01", "2026-03-01", None]


@quick
@given(st.integers(0, 10**6))
def test_parts_add_up(seed: int) -> None:
    random.seed(seed)
    before, after = pair(seed)
    found = step(before, after)
    if found.points is None:
        return
    assert before.total.score is not None
    assert after.total.score == before.total.score + found.points
    assert sum((part.points for part in found.parts), Fraction(0)) == found.points
    printed = Fraction(floored(after.total.score)) - Fraction(floored(before.total.score))
    assert Fraction(found.shown or 0) == printed
    assert sum(round(Fraction(part.shown) * 100) for part in found.parts) == round(Fraction(found.shown or 0) * 100)
