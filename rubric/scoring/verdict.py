"""Bands and the verdict: how far the score can be relied on (semantics 1.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from rubric.model.rubric import Band
from rubric.model.scorecard import Reason, ReasonCode
from rubric.model.states import GateState, Verdict
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import Value, exact


def band_at(plan: Plan, at: Fraction, dimensions: Mapping[str, Fraction | None]) -> Band | None:
    """The highest band that a number of the report scale reaches and whose requirements hold.

    Args:
        plan: the rubric.
        at: the number.
        dimensions: those that apply, on the report scale; None for one without a value.
    """
    reached = None
    for band in plan.bands:
        if at >= exact(band.from_) and all(_met(dimensions, id_, need) for id_, need in band.requires.items()):
            reached = band
    return reached


def _met(dimensions: Mapping[str, Fraction | None], id_: str, need: Decimal) -> bool:
    if id_ not in dimensions:
        return True
    value = dimensions[id_]
    return value is not None and value >= exact(need)


def dimension_numbers(
    plan: Plan, evaluation: Evaluation, pick: Callable[[Value], Fraction | None]
) -> dict[str, Fraction | None]:
    """One number of each dimension that applies, on the report scale."""
    found: dict[str, Fraction | None] = {}
    for child in plan.root.children:
        value = evaluation.values[child.path]
        if value.applies:
            number = pick(value)
            found[child.id] = None if number is None else plan.on_scale(number)
    return found


def band_reached(plan: Plan, evaluation: Evaluation, verdict: Verdict) -> Band | None:
    """The band of the score; None without a verdict that can be relied on."""
    if evaluation.root.value is None or verdict not in (Verdict.PROVISIONAL, Verdict.FINAL):
        return None
    numbers = dimension_numbers(plan, evaluation, lambda value: value.value)
    return band_at(plan, plan.on_scale(evaluation.root.value), numbers)


def bands_spanned(plan: Plan, evaluation: Evaluation) -> tuple[Band, ...]:
    """All bands from that of the lower bounds to that of the upper ones; the inner ones may be out of reach."""
    root = evaluation.root
    if not root.applies or not plan.bands:
        return ()
    lowest = band_at(plan, plan.on_scale(root.low), dimension_numbers(plan, evaluation, lambda value: value.low))
    highest = band_at(plan, plan.on_scale(root.high), dimension_numbers(plan, evaluation, lambda value: value.high))
    if lowest is None or highest is None:
        return ()
    return plan.bands[plan.bands.index(lowest) : plan.bands.index(highest) + 1]


def judge(plan: Plan, evaluation: Evaluation) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict, the first that fits, and its reasons."""
    root = evaluation.root
    if root.value is None:
        code: ReasonCode = "nothing_answered" if root.applies else "nothing_applies"
        return Verdict.UNSCORABLE, (Reason.model_construct(code=code),)
    if root.coverage < exact(plan.rubric.minimum_coverage):
        return Verdict.WITHHELD, (Reason.model_construct(code="coverage_below_minimum"),)
    doubts = (
        *_gates_that_could_bite(plan, evaluation),
        *_thin_dimensions(plan, evaluation),
        *_required_without_value(plan, evaluation),
    )
    return (Verdict.PROVISIONAL if doubts else Verdict.FINAL), doubts


def _gates_that_could_bite(plan: Plan, evaluation: Evaluation) -> list[Reason]:
    # An unresolved gate caps no upper bound, so a node's high is already what it is without that gate.
    found = []
    for id_, state in evaluation.gates.items():
        if state is GateState.UNKNOWN:
            for node, cap in plan.caps[id_].items():
                value = evaluation.values[node]
                if value.applies and cap < value.high:
                    found.append(Reason.model_construct(code="unresolved_gate", id=id_))
                    break
    return found


def _thin_dimensions(plan: Plan, evaluation: Evaluation) -> list[Reason]:
    minimum = exact(plan.rubric.minimum_coverage)
    return [
        Reason.model_construct(code="thin_dimension", id=child.id)
        for child in plan.root.children
        if (value := evaluation.values[child.path]).applies and child.weight != 0 and value.coverage < minimum
    ]


def _required_without_value(plan: Plan, evaluation: Evaluation) -> list[Reason]:
    without = [
        child.id
        for child in plan.root.children
        if not isinstance(child, Leaf) and (value := evaluation.values[child.path]).applies and value.value is None
    ]
    needed = {id_ for band in bands_spanned(plan, evaluation) for id_ in band.requires} if without else ()
    return [Reason.model_construct(code="required_without_value", id=id_) for id_ in without if id_ in needed]
