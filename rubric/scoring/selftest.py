"""A rubric's own examples: what was given, what must come out, what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from rubric.model.printing import floored
from rubric.model.rubric import Example
from rubric.model.scorecard import Scorecard, TestStep
from rubric.model.sheet import Sheet
from rubric.model.text import Text
from rubric.scoring.score import Compiled, score


class Outcome(NamedTuple):
    """One expectation of one example, the ``number``-th from 0; ``actual`` is what came out of ``card``, as text."""

    number: int
    example: Text
    id: str
    expected: str
    actual: str
    holds: bool
    card: Scorecard


def run_examples(compiled: Compiled, sheets: Mapping[int, Sheet]) -> Iterator[Outcome]:
    """Check the examples of a rubric.

    Args:
        compiled: the rubric.
        sheets: those of the examples that name one, by the example's index.
    """
    for index, example in enumerate(compiled.plan.rubric.examples):
        sheet = sheets.get(index) or _sheet_of(example)
        if sheet is None:
            continue
        card = score(compiled, sheet)
        for id_, expected in example.expect.items():
            actual = _actual(card, id_, expected)
            yield Outcome(index, example.name, id_, _text(expected), *actual, card)


def _sheet_of(example: Example) -> Sheet | None:
    if example.given is None:
        return None
    program = example.program
    return Sheet(
        program="example",
        answers=example.given,
        platform=program.get("platform"),
        vertical=program.get("vertical"),
        version=program.get("version"),
        attributes={name: value for name, value in program.items() if name not in ("platform", "vertical", "version")},
    )


def _actual(card: Scorecard, id_: str, expected: Any) -> tuple[str, bool]:
    """What came out in the terms of the expectation: a level, a state, a word or a number."""
    words = {"band": card.total.band, "verdict": str(card.verdict)}
    if id_ in words:
        return words[id_] or "–", expected == words[id_]
    for gate in card.gates:
        if gate.id == id_:
            return str(gate.state), expected == str(gate.state)
    if id_ in ("total", "coverage"):
        return _number(card.total.score if id_ == "total" else card.total.coverage, expected)
    node = next(node for node in card.nodes if node.id == id_)
    yes_no = any(isinstance(step, TestStep) for step in node.steps)
    if yes_no and (isinstance(expected, bool) or expected in ("yes", "no", "是", "否")):
        wanted = "yes" if expected is True or expected in ("yes", "是") else "no"
        met = "yes" if node.score is not None and node.score > card.rubric.scale_from else "no"
        actual = str(node.state) if node.score is None else met
        return actual, actual == wanted
    if isinstance(expected, str):
        state = str(node.state)
        return state, expected == state
    if node.top_level is not None:
        return (str(node.state) if node.level is None else str(node.level)), node.level == expected
    return _number(node.score if node.kind != "criterion" else _points(card, node.score), expected)


def _points(card: Scorecard, value: Fraction | None) -> Fraction | None:
    """A criterion's value as points from 0 to 100, whatever the report scale."""
    rubric = card.rubric
    return None if value is None else 100 * (value - rubric.scale_from) / (rubric.scale_to - rubric.scale_from)


def _number(actual: Fraction | None, expected: Any) -> tuple[str, bool]:
    """A number holds when it is the expected one, floored or rounded to as many decimals as were written."""
    if actual is None or isinstance(expected, bool) or not isinstance(expected, int | Decimal):
        return ("–" if actual is None else floored(actual, 6)), False
    exponent = Decimal(expected).as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    written = Fraction(expected)
    holds = written in (actual, Fraction(floored(actual, decimals)), round(actual, decimals))
    return floored(actual, max(decimals, 2)), holds


def _text(expected: Any) -> str:
    return ("yes" if expected else "no") if isinstance(expected, bool) else str(expected)
