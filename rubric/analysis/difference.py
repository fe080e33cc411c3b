"""The difference of two scores as lines that add up to it exactly and do not depend on an order.

Node by node: for a child with weights e among its siblings that count (0 where it does not count) and values a, b (a
missing value is taken to be the other one's), and c the mean of both means of the node, the value part is
(eA + eB)/2 · (a − b) and the weight part ((a + b)/2 − c) · (eA − eB) (Bennet's split). The value part of a group goes
on to its own children. Then one line for each combine, hold and cap line of the two ledgers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rubric.model.comparison import Difference, DifferenceLine, LineKind, Standing
from rubric.model.printing import add_up, floored
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import State

TOTAL = "total"


@dataclass(frozen=True)
class _Line:
    path: str
    kind: LineKind
    points: Fraction
    gate: str | None = None


def difference(first: Scorecard, second: Scorecard, path: str = TOTAL) -> Difference:
    """The first's score less the second's at a node.

    Args:
        first: a scorecard.
        second: one by a rubric that scores the same.
        path: of the node.
    """
    one, other = first.node(path), second.node(path)
    standing = standing_of(one, other)
    if one.score is None or other.score is None or not one.share or not other.share:
        return Difference(path=path, points=None, standing=standing)
    lines = [*_means(first, second, path), *_nodes(first, second, path)]
    shown = add_up([line.points for line in lines])
    return Difference(
        path=path,
        points=one.score - other.score,
        shown=floored(one.score - other.score),
        standing=standing,
        lines=tuple(
            DifferenceLine(path=line.path, kind=line.kind, points=line.points, shown=text, gate=line.gate)
            for line, text in zip(lines, shown, strict=True)
        ),
    )


def standing_of(one: NodeView, other: NodeView) -> Standing:
    """What the bounds of two nodes say; equal only where both are settled and the same."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Standing.OPEN
    if one.low > other.high:
        return Standing.FIRST
    if other.low > one.high:
        return Standing.SECOND
    return Standing.EQUAL if one.low == one.high == other.low == other.high else Standing.OPEN


def _means(first: Scorecard, second: Scorecard, path: str) -> Iterator[_Line]:
    """The lines of the two weighted means at a node, caps, holds and other combines left aside."""
    trees = (_Tree(first), _Tree(second))
    todo = [(path, Fraction(1))]
    while todo:
        node, factor = todo.pop(0)
        centre = (trees[0].mean(node) + trees[1].mean(node)) / 2
        below = []
        for child in [one.path for one in first.nodes if _parent(one.path) == node]:
            (e_a, a), (e_b, b) = (tree.part(child, node) for tree in trees)
            if not e_a and not e_b:
                continue
            value_a, value_b = a if e_a else b, b if e_b else a
            share, weight = factor * (e_a + e_b) / 2, factor * ((value_a + value_b) / 2 - centre) * (e_a - e_b)
            if first.node(child).kind != "criterion":
                below += [(child, share)] if e_a and e_b else []
            elif value_a != value_b:
                yield _Line(child, LineKind.VALUE, share * (value_a - value_b))
            if weight:
                yield _Line(child, LineKind.WEIGHT, weight)
        todo = below + todo


class _Tree:
    """A scorecard's weighted means, as points above the lower end of the scale."""

    def __init__(self, card: Scorecard) -> None:
        self.nodes = {node.path: node for node in card.nodes}
        self.start = card.rubric.scale_from
        self._means: dict[str, Fraction] = {}

    def part(self, path: str, above: str) -> tuple[Fraction, Fraction]:
        """What a node weighs in the one above, and its mean; 0 and 0 where it does not count."""
        share, whole = self.nodes[path].share, self.nodes[above].share
        if not share or not whole:
            return Fraction(0), Fraction(0)
        return share / whole, self.mean(path)

    def mean(self, path: str) -> Fraction:
        """The weighted mean of what counts below a node; a criterion's own value."""
        if path not in self._means:
            node = self.nodes[path]
            if node.kind == "criterion":
                self._means[path] = Fraction(0) if node.score is None else node.score - self.start
            else:
                parts = [self.part(one, path) for one in self.nodes if _parent(one) == path]
                self._means[path] = sum((weight * value for weight, value in parts), Fraction(0))
        return self._means[path]


def _parent(path: str) -> str | None:
    if path == TOTAL:
        return None
    return path.rpartition(".")[0] or TOTAL


def _nodes(first: Scorecard, second: Scorecard, path: str) -> Iterator[_Line]:
    """Combine, hold and cap lines: what the first's ledger has less what the second's has."""
    ours, theirs = _own_lines(first, path), _own_lines(second, path)
    for key in dict.fromkeys([*ours, *theirs]):
        points = ours.get(key, Fraction(0)) - theirs.get(key, Fraction(0))
        if points:
            node, kind, gate = key
            yield _Line(node, kind, points, gate)


def _own_lines(card: Scorecard, path: str) -> dict[tuple[str, LineKind, str | None], Fraction]:
    whole = card.node(path).share or Fraction(1)
    found = {}
    for line in card.ledger:
        kind, colon, node = line.line.partition(":")
        if colon and (node == path or _is_below(node, path)):
            found[node, LineKind(kind), line.gate] = line.points / whole
    return found


def _is_below(path: str, above: str) -> bool:
    return above == TOTAL or path.startswith(f"{above}.")


def is_settled(node: NodeView) -> bool:
    """Whether it is known what a criterion comes to, or that it does not apply."""
    return node.state in (State.ANSWERED, State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
