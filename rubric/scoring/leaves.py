"""The value, the bounds and the state of a criterion (semantics 1.2)."""

from __future__ import annotations

from fractions import Fraction

from rubric.model.rubric import Checklist, NumberScale
from rubric.model.states import State, Truth
from rubric.scoring.conditions import Logic
from rubric.scoring.curves import log_normal, piecewise
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import ONE, ZERO, LeafValue, exact


def leaf_value(leaf: Leaf, plan: Plan, logic: Logic) -> LeafValue:
    """A criterion's value by what is known; the first state that fits wins."""
    criterion = leaf.criterion
    scope = logic.truth(criterion.when) if criterion.when is not None else Truth.YES
    low, high, levels, by_hand = _possible(leaf, plan, logic)
    overridden = by_hand and not criterion.judged
    if scope is Truth.NO:
        return LeafValue(State.OUT_OF_SCOPE, None, ZERO, ZERO, False, levels, overridden)
    if leaf.id in logic.world.not_applicable:
        return LeafValue(State.NOT_APPLICABLE, None, ZERO, ZERO, False, levels)
    if scope is Truth.UNKNOWN:
        return LeafValue(State.SCOPE_UNKNOWN, None, ZERO, ONE, True, levels, overridden)
    if len(levels) == 1 or (not levels and low == high):
        return LeafValue(State.ANSWERED, low, low, low, False, levels, overridden)
    if criterion.judged and criterion.may_not_apply:
        return LeafValue(State.UNKNOWN, None, ZERO, ONE, True, levels)
    return LeafValue(State.UNKNOWN, None, low, high, False, levels)


def _possible(leaf: Leaf, plan: Plan, logic: Logic) -> tuple[Fraction, Fraction, tuple[int, ...], bool]:
    """Lowest and highest raw value, the possible levels, and whether it was answered by hand."""
    criterion = leaf.criterion
    hand = logic.world.by_hand.get(leaf.id)
    if criterion.levels is not None:
        levels = (int(hand),) if hand is not None else _possible_levels(leaf, logic)
        values = [leaf.values[level] for level in levels]
        return min(values), max(values), levels, hand is not None
    if hand is not None:
        value = Fraction(hand) if isinstance(hand, bool) else Fraction(hand) / 100
        return value, value, (), True
    if criterion.number is not None:
        return *_number(criterion.number, plan, logic), (), False
    if criterion.checklist is not None:
        return *_checklist(criterion.checklist, logic), (), False
    held = logic.truth(criterion.yes_no) if criterion.yes_no is not None else Truth.UNKNOWN
    return Fraction(held is Truth.YES), Fraction(held is not Truth.NO), (), False


def _possible_levels(leaf: Leaf, logic: Logic) -> tuple[int, ...]:
    criterion = leaf.criterion
    levels = criterion.levels or {}
    if criterion.judged:
        return tuple(levels)
    holds = {number: Truth.YES if level.when is None else logic.truth(level.when) for number, level in levels.items()}
    floor = max(number for number, held in holds.items() if held is Truth.YES)
    return (floor, *(number for number, held in holds.items() if number > floor and held is Truth.UNKNOWN))


def _number(scale: NumberScale, plan: Plan, logic: Logic) -> tuple[Fraction, Fraction]:
    at = logic.world.facts.get(scale.fact)
    if isinstance(at, Fraction):
        value = curve_value(scale, at)
        return value, value
    return curve_range(scale, plan)


def curve_range(scale: NumberScale, plan: Plan) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value of a curve over the range that its fact declares."""
    between = plan.rubric.facts[scale.fact].between
    if scale.points is None:
        return ZERO, ONE
    ends = [Fraction(end) for end in between] if between else []
    inner = [Fraction(knot) for knot in scale.points if not between or between[0] <= knot <= between[1]]
    values = [curve_value(scale, point) for point in (*ends, *inner)]
    return min(values), max(values)


def curve_value(scale: NumberScale, at: Fraction) -> Fraction:
    """The value in [0, 1] that a number has on a curve."""
    if scale.points is not None:
        return piecewise(scale.points, at)
    curve = scale.log_normal
    return log_normal(curve.p10, curve.median, at) if curve is not None else ZERO


def _checklist(scale: Checklist, logic: Logic) -> tuple[Fraction, Fraction]:
    low = high = ZERO
    for item, declared in scale.facts.items():
        held, points = logic.truth(item), exact(declared)
        low += points if held is Truth.YES else min(points, ZERO) if held is Truth.UNKNOWN else ZERO
        high += points if held is Truth.YES else max(points, ZERO) if held is Truth.UNKNOWN else ZERO
    if scale.out_of is None:
        whole = Fraction(sum(scale.facts.values()))
        return low / whole, high / whole
    whole = exact(scale.out_of)
    return _clamp(low, whole) / whole, _clamp(high, whole) / whole


def _clamp(points: Fraction, whole: Fraction) -> Fraction:
    return min(max(points, ZERO), whole)
