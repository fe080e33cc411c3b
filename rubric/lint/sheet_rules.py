"""All rules about sheets, in the order in which they are tried."""

from __future__ import annotations

from rubric.lint import (
    conflict_open,
    contradicting_answers,
    no_observed_date,
    no_observer,
    out_of_scope_answer,
    positive_without_evidence,
    stale_observation,
    unused_source,
)
from rubric.lint.base import SheetRule

SHEET_RULES: tuple[SheetRule, ...] = (
    positive_without_evidence.RULE,
    stale_observation.RULE,
    out_of_scope_answer.RULE,
    contradicting_answers.RULE,
    conflict_open.RULE,
    no_observer.RULE,
    no_observed_date.RULE,
    unused_source.RULE,
)
