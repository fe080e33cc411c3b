"""What of a scorecard matters to its weights: the values that are weighed, and what stands between them and the total.

Values are parts of the report scale, from 0 to 1, as in scoring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import exp, log

from rubric.model.scorecard import GateView, NodeView, Scorecard
from rubric.model.states import GateState

ZERO = Fraction(0)


@dataclass(frozen=True)
class Part:
    """A dimension, or a criterion, with what is known of it.

    Attributes:
        node: of the scorecard.
        weight: relative to the other parts.
        value: None where it has none.
        low: the lowest that the unknowns allow.
        high: the highest.
        applies: whether it counts among what applies.
    """

    node: NodeView
    weight: Fraction
    value: Fraction | None
    low: Fraction
    high: Fraction
    applies: bool

    @property
    def id(self) -> str:
        """Of the node."""
        return self.node.id

    @cached_property
    def floats(self) -> tuple[float | None, float, float]:
        """Value, low and high for sampling."""
        return (None if self.value is None else float(self.value), float(self.low), float(self.high))


@dataclass(frozen=True)
class Profile:
    """A scorecard as a function of its weights.

    Attributes:
        card: the scorecard.
        key: how the ranking names it.
        combine: how the dimensions become the total.
        dimensions: those with weight, in the order of the rubric.
        criteria: those that apply and carry weight.
        branches: the nodes whose children are combined, the total first.
        caps: what broken gates allow at most, by node id, least first.
    """

    card: Scorecard
    key: str
    combine: str
    dimensions: tuple[Part, ...]
    criteria: tuple[Part, ...]
    branches: tuple[NodeView, ...]
    caps: dict[str, list[tuple[Fraction, GateView]]]

    @cached_property
    def values(self) -> dict[str, Fraction]:
        """The values of the dimensions that have one, by id."""
        return {part.id: part.value for part in self.dimensions if part.value is not None}

    @cached_property
    def counted(self) -> dict[str, Fraction]:
        """The values of the criteria that are counted, by id."""
        return {part.id: part.value for part in self.criteria if part.value is not None}

    @cached_property
    def weights(self) -> dict[str, Fraction]:
        """The declared weights of the dimensions, adding up to 1."""
        whole = sum((part.weight for part in self.dimensions), ZERO) or 1
        return {part.id: part.weight / whole for part in self.dimensions}

    @cached_property
    def ceiling(self) -> Fraction | None:
        """The least cap on the total, where a gate that caps it is broken."""
        caps = self.caps.get("total")
        return caps[0][0] if caps else None

    def total_at(self, weights: Sequence[float]) -> float:
        """The total under other weights of the dimensions, in floating point, rounded to 9 decimals."""
        return self._held(self.dimensions, weights, self.combine)

    def total_of_criteria(self, weights: Sequence[float]) -> float:
        """The same were every criterion weighed freely; for rubrics that combine by means."""
        return self._held(self.criteria, weights, "mean")

    def _held(self, parts: Sequence[Part], weights: Sequence[float], combine: str) -> float:
        counted, low, high = [], [], []
        for part, weight in zip(parts, weights, strict=True):
            if part.applies:
                value, lowest, highest = part.floats
                low.append((weight, lowest))
                high.append((weight, highest))
                if value is not None:
                    counted.append((weight, value))
        total = min(max(_combined(counted, combine), _combined(low, combine)), _combined(high, combine))
        return round(total if self.ceiling is None else min(total, float(self.ceiling)), 9)


def profile_of(card: Scorecard, key: str) -> Profile:
    """What of a scorecard matters to its weights."""
    start, width = card.rubric.scale_from, card.rubric.scale_to - card.rubric.scale_from

    def unit(number: Fraction | None) -> Fraction | None:
        return None if number is None else (number - start) / width

    def part(node: NodeView, weight: Fraction) -> Part:
        value = unit(node.score) if node.share else None
        return Part(node, weight, value, unit(node.low) or ZERO, unit(node.high) or ZERO, node.low is not None)

    caps: dict[str, list[tuple[Fraction, GateView]]] = {}
    for gate in card.gates:
        if gate.state is GateState.BROKEN:
            for id_, cap in gate.cap.items():
                caps.setdefault(id_, []).append(((cap - start) / width, gate))
    for found in caps.values():
        found.sort(key=lambda pair: pair[0])
    dimensions = [node for node in card.nodes if node.kind == "dimension"]
    by_what_applies = any(node.weight == "sum" for node in dimensions)
    weights = [(node.share or ZERO) if by_what_applies else Fraction(node.weight or "1") for node in dimensions]
    leaves = [node for node in card.nodes if node.kind == "criterion" and node.stake]
    branches = tuple(node for node in card.nodes if node.kind != "criterion")
    return Profile(
        card=card,
        key=key,
        combine=branches[0].combine or "mean",
        dimensions=tuple(part(node, weight) for node, weight in zip(dimensions, weights, strict=True) if weight),
        criteria=tuple(part(node, node.stake or ZERO) for node in leaves),
        branches=branches,
        caps=caps,
    )


def _combined(pairs: list[tuple[float, float]], combine: str) -> float:
    if combine == "weakest":
        return min((value for _, value in pairs), default=0.0)
    whole = sum(weight for weight, _ in pairs)
    if not whole:
        return 0.0
    if combine == "geometric":
        if any(value <= 0 for _, value in pairs):
            return 0.0
        return exp(sum(weight * log(value) for weight, value in pairs) / whole)
    return sum(weight * value for weight, value in pairs) / whole
