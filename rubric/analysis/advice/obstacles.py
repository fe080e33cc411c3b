"""Why a goal is out of reach: the best total, dimensions, coverage, and the gates whose caps stay."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.analysis.advice.bound import Bound
from rubric.analysis.advice.costs import Costs
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.model.advice import Obstacle
from rubric.model.states import GateState
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Branch


def obstacles(ground: Ground, goal: Goal, best: Evaluation) -> tuple[Obstacle, ...]:
    """What stands in the way.

    Args:
        ground: what can be changed.
        goal: what was to be reached.
        best: the evaluation with everything that can be changed left open; its upper bounds are the best there is.
    """
    if not best.root.applies:
        return (Obstacle.model_construct(code="nothing"),)
    found = [*_gates(goal, best), *_totals(goal, best), *_coverage(ground, goal)]
    return tuple(found) or (Obstacle.model_construct(code="combination"),)


def _gates(goal: Goal, best: Evaluation) -> Iterator[Obstacle]:
    plan = goal.plan
    needs = {**goal.requires, plan.root.path: goal.score}
    for id_, state in best.gates.items():
        for node, cap in plan.gates[id_].cap.items():
            if state is GateState.BROKEN and node in needs and Fraction(cap) < needs[node]:
                yield Obstacle.model_construct(
                    code="gate", id=id_, title=plan.gates[id_].title, best=Fraction(cap), need=needs[node]
                )


def _totals(goal: Goal, best: Evaluation) -> Iterator[Obstacle]:
    plan = goal.plan
    high = plan.on_scale(best.root.high)
    if high < goal.score:
        yield Obstacle.model_construct(code="score", best=high, need=goal.score)
    for child in plan.root.children:
        need, value = goal.requires.get(child.id), best.values[child.path]
        if need is not None and value.applies and plan.on_scale(value.high) < need and isinstance(child, Branch):
            title = child.group.title if child.group else None
            yield Obstacle.model_construct(
                code="dimension", id=child.id, title=title, best=plan.on_scale(value.high), need=need
            )


def _coverage(ground: Ground, goal: Goal) -> Iterator[Obstacle]:
    most = Bound(ground, goal, Costs(ground.items)).most_coverage()
    if most < goal.coverage:
        yield Obstacle.model_construct(code="coverage", best=most, need=goal.coverage)
