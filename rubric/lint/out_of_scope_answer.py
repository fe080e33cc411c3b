"""An answer about something that does not concern this program."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity
from rubric.model.states import State


def check(file: SheetFile) -> Iterator[Found]:
    """Answered criteria whose ``when`` is false, and answered facts that only such criteria look at."""
    if all(leaf.criterion.when is None for leaf in file.plan.leaves.values()):
        return
    leaves, world = file.evaluation.leaves, file.world
    for id_ in file.sheet.answers:
        if id_ in world.by_hand or id_ in world.not_applicable:
            if leaves[id_].state is State.OUT_OF_SCOPE:
                yield Found(("answers", id_), {"id": id_, "criteria": id_}, key=True)
        elif id_ in world.facts and (users := out_of_scope_users(file, id_)):
            yield Found(("answers", id_), {"id": id_, "criteria": ", ".join(users)}, key=True)


def out_of_scope_users(file: SheetFile, fact: str) -> list[str]:
    """The criteria that look at a fact, where all of them are out of scope and nothing else needs it."""
    if fact in file.in_use:
        return []
    users = [leaf for leaf, facts in file.plan.facts_by_leaf.items() if fact in facts]
    leaves = file.evaluation.leaves
    if any(leaves[leaf].state is not State.OUT_OF_SCOPE for leaf in users):
        return []
    return [] if any(fact in file.plan.facts_of(gate.when) for gate in file.plan.gates.values()) else users


RULE = SheetRule(
    Rule(
        "out-of-scope-answer",
        Severity.WARNING,
        "“{id}”用不上：{criteria} 的 when: 对这个小程序不成立",
        '"{id}" has no use here: the when: of {criteria} does not hold for this program',
        "看看小程序的属性（vertical 等）和决定范围的事实写对没有；写对了，这一条可以删",
        "see whether the program's attributes (vertical …) and the facts that decide the scope are right",
        "范围外的回答不计分；多半是属性写错了一个字，整条指标就没有算",
        "answers out of scope do not count; often one attribute is misspelt and a whole criterion is left out",
        "vertical: group_buying\nanswers:\n  leader_presence: 3   # only for vertical: community_group_buying",
        "vertical: community_group_buying\nanswers:\n  leader_presence: 3",
    ),
    check,
)
