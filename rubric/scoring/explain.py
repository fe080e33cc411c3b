"""The steps of the explanation: records that say how a value came about; wording turns them into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from rubric.model.condition import Condition
from rubric.model.rubric import NumberScale
from rubric.model.scorecard import (
    ConditionView,
    CurveStep,
    FactView,
    ItemStep,
    LevelPoints,
    LevelStep,
    NextStep,
    OpenStep,
    OverrideStep,
    ScopeStep,
    Step,
    TestStep,
)
from rubric.model.sheet import Sheet
from rubric.model.states import State
from rubric.model.text import Text
from rubric.model.views import condition_view, fact_view
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.gains import text_of_value
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import LeafValue

_HALF = Fraction(1, 2)


class Explainer:
    """Makes the steps of one evaluation."""

    def __init__(self, plan: Plan, evaluation: Evaluation) -> None:
        """Keep both."""
        self.plan = plan
        self.evaluation = evaluation

    def steps(self, leaf: Leaf) -> tuple[Step, ...]:
        """How a criterion came to its value, and what its next level needs."""
        return tuple(self._steps(leaf, self.evaluation.leaves[leaf.id]))

    def condition(self, condition: Condition) -> ConditionView:
        """A condition with the truth of each of its parts; named ones are only named."""
        return condition_view(condition, self.plan.conditions, self.evaluation.logic.truth)

    def named_conditions(self) -> dict[str, ConditionView]:
        """Every named condition, taken apart."""
        return {id_: self.condition(condition) for id_, condition in self.plan.conditions.items()}

    def facts(self, sheet: Sheet) -> dict[str, FactView]:
        """Every fact of the rubric as the sheet answers it."""
        found = {}
        for id_, fact in self.plan.rubric.facts.items():
            if fact.off is None:
                value = self.evaluation.world.facts.get(id_)
                found[id_] = fact_view(fact, None if value is None else text_of_value(value), sheet.answers.get(id_))
        return found

    def _steps(self, leaf: Leaf, value: LeafValue) -> Iterator[Step]:
        criterion = leaf.criterion
        if criterion.when is not None:
            yield ScopeStep.model_construct(condition=self.condition(criterion.when))
        if value.state in (State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
            return
        if criterion.levels is not None:
            yield from self._level_steps(leaf, value)
        elif value.overridden:
            yield OverrideStep.model_construct()
        elif criterion.yes_no is not None:
            yield TestStep.model_construct(condition=self.condition(criterion.yes_no))
        elif criterion.number is not None:
            yield self._curve(criterion.number)
        for item, points in criterion.checklist.facts.items() if criterion.checklist else ():
            yield ItemStep.model_construct(points=Fraction(points), condition=self.condition(item))

    def _level_steps(self, leaf: Leaf, value: LeafValue) -> Iterator[Step]:
        levels = leaf.criterion.levels or {}
        reached = value.levels[0]
        if len(value.levels) == 1:
            by: Literal["judged", "rule", "override"] = "override" if value.overridden else "rule"
            by = "judged" if leaf.criterion.judged else by
            when = levels[reached].when if by == "rule" else None
            yield LevelStep.model_construct(
                level=reached, by=by, condition=None if when is None else self.condition(when)
            )
        else:
            yield OpenStep.model_construct(levels=value.levels, points=_points(leaf, value))
        if reached + 1 in levels and (len(value.levels) == 1 or not leaf.criterion.judged):
            above = levels[reached + 1]
            needs = None if above.when is None else self.condition(above.when)
            yield NextStep.model_construct(level=reached + 1, text=above.text, condition=needs)

    def _curve(self, scale: NumberScale) -> CurveStep:
        at = self.evaluation.world.facts.get(scale.fact)
        return CurveStep.model_construct(
            fact=scale.fact,
            input=at if isinstance(at, Fraction) else None,
            knots=tuple((Fraction(knot), Fraction(points)) for knot, points in sorted((scale.points or {}).items())),
            p10=Fraction(scale.log_normal.p10) if scale.log_normal else None,
            median=Fraction(scale.log_normal.median) if scale.log_normal else None,
        )


def _points(leaf: Leaf, value: LeafValue) -> tuple[LevelPoints, ...]:
    if not leaf.criterion.judged or value.optional:
        return ()
    return tuple(LevelPoints.model_construct(level=level, points=100 * leaf.values[level]) for level in value.levels)


def anchor_of(leaf: Leaf, value: LeafValue) -> Text | None:
    """The text of the level that a criterion reached; None while several are possible."""
    levels = leaf.criterion.levels
    return levels[value.levels[0]].text if levels is not None and len(value.levels) == 1 and value.applies else None


def exemplars_of(leaf: Leaf, value: LeafValue) -> dict[str, Text]:
    """Who does it well: the criterion's exemplars, those of its next level and of its upper half."""
    found = dict(leaf.criterion.like)
    single = len(value.levels) == 1
    reached = value.levels[0] if single else -1
    for number, level in (leaf.criterion.levels or {}).items():
        if number > reached and (leaf.values[number] > _HALF or (single and number == reached + 1)):
            found |= level.like
    return found
