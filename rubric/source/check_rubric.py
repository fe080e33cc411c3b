"""What a rubric's parts must mean to each other: ids, references, weights, gates and bands.

Checks speak in paths; ``load`` turns them into places.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rubric.model.base import RESERVED_IDS
from rubric.model.finding import Rule
from rubric.model.rubric import Criterion, Fact, Group, Rubric
from rubric.source import rules_content as rules
from rubric.source.check_conditions import NUMBER_KINDS, ConditionChecker, facts_of
from rubric.source.locate import Path
from rubric.source.nearest import near
from rubric.source.parts import Parts, Problem, answer_problem
from rubric.source.placeholders import unknown_fact


def check_rubric(rubric: Rubric) -> Iterator[Problem]:
    """Everything that does not fit together in a rubric that its models accept."""
    parts = Parts(rubric)
    yield from _ids(parts)
    yield from _conditions(rubric, parts)
    yield from _scales(rubric, parts)
    yield from _weights(rubric, parts)
    yield from _gates(rubric)
    yield from _bands(rubric)
    yield from _references(rubric, parts)
    yield from _examples(rubric, parts)


def _ids(parts: Parts) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for id_, path in parts.ids:
        if id_ in RESERVED_IDS:
            yield Problem(rules.RESERVED_ID, path, {"value": id_}, key=True)
        if id_ in first:
            yield Problem(rules.DUPLICATE_ID, path, {"id": id_}, key=True, first=first[id_])
        first.setdefault(id_, path)


def _conditions(rubric: Rubric, parts: Parts) -> Iterator[Problem]:
    checker = ConditionChecker(rubric, {id_: node for id_, (_, node) in parts.criteria.items()}, parts.off)
    for id_, condition in rubric.conditions.items():
        chain = checker.cycle(id_)
        if chain:
            yield Problem(rules.CONDITION_CYCLE, ("conditions", id_), {"id": id_, "chain": " → ".join(chain)}, key=True)
        yield from _as_problems(checker.check(condition, ("conditions", id_)))
    for path, criterion in parts.criteria.values():
        for at, condition in conditions_of(criterion):
            yield from _as_problems(checker.check(condition, (*path, *at)))
    for id_, gate in rubric.gates.items():
        if gate.off is None:
            yield from _as_problems(checker.check(gate.when, ("gates", id_, "when"), in_gate=True))


def conditions_of(criterion: Criterion) -> Iterator[tuple[Path, Any]]:
    """A criterion's conditions with their paths below it."""
    if criterion.when is not None:
        yield ("when",), criterion.when
    for number, level in (criterion.levels or {}).items():
        if level.when is not None:
            yield ("levels", str(number), "when"), level.when
    if criterion.yes_no is not None:
        yield ("yes_no",), criterion.yes_no
    for item in criterion.checklist.facts if criterion.checklist else ():
        yield ("checklist", "facts", item), item


def _as_problems(found: Iterator[tuple[Rule, Path, dict[str, Any]]]) -> Iterator[Problem]:
    for rule, path, args in found:
        yield Problem(rule, path, args, key="checklist" in path)


def _scales(rubric: Rubric, parts: Parts) -> Iterator[Problem]:
    for path, criterion in parts.criteria.values():
        if criterion.number is None:
            continue
        id_ = criterion.number.fact
        fact = rubric.facts.get(id_)
        at = (*path, "number", "fact")
        if fact is None:
            rule, args = unknown_fact(id_, facts_of(rubric, *NUMBER_KINDS), rubric.facts)
            yield Problem(rule, at, args)
        elif fact.off is not None:
            yield Problem(rules.SWITCHED_OFF, at, {"id": id_})
        elif fact.answer not in NUMBER_KINDS:
            yield Problem(rules.WRONG_FACT, at, {"id": id_, "answer": fact.answer, "wanted": "count / number"})


def _weights(rubric: Rubric, parts: Parts) -> Iterator[Problem]:
    capped = {node: id_ for id_, gate in rubric.gates.items() if gate.off is None for node in gate.cap}
    levels: list[tuple[Path, Any, str]] = [(("dimensions",), rubric.dimensions, rubric.combine)]
    levels += [((*path, "criteria"), group.criteria, group.combine) for path, group in parts.groups.values()]
    for path, nodes, combine in levels:
        on = {id_: node for id_, node in nodes.items() if node.off is None}
        if on and all(node.weight == 0 for node in on.values()):
            item = path[-2] if len(path) > 1 else "dimensions"
            yield Problem(rules.ALL_WEIGHTS_ZERO, path, {"item": item}, key=True)
        for id_, node in on.items():
            if node.weight != "sum":
                continue
            if combine != "mean" or node.combine != "mean":
                yield Problem(rules.SUM_NEEDS_MEAN, (*path, id_, "weight"), {})
            if path == ("dimensions",) and id_ in capped:
                yield Problem(rules.SUM_WITH_CAP, (*path, id_, "weight"), {"id": id_, "gate": capped[id_]})


def _gates(rubric: Rubric) -> Iterator[Problem]:
    dimensions = [id_ for id_, node in rubric.dimensions.items() if node.off is None]
    for id_, gate in rubric.gates.items():
        for node, cap in gate.cap.items() if gate.off is None else ():
            path = ("gates", id_, "cap", node)
            if node != "total" and node not in dimensions:
                allowed = ["total", *dimensions]
                args = {"id": node, "allowed": ", ".join(allowed), **near(node, allowed)}
                yield Problem(rules.BAD_CAP, path, args, key=True)
            yield from _on_scale(rubric, cap, path)


def _on_scale(rubric: Rubric, value: Decimal, path: Path) -> Iterator[Problem]:
    if not rubric.scale.from_ <= value <= rubric.scale.to:
        args = {"value": value, "low": rubric.scale.from_, "high": rubric.scale.to}
        yield Problem(rules.OFF_SCALE, path, args)


def _bands(rubric: Rubric) -> Iterator[Problem]:
    dimensions = [id_ for id_, node in rubric.dimensions.items() if node.off is None]
    seen: dict[str, Path] = {}
    before = None
    for index, band in enumerate(rubric.bands):
        path: Path = ("bands", index)
        if band.id in seen:
            yield Problem(rules.DUPLICATE_ID, (*path, "id"), {"id": band.id}, first=seen[band.id])
        seen.setdefault(band.id, (*path, "id"))
        if band.off is not None:
            continue
        if before is None and (band.from_ != rubric.scale.from_ or band.requires):
            yield Problem(rules.FIRST_BAND, (*path, "from"), {"low": rubric.scale.from_})
        if before is not None and band.from_ <= before:
            yield Problem(rules.BAND_ORDER, (*path, "from"), {"id": band.id, "value": band.from_, "before": before})
        before = band.from_
        yield from _on_scale(rubric, band.from_, (*path, "from"))
        for id_, need in band.requires.items():
            if id_ not in dimensions:
                args = {"id": id_, "allowed": ", ".join(dimensions), **near(id_, dimensions)}
                yield Problem(rules.UNKNOWN_DIMENSION, (*path, "requires", id_), args, key=True)
            yield from _on_scale(rubric, need, (*path, "requires", id_))


def _references(rubric: Rubric, parts: Parts) -> Iterator[Problem]:
    declared = [id_ for id_, reference in rubric.references.items() if reference.off is None]
    holders: list[tuple[Path, Criterion | Group | Fact | Any]] = [*parts.criteria.values(), *parts.groups.values()]
    holders += [(("facts", id_), fact) for id_, fact in rubric.facts.items()]
    holders += [(("gates", id_), gate) for id_, gate in rubric.gates.items()]
    for path, holder in holders:
        for id_ in holder.references:
            if id_ not in declared:
                yield Problem(
                    rules.UNDECLARED_REFERENCE, (*path, "references", id_), {"id": id_, **near(id_, declared)}, key=True
                )


def _examples(rubric: Rubric, parts: Parts) -> Iterator[Problem]:
    dimensions = [id_ for id_, node in rubric.dimensions.items() if node.off is None]
    expected = [*parts.criteria, *dimensions, *rubric.gates, *sorted(RESERVED_IDS)]
    for index, example in enumerate(rubric.examples):
        for id_, answer in (example.given or {}).items():
            problem = answer_problem(id_, answer, parts, ("examples", index, "given", id_))
            if problem is not None:
                yield problem
        for id_, value in example.expect.items():
            path: Path = ("examples", index, "expect", id_)
            levels = parts.criteria[id_][1].levels if id_ in parts.criteria else None
            if id_ not in expected:
                args = {"id": id_, **near(id_, expected)}
                yield Problem(rules.UNKNOWN_EXPECTATION, path, args, key=True)
            elif levels and isinstance(value, int | Decimal) and value not in levels:
                yield Problem(rules.UNKNOWN_LEVEL, path, {"value": value, "allowed": ", ".join(map(str, levels))})
