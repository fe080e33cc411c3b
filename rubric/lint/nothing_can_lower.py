"""A rubric whose total is the same whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity


def check(file: RubricFile) -> Iterator[Found]:
    """The total's bounds coincide while nothing is known, or nothing can ever apply."""
    root = file.evaluation.root
    if root.low == root.high:
        yield Found(("rubric",), {})


RULE = RubricRule(
    Rule(
        "nothing-can-lower",
        Severity.ERROR,
        "不管怎么回答，这份量表的总分都一样",
        "the total of this rubric is the same whatever is answered",
        "至少要有一条指标，回答不同得分就不同；也看看红线是不是总在封顶",
        "let at least one criterion depend on an answer; see also whether a gate always caps the total",
        "分数降不下来的量表，给谁打分都是白打",
        "a rubric that nothing can lower says nothing about any program",
        "levels:\n  0: {text: 没有玩法入口, points: 100}\n  1: {text: 有玩法入口, points: 100}",
        "levels:\n  0: {text: 没有玩法入口, points: 0}\n  1: {text: 有玩法入口, points: 100}",
    ),
    check,
)
