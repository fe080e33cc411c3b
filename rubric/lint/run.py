"""Runs the rules over a file that can be used, and places what they find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from rubric.lint.base import Found, RubricFile, SheetFile
from rubric.model.finding import Finding, Rule
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import evaluate
from rubric.scoring.plan import Plan, compile_rubric
from rubric.scoring.world import World, world_of
from rubric.source.locate import locate

STALE_AFTER = 180


def lint_rubric(rubric: Rubric, root: Any, file: str) -> list[Finding]:
    """What the rules find in a rubric's own file; what it inherits is for the file that it comes from."""
    from rubric.lint.rubric_rules import RUBRIC_RULES

    plan = compile_rubric(rubric)
    context = RubricFile(rubric, plan, evaluate(plan, World({}, {}, frozenset(), {})))
    found = [one for rule in RUBRIC_RULES for one in _placed(rule.rule, rule.check(context), root)]
    return [one for one in found if one.place.file == file]


def lint_sheet(sheet: Sheet, plan: Plan, root: Any, today: date, stale_after: int = STALE_AFTER) -> list[Finding]:
    """What the rules find in a sheet that fits its rubric."""
    from rubric.lint.sheet_rules import SHEET_RULES

    context = SheetFile(sheet, plan, world_of(plan, sheet), today, stale_after)
    return [one for rule in SHEET_RULES for one in _placed(rule.rule, rule.check(context), root)]


def _placed(rule: Rule, found: Iterable[Found], root: Any) -> Iterable[Finding]:
    for one in found:
        yield rule.at(locate(root, one.path, key=one.key), **one.args)
