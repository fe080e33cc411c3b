"""A named condition that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.lint.conditions import used_conditions
from rubric.model.condition import parts_of
from rubric.model.finding import Rule, Severity


def check(file: RubricFile) -> Iterator[Found]:
    """Named conditions that no criterion and no gate in force leads to."""
    named = file.plan.conditions
    if not named:
        return
    used: set[str] = set()
    todo = [condition for _, condition in used_conditions(file)]
    while todo:
        one = todo.pop()
        if not isinstance(one, str):
            todo += parts_of(one)
        elif one in named and one not in used:
            used.add(one)
            todo.append(named[one])
    for id_ in named:
        if id_ not in used:
            yield Found(("conditions", id_), {"id": id_}, key=True)


RULE = RubricRule(
    Rule(
        "unused-condition",
        Severity.WARNING,
        "条件“{id}”没有被任何指标或红线用到",
        'no criterion and no gate uses the condition "{id}"',
        "用上它，或者删掉",
        "use it, or remove it",
        "改它不会改变任何分数；也可能是别处的 id 写错了",
        "changing it changes no score; or an id elsewhere is misspelt",
        "conditions:\n  any_play: {any: [group_buy, bargain]}\n  # any_play appears in no when:",
        "conditions:\n  any_play: {any: [group_buy, bargain]}\n# …\n  1: {text: 有一种玩法, when: any_play}",
    ),
    check,
)
