"""A condition that always holds."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.cases import cases_of
from rubric.lint.conditions import all_conditions, is_free
from rubric.model.condition import Condition
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text


def check(file: RubricFile) -> Iterator[Found]:
    """Whole conditions of levels, gates and scopes, and named ones, that hold whatever is answered."""
    for path, condition in all_conditions(file):
        # A bare name is a fact, or a named condition that is told where it is written.
        if not isinstance(condition, str) and _always(file, condition, None):
            yield Found(path, {"where": _ANYWHERE})
    for path, criterion in file.parts.criteria.values():
        for number, level in (criterion.levels or {}).items() if criterion.when is not None else ():
            when = level.when
            if when is not None and _always(file, when, criterion.when) and not _always(file, when, None):
                yield Found((*path, "levels", str(number), "when"), {"where": _WHERE_IT_APPLIES})


def _always(file: RubricFile, condition: Condition, scope: Condition | None) -> bool:
    if scope is None and is_free(file.plan, condition):
        return False
    cases = cases_of(file.plan, (condition,) if scope is None else (condition, scope))
    if cases is None:
        return False
    applies = cases.all if scope is None else cases.where(scope)
    return applies != 0 and not applies & ~cases.where(condition)


_ANYWHERE = Text(zh="不管怎么回答", en="whatever is answered")
_WHERE_IT_APPLIES = Text(zh="只要这个指标适用", en="wherever the criterion applies")

RULE = RubricRule(
    Rule(
        "always-true-condition",
        Severity.WARNING,
        "{where}，这个条件总是成立",
        "this condition always holds, {where}",
        "改成有时成立、有时不成立的条件，或删掉",
        "write one that can also fail, or remove it",
        "总是成立的等级让下面各级没有意义，总是成立的红线把所有小程序都封了顶",
        "a level that always holds makes those below it meaningless; such a gate caps every program",
        "1: {text: 有一步请人分享, when: {fact: share_steps, at_least: 0}}",
        "1: {text: 有一步请人分享, when: {fact: share_steps, at_least: 1}}",
    ),
    check,
)
