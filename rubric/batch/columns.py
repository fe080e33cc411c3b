"""The columns that a table may have for a rubric: facts, criteria answered by hand, attributes of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from rubric.model.condition import Condition, ProgramTest, parts_of
from rubric.model.rubric import Criterion, Fact, NumberScale
from rubric.model.text import Text
from rubric.scoring.leaves import curve_value
from rubric.scoring.observe import PROGRAM
from rubric.scoring.plan import Leaf, Plan

NOT_APPLICABLE = -1
# Doubles hold larger whole numbers with gaps.
LARGEST = 10**15
_CURVE = "curve."


class ColumnKind(StrEnum):
    """What the cells of a column are; an empty one is unknown."""

    YES_NO = "yes_no"  # 1 or 0
    COUNT = "count"  # a whole number, 0 or more
    NUMBER = "number"
    CHOICE = "choice"  # the id of an option
    LEVEL = "level"  # a level's number; -1 where the criterion does not apply
    APPLIES = "applies"  # -1 where the criterion does not apply; nothing else can be said by hand in a table
    ATTRIBUTE = "attribute"  # a text
    CURVE = "curve"  # of [0, 1]; computed from the column of a fact, never part of a table


@dataclass(frozen=True)
class InputColumn:
    """A column that a table may have.

    Attributes:
        id: of the fact or criterion; ``program.`` and the name of an attribute; ``curve.`` and a criterion's id.
        kind: what its cells are.
        title: what it asks for.
        needed: whether scores rest on it; other columns may be left out without leaving anything unknown.
        codes: all whole numbers that it may hold; empty where they are not few.
        options: all texts that it may hold; empty where any may stand.
        between: least and greatest number; None where none is declared.
        derived: whether it overrides the rule of a criterion.
        fact: of a curve, the fact that it is computed from.
        scale: of a curve.
    """

    id: str
    kind: ColumnKind
    title: Text
    needed: bool = True
    codes: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    between: tuple[Decimal, Decimal] | None = None
    derived: bool = False
    fact: str | None = None
    scale: NumberScale | None = None

    @property
    def is_text(self) -> bool:
        """Whether its cells are texts."""
        return self.kind in (ColumnKind.CHOICE, ColumnKind.ATTRIBUTE)

    @property
    def ends(self) -> tuple[float, float]:
        """Least and greatest number of a count or a number."""
        if self.between is not None:
            return float(self.between[0]), float(self.between[1])
        return (0.0 if self.kind is ColumnKind.COUNT else -float(LARGEST)), float(LARGEST)

    def on_curve(self, at: Fraction) -> Fraction:
        """The exact value of a curve at a number of its fact's column.

        Raises:
            ValueError: the column is no curve.
        """
        if self.scale is None:
            raise ValueError(self.id)
        return curve_value(self.scale, at)


def columns_of(plan: Plan) -> tuple[InputColumn, ...]:
    """Every column that a table may have, in the order of the rubric; then the curves that have to be computed."""
    return (*_facts(plan), *_criteria(plan), *_attributes(plan), *_curves(plan))


def attribute_column(name: str) -> str:
    """The id of the column of a program's attribute."""
    return PROGRAM + name


def curve_column(criterion: str) -> str:
    """The id of the column with the values of a criterion's curve."""
    return _CURVE + criterion


def _facts(plan: Plan) -> Iterator[InputColumn]:
    used = frozenset().union(
        *(plan.leaf_facts(id_) for id_ in plan.leaves), *(plan.facts_of(gate.when) for gate in plan.gates.values())
    )
    for id_, fact in plan.rubric.facts.items():
        if fact.off is None:
            yield InputColumn(
                id_,
                ColumnKind(fact.answer),
                fact.title or fact.ask,
                needed=id_ in used,
                codes=(1, 0) if fact.answer == "yes_no" else (),
                options=fact.option_ids,
                between=_between(fact),
            )


def _between(fact: Fact) -> tuple[Decimal, Decimal] | None:
    return None if fact.between is None else (Decimal(fact.between[0]), Decimal(fact.between[1]))


def _criteria(plan: Plan) -> Iterator[InputColumn]:
    for leaf in plan.leaves.values():
        criterion = leaf.criterion
        gone = (NOT_APPLICABLE,) if criterion.may_not_apply else ()
        if criterion.levels is not None:
            codes, kind = (*gone, *sorted(criterion.levels)), ColumnKind.LEVEL
        elif gone:
            codes, kind = gone, ColumnKind.APPLIES
        else:
            continue
        by_rule = not criterion.judged
        yield InputColumn(leaf.id, kind, criterion.title, needed=not by_rule, codes=codes, derived=by_rule)


def _attributes(plan: Plan) -> Iterator[InputColumn]:
    asked = dict.fromkeys(test.program for condition in _conditions(plan) for test in _program_tests(condition))
    for name in asked:
        yield InputColumn(attribute_column(name), ColumnKind.ATTRIBUTE, Text(zh=name, en=name))


def _conditions(plan: Plan) -> Iterator[Condition]:
    for leaf in plan.leaves.values():
        yield from _of_criterion(leaf.criterion)
    for gate in plan.gates.values():
        yield gate.when
    yield from plan.conditions.values()


def _of_criterion(criterion: Criterion) -> Iterator[Condition]:
    levels = (criterion.levels or {}).values()
    yield from (one for one in (criterion.when, criterion.yes_no, *(level.when for level in levels)) if one is not None)


def _program_tests(condition: Condition) -> Iterator[ProgramTest]:
    if isinstance(condition, ProgramTest):
        yield condition
    elif not isinstance(condition, str):
        for part in parts_of(condition):
            yield from _program_tests(part)


def _curves(plan: Plan) -> Iterator[InputColumn]:
    for leaf in plan.leaves.values():
        if needs_curve(leaf):
            number = leaf.criterion.number
            fact = number.fact if number is not None else None
            title = leaf.criterion.title
            yield InputColumn(curve_column(leaf.id), ColumnKind.CURVE, title, fact=fact, scale=number)


def needs_curve(leaf: Leaf) -> bool:
    """Whether a criterion's curve is one that no engine can compute."""
    return leaf.criterion.number is not None and leaf.criterion.number.log_normal is not None
