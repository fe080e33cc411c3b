"""A level that is never the result, because a higher one always holds with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.cases import cases_of
from rubric.model.condition import AnyOf, Condition
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text
from rubric.scoring.plan import Plan

_NEAREST = 32  # how many higher levels are tried one by one


def check(file: RubricFile) -> Iterator[Found]:
    """Levels of derived criteria whose condition, where the criterion applies, implies those above."""
    for path, criterion in file.parts.criteria.values():
        whens = {number: level.when for number, level in (criterion.levels or {}).items() if level.when is not None}
        for number, above in _hidden(file.plan, whens, criterion.when) if whens else ():
            place = (*path, "levels", str(number))
            yield Found(place, {"number": number, "above": above}, key=True)


def _hidden(plan: Plan, whens: Mapping[int, Condition], scope: Condition | None) -> Iterator[tuple[int, Text]]:
    cases = cases_of(plan, [*whens.values(), scope] if scope is not None else whens.values())
    if cases is None:
        yield from _hidden_by_one(plan, whens)
        return
    applies = cases.all if scope is None else cases.where(scope)
    held = {number: cases.where(when) & applies for number, when in whens.items()}
    higher = 0
    for number in sorted(held, reverse=True):
        if held[number] and not held[number] & ~higher:
            one = next((high for high in _near(number, held) if not held[number] & ~held[high]), None)
            yield number, _named(one)
        higher |= held[number]
    # One level that always holds is told by always-true-condition.
    if applies and higher == applies and applies not in held.values():
        yield 0, _named(None)


def _hidden_by_one(plan: Plan, whens: Mapping[int, Condition]) -> Iterator[tuple[int, Text]]:
    """The same for conditions that are too many to be gone through at once: each with every higher one."""
    for number, when in whens.items():
        above = next((high for high in _near(number, whens) if _implies(plan, when, whens[high])), None)
        if above is not None:
            yield number, _named(above)


def _implies(plan: Plan, one: Condition, other: Condition) -> bool:
    if one == other or (isinstance(other, AnyOf) and one in other.any):
        return True
    cases = cases_of(plan, (one, other))
    return cases is not None and cases.where(one) != 0 and not cases.where(one) & ~cases.where(other)


def _near(number: int, held: Mapping[int, object]) -> Iterator[int]:
    return (high for high in range(number + 1, number + 1 + _NEAREST) if high in held)


def _named(level: int | None) -> Text:
    if level is None:
        return Text(zh="总有更高的某一级也成立", en="one of the higher levels always holds too")
    return Text(zh=f"它成立时第 {level} 级总是也成立", en=f"whenever it holds, level {level} holds too")


RULE = RubricRule(
    Rule(
        "unreachable-level",
        Severity.WARNING,
        "第 {number} 级永远得不到：{above}",
        "level {number} can never be the result: {above}",
        "结果是成立的最高一级；把更高一级的条件写得更严，或删掉这一级",
        "the result is the highest level that holds: make the higher condition stricter, or remove this level",
        "谁也得不到的一级，说明条件写反了或写宽了，分数会比作者想的高",
        "a level that nobody can get means a condition that is reversed or too wide, and scores above what is meant",
        "1: {text: 有促销, when: coupon}\n2: {text: 有玩法, when: {any: [coupon, group_buy]}}",
        "1: {text: 有促销, when: coupon}\n2: {text: 有玩法, when: group_buy}",
    ),
    check,
)
