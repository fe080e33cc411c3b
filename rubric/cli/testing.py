"""Rubrics to findings for ``rubric test``: every expectation that does not come out, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.lint.example_failed import RULE
from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.report.decision import decision
from rubric.scoring.score import Compiled, prepare
from rubric.scoring.selftest import Outcome, run_examples
from rubric.source.examples import example_sheets
from rubric.source.load import Loaded, read_rubric
from rubric.source.locate import locate


class Tested(NamedTuple):
    """What the examples of one rubric came to.

    Attributes:
        rubric: its id; None when it or a sheet of its examples cannot be used.
        examples: how many there are.
        failed: how many of them did not come out.
        findings: why, or why it cannot be used.
        texts: of the files that findings point into, by name.
    """

    rubric: str | None
    examples: int
    failed: int
    findings: list[Finding]
    texts: Mapping[str, str]


def run_tests(name: str) -> Tested:
    """Run the examples of a rubric, an id or a path."""
    return outcome_of(read_rubric(name))


def outcome_of(loaded: Loaded[Rubric], compiled: Compiled | None = None) -> Tested:
    """Run the examples of a rubric that was read, and perhaps compiled too."""
    if loaded.model is None:
        return Tested(None, 0, 0, loaded.findings, loaded.texts)
    try:
        sheets = example_sheets(loaded)
    except InputError as error:
        return Tested(None, 0, 0, list(error.findings), loaded.texts)
    failed = [one for one in run_examples(compiled or prepare(loaded.model), sheets) if not one.holds]
    findings = list(_findings(failed, loaded))
    numbers = {one.number for one in failed}
    return Tested(loaded.model.rubric, len(loaded.model.examples), len(numbers), findings, loaded.texts)


def _findings(failed: Iterable[Outcome], loaded: Loaded[Rubric]) -> Iterable[Finding]:
    for one in failed:
        place = locate(loaded.root, ("examples", one.number, "expect", one.id))
        args: dict[str, Any] = {"name": one.example, "id": one.id, "expected": one.expected, "actual": one.actual}
        higher = one.expected.isdecimal() and one.actual.isdecimal() and int(one.expected) > int(one.actual)
        decided = decision(one.card, one.id, higher=higher) if one.card is not None else ""
        yield RULE.at(place, **args, decided=decided)
