"""A part of a list of conditions that another part covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.cases import cases_of
from rubric.lint.conditions import all_conditions, is_free, list_of, parts_at, within
from rubric.model.condition import AllOf, AnyOf, Condition, NoneOf
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text
from rubric.source.locate import Path


def check(file: RubricFile) -> Iterator[Found]:
    """Parts of ``all``, ``any`` and ``none`` without which the list would hold in the very same cases.

    The same part twice is told by repeated-condition, one that never or always holds by the rules for that.
    """
    for start, whole in all_conditions(file):
        for path, condition in () if isinstance(whole, str) else within(whole, start):
            if isinstance(condition, AllOf | AnyOf | NoneOf) and not is_free(file.plan, condition):
                yield from _covered(file, condition, path)


def _covered(file: RubricFile, condition: Condition, path: Path) -> Iterator[Found]:
    cases = cases_of(file.plan, (condition,))
    if cases is None:
        return
    parts, wider = list(parts_at(condition, path)), isinstance(condition, AllOf)
    # What a part rules out of `all`, or lets into the others.
    effect = [cases.all & ~cases.where(part) if wider else cases.where(part) for _, part in parts]
    for index, (at, part) in enumerate(parts):
        others = [one for one in range(len(parts)) if parts[one][1] != part and effect[one] != cases.all]
        cover = next((one for one in others if _covers(effect, one, index)), None)
        if cover is not None:
            yield Found(at, {"list": list_of(condition), "reason": _reason(wider, cover + 1)})


def _covers(effect: Sequence[int], one: int, other: int) -> bool:
    """Whether a part leaves another nothing to say; of two that say the same the first does."""
    return bool(effect[other]) and not effect[other] & ~effect[one] and (effect[other] != effect[one] or one < other)


def _reason(wider: bool, number: int) -> Text:
    if wider:
        return Text(zh=f"第 {number} 项成立时它总是也成立", en=f"it always holds with number {number} of the list")
    return Text(zh=f"它成立时第 {number} 项总是也成立", en=f"whenever it holds, number {number} of the list holds too")


RULE = RubricRule(
    Rule(
        "overlapping-condition",
        Severity.WARNING,
        "{list}: 里的这一项什么也不改变：{reason}",
        "this part of {list}: changes nothing: {reason}",
        "删掉它，或改成本来想写的条件",
        "remove it, or write the condition that was meant",
        "一项包住了另一项，读的人却以为两项都起作用；多半有一个 id 或数字写错了",
        "one part covers the other while readers take both to matter; mostly an id or a number is wrong",
        "when:\n  any:\n    - {fact: share_steps, at_least: 2}\n    - {fact: share_steps, at_least: 4}",
        "when:\n  any:\n    - {fact: share_steps, at_least: 2}\n    - group_buy",
    ),
    check,
)
