"""The same condition twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.conditions import all_conditions, list_of, parts_at, within
from rubric.model.condition import AtLeastOf, Condition, FactTest, ProgramTest
from rubric.model.finding import Rule, Severity
from rubric.model.text import Text
from rubric.source.locate import Path


def check(file: RubricFile) -> Iterator[Found]:
    """Second and further mentions in a list of conditions, options or attribute values."""
    for start, whole in all_conditions(file):
        for path, condition in () if isinstance(whole, str) else within(whole, start):
            effect = _COUNTS if isinstance(condition, AtLeastOf) else _NOTHING
            seen = set()
            for at, part in _listed(condition, path):
                if part in seen:
                    yield Found(at, {"list": list_of(condition) or "in", "effect": effect})
                seen.add(part)


def _listed(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    if isinstance(condition, FactTest | ProgramTest):
        for index, option in enumerate(condition.in_ or ()):
            yield (*path, "in", index), option
    elif list_of(condition):
        yield from parts_at(condition, path)


_NOTHING = Text(zh="第二次什么也不改变", en="the second one changes nothing")
_COUNTS = Text(zh="它会被数两次", en="it counts twice")

RULE = RubricRule(
    Rule(
        "repeated-condition",
        Severity.WARNING,
        "{list}: 里同一个条件写了两次，{effect}",
        "{list}: lists the same condition twice; {effect}",
        "删掉重复的，或换成本来想写的那一个",
        "remove it, or write the one that was meant",
        "多半是想写另一个 id；在 at_least 的清单里，一个事实会顶两个用",
        "mostly another id was meant; in a list with at_least one fact would stand for two",
        "when: {at_least: 2, of: [group_buy, group_buy, bargain]}",
        "when: {at_least: 2, of: [group_buy, assist, bargain]}",
    ),
    check,
)
