"""All rules about sheets, in the order in which they are tried."""

from __future__ import annotations

from rubric.lint import (
    conflict_open,
    contradicting_answers,
    evidence_after_observed,
    evidence_date,
    evidence_path_outside,
    evidence_url,
    no_observed_date,
    no_observer,
    old_evidence,
    out_of_scope_answer,
    positive_without_evidence,
    screenshot_missing,
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
    screenshot_missing.RULE,
    evidence_path_outside.RULE,
    evidence_url.RULE,
    evidence_date.RULE,
    evidence_after_observed.RULE,
    old_evidence.RULE,
)
