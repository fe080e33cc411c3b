"""Conditions and facts of a rubric as the records that explanations are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection

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
from rubric.model.rubric import Fact
from rubric.model.scorecard import ConditionView, FactView, Op, Test
from rubric.model.sheet import Answer
from rubric.model.states import Truth

_OPS: dict[type, Op] = {NotTrue: "not", AllOf: "all", AnyOf: "any", NoneOf: "none", AtLeastOf: "at_least"}
_NUMBER_TESTS: tuple[Test, ...] = ("at_least", "at_most", "above", "below", "equals")


def condition_view(condition: Condition, named: Collection[str], truth: Callable[[Condition], Truth]) -> ConditionView:
    """A condition as a record.

    Args:
        condition: what to show.
        named: the ids of named conditions, which are shown by name only.
        truth: what is known of each part.
    """
    held = truth(condition)
    match condition:
        case str():
            return ConditionView.model_construct(
                op="condition" if condition in named else "fact", truth=held, id=condition
            )
        case FactTest():
            test, values = _comparison(condition)
            return ConditionView.model_construct(op="compare", truth=held, id=condition.fact, test=test, values=values)
        case ProgramTest():
            values = (condition.is_,) if condition.is_ is not None else condition.in_ or ()
            return ConditionView.model_construct(
                op="program", truth=held, id=condition.program, test="in", values=values
            )
        case CriterionTest():
            bound: Test = "at_least" if condition.at_least is not None else "below"
            level = condition.below if condition.at_least is None else condition.at_least
            return ConditionView.model_construct(
                op="criterion", truth=held, id=condition.criterion, test=bound, values=(str(level),)
            )
        case _:
            return ConditionView.model_construct(
                op=_OPS[type(condition)],
                truth=held,
                need=condition.at_least if isinstance(condition, AtLeastOf) else None,
                of=tuple(condition_view(part, named, truth) for part in parts_of(condition)),
            )


def fact_view(fact: Fact, value: str | None = None, answer: Answer | None = None) -> FactView:
    """A fact as a record, with what a sheet says of it."""
    return FactView.model_construct(
        title=fact.title or fact.ask,
        ask=fact.ask,
        answer=fact.answer,
        value=value,
        options=fact.options if isinstance(fact.options, dict) else {},
        how=fact.how,
        because=answer.because if answer else None,
        evidence=answer.evidence if answer else (),
    )


def _comparison(test: FactTest) -> tuple[Test, tuple[str, ...]]:
    if test.is_ is not None or test.in_ is not None:
        return "in", (test.is_,) if test.is_ is not None else test.in_ or ()
    for name in _NUMBER_TESTS:
        bound = getattr(test, name)
        if bound is not None:
            return name, (format(bound, "f"),)
    return "equals", ()
