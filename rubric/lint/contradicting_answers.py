"""An override that says otherwise than the facts of the same sheet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.lint.base import Found, SheetFile, SheetRule, number
from rubric.model.answers import HandValue
from rubric.model.finding import Rule, Severity
from rubric.model.states import State
from rubric.scoring.conditions import Logic
from rubric.scoring.leaves import leaf_value
from rubric.scoring.values import LeafValue

_TOLERANCE = 1  # of 100 points: an override may be rounded


def check(file: SheetFile) -> Iterator[Found]:
    """Criteria set by hand to what the rule rules out, by the facts that the sheet answers."""
    world, plan = file.world, file.plan
    for id_, hand in world.by_hand.items():
        leaf = plan.leaves[id_]
        if leaf.criterion.judged or file.evaluation.leaves[id_].state is State.OUT_OF_SCOPE:
            continue
        without = world._replace(by_hand={other: value for other, value in world.by_hand.items() if other != id_})
        ruled = leaf_value(leaf, plan, Logic(plan, without))
        fits, said, result = _held_against(hand, ruled)
        if not fits:
            yield Found(("answers", id_), {"id": id_, "said": said, "result": result}, key=True)


def _held_against(hand: HandValue, ruled: LeafValue) -> tuple[bool, str, str]:
    """Whether a value set by hand is one that the rule allows; both as text."""
    if ruled.levels:
        return hand in ruled.levels, str(hand), " / ".join(map(str, ruled.levels))
    if isinstance(hand, bool):
        return ruled.low <= hand <= ruled.high, *(("yes", "no") if hand else ("no", "yes"))
    low, high = 100 * ruled.low, 100 * ruled.high
    fits = low - _TOLERANCE <= hand <= high + _TOLERANCE
    return fits, number(Fraction(hand)), " – ".join(dict.fromkeys((number(low), number(high))))


RULE = SheetRule(
    Rule(
        "contradicting-answers",
        Severity.WARNING,
        "“{id}”手工写了 {said}，照表里的事实应是 {result}",
        '"{id}" is set to {said} by hand, while the facts of this sheet give {result}',
        "改掉答错的一边；规则本身不合适，就改量表",
        "mend the side that is wrong; if the rule is wrong, mend the rubric",
        "同一张表里两处说法不一，读的人不知道信哪一处",
        "with two accounts in one sheet a reader cannot tell which to believe",
        "answers:\n  group_buy: no\n  play_set: {value: 3, because: 看着很热闹}",
        "answers:\n  group_buy: yes\n  bargain: yes\n  assist: yes",
    ),
    check,
)
