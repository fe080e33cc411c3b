"""What of a scorecard matters to its weights: the values that are weighed, and what stands between them and the total.

Values are parts of the report scale, from 0 to 1, as in scoring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rubric.model.scorecard import GateView, NodeView, Scorecard
from rubric.model.states import GateState

ZERO, ONE = Fraction(0), Fraction(1)


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
        unresolved: the least that an unresolved gate would allow at most, by node id.
    """

    card: Scorecard
    key: str
    combine: str
    dimensions: tuple[Part, ...]
    criteria: tuple[Part, ...]
    branches: tuple[NodeView, ...]
    caps: dict[str, list[tuple[Fraction, GateView]]]
    unresolved: dict[str, Fraction]

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

    def cap_of(self, id_: str) -> Fraction:
        """The least cap on a node of the broken gates; 1 where there is none."""
        caps = self.caps.get(id_)
        return caps[0][0] if caps else ONE


def profile_of(card: Scorecard, key: str) -> Profile:
    """What of a scorecard matters to its weights."""
    start, width = card.rubric.scale_from, card.rubric.scale_to - card.rubric.scale_from

    def unit(number: Fraction | None) -> Fraction | None:
        return None if number is None else (number - start) / width

    def part(node: NodeView, weight: Fraction) -> Part:
        value = unit(node.score) if node.share else None
        return Part(node, weight, value, unit(node.low) or ZERO, unit(node.high) or ZERO, node.low is not None)

    caps: dict[str, list[tuple[Fraction, GateView]]] = {}
    unresolved: dict[str, Fraction] = {}
    for gate in card.gates:
        for id_, cap in gate.cap.items():
            value = (cap - start) / width
            if gate.state is GateState.BROKEN:
                caps.setdefault(id_, []).append((value, gate))
            elif gate.state is GateState.UNKNOWN:
                unresolved[id_] = min(value, unresolved.get(id_, value))
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
        unresolved=unresolved,
    )


def is_below(leaf: NodeView, node: NodeView) -> bool:
    """Whether a criterion stands somewhere below a node."""
    return node.kind == "total" or leaf.path.startswith(f"{node.path}.")


def can_be_held(parts: Sequence[Part]) -> bool:
    """Whether what has no value yet could, under some weights, push a bound past the mean of what has one."""
    values = [part.value for part in parts if part.value is not None]
    open_ = [part for part in parts if part.applies and part.value is None]
    return bool(values) and any(part.low > min(values) or part.high < max(values) for part in open_)
