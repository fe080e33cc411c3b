"""All rules, in the order in which they are tried."""

from __future__ import annotations

from rubric.lint import unused_fact
from rubric.lint.base import RubricRule, SheetRule

RUBRIC_RULES: tuple[RubricRule, ...] = (unused_fact.RULE,)

SHEET_RULES: tuple[SheetRule, ...] = ()
