"""Which facts the answers of a sheet leave any use for."""

from __future__ import annotations

from rubric.model.condition import AllOf, Condition, CriterionTest, FactTest, ProgramTest, parts_of
from rubric.model.rubric import Criterion
from rubric.model.states import State, Truth
from rubric.scoring.conditions import Logic
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan


def facts_in_use(plan: Plan, evaluation: Evaluation) -> frozenset[str]:
    """The facts that some criterion in force or some gate looks at, given the other answers.

    A part of an ``all`` that already fails for another reason is not looked at; neither is the scale of a criterion
    that is out of scope or not applicable. Facts that merely agree with others count as used, and so do those that an
    override is held against.
    """
    used: set[str] = set()
    seen: set[str] = set()
    for leaf in plan.leaves.values():
        criterion = leaf.criterion
        if criterion.when is not None:
            _look(criterion.when, plan, evaluation.logic, used, seen)
        if evaluation.leaves[leaf.id].state in (State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
            continue
        if criterion.number is not None:
            used.add(criterion.number.fact)
        for condition in _of_scale(criterion):
            _look(condition, plan, evaluation.logic, used, seen)
    for gate in plan.gates.values():
        _look(gate.when, plan, evaluation.logic, used, seen)
    return frozenset(used)


def _of_scale(criterion: Criterion) -> list[Condition]:
    found: list[Condition] = [level.when for level in (criterion.levels or {}).values() if level.when is not None]
    if criterion.yes_no is not None:
        found.append(criterion.yes_no)
    return [*found, *criterion.checklist.facts] if criterion.checklist else found


def _look(start: Condition, plan: Plan, logic: Logic, used: set[str], seen: set[str]) -> None:
    todo = [start]
    while todo:
        one = todo.pop()
        if isinstance(one, FactTest):
            used.add(one.fact)
        elif isinstance(one, str) and one not in plan.conditions:
            used.add(one)
        elif isinstance(one, str):
            if one not in seen:
                seen.add(one)
                todo.append(plan.conditions[one])
        elif isinstance(one, AllOf) and logic.truth(one) is Truth.NO:
            todo += [part for part in one.all if logic.truth(part) is Truth.NO]
        elif not isinstance(one, CriterionTest | ProgramTest):
            todo += parts_of(one)
