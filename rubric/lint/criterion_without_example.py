"""A computed criterion that no example of the rubric tests."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity
from rubric.model.rubric import SCALES, Example
from rubric.scoring.plan import TOTAL, Leaf, Plan


def check(file: RubricFile) -> Iterator[Found]:
    """Criteria with a rule of their own that no example tests; a judged one has no rule to test.

    An example tests a criterion that it expects, and those that its answers bear on where it expects a number above.

    The place is the scale, so that a rubric that extends another one answers for the rules that it writes itself.
    """
    examples = file.rubric.examples
    for id_, (path, criterion) in file.parts.criteria.items() if examples else ():
        leaf = file.plan.leaves[id_]
        if not criterion.judged and not any(_tests(example, leaf, file.plan) for example in examples):
            scale = next(name for name in SCALES if getattr(criterion, name) is not None)
            yield Found((*path, scale), {"id": id_}, key=True)


def _tests(example: Example, leaf: Leaf, plan: Plan) -> bool:
    if leaf.id in example.expect:
        return True
    above = (TOTAL, *leaf.path.split(".")[:-1])
    if not any(id_ in example.expect for id_ in above):
        return False
    return (
        example.given is None or leaf.id in example.given or not plan.facts_by_leaf[leaf.id].isdisjoint(example.given)
    )


RULE = RubricRule(
    Rule(
        "criterion-without-example",
        Severity.INFO,
        "examples: 里没有一条检验“{id}”",
        'no entry of examples: tests "{id}"',
        "加一条：given: 写它用到的事实，expect: 写该得的等级或分数",
        "add one: the facts it rests on under given:, the level or points that must come out under expect:",
        "没有例子的规则，改坏了也没有人知道",
        "a rule without an example can be broken without anybody noticing",
        "examples:\n  - {name: 只有券, given: {coupon: yes}, expect: {total: 50}}",
        "examples:\n  - {name: 只有券, given: {coupon: yes}, expect: {play_set: 1}}",
    ),
    check,
)
