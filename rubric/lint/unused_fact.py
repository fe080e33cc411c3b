"""A fact that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity
from rubric.scoring.outline import users_of_facts


def check(file: RubricFile) -> Iterator[Found]:
    """Facts in force that no criterion and no gate rests on."""
    users = users_of_facts(file.plan)
    for id_, fact in file.rubric.facts.items():
        if fact.off is None and id_ not in users:
            yield Found(("facts", id_), {"id": id_}, key=True)


RULE = RubricRule(
    Rule(
        "unused-fact",
        Severity.WARNING,
        "事实“{id}”没有被任何指标或红线用到",
        'no criterion and no gate uses the fact "{id}"',
        "用上它，或者删掉（继承来的用 off: 停用）",
        "use it, or remove it (switch an inherited one off)",
        "观察者会白白去看一件不影响得分的事；也可能是条件里的 id 写错了",
        "observers would look for something that changes no score; or an id in a condition is misspelt",
        "facts:\n  coupon: {ask: 有券吗？, answer: yes_no}\n  # coupon appears in no condition",
        "levels:\n  0: 没有促销\n  1: {text: 有券, when: coupon}",
    ),
    check,
)
