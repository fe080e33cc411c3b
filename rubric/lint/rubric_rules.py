"""All rules about rubrics, in the order in which they are tried."""

from __future__ import annotations

from rubric.lint import (
    always_true_condition,
    confusable_ids,
    constant_criterion,
    criterion_without_example,
    gate_never_binds,
    hidden_weight,
    level_without_example,
    missing_translation,
    never_true_condition,
    nothing_can_lower,
    overlapping_condition,
    repeated_condition,
    unknown_signal,
    unreachable_level,
    unused_condition,
    unused_fact,
    unused_reference,
    vague_anchor,
)
from rubric.lint.base import RubricRule

RUBRIC_RULES: tuple[RubricRule, ...] = (
    unused_fact.RULE,
    unused_condition.RULE,
    unused_reference.RULE,
    unknown_signal.RULE,
    unreachable_level.RULE,
    never_true_condition.RULE,
    always_true_condition.RULE,
    repeated_condition.RULE,
    overlapping_condition.RULE,
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
