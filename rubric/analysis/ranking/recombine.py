"""Totals under other weights, in floating point: for draws of weights and for trying shifts, never for a score.

As in scoring: means of what has a value, held inside the bounds, capped by broken gates. Where every criterion is
weighed freely, a group weighs as much as its criteria together (``weight: sum``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log
from operator import itemgetter, mul

from rubric.analysis.ranking.profile import Part, Profile, can_be_held, is_below

Weights = Sequence[float]
# (weight of what has a value, its weighted sum, weight of what applies, weighted sum of its lows, of its highs)
_Sums = tuple[float, float, float, float, float]


def dimension_total(profile: Profile, names: Sequence[str]) -> Callable[[Weights], float]:
    """The total as a function of the weights of the dimensions.

    Args:
        profile: of the scorecard.
        names: the dimensions that the weights are of, in their order.
    """
    places = {name: place for place, name in enumerate(names)}
    if profile.combine != "mean":
        return _other_combine(profile, places)
    return _rounded(_node(profile, "total", profile.dimensions, places, held=can_be_held(profile.dimensions)))


def criteria_total(profile: Profile, names: Sequence[str]) -> Callable[[Weights], float]:
    """The total as a function of the weights of all criteria, where all nodes combine by means.

    Args:
        profile: of the scorecard; no group below a dimension can be held inside its bounds.
        names: the criteria that the weights are of, in their order.
    """
    places = {name: place for place, name in enumerate(names)}
    apart, rest = [], list(profile.criteria)
    for node in profile.branches:
        parts = [part for part in profile.criteria if is_below(part.node, node)]
        if node.kind == "dimension" and (node.id in profile.caps or can_be_held(parts)):
            apart.append(_node(profile, node.id, parts, places, held=True))
            rest = [part for part in rest if part not in parts]
    held = bool(apart) or can_be_held(profile.criteria)
    return _rounded(_node(profile, "total", rest, places, held=held, below=tuple(apart)))


@dataclass(frozen=True)
class _Node:
    """Parts with their places among the weights, nodes below, and what may become of their mean.

    Attributes:
        counted: picks the weights of what has a value; ``values`` are these.
        applying: picks those of what applies, with ``lows`` and ``highs``; none where the mean cannot be held.
        below: nodes that are held or capped by themselves.
        held: whether the mean may be held inside its bounds.
        cap: the most that the mean may be.
        cap_of_low: the most that its low may be; unresolved gates cap that too.
    """

    counted: Callable[[Weights], Weights]
    values: tuple[float, ...]
    applying: Callable[[Weights], Weights]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    below: tuple[_Node, ...]
    held: bool
    cap: float
    cap_of_low: float

    def sums(self, weights: Weights) -> _Sums:
        """The node as a part of the one above."""
        chosen = self.counted(weights)
        counted, total = sum(chosen), sum(map(mul, chosen, self.values))
        applying = low = high = 0.0
        if self.held:
            chosen = self.applying(weights)
            applying, low, high = sum(chosen), sum(map(mul, chosen, self.lows)), sum(map(mul, chosen, self.highs))
        for node in self.below:
            one = node.sums(weights)
            counted, total = counted + one[0], total + one[1]
            applying, low, high = applying + one[2], low + one[3], high + one[4]
        if not counted:
            return (0.0, 0.0, applying, min(low, self.cap_of_low * applying), high)
        value = total / counted
        if self.held:
            value = min(max(value, low / applying), high / applying)
        low, high = min(low, self.cap_of_low * applying), min(high, self.cap * applying)
        return (counted, min(value, self.cap) * counted, applying, low, high)


def _node(
    profile: Profile,
    id_: str,
    parts: Sequence[Part],
    places: dict[str, int],
    *,
    held: bool,
    below: tuple[_Node, ...] = (),
) -> _Node:
    known = [(part, float(part.value)) for part in parts if part.value is not None]
    apply = [part for part in parts if part.applies and held]
    cap = float(profile.cap_of(id_))
    return _Node(
        counted=_picker([places[part.id] for part, _ in known]),
        values=tuple(value for _, value in known),
        applying=_picker([places[part.id] for part in apply]),
        lows=tuple(float(part.low) for part in apply),
        highs=tuple(float(part.high) for part in apply),
        below=below,
        held=held,
        cap=cap,
        cap_of_low=min(cap, float(profile.unresolved.get(id_, 1))),
    )


def _picker(places: Sequence[int]) -> Callable[[Weights], Weights]:
    """Picks numbers by their places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda weights: tuple(weights[place] for place in places)


def _rounded(node: _Node) -> Callable[[Weights], float]:
    def total(weights: Weights) -> float:
        counted, value, *_ = node.sums(weights)
        # Rounded, so that what is level is not told apart by the last bits.
        return round(value / counted, 9) if counted else 0.0

    return total


def _other_combine(profile: Profile, places: dict[str, int]) -> Callable[[Weights], float]:
    node = _node(profile, "total", profile.dimensions, places, held=True)
    combined = _weakest if profile.combine == "weakest" else _geometric

    def total(weights: Weights) -> float:
        applying = node.applying(weights)
        value = combined(node.counted(weights), node.values)
        value = min(max(value, combined(applying, node.lows)), combined(applying, node.highs))
        return round(min(value, node.cap), 9)

    return total


def _weakest(weights: Weights, values: Sequence[float]) -> float:
    return min((value for weight, value in zip(weights, values, strict=True) if weight), default=0.0)


def _geometric(weights: Weights, values: Sequence[float]) -> float:
    pairs = [(weight, value) for weight, value in zip(weights, values, strict=True) if weight]
    whole = sum(weight for weight, _ in pairs)
    if not whole or any(value <= 0 for _, value in pairs):
        return 0.0
    return exp(sum(weight * log(value) for weight, value in pairs) / whole)
