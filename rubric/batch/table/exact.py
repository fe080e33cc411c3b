"""Rows of a table by the exact scorer: those that an engine cannot decide, and those that are to be explained."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from rubric.batch.columns import NOT_APPLICABLE, ColumnKind, InputColumn
from rubric.model.answers import FactValue, HandValue
from rubric.model.figure import published
from rubric.model.sheet import Answer
from rubric.model.text import Text
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.memory import Memory
from rubric.scoring.observe import PROGRAM
from rubric.scoring.plan import Plan
from rubric.scoring.values import NodeValue, Value
from rubric.scoring.verdict import band_reached, bands_spanned, judge
from rubric.scoring.world import World

_GONE = Text(zh="表格里写的是不适用", en="the table says that it does not apply")
_BY_HAND = Text(zh="表格里直接给了等级", en="the table gives the level itself")


def world_of_row(columns: Mapping[str, InputColumn], cells: Mapping[str, Any]) -> World:
    """What a normalised row says.

    Args:
        columns: by id.
        cells: by id; None is unknown.
    """
    facts: dict[str, FactValue] = {}
    by_hand: dict[str, HandValue] = {}
    gone: set[str] = set()
    attributes: dict[str, str] = {}
    for id_, column in columns.items():
        cell = cells[id_]
        if cell is None or column.kind is ColumnKind.CURVE:
            continue
        if column.kind is ColumnKind.ATTRIBUTE:
            attributes[id_.removeprefix(PROGRAM)] = cell
        elif column.kind in (ColumnKind.LEVEL, ColumnKind.APPLIES):
            if cell == NOT_APPLICABLE:
                gone.add(id_)
            else:
                by_hand[id_] = int(cell)
        else:
            facts[id_] = _fact(column, cell)
    return World(facts, by_hand, frozenset(gone), attributes)


def _fact(column: InputColumn, cell: Any) -> FactValue:
    if column.kind is ColumnKind.YES_NO:
        return bool(cell)
    return str(cell) if column.kind is ColumnKind.CHOICE else Fraction(repr(float(cell)))


def answers_of(world: World, plan: Plan) -> dict[str, Answer]:
    """What a row says as the answers of a sheet."""
    answers = {id_: Answer(value=_raw(value)) for id_, value in world.facts.items()}
    for id_, level in world.by_hand.items():
        derived = not plan.leaves[id_].criterion.judged
        answers[id_] = Answer(value=level, because=_BY_HAND if derived else None)
    return answers | {id_: Answer(not_applicable=_GONE) for id_ in sorted(world.not_applicable)}


def _raw(value: FactValue) -> Any:
    if not isinstance(value, Fraction):
        return value
    from decimal import Decimal

    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)


def exact_outputs(plan: Plan, world: World, memory: Memory) -> dict[str, float | str | None]:
    """The numbers, verdict and band of a row as they are published, by the names of the output columns.

    Args:
        plan: the rubric.
        world: what the row says.
        memory: of the rubric; what it knows of other rows saves time.
    """
    evaluation = evaluate(plan, world, known=memory.leaves(world))
    verdict, _ = judge(plan, evaluation)
    band = band_reached(plan, evaluation, verdict)
    binding = {value.cap for value in evaluation.values.values() if isinstance(value, NodeValue)}
    found: dict[str, float | str | None] = {
        "verdict": str(verdict),
        "band": band.id if band else None,
        "gates": " ".join(id_ for id_ in plan.gates if id_ in binding),
        "bands": " ".join(one.id for one in bands_spanned(plan, evaluation)),
        "total_uncapped": _uncapped(plan, evaluation),
        **{f"{id_}_gate": str(state) for id_, state in evaluation.gates.items()},
    }
    for child in plan.root.children:
        found |= _numbers(plan, child.id, evaluation.values[child.path])
    return found | _numbers(plan, plan.root.id, evaluation.root)


def _uncapped(plan: Plan, evaluation: Evaluation) -> float | None:
    value = evaluate(plan, evaluation.world, gates=(), known=evaluation.leaves, like=evaluation).root.value
    return None if value is None else published(plan.on_scale(value))


def _numbers(plan: Plan, id_: str, value: Value) -> dict[str, float | None]:
    def on_scale(one: Fraction | None) -> float | None:
        return None if one is None or not value.applies else published(plan.on_scale(one))

    return {
        f"{id_}_score": on_scale(value.value),
        f"{id_}_low": on_scale(value.low),
        f"{id_}_high": on_scale(value.high),
        f"{id_}_coverage": published(value.coverage) if value.applies else None,
    }
