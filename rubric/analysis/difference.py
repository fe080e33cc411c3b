"""The difference of two scores as lines that add up to it exactly and do not depend on an order.

For criterion i with effective shares e and values a, b (0 where it is not counted; a missing value is taken to be the
other one's) and c the mean of both weighted means: the value line is (eA + eB)/2 · (a − b), the weight line
((a + b)/2 − c) · (eA − eB) (Bennet's split). Then one line for each combine, hold and cap line of the two ledgers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rubric.model.comparison import Difference, DifferenceLine, LineKind, Standing
from rubric.model.printing import add_up
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
    lines = [*_criteria(first, second, path), *_nodes(first, second, path)]
    shown = add_up([line.points for line in lines])
    return Difference(
        path=path,
        points=one.score - other.score,
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


def _criteria(first: Scorecard, second: Scorecard, path: str) -> Iterator[_Line]:
    ours, theirs = _counted(first, path), _counted(second, path)
    centre = (_mean(ours) + _mean(theirs)) / 2
    for id_ in [node.path for node in first.nodes if node.path in ours or node.path in theirs]:
        e_a, a = ours.get(id_, (Fraction(0), None))
        e_b, b = theirs.get(id_, (Fraction(0), None))
        value_a, value_b = a if a is not None else b, b if b is not None else a
        if value_a is None or value_b is None:
            continue
        value = (e_a + e_b) / 2 * (value_a - value_b)
        weight = ((value_a + value_b) / 2 - centre) * (e_a - e_b)
        yield from (
            _Line(id_, kind, points) for kind, points in ((LineKind.VALUE, value), (LineKind.WEIGHT, weight)) if points
        )


def _counted(card: Scorecard, path: str) -> dict[str, tuple[Fraction, Fraction | None]]:
    """Share within the node and points on the report scale of each criterion that counts below it."""
    whole = card.node(path).share or Fraction(1)
    return {
        node.path: (node.share / whole, node.score - card.rubric.scale_from)
        for node in card.nodes
        if node.kind == "criterion" and node.share and node.score is not None and _is_below(node.path, path)
    }


def _mean(counted: dict[str, tuple[Fraction, Fraction | None]]) -> Fraction:
    return sum((share * (value or 0) for share, value in counted.values()), Fraction(0))


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
