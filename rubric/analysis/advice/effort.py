"""What a change costs: the effort that a rubric declares, or the one that a planner gives for an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from rubric.analysis.advice.uses import counting
from rubric.scoring.plan import Plan

DEFAULT = Fraction(1)

# None: it cannot be done.
Efforts = Mapping[str, Fraction | None]


def of_criterion(plan: Plan, id_: str, own: Efforts) -> Fraction | None:
    """The effort of raising a criterion by one level, or of meeting it; None where that is impossible."""
    return own[id_] if id_ in own else Fraction(plan.leaves[id_].criterion.effort)


def of_fact(plan: Plan, id_: str, own: Efforts) -> Fraction | None:
    """The effort of changing a fact, once: the largest among the criteria that rest on it; None where impossible."""
    if id_ in own:
        return own[id_]
    return _largest(of_criterion(plan, leaf.id, own) for leaf in counting(plan) if id_ in plan.facts_by_leaf[leaf.id])


def _largest(efforts: Iterable[Fraction | None]) -> Fraction | None:
    found = list(efforts)
    known = [effort for effort in found if effort is not None]
    return None if len(known) < len(found) else max(known, default=DEFAULT)
