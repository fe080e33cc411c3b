"""Why a goal is out of reach: the best total, dimensions, coverage, and the gates whose caps stay."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from rubric.analysis.advice.bound import Bound
from rubric.analysis.advice.costs import Costs
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.model.advice import Obstacle
from rubric.model.states import GateState
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Branch, Leaf
from rubric.scoring.verdict import dimension_numbers


def obstacles(ground: Ground, goal: Goal, best: Evaluation) -> tuple[Obstacle, ...]:
    """What stands in the way.

    Args:
        ground: what can be changed.
        goal: what was to be reached.
        best: the evaluation with everything that can be changed left open; its upper bounds are the best there is.
    """
    if not best.root.applies:
        return (Obstacle.model_construct(code="nothing"),)
    bound = Bound(ground, goal, Costs(ground.items))
    found = [*_gates(goal, best), *_totals(goal, best, bound), *_coverage(goal, bound)]
    return tuple(found) or (Obstacle.model_construct(code="combination"),)


def missed(goal: Goal, evaluation: Evaluation) -> tuple[Obstacle, ...]:
    """What a state of the program misses of a goal; nothing but the gates where one of them is in the way."""
    plan, root = goal.plan, evaluation.root
    if not root.applies:
        return (Obstacle.model_construct(code="nothing"),)
    found = []
    if root.coverage < goal.coverage:
        found.append(Obstacle.model_construct(code="coverage", best=root.coverage, need=goal.coverage))
    biting = (GateState.BROKEN, GateState.UNKNOWN) if goal.worst else (GateState.BROKEN,)
    if gates := tuple(_gates(goal, evaluation, biting)):
        return (*found, *gates)
    numbers = dimension_numbers(plan, evaluation, goal.number)
    for child in plan.root.children:
        best, need = numbers.get(child.id), goal.requires.get(child.id)
        if child.id in numbers and need is not None and (best is None or best < need):
            found.append(_dimension(child, best, need))
    number = goal.number(root)
    total = None if number is None else plan.on_scale(number)
    if total is None or total < goal.score:
        found.append(Obstacle.model_construct(code="score", best=total, need=goal.score))
    return tuple(found)


def _dimension(node: Leaf | Branch, best: Fraction | None, need: Fraction) -> Obstacle:
    title = node.group.title if isinstance(node, Branch) and node.group else None
    return Obstacle.model_construct(code="dimension", id=node.id, title=title, best=best, need=need)


def _gates(goal: Goal, best: Evaluation, biting: tuple[GateState, ...] = (GateState.BROKEN,)) -> Iterator[Obstacle]:
    plan = goal.plan
    needs = {**goal.requires, plan.root.path: goal.score}
    for id_, state in best.gates.items():
        for node, cap in plan.gates[id_].cap.items():
            if state in biting and node in needs and Fraction(cap) < needs[node]:
                yield Obstacle.model_construct(
                    code="gate", id=id_, title=plan.gates[id_].title, best=Fraction(cap), need=needs[node]
                )


def _totals(goal: Goal, best: Evaluation, bound: Bound) -> Iterator[Obstacle]:
    """The total and the dimensions that stay below what is asked, even where what nobody has seen is left out."""
    plan = goal.plan
    measure: Literal["low", "value"] = "low" if goal.worst else "value"

    def most(path: str) -> Fraction | None:
        known = bound.most(measure, path)
        return None if known is None else plan.on_scale(min(best.values[path].high, known))

    top = most(plan.root.path)
    if top is not None and top < goal.score:
        yield Obstacle.model_construct(code="score", best=top, need=goal.score)
    for child in plan.root.children:
        need = goal.requires.get(child.id)
        if need is None or not isinstance(child, Branch) or child.weight == 0 or not best.values[child.path].applies:
            continue
        top = most(child.path)
        if top is not None and top < need:
            yield _dimension(child, top, need)


def _coverage(goal: Goal, bound: Bound) -> Iterator[Obstacle]:
    most = bound.most("coverage", goal.plan.root.path)
    if most is not None and most < goal.coverage:
        yield Obstacle.model_construct(code="coverage", best=most, need=goal.coverage)
