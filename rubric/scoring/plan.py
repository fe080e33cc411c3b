"""The plan: a rubric compiled once into integer weight units and exact values, shared by every engine.

What is switched off is left out. Sibling weights become integers in one unit; the values of levels, curves and check
lists become fractions of 1; caps, bands and requirements stay on the report scale as fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Literal, NamedTuple

from rubric.model.condition import Condition, CriterionTest, FactTest, parts_of
from rubric.model.rubric import Band, Criterion, Gate, Group, Rubric

TOTAL = "total"


class Leaf(NamedTuple):
    """A criterion in the plan; ``weight`` counts units among its siblings."""

    id: str
    path: str
    criterion: Criterion
    weight: int
    values: tuple[Fraction, ...]  # of its levels; empty for other scales


class Branch(NamedTuple):
    """A dimension, a group or the total; ``weight`` is None where it is the sum of what applies below."""

    id: str
    path: str
    kind: Literal["total", "dimension", "group"]
    group: Group | None
    combine: str
    weight: int | None
    children: tuple[Leaf | Branch, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Plan:
    """A compiled rubric."""

    rubric: Rubric
    root: Branch
    leaves: Mapping[str, Leaf]
    gates: Mapping[str, Gate]
    bands: tuple[Band, ...]
    conditions: Mapping[str, Condition]
    scale_from: Fraction
    width: Fraction  # of the report scale

    @cached_property
    def facts_by_leaf(self) -> Mapping[str, frozenset[str]]:
        """The facts that each criterion rests on, by criterion id."""
        return {id_: self.leaf_facts(id_) for id_ in self.leaves}

    @cached_property
    def caps(self) -> Mapping[str, Mapping[str, Fraction]]:
        """What each gate caps, by its id and the node that it caps, as values."""
        return {
            id_: {node: self.off_scale(Fraction(cap)) for node, cap in gate.cap.items()}
            for id_, gate in self.gates.items()
        }

    def on_scale(self, value: Fraction) -> Fraction:
        """A value in [0, 1] on the report scale."""
        return self.scale_from + self.width * value if self.scale_from else self.width * value

    def off_scale(self, report: Fraction) -> Fraction:
        """A number of the report scale as a value; outside [0, 1] where it lies outside the scale."""
        return (report - self.scale_from) / self.width

    def facts_of(self, condition: Condition | None) -> frozenset[str]:
        """The facts that a condition rests on, through named conditions."""
        found: set[str] = set()
        seen: set[str] = set()
        todo = [] if condition is None else [condition]
        while todo:
            one = todo.pop()
            if isinstance(one, FactTest):
                found.add(one.fact)
            elif isinstance(one, CriterionTest):
                found |= self.leaf_facts(one.criterion)
            elif not isinstance(one, str):
                todo += parts_of(one)
            elif one not in self.conditions:
                found.add(one)
            elif one not in seen:
                seen.add(one)
                todo.append(self.conditions[one])
        return frozenset(found)

    def criteria_of(self, condition: Condition) -> frozenset[str]:
        """The criteria that a condition looks at; only a gate's may, and not through named conditions."""
        if isinstance(condition, CriterionTest):
            return frozenset({condition.criterion})
        parts = () if isinstance(condition, str) else parts_of(condition)
        return frozenset().union(*(self.criteria_of(part) for part in parts))

    def leaf_facts(self, id_: str) -> frozenset[str]:
        """The facts that a criterion rests on."""
        criterion = self.leaves[id_].criterion
        found = self.facts_of(criterion.when) | self.facts_of(criterion.yes_no)
        for level in (criterion.levels or {}).values():
            found |= self.facts_of(level.when)
        if criterion.number is not None:
            found |= {criterion.number.fact}
        for item in criterion.checklist.facts if criterion.checklist else ():
            found |= self.facts_of(item)
        return found


def compile_rubric(rubric: Rubric) -> Plan:
    """The plan of a rubric that has been checked."""
    dimensions = {id_: node for id_, node in rubric.dimensions.items() if node.off is None}
    children, _ = _children(dimensions, "", "dimension", Fraction(0))
    root = Branch(TOTAL, TOTAL, "total", None, rubric.combine, 1, children)
    scale_from, scale_to = Fraction(rubric.scale.from_), Fraction(rubric.scale.to)
    return Plan(
        rubric=rubric,
        root=root,
        leaves={leaf.id: leaf for leaf in leaves_under(root)},
        gates={id_: gate for id_, gate in rubric.gates.items() if gate.off is None},
        bands=tuple(band for band in rubric.bands if band.off is None),
        conditions=rubric.conditions,
        scale_from=scale_from,
        width=scale_to - scale_from,
    )


def leaves_under(branch: Branch) -> Iterator[Leaf]:
    """All leaves below a node, in the order of the rubric."""
    for child in branch.children:
        if isinstance(child, Leaf):
            yield child
        else:
            yield from leaves_under(child)


def branches_under(branch: Branch) -> Iterator[Branch]:
    """A node and all branches below it, in the order of the rubric."""
    yield branch
    for child in branch.children:
        if isinstance(child, Branch):
            yield from branches_under(child)


def _children(
    nodes: Mapping[str, Criterion | Group], above: str, kind: Literal["dimension", "group"], unit: Fraction
) -> tuple[tuple[Leaf | Branch, ...], Fraction]:
    """Compile siblings; ``unit`` is the weight unit that a parent of kind ``sum`` imposes, or 0."""
    kept = {id_: node for id_, node in nodes.items() if node.off is None}
    unit = unit or _unit(_weights_counted_here(kept.values()))
    children: list[Leaf | Branch] = []
    for id_, node in kept.items():
        path = f"{above}.{id_}" if above else id_
        if isinstance(node, Criterion):
            children.append(Leaf(id_, path, node, int(Fraction(node.weight) / unit), _level_values(node)))
            continue
        below, _ = _children(node.criteria, path, "group", unit if node.weight == "sum" else Fraction(0))
        weight = None if node.weight == "sum" else int(Fraction(node.weight) / unit)
        children.append(Branch(id_, path, kind, node, node.combine, weight, below))
    return tuple(children), unit


def _weights_counted_here(nodes: Iterable[Criterion | Group]) -> Iterator[Fraction]:
    for node in nodes:
        if isinstance(node, Group) and node.weight == "sum":
            yield from _weights_counted_here(child for child in node.criteria.values() if child.off is None)
        elif not isinstance(node.weight, str):
            yield Fraction(node.weight)


def _unit(weights: Iterator[Fraction]) -> Fraction:
    return Fraction(1, lcm(*(weight.denominator for weight in weights)))


def _level_values(criterion: Criterion) -> tuple[Fraction, ...]:
    if criterion.levels is None:
        return ()
    top = len(criterion.levels) - 1
    return tuple(
        Fraction(number, top) if level.points is None else Fraction(level.points) / 100
        for number, level in sorted(criterion.levels.items())
    )


def effective_weights(plan: Plan) -> dict[str, Fraction]:
    """Every node's part of the total when everything applies and is answered, by path; means only add up to it."""
    found: dict[str, Fraction] = {plan.root.path: Fraction(1)}

    def down(branch: Branch) -> None:
        weights = {child.path: units_of(child) for child in branch.children}
        whole = sum(weights.values())
        for child in branch.children:
            found[child.path] = found[branch.path] * Fraction(weights[child.path], whole or 1)
            if isinstance(child, Branch):
                down(child)

    down(plan.root)
    return found


def units_of(node: Leaf | Branch) -> int:
    """The weight of a node among its siblings when everything applies; the total's is 1."""
    if node.weight is None and isinstance(node, Branch):
        return sum(units_of(child) for child in node.children)
    return node.weight or 0
