"""What to observe next: the width between the bounds divided among the unknowns that are live in it (semantics 1.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal

from rubric.model.condition import Condition, CriterionTest, FactTest, ProgramTest, parts_of
from rubric.model.scorecard import ObserveNext
from rubric.model.states import GateState, State, Truth
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import Portion
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import ZERO, LeafValue

PROGRAM = "program."


def observe_next(plan: Plan, evaluation: Evaluation, parts: Mapping[str, Portion]) -> tuple[ObserveNext, ...]:
    """Every unknown that could still narrow the bounds, widest first, with the points it accounts for."""
    root = evaluation.root
    if not root.applies:
        return ()
    search = Search(plan, evaluation)
    settles: dict[str, Fraction] = {}
    moves: dict[str, list[str]] = {}
    low_of_criteria = _gate_part(plan, evaluation, search, settles, moves)
    widths = {
        leaf.id: stake * (value.high - value.low)
        for leaf in plan.leaves.values()
        if (stake := parts[leaf.path].stake) and (value := evaluation.leaves[leaf.id]).high > value.low
    }
    whole = sum(widths.values(), ZERO)
    for id_, width in widths.items():
        points = plan.width * width * (root.high - low_of_criteria) / whole
        _divide(points, search.of_leaf(plan.leaves[id_]), id_, settles, moves)
    found = [
        ObserveNext.model_construct(id=id_, kind=_kind(plan, id_), settles=points, moves=_distinct(moves[id_]))
        for id_, points in settles.items()
        if points > 0
    ]
    return tuple(sorted(found, key=lambda one: -one.settles))


def _distinct(ids: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _gate_part(
    plan: Plan, evaluation: Evaluation, search: Search, settles: dict[str, Fraction], moves: dict[str, list[str]]
) -> Fraction:
    """Share out the width that unresolved gates cause; returns the lower bound without them."""
    unresolved = [id_ for id_, state in evaluation.gates.items() if state is GateState.UNKNOWN]
    if not unresolved:
        return evaluation.root.low
    resolved = [id_ for id_ in evaluation.gates if id_ not in unresolved]
    without = evaluate(plan, evaluation.world, gates=resolved, known=evaluation.leaves)
    caused = without.root.low - evaluation.root.low
    biting = [
        id_
        for id_ in unresolved
        if any(plan.off_scale(Fraction(cap)) < without.values[node].low for node, cap in plan.gates[id_].cap.items())
    ]
    for id_ in biting if caused else ():
        points = plan.width * caused / len(biting)
        _divide(points, search.of_condition(plan.gates[id_].when), id_, settles, moves)
    return without.root.low


def _divide(
    points: Fraction, live: frozenset[str], cause: str, settles: dict[str, Fraction], moves: dict[str, list[str]]
) -> None:
    for id_ in sorted(live):
        settles[id_] = settles.get(id_, ZERO) + points / len(live)
        moves.setdefault(id_, []).append(cause)


def _kind(plan: Plan, id_: str) -> Literal["fact", "criterion", "program"]:
    if id_.startswith(PROGRAM):
        return "program"
    return "criterion" if id_ in plan.leaves else "fact"


class Search:
    """The live ids of conditions and criteria: unknowns all of whose enclosing conditions are unknown."""

    def __init__(self, plan: Plan, evaluation: Evaluation) -> None:
        """Keep both."""
        self.plan = plan
        self.evaluation = evaluation

    def of_leaf(self, leaf: Leaf) -> frozenset[str]:
        """Those of a criterion."""
        return frozenset(self._of_leaf(leaf, self.evaluation.leaves[leaf.id]))

    def of_condition(self, condition: Condition | None) -> frozenset[str]:
        """Those of a condition."""
        return frozenset(self._of_condition(condition)) if condition is not None else frozenset()

    def _of_leaf(self, leaf: Leaf, value: LeafValue) -> Iterator[str]:
        criterion, world = leaf.criterion, self.evaluation.world
        if value.state is State.SCOPE_UNKNOWN:
            yield from self.of_condition(criterion.when)
        if leaf.id in world.by_hand:
            return
        if criterion.judged:
            yield leaf.id
        for number, level in (criterion.levels or {}).items():
            if number > value.levels[0]:
                yield from self.of_condition(level.when)
        yield from self.of_condition(criterion.yes_no)
        if criterion.number is not None and criterion.number.fact not in world.facts:
            yield criterion.number.fact
        for item in criterion.checklist.facts if criterion.checklist else ():
            yield from self.of_condition(item)

    def _of_condition(self, start: Condition) -> Iterator[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            condition = todo.pop()
            if self.evaluation.logic.truth(condition) is not Truth.UNKNOWN:
                continue
            if isinstance(condition, FactTest):
                yield condition.fact
            elif isinstance(condition, ProgramTest):
                yield PROGRAM + condition.program
            elif isinstance(condition, CriterionTest):
                yield from self.of_leaf(self.plan.leaves[condition.criterion])
            elif not isinstance(condition, str):
                todo += parts_of(condition)
            elif condition not in self.plan.conditions:
                yield condition
            elif condition not in seen:
                seen.add(condition)
                todo.append(self.plan.conditions[condition])
