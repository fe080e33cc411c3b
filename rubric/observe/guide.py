"""What the handbook of a rubric is made of: the questions that observers share out, and what they are worth."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from rubric import __version__
from rubric.model.guide import Asked, Guide
from rubric.model.outline import Outline
from rubric.model.rubric import LogNormal
from rubric.model.sheet import Sheet
from rubric.observe.filling.agenda import Agenda, View
from rubric.observe.questions import Kind, chosen, questions_of
from rubric.observe.worked import worked_example
from rubric.scoring.curves import log_normal
from rubric.scoring.plan import Plan

if TYPE_CHECKING:
    from rubric.scoring.score import Compiled

_FIRST = 8
# Where a curve is read off: parts of the way from p10 to the median, and multiples of the median.
_BEFORE = (Fraction(0), Fraction(1, 3), Fraction(2, 3))
_AFTER = (Fraction(1), Fraction(3, 2), Fraction(2), Fraction(3), Fraction(4))


def guide_of(compiled: Compiled, outline: Outline, only: Sequence[str] = ()) -> Guide:
    """The handbook of a rubric, or of a part of it.

    Args:
        compiled: the rubric.
        outline: of the same rubric.
        only: dimensions, criteria or facts; all by default.

    Raises:
        UsageError: nothing is asked about a name of ``only``.
    """
    plan = compiled.plan
    questions = questions_of(plan)
    numbered = {
        one.id: Asked(number, one.id, one.kind.value, one.section, one.uses) for number, one in enumerate(questions, 1)
    }
    wanted = chosen(questions, only)
    handed = {one.id: numbered[one.id] for one in wanted}
    view = View(Agenda(plan, wanted), Sheet(program="blank", answers={}))
    return Guide(
        rubric=plan.rubric,
        outline=outline,
        engine_version=__version__,
        only=tuple(only),
        questions=tuple(handed.values()),
        criteria={
            id_: _rests_on(numbered, id_, plan.facts_by_leaf[id_])
            for id_ in _criteria(plan, frozenset(only), handed.values())
        },
        gates={
            id_: asked
            for id_, gate in plan.gates.items()
            for asked in [_rests_on(numbered, "", plan.facts_of(gate.when) | plan.criteria_of(gate.when))]
            if not only or any(one.id in handed for one in asked)
        },
        first=tuple(numbered[one.id] for one in view.due if one.kind is not Kind.APPLIES)[:_FIRST],
        attributes=view.attributes,
        points={id_: tuple(100 * value for value in leaf.values) for id_, leaf in plan.leaves.items()},
        curves={
            id_: _curve(scale.log_normal)
            for id_, leaf in plan.leaves.items()
            for scale in [leaf.criterion.number]
            if scale is not None and scale.log_normal is not None
        },
        worked=None if only else worked_example(compiled),
    )


def _criteria(plan: Plan, only: frozenset[str], handed: Iterable[Asked]) -> list[str]:
    """All criteria, or those that are named, stand in a dimension that is, or rest on a fact that is."""
    named = {use for one in handed if one.id in only for use in one.uses}
    return [
        id_ for id_, leaf in plan.leaves.items() if not only or {id_, leaf.path.split(".")[0]} & only or id_ in named
    ]


def _rests_on(numbered: dict[str, Asked], criterion: str, facts: Collection[str]) -> tuple[Asked, ...]:
    return tuple(one for id_, one in numbered.items() if id_ == criterion or id_ in facts)


def _curve(scale: LogNormal) -> tuple[tuple[Fraction, Fraction], ...]:
    """A few numbers and their points, p10 and the median among them."""
    p10, median = Fraction(scale.p10), Fraction(scale.median)
    at = [p10 / 2, *(p10 + part * (median - p10) for part in _BEFORE), *(part * median for part in _AFTER)]
    return tuple((one, 100 * log_normal(scale.p10, scale.median, one)) for one in at)
