"""The facts whose answer would break a rule of the platform: the reader shows lines, a person answers."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.condition import AnyOf, Condition, FactTest, parts_of
from rubric.model.rubric import Criterion, Group, Node, Rubric


def facts_of_gates(rubric: Rubric) -> frozenset[str]:
    """Facts that only gates ask about, and those that break one alone."""
    gates = [gate.when for gate in rubric.gates.values() if gate.off is None]
    asked = _asked(gates, rubric)
    used = _asked([one for node in rubric.dimensions.values() for one in _conditions(node)], rubric)
    alone = {
        one for gate in gates for one in (gate.any if isinstance(gate, AnyOf) else (gate,)) if isinstance(one, str)
    }
    return frozenset(asked - used | alone & rubric.facts.keys())


def _conditions(node: Node) -> Iterator[Condition]:
    """Every condition of a node and those below it."""
    todo: list[Node] = [node]
    while todo:
        one = todo.pop()
        if one.off is not None:
            continue
        if isinstance(one, Group):
            todo += one.criteria.values()
        else:
            yield from _of_criterion(one)


def _of_criterion(criterion: Criterion) -> Iterator[Condition]:
    scale = [level.when for level in (criterion.levels or {}).values()]
    yield from (one for one in (criterion.when, criterion.yes_no, *scale) if one is not None)
    if criterion.number is not None:
        yield criterion.number.fact
    if criterion.checklist is not None:
        yield from criterion.checklist.facts


def _asked(conditions: list[Condition], rubric: Rubric) -> set[str]:
    """The facts that conditions look at."""
    found: set[str] = set()
    seen: set[str] = set()
    todo = list(conditions)
    while todo:
        one = todo.pop()
        if isinstance(one, FactTest):
            found.add(one.fact)
        elif isinstance(one, str):
            if one in rubric.facts:
                found.add(one)
            elif one in rubric.conditions and one not in seen:
                seen.add(one)
                todo.append(rubric.conditions[one])
        else:
            todo += parts_of(one)
    return found
