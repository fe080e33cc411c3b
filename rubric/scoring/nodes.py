"""Nodes: what counts below them combined, held inside their bounds and capped by gates (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from rubric.model.states import State
from rubric.scoring.curves import combine, mean
from rubric.scoring.plan import Branch, Leaf
from rubric.scoring.values import ONE, ZERO, NodeValue, Value


class Cap(NamedTuple):
    """A gate's cap at a node, as a value; unresolved gates cap the lower bound only."""

    gate: str
    value: Fraction
    broken: bool


_NOTHING = NodeValue(State.NOT_APPLICABLE, ZERO, ZERO, ZERO, None, ZERO, ZERO, ZERO, False, 0, 0, None)


def weights_of(child: Leaf | Branch, value: Value) -> tuple[int, int]:
    """A child's weight among those that apply, and among those that have a value."""
    if child.weight is None and isinstance(value, NodeValue):
        return value.applying, value.counted
    return child.weight or 0, child.weight or 0


def node_value(branch: Branch, values: Mapping[str, Value], caps: Sequence[Cap]) -> NodeValue:
    """Combine the values of a branch's children, which ``values`` holds by path.

    Args:
        branch: the node.
        values: of its children.
        caps: of the gates at this node that are broken or unresolved, in the order of the rubric.
    """
    pairs = [(values[child.path], *weights_of(child, values[child.path])) for child in branch.children]
    apply = [(value, weight, counted) for value, weight, counted in pairs if value.applies and weight]
    if not apply:
        return _NOTHING
    weights = [weight for _, weight, _ in apply]
    low = combine(branch.combine, weights, [value.low for value, _, _ in apply])
    high = combine(branch.combine, weights, [value.high for value, _, _ in apply])
    coverage = mean(weights, [value.coverage for value, _, _ in apply])
    optional = all(value.optional for value, _, _ in apply)
    counted = [(weight, value.value) for value, _, weight in apply if value.value is not None]
    return _capped(branch, caps, low, high, coverage, optional, sum(weights), counted)


def _capped(
    branch: Branch,
    caps: Sequence[Cap],
    low: Fraction,
    high: Fraction,
    coverage: Fraction,
    optional: bool,
    applying: int,
    counted: list[tuple[int, Fraction]],
) -> NodeValue:
    broken = min((cap for cap in caps if cap.broken), key=lambda cap: cap.value, default=None)
    lowest = min((cap.value for cap in caps), default=ONE)
    average = raw = held = ZERO
    value = binds = None
    if counted:
        weights, values = [weight for weight, _ in counted], [value for _, value in counted]
        average = mean(weights, values)
        raw = average if branch.combine == "mean" else combine(branch.combine, weights, values)
        held = value = min(max(raw, low), high)
        if broken is not None and broken.value < held:
            value, binds = broken.value, broken.gate
    if broken is not None and not (branch.kind == "dimension" and optional):
        high = min(high, broken.value)
    return NodeValue(
        state=State.UNKNOWN if value is None else State.ANSWERED,
        average=average,
        raw=raw,
        held=held,
        value=value,
        low=min(low, lowest),
        high=high,
        coverage=coverage,
        optional=optional,
        applying=applying,
        counted=sum(weight for weight, _ in counted),
        cap=binds,
    )
