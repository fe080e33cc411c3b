"""All rules, in the order in which they are tried."""

from __future__ import annotations

from rubric.lint import (
    always_true_condition,
    conflict_open,
    confusable_ids,
    constant_criterion,
    contradicting_answers,
    criterion_without_example,
    gate_never_binds,
    hidden_weight,
    level_without_example,
    missing_translation,
    never_true_condition,
    no_observed_date,
    no_observer,
    nothing_can_lower,
    out_of_scope_answer,
    positive_without_evidence,
    repeated_condition,
    stale_observation,
    unreachable_level,
    unused_condition,
    unused_fact,
    unused_reference,
    unused_source,
    vague_anchor,
)
from rubric.lint.base import RubricRule, SheetRule

RUBRIC_RULES: tuple[RubricRule, ...] = (
    unused_fact.RULE,
    unused_condition.RULE,
    unused_reference.RULE,
    unreachable_level.RULE,
    never_true_condition.RULE,
    always_true_condition.RULE,
    repeated_condition.RULE,
    constant_criterion.RULE,
    nothing_can_lower.RULE,
    gate_never_binds.RULE,
    hidden_weight.RULE,
    vague_anchor.RULE,
    missing_translation.RULE,
    confusable_ids.RULE,
    criterion_without_example.RULE,
    level_without_example.RULE,
)

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
