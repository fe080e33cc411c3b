"""A condition, or a part of one, that can never hold."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.cases import Cases, cases_of
from rubric.lint.conditions import all_conditions, is_free, parts_at, within
from rubric.model.condition import AtLeastOf, Condition, FactTest
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text
from rubric.scoring.asked import bound_of
from rubric.source.locate import Path


def check(file: RubricFile) -> Iterator[Found]:
    """The smallest parts that never hold; then levels that never hold where their criterion applies."""
    for path, condition in all_conditions(file):
        if is_free(file.plan, condition) or isinstance(condition, str):
            continue
        cases = cases_of(file.plan, (condition,))
        if cases is None:
            yield from (Found(at, {"reason": _too_many(one)}) for at, one in within(condition, path) if _asks_more(one))
        else:
            for at, part in _smallest(cases, condition, path):
                yield Found(at, {"reason": _reason(file, part)})
    yield from _against_scope(file)


def _smallest(cases: Cases, condition: Condition, path: Path) -> list[tuple[Path, Condition]]:
    parts = list(parts_at(condition, path))
    found = [one for at, part in parts for one in _smallest(cases, part, at)]
    # A named condition that never holds is told where it is written.
    if found or isinstance(condition, str) or cases.where(condition):
        return found
    return [] if any(isinstance(part, str) and not cases.where(part) for _, part in parts) else [(path, condition)]


def _against_scope(file: RubricFile) -> Iterator[Found]:
    for path, criterion in file.parts.criteria.values():
        scope = criterion.when
        for number, level in (criterion.levels or {}).items() if scope is not None else ():
            cases = None if level.when is None or scope is None else cases_of(file.plan, (level.when, scope))
            if cases is None or level.when is None or scope is None:
                continue
            held, applies = cases.where(level.when), cases.where(scope)
            if held and applies and not held & applies:
                yield Found((*path, "levels", str(number), "when"), {"reason": _OUTSIDE})


def _reason(file: RubricFile, condition: Condition) -> Text:
    if isinstance(condition, AtLeastOf) and _asks_more(condition):
        return _too_many(condition)
    if isinstance(condition, FactTest):
        fact, bound = file.rubric.facts[condition.fact], bound_of(condition)
        if fact.between is not None and not fact.between[0] < bound < fact.between[1]:
            low, high = fact.between
            return Text(
                zh=f"“{condition.fact}”只会在 {low} 到 {high} 之间",
                en=f'"{condition.fact}" is between {low} and {high}',
            )
        return Text(
            zh=f"“{condition.fact}”是计数，只会是 0、1、2……", en=f'"{condition.fact}" is a count: 0, 1, 2 and so on'
        )
    return Text(zh="它的几部分互相矛盾", en="its parts contradict one another")


def _asks_more(condition: Condition) -> bool:
    return isinstance(condition, AtLeastOf) and condition.at_least > len(condition.of)


def _too_many(condition: Condition) -> Text:
    need, listed = (condition.at_least, len(condition.of)) if isinstance(condition, AtLeastOf) else (0, 0)
    return Text(zh=f"要满足 {need} 个，只列了 {listed} 个", en=f"it needs {need} of {listed}")


_OUTSIDE = Text(zh="和这个指标自己的 when: 矛盾", en="it contradicts the when: of its own criterion")

RULE = RubricRule(
    Rule(
        "never-true-condition",
        Severity.WARNING,
        "这个条件永远不会成立：{reason}",
        "this condition can never hold: {reason}",
        "改成观察得到的情形，或删掉",
        "write what can be observed, or remove it",
        "永远不成立的等级、红线或范围等于没有写，多半是 id 或数字写错了",
        "a level, gate or scope that never holds is as good as not written; mostly an id or a number is wrong",
        "when: {all: [group_buy, {not: group_buy}]}\n# or: {at_least: 3, of: [group_buy, bargain]}",
        "when: {all: [group_buy, {not: bargain}]}\n# or: {at_least: 2, of: [group_buy, bargain]}",
    ),
    check,
)
