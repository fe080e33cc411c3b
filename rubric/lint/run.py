"""Runs the rules over a file that can be used, and places what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from rubric.lint.base import Found, RubricFile, SheetFile
from rubric.model.finding import Edit, Finding, Rule
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


def lint_sheet(
    sheet: Sheet,
    plan: Plan,
    root: Any,
    today: date,
    stale_after: int = STALE_AFTER,
    exists: Callable[[str], bool] | None = None,
) -> list[Finding]:
    """What the rules find in a sheet that fits its rubric.

    Args:
        sheet: that fits the rubric.
        plan: of the rubric.
        root: the sheet's data, with its marks.
        today: the day of the inspection.
        stale_after: days after which an observation counts as old.
        exists: whether there is a file at a path relative to the sheet; None where that cannot be told.
    """
    from rubric.lint.sheet_rules import SHEET_RULES

    context = SheetFile(sheet, plan, world_of(plan, sheet), today, stale_after, exists)
    return [one for rule in SHEET_RULES for one in _placed(rule.rule, rule.check(context), root)]


def _placed(rule: Rule, found: Iterable[Found], root: Any) -> Iterable[Finding]:
    for one in found:
        place = locate(root, one.path, key=one.key)
        yield rule.at(place, edits=() if one.fix is None else (Edit(place, one.fix),), **one.args)
