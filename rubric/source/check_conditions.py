"""Conditions against the facts, criteria and other conditions that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from rubric.model.condition import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Condition,
    CriterionTest,
    FactTest,
    NoneOf,
    NotTrue,
    ProgramTest,
)
from rubric.model.finding import Rule
from rubric.model.rubric import Criterion, Rubric
from rubric.source import rules_content as rules
from rubric.source.locate import Path
from rubric.source.nearest import near
from rubric.source.placeholders import unknown_fact

Found = Iterator[tuple[Rule, Path, dict[str, Any]]]

NUMBER_KINDS = ("count", "number")


class ConditionChecker:
    """Checks conditions of one rubric."""

    def __init__(self, rubric: Rubric, criteria: Mapping[str, Criterion], off: set[str]) -> None:
        """Keep what conditions may name.

        Args:
            rubric: for its facts and named conditions.
            criteria: those in force.
            off: ids that are switched off.
        """
        self.rubric = rubric
        self.criteria = criteria
        self.off = off

    def check(self, condition: Condition, path: Path, *, in_gate: bool = False) -> Found:
        """What is wrong in a condition at a path."""
        if isinstance(condition, str):
            yield from self._id(condition, path)
        elif isinstance(condition, FactTest):
            yield from self._fact_test(condition, path)
        elif isinstance(condition, CriterionTest):
            yield from self._criterion_test(condition, path, in_gate=in_gate)
        else:
            for at, part in _parts(condition):
                yield from self.check(part, (*path, *at), in_gate=in_gate)

    def cycle(self, start: str) -> list[str] | None:
        """The way from a named condition back to itself, if there is one."""
        todo: list[tuple[str, list[str]]] = [(start, [start])]
        seen = set()
        while todo:
            id_, way = todo.pop()
            for named in sorted(_ids_in(self.rubric.conditions[id_]) & self.rubric.conditions.keys()):
                if named == start:
                    return [*way, start]
                if named not in seen:
                    seen.add(named)
                    todo.append((named, [*way, named]))
        return None

    def _id(self, id_: str, path: Path) -> Found:
        fact = self.rubric.facts.get(id_)
        if id_ in self.off:
            yield rules.SWITCHED_OFF, path, {"id": id_}
        elif fact is None and id_ not in self.rubric.conditions:
            known = [*self.rubric.facts, *self.rubric.conditions]
            rule, args = unknown_fact(id_, [*facts_of(self.rubric, "yes_no"), *self.rubric.conditions], known)
            yield rule, path, args
        elif fact is not None and fact.answer != "yes_no":
            yield rules.WRONG_FACT, path, {"id": id_, "answer": fact.answer, "wanted": "yes_no"}

    def _fact_test(self, test: FactTest, path: Path) -> Found:
        fact, at = self.rubric.facts.get(test.fact), (*path, "fact")
        options = test.in_ if test.in_ is not None else (test.is_,) if test.is_ is not None else ()
        if test.fact in self.off:
            yield rules.SWITCHED_OFF, at, {"id": test.fact}
        elif fact is None:
            kinds = ("choice",) if options else NUMBER_KINDS
            rule, args = unknown_fact(test.fact, facts_of(self.rubric, *kinds), self.rubric.facts)
            yield rule, at, args
        elif options and fact.answer != "choice":
            yield rules.WRONG_FACT, at, {"id": test.fact, "answer": fact.answer, "wanted": "choice"}
        elif not options and fact.answer not in NUMBER_KINDS:
            yield rules.WRONG_FACT, at, {"id": test.fact, "answer": fact.answer, "wanted": "count / number"}
        else:
            for index, option in enumerate(options):
                if option not in fact.option_ids:
                    args = {"value": option, "allowed": ", ".join(fact.option_ids), **near(option, fact.option_ids)}
                    yield rules.UNKNOWN_OPTION, (*path, "in", index) if test.in_ else (*path, "is"), args

    def _criterion_test(self, test: CriterionTest, path: Path, *, in_gate: bool) -> Found:
        criterion, at = self.criteria.get(test.criterion), (*path, "criterion")
        if not in_gate:
            yield rules.CRITERION_OUTSIDE_GATE, at, {}
        if test.criterion in self.off:
            yield rules.SWITCHED_OFF, at, {"id": test.criterion}
        elif criterion is None:
            yield rules.UNKNOWN_CRITERION, at, {"id": test.criterion, **near(test.criterion, self.criteria)}
        elif criterion.levels is None:
            yield rules.CRITERION_WITHOUT_LEVELS, at, {"id": test.criterion}
        else:
            name, level = ("at_least", test.at_least) if test.at_least is not None else ("below", test.below)
            if level not in criterion.levels:
                allowed = ", ".join(str(number) for number in criterion.levels)
                yield rules.UNKNOWN_LEVEL, (*path, name), {"value": level, "allowed": allowed}


def facts_of(rubric: Rubric, *kinds: str) -> list[str]:
    """The facts in force that are answered in one of some ways."""
    return [id_ for id_, fact in rubric.facts.items() if fact.answer in kinds and fact.off is None]


def _ids_in(condition: Condition) -> set[str]:
    if isinstance(condition, str):
        return {condition}
    return {id_ for _, part in _parts(condition) for id_ in _ids_in(part)}


def _parts(condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """The conditions that a condition is made of, with their paths below it."""
    match condition:
        case str() | FactTest() | ProgramTest() | CriterionTest():
            return
        case NotTrue():
            yield ("not",), condition.not_
            return
        case AllOf():
            name, parts = "all", condition.all
        case AnyOf():
            name, parts = "any", condition.any
        case NoneOf():
            name, parts = "none", condition.none
        case AtLeastOf():
            name, parts = "of", condition.of
        case _:
            assert_never(condition)
    for index, part in enumerate(parts):
        yield (name, index), part
