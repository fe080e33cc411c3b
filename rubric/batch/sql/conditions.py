"""Conditions as SQL: the logic of the language is the one that SQL gives NULL (semantics 1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from rubric.batch.columns import attribute_column
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.write import case, joined, number, total
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
    parts_of,
)
from rubric.scoring.plan import Plan

_SIGNS = (("at_least", ">="), ("at_most", "<="), ("above", ">"), ("below", "<"), ("equals", "="))


class LevelColumns(NamedTuple):
    """The columns of a levels criterion: its lowest and highest possible level, and two conditions."""

    lowest: str
    highest: str
    is_gone: str
    may_go: str


class Conditions:
    """Writes conditions."""

    def __init__(self, plan: Plan, columns: Mapping[str, str], dialect: Dialect) -> None:
        """Keep what names mean.

        Args:
            plan: the rubric.
            columns: of facts by id, of program attributes by ``@`` and their name.
            dialect: for texts.
        """
        self.plan = plan
        self.columns = columns
        self.dialect = dialect
        self.named = {id_: f"k{place}" for place, id_ in enumerate(plan.conditions)}
        self.levels: dict[str, LevelColumns] = {}

    def layers(self) -> Iterator[list[tuple[str, str]]]:
        """The named conditions as columns with their texts, each layer resting on those before it."""
        done: set[str] = set()
        while len(done) < len(self.named):
            ready = [id_ for id_ in self.named if id_ not in done and self._named_in(self.plan.conditions[id_]) <= done]
            yield [(self.named[id_], self.text(self.plan.conditions[id_])) for id_ in ready]
            done |= set(ready)

    def _named_in(self, condition: Condition) -> set[str]:
        if isinstance(condition, str):
            return {condition} & self.named.keys()
        return set().union(*(self._named_in(part) for part in parts_of(condition)))

    def text(self, condition: Condition) -> str:
        """A condition as a boolean that is null where it is unknown."""
        match condition:
            case str():
                return self.named.get(condition) or f"({self.columns[condition]} = 1)"
            case FactTest():
                return self._fact(condition)
            case AnyOf():
                return joined("OR", [self.text(part) for part in condition.any])
            case AllOf():
                return joined("AND", [self.text(part) for part in condition.all])
            case NotTrue():
                return f"(NOT {self.text(condition.not_)})"
            case NoneOf():
                return f"(NOT {joined('OR', [self.text(part) for part in condition.none])})"
            case AtLeastOf():
                return self._at_least(condition)
            case ProgramTest():
                return self._among(self.columns[attribute_column(condition.program)], condition.is_, condition.in_)
            case CriterionTest():
                return self._level(condition)
            case _:
                assert_never(condition)

    def _fact(self, test: FactTest) -> str:
        column = self.columns[test.fact]
        if test.is_ is not None or test.in_ is not None:
            return self._among(column, test.is_, test.in_)
        bounds = ((sign, getattr(test, name)) for name, sign in _SIGNS)
        return next(f"({column} {sign} {number(bound)})" for sign, bound in bounds if bound is not None)

    def _among(self, column: str, one: str | None, several: tuple[str, ...] | None) -> str:
        if one is not None:
            return f"({column} = {self.dialect.text(one)})"
        return f"({column} IN ({', '.join(self.dialect.text(text) for text in several or ())}))"

    def _at_least(self, condition: AtLeastOf) -> str:
        parts = [self.text(part) for part in condition.of]
        sure = total([f"CASE WHEN {part} THEN 1 ELSE 0 END" for part in parts])
        possible = total([f"CASE WHEN NOT {part} THEN 0 ELSE 1 END" for part in parts])
        need = condition.at_least
        return f"({case([(f'{sure} >= {need}', 'TRUE'), (f'{possible} < {need}', 'FALSE')], 'NULL')})"

    def _level(self, test: CriterionTest) -> str:
        """Levels are possible from the lowest to the highest; where it may not apply, nothing is certain."""
        leaf = self.levels[test.criterion]
        if test.at_least is not None:
            never = f"{leaf.highest} < {test.at_least}"
            surely = f"{leaf.lowest} >= {test.at_least}"
        else:
            never = f"{leaf.lowest} >= {test.below or 0}"
            surely = f"{leaf.highest} < {test.below or 0}"
        branches = [(leaf.is_gone, "FALSE"), (never, "FALSE"), (f"{surely} AND NOT {leaf.may_go}", "TRUE")]
        return f"({case(branches, 'NULL')})"
