"""A cap that no score can reach."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.lint.base import Found, RubricFile, RubricRule, number
from rubric.model.finding import Rule, Severity
from rubric.scoring.evaluate import evaluate
from rubric.scoring.values import ONE


def check(file: RubricFile) -> Iterator[Found]:
    """Caps at or above the highest value that their node can have; a gate that is never broken is told elsewhere."""
    plan = file.plan
    if not plan.gates:
        return
    # Where a criterion may not apply its weight goes to the others, which can lift a node above the bound.
    lifted = {
        id_: value._replace(high=ONE)
        for id_, value in file.evaluation.leaves.items()
        if plan.leaves[id_].criterion.may_not_apply
    }
    free = evaluate(plan, file.evaluation.world, gates=(), known=file.evaluation.leaves, leaves=lifted)
    for id_, gate in plan.gates.items():
        for node, cap in gate.cap.items():
            value = free.values[node]
            highest = plan.on_scale(value.high)
            if value.applies and Fraction(cap) >= highest:
                args = {"id": id_, "cap": cap, "node": node, "highest": number(highest)}
                yield Found(("gates", id_, "cap", node), args)


_GATE = "gates:\n  forced_sharing:\n    title: 强制分享\n    when: share_to_unlock\n"

RULE = RubricRule(
    Rule(
        "gate-never-binds",
        Severity.WARNING,
        "红线“{id}”封不住：上限 {cap}，而“{node}”最高也只有 {highest}",
        'the gate "{id}" can never bind: it caps at {cap}, and "{node}" reaches {highest} at most',
        "把上限写到够得着的分数以下，通常比某一档的起点低一点",
        "set the cap below what can be reached, mostly a little below the start of a band",
        "碰了也不掉分的红线，读报告的人会以为它管用",
        "readers of a report take such a gate for one that matters",
        f"{_GATE}    cap: {{total: 100}}\n    because: 平台禁止",
        f"{_GATE}    cap: {{total: 39}}\n    because: 平台禁止",
    ),
    check,
)
