"""Every criterion on these programs: what is known of it, its influence on the total and on the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from rubric.analysis.quality.leave_out import known_of, leave_out, without
from rubric.analysis.quality.limits import LIMITS
from rubric.analysis.quality.order import pearson, root, variance, whole
from rubric.analysis.quality.pairs import Values
from rubric.analysis.quality.uses import scale_of, uses_of
from rubric.model.quality import CriterionQuality
from rubric.model.scorecard import Scorecard
from rubric.model.states import State
from rubric.scoring.plan import Plan, effective_weights


def values_of(plan: Plan, cards: Sequence[Scorecard]) -> dict[str, Values]:
    """The settled values of all criteria in all programs, by path; None where there is none."""
    nodes = [{node.path: node for node in card.nodes} for card in cards]
    found: dict[str, Values] = {}
    for leaf in plan.leaves.values():
        views = [one[leaf.path] for one in nodes]
        found[leaf.path] = [None if one.score is None else plan.off_scale(one.score) for one in views]
    return found


def criteria_of(plan: Plan, cards: Sequence[Scorecard], values: Mapping[str, Values]) -> tuple[CriterionQuality, ...]:
    """All criteria, in the order of the rubric."""
    known = [known_of(plan, card) for card in cards]
    now = [one.total(plan) if one.judged else None for one in known]
    declared, real = effective_weights(plan), influence(plan, values)
    nodes = [{node.path: node for node in card.nodes} for card in cards]
    found = []
    for leaf in plan.leaves.values():
        views = [one[leaf.path] for one in nodes]
        states = Counter(view.state for view in views)
        other = without(plan, leaf.path)
        then = [one.total(other) if one.judged else None for one in known]
        rest = [one.total(other, capped=False) if one.judged else None for one in known]
        item_total, both = _item_total(values[leaf.path], rest)
        nominal, share = real.get(leaf.path, (None, None))
        occurring = {value for value in values[leaf.path] if value is not None}
        found.append(
            CriterionQuality(
                path=leaf.path,
                id=leaf.id,
                title=leaf.criterion.title,
                scale=scale_of(leaf),
                settled=states[State.ANSWERED],
                unknown=states[State.UNKNOWN] + states[State.SCOPE_UNKNOWN],
                not_applicable=states[State.NOT_APPLICABLE],
                out_of_scope=states[State.OUT_OF_SCOPE],
                distinct=len(occurring),
                constant=100 * min(occurring) if len(occurring) == 1 else None,
                uses=uses_of(leaf, views, plan),
                declared=declared[leaf.path],
                nominal=nominal,
                real=share,
                leave_out=leave_out(now, then),
                item_total=item_total,
                item_total_programs=both,
            )
        )
    return tuple(found)


def influence(plan: Plan, values: Mapping[str, Values]) -> dict[str, tuple[Fraction, Fraction]]:
    """Declared and real part of the influence of every criterion that enough programs settle, by path.

    Each column sums to 1. Real is w·sd / Σ w·sd, w the part of the weight when everything applies, sd the standard
    deviation of the settled values: a weight matters as much as what it multiplies varies. After the discussion of
    weights as importance in OECD and JRC, *Handbook on constructing composite indicators* (2008). It leaves out that
    criteria go together, and fits means only. Empty where nothing weighs or nothing varies.
    """
    weights = effective_weights(plan)
    enough = {path: [one for one in column if one is not None] for path, column in values.items()}
    spread = {path: root(variance(column)) for path, column in enough.items() if len(column) >= LIMITS.programs}
    declared = sum((weights[path] for path in spread), Fraction(0))
    real = sum((weights[path] * sd for path, sd in spread.items()), Fraction(0))
    if not declared or not real:
        return {}
    return {path: (weights[path] / declared, weights[path] * sd / real) for path, sd in spread.items()}


def _item_total(values: Values, totals: Sequence[Fraction | None]) -> tuple[Fraction | None, int]:
    """The corrected item-total correlation, of a criterion with the total without it, and its number of programs.

    The total is that without gates: caps make programs level that the criteria tell apart. Nunnally and
    Bernstein, *Psychometric theory* (1994). None below the least number and where one does not vary.
    """
    both = [(x, y) for x, y in zip(values, totals, strict=True) if x is not None and y is not None]
    if len(both) < LIMITS.programs:
        return None, len(both)
    return pearson(whole(x for x, _ in both), whole(y for _, y in both)), len(both)
