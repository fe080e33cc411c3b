"""Plans as records: steps with what they move and bring, and where the program stands afterwards."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from rubric.analysis.advice.changes import Change, Stage, changes_of, staged, world_after
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.analysis.advice.obstacles import missed
from rubric.analysis.advice.search import Found
from rubric.analysis.advice.uses import counting
from rubric.model.advice import AdvicePlan, AdviceStep, DimensionStanding, Moved, Obstacle, Standing
from rubric.model.states import GateState
from rubric.model.text import Text
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.explain import exemplars_of
from rubric.scoring.gains import text_of_value
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.verdict import band_reached, judge

Scope = Literal["known", "all"]


def plan_of(ground: Ground, goal: Goal, found: Found, scope: Scope) -> tuple[AdvicePlan, list[Change]]:
    """A plan that a search found, as a record, and its changes."""
    changes = changes_of(ground, goal, found.picks or {})
    stages = staged(ground, goal, changes)
    after = stages[-1].after if stages else ground.now
    return AdvicePlan.model_construct(
        scope=scope,
        effort=found.effort,
        at_least=found.bound,
        cheapest=found.effort == found.bound,
        steps=tuple(_step(ground, goal, stage, changes) for stage in stages),
        after=standing(ground.plan, after),
        open_gates={
            id_: ground.plan.gates[id_].title
            for id_, state in after.gates.items()
            if state is GateState.UNKNOWN and ground.now.gates[id_] is not GateState.UNKNOWN
        },
    ), [stage.change for stage in stages]


def standing(plan: Plan, evaluation: Evaluation) -> Standing:
    """Where a program stands."""
    root, (verdict, _) = evaluation.root, judge(plan, evaluation)
    band = band_reached(plan, evaluation, verdict)
    return Standing.model_construct(
        score=None if root.value is None else plan.on_scale(root.value),
        low=plan.on_scale(root.low) if root.applies else None,
        high=plan.on_scale(root.high) if root.applies else None,
        coverage=root.coverage if root.applies else None,
        band=band.id if band else None,
        verdict=verdict,
        dimensions=tuple(
            DimensionStanding.model_construct(
                id=node.id,
                title=node.group.title,
                score=None if value.value is None else plan.on_scale(value.value),
                low=plan.on_scale(value.low) if value.applies else None,
                high=plan.on_scale(value.high) if value.applies else None,
            )
            for node in plan.root.children
            if isinstance(node, Branch) and node.group is not None
            for value in [evaluation.values[node.path]]
        ),
    )


def _step(ground: Ground, goal: Goal, stage: Stage, changes: list[Change]) -> AdviceStep:
    plan, item, value, root = ground.plan, stage.change.item, stage.change.value, stage.after.root
    before, total = (_number(plan, one, worst=goal.worst) for one in (stage.before, stage.after))
    fact = plan.rubric.facts.get(item.id)
    title = (fact.title or fact.ask) if fact else plan.leaves[item.id].criterion.title
    return AdviceStep.model_construct(
        id=item.id,
        kind="fact" if item.is_fact else "criterion",
        title=title,
        ask=fact.ask if fact else None,
        now=None if item.now is None else written(item.now),
        to=written(value),
        now_text=text_of(plan, item.id, item.now),
        to_text=text_of(plan, item.id, value),
        bound=ground.uses.bound(item.id, value),
        effort=stage.change.effort,
        points=None if before is None or total is None else total - before,
        total=total,
        low=plan.on_scale(root.low) if root.applies else None,
        coverage=root.coverage if root.applies else None,
        unseen=item.open,
        moves=tuple(_moved(leaf, stage) for leaf in counting(plan) if _differs(leaf, stage)),
        gates={
            id_: plan.gates[id_].title
            for id_, state in stage.after.gates.items()
            if state is GateState.CLEAR and stage.before.gates[id_] is not GateState.CLEAR
        },
        instead=_instead(ground, stage.change, changes),
        without=_without(ground, goal, stage.change, changes),
    )


def _without(ground: Ground, goal: Goal, change: Change, changes: list[Change]) -> tuple[Obstacle, ...]:
    """What the goal misses with all changes but one."""
    others = [one for one in changes if one.item.id != change.item.id]
    return missed(goal, evaluate(ground.plan, world_after(ground.world, others)))


def _number(plan: Plan, evaluation: Evaluation, *, worst: bool) -> Fraction | None:
    value = evaluation.root.low if worst else evaluation.root.value
    return None if value is None else plan.on_scale(value)


def _differs(leaf: Leaf, stage: Stage) -> bool:
    return stage.before.leaves[leaf.id] != stage.after.leaves[leaf.id]


def _moved(leaf: Leaf, stage: Stage) -> Moved:
    before, after = stage.before.leaves[leaf.id], stage.after.leaves[leaf.id]
    levels = leaf.criterion.levels
    level, to_level = (
        one.levels[0] if levels and len(one.levels) == 1 and one.applies else None for one in (before, after)
    )
    # How to improve a criterion is written for one level up.
    is_next = levels is None or (to_level is not None and to_level == (level or 0) + 1)
    return Moved.model_construct(
        id=leaf.id,
        title=leaf.criterion.title,
        level=level,
        to_level=to_level,
        opens=before.value is not None and after.value is None and after.applies,
        anchor=levels[to_level].text if levels and to_level is not None else None,
        improve=leaf.criterion.improve if is_next else None,
        like=exemplars_of(leaf, before) if is_next else {},
    )


def _instead(ground: Ground, change: Change, changes: list[Change]) -> dict[str, Text]:
    """The equals of a fact that the plan leaves alone."""
    equal: list[int] = []
    for index, item in enumerate(ground.items):
        equal.append(equal[item.alike] if item.alike is not None else index)
    mine = next(equal[index] for index, item in enumerate(ground.items) if item.id == change.item.id)
    used = {one.item.id for one in changes}
    facts = ground.plan.rubric.facts
    return {
        item.id: facts[item.id].title or facts[item.id].ask
        for index, item in enumerate(ground.items)
        if equal[index] == mine and item.id not in used
    }


def written(value: Any) -> str:
    """A fact's value, a level or points as a sheet would write them."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text_of_value(value)


def text_of(plan: Plan, id_: str, value: Any) -> Text | None:
    """The text of an option or the anchor of a level."""
    fact = plan.rubric.facts.get(id_)
    if fact is not None:
        return fact.options.get(value) if isinstance(fact.options, dict) and isinstance(value, str) else None
    levels = plan.leaves[id_].criterion.levels
    return levels[value].text if levels is not None and value is not None else None
