"""A level that no example of the rubric expects."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity


def check(file: RubricFile) -> Iterator[Found]:
    """Levels with a rule that no ``expect:`` names, of criteria that some example tests."""
    expected: dict[str, set[int]] = {}
    for example in file.rubric.examples:
        for id_, value in example.expect.items():
            expected.setdefault(id_, set()).update({value} if isinstance(value, int) else ())
    for id_, (path, criterion) in file.parts.criteria.items() if expected else ():
        if id_ in expected and criterion.levels is not None and not criterion.judged:
            for number in criterion.levels:
                if number not in expected[id_]:
                    yield Found((*path, "levels", str(number)), {"id": id_, "number": number}, key=True)


RULE = RubricRule(
    Rule(
        "level-without-example",
        Severity.INFO,
        "examples: 里没有一条该得“{id}”的第 {number} 级",
        'no entry of examples: expects level {number} of "{id}"',
        "加一条：given: 写刚好得这一级的观察，expect: 写这一级",
        "add one with observations that just give this level, and expect it",
        "每一级都有例子，改锚点和条件时才知道边界在哪里",
        "with an example for each level one sees the borders when anchors or conditions change",
        "examples:\n  - {name: 什么也没有, given: {coupon: no}, expect: {play_set: 0}}",
        "examples:\n  - {name: 什么也没有, given: {coupon: no}, expect: {play_set: 0}}\n"
        "  - {name: 有券, given: {coupon: yes}, expect: {play_set: 1}}",
    ),
    check,
)
