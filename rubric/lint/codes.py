"""Every kind of finding there is, by its code: for ``rubric explain CODE`` and for ``rubric.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from rubric.lint import edition_unchanged, example_failed, policy
from rubric.lint.rubric_rules import RUBRIC_RULES
from rubric.lint.sheet_rules import SHEET_RULES
from rubric.model.finding import Rule
from rubric.source import (
    edit_rules,
    observer_rules,
    results,
    revision_rules,
    rules,
    rules_content,
    rules_tables,
    rules_values,
    settings,
    syntax_rules,
    syntax_rules_width,
    traps,
)

_MODULES: tuple[ModuleType, ...] = (
    rules,
    rules_content,
    rules_tables,
    syntax_rules,
    syntax_rules_width,
    traps,
    results,
    settings,
    policy,
    example_failed,
    edition_unchanged,
    edit_rules,
    observer_rules,
    revision_rules,
)


def _declared() -> Mapping[str, Rule]:
    found = [value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)]
    found += rules_values.BY_CODE.values()
    found += [one.rule for one in RUBRIC_RULES]
    found += [one.rule for one in SHEET_RULES]
    return {rule.code: rule for rule in found}


RULES: Mapping[str, Rule] = _declared()

ALL_CODES: tuple[str, ...] = tuple(sorted(RULES))


def explained(code: str) -> Rule:
    """A kind of finding with why it matters and its examples, wherever these are written."""
    from rubric.lint.explanations import EXPLANATIONS

    more = EXPLANATIONS.get(code)
    return RULES[code] if more is None else RULES[code]._replace(**more.tidy()._asdict())
