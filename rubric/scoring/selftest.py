"""A rubric's own examples: what was given, what must come out, what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from rubric.model.printing import floored
from rubric.model.rubric import Example
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Sheet
from rubric.model.text import Text
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.plan import Leaf, Plan, branches_under
from rubric.scoring.score import Compiled, score
from rubric.scoring.values import LeafValue
from rubric.scoring.verdict import band_reached, judge
from rubric.scoring.world import world_of


class Outcome(NamedTuple):
    """One expectation of one example, the ``number``-th from 0; ``actual`` is what came out, as text.

    ``card`` is there where it does not hold, to tell why.
    """

    number: int
    example: Text
    id: str
    expected: str
    actual: str
    holds: bool
    card: Scorecard | None


def run_examples(compiled: Compiled, sheets: Mapping[int, Sheet]) -> Iterator[Outcome]:
    """Check the examples of a rubric.

    Args:
        compiled: the rubric.
        sheets: those of the examples that name one, by the example's index.
    """
    plan = compiled.plan
    branches = {branch.id: branch.path for branch in branches_under(plan.root)}
    for index, example in enumerate(plan.rubric.examples):
        sheet = sheets.get(index) or _sheet_of(example)
        if sheet is None:
            continue
        evaluation, card = evaluate(plan, world_of(plan, sheet)), None
        for id_, expected in example.expect.items():
            actual, holds = _actual(plan, evaluation, branches, id_, expected)
            card = card if holds or card is not None else score(compiled, sheet)
            yield Outcome(index, example.name, id_, _text(expected), actual, holds, None if holds else card)


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


def _actual(
    plan: Plan, evaluation: Evaluation, branches: Mapping[str, str], id_: str, expected: Any
) -> tuple[str, bool]:
    """What came out in the terms of the expectation: a level, a state, a word or a number."""
    root = evaluation.root
    if id_ in ("band", "verdict"):
        verdict, _ = judge(plan, evaluation)
        band = band_reached(plan, evaluation, verdict)
        word = str(verdict) if id_ == "verdict" else None if band is None else band.id
        return word or "–", expected == word
    if id_ in evaluation.gates:
        state = str(evaluation.gates[id_])
        return state, expected == state
    if id_ == "total":
        return _number(None if root.value is None else plan.on_scale(root.value), expected)
    if id_ == "coverage":
        return _number(root.coverage if root.applies else None, expected)
    if id_ in plan.leaves:
        return _of_criterion(plan.leaves[id_], evaluation.leaves[id_], expected)
    value = evaluation.values[branches[id_]]
    if isinstance(expected, str):
        return str(value.state), expected == str(value.state)
    return _number(None if value.value is None else plan.on_scale(value.value), expected)


def _of_criterion(leaf: Leaf, value: LeafValue, expected: Any) -> tuple[str, bool]:
    state = str(value.state)
    tested = leaf.criterion.yes_no is not None and value.applies and not value.overridden
    if tested and (isinstance(expected, bool) or expected in ("yes", "no", "是", "否")):
        wanted = "yes" if expected is True or expected in ("yes", "是") else "no"
        actual = state if value.value is None else "yes" if value.value > 0 else "no"
        return actual, actual == wanted
    if isinstance(expected, str):
        return state, expected == state
    if leaf.values:
        level = value.levels[0] if len(value.levels) == 1 and value.applies else None
        return (state if level is None else str(level)), level == expected
    # Points from 0 to 100, whatever the report scale.
    return _number(None if value.value is None else 100 * value.value, expected)


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
