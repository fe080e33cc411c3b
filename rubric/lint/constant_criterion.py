"""A criterion that gives the same points whatever is answered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.lint.base import Found, RubricFile, RubricRule, number
from rubric.model.finding import Rule, Severity
from rubric.model.rubric import SCALES
from rubric.scoring.leaves import curve_range
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import ONE, ZERO, LeafValue


def check(file: RubricFile) -> Iterator[Found]:
    """Levels with the same points, curves that are flat where the fact can lie, check lists without effect.

    What has weight 0 is only noted down.
    """
    for id_, (path, criterion) in file.parts.criteria.items():
        low, high = _range(file.plan, file.plan.leaves[id_], file.evaluation.leaves[id_])
        if low == high and criterion.weight:
            scale = next(name for name in SCALES if getattr(criterion, name) is not None)
            yield Found((*path, scale), {"id": id_, "points": number(100 * low)}, key=True)


def _range(plan: Plan, leaf: Leaf, value: LeafValue) -> tuple[Fraction, Fraction]:
    criterion = leaf.criterion
    if criterion.levels is not None:
        return min(leaf.values), max(leaf.values)
    if criterion.number is not None:
        return curve_range(criterion.number, plan)
    # A condition that never or always holds is told by its own rule.
    return (value.low, value.high) if criterion.checklist is not None else (ZERO, ONE)


RULE = RubricRule(
    Rule(
        "constant-criterion",
        Severity.WARNING,
        "不管怎么回答，“{id}”都得 {points} 分",
        '"{id}" gives {points} points whatever is answered',
        "让不同的等级、数字得不同的分；只想记录、不想计分的，写 weight: 0",
        "give levels or numbers different points; for something that is only noted down write weight: 0",
        "它占着权重，却不区分任何小程序",
        "it takes up weight and tells no two programs apart",
        "number: {fact: share_steps, points: {0: 50, 5: 50}}",
        "number: {fact: share_steps, points: {0: 0, 5: 100}}",
    ),
    check,
)
