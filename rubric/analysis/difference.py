"""The difference of two scores as lines that add up to it exactly and do not depend on an order.

Node by node: for a child with weights e among its siblings that count (0 where it does not count) and values a, b (a
missing value is taken to be the other one's), and c the mean of both means of the node, the value part is
(eA + eB)/2 · (a − b) and the weight part ((a + b)/2 − c) · (eA − eB) (Bennet's split). The value part of a group goes
on to its own children. Then one line for each combine, hold and cap line of the two ledgers.

The two may be by different rubrics. A group or dimension that only one has, or has elsewhere, is passed over: what is
below it counts in the nearest node that both have. Of a criterion that moved, the value part is by its shares of the
whole, and the rest of its two weight parts is one line. Where the report scales differ, a line holds what that alone
does, and the others are in points of a scale as wide as the two on average.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from rubric.analysis.trees import Tree
from rubric.model.comparison import Difference, DifferenceLine, LineKind, Standing
from rubric.model.printing import add_up_to, between, text_of_units
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import State

TOTAL = "total"


@dataclass(frozen=True)
class Line:
    """A line of a difference, in points."""

    path: str
    kind: LineKind
    points: Fraction
    gate: str | None = None


def difference(first: Scorecard, second: Scorecard, path: str = TOTAL) -> Difference:
    """The first's score less the second's at a node.

    Args:
        first: a scorecard.
        second: another one.
        path: of the node; both have it.
    """
    one, other = first.node(path), second.node(path)
    standing = standing_of(one, other)
    if one.score is None or other.score is None or not one.share or not other.share:
        return Difference(path=path, points=None, standing=standing)
    lines = lines_between(first, second, path)
    whole = between(one.score, other.score)
    shown = add_up_to(whole, {_key(line): line.points for line in lines})
    return Difference(
        path=path,
        points=one.score - other.score,
        shown=text_of_units(whole),
        standing=standing,
        lines=tuple(
            DifferenceLine(path=line.path, kind=line.kind, points=line.points, shown=shown[_key(line)], gate=line.gate)
            for line in lines
        ),
    )


def _key(line: Line) -> tuple[str, LineKind, str]:
    return line.path, line.kind, line.gate or ""


def lines_between(first: Scorecard, second: Scorecard, path: str = TOTAL) -> list[Line]:
    """The lines that add up to the first's score less the second's at a node where both have one."""
    trees = Tree(first), Tree(second)
    width = (trees[0].width + trees[1].width) / 2
    parts = [*_Means(*trees, path).lines(), *_own_lines(*trees, path)]
    lines = [Line(one.path, one.kind, width * one.points, one.gate) for one in parts]
    return [*_scale_line(*trees, path), *(line for line in lines if line.points)]


def standing_of(one: NodeView, other: NodeView) -> Standing:
    """What the bounds of two nodes say; equal only where both are settled and the same."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Standing.OPEN
    if one.low > other.high:
        return Standing.FIRST
    if other.low > one.high:
        return Standing.SECOND
    return Standing.EQUAL if one.low == one.high == other.low == other.high else Standing.OPEN


class _Means:
    """The difference of the two weighted means at a node, caps, holds and other combines left aside; in parts of 1."""

    def __init__(self, first: Tree, second: Tree, path: str) -> None:
        self.trees = first, second
        self.path = path
        self.common = first.branches & second.branches
        self.values: dict[str, Fraction] = {}
        self.weights: dict[str, Fraction] = {}
        self.paths: dict[str, str] = {}

    def lines(self) -> Iterator[Line]:
        """Of each criterion its value and its weight, of each group its weight; in the order of the first's rubric."""
        todo = [(self.path, Fraction(1))]
        while todo:
            node, factor = todo.pop(0)
            todo = [*self._split(node, factor), *todo]
        self._join_moved()
        for id_, path in self.paths.items():
            if self.values.get(id_):
                yield Line(path, LineKind.VALUE, self.values[id_])
            if self.weights.get(id_):
                yield Line(path, LineKind.WEIGHT, self.weights[id_])

    def _split(self, node: str, factor: Fraction) -> Iterator[tuple[str, Fraction]]:
        """Take a node apart; the groups that both have are left for later, with the share of their values."""
        first, second = self.trees
        centre = (first.mean(node) + second.mean(node)) / 2
        ours, theirs = (tree.parts(node, self.common) for tree in self.trees)
        for id_ in dict.fromkeys([*ours, *theirs]):
            (path, e_a), (other, e_b) = ours.get(id_, ("", Fraction(0))), theirs.get(id_, ("", Fraction(0)))
            if path or id_ not in self.paths:
                self.paths[id_] = path or other
            if not e_a and not e_b:
                continue
            a = first.mean(path) if e_a else second.mean(other)
            b = second.mean(other) if e_b else a
            if path in self.common:
                if e_a and e_b:
                    yield path, factor * (e_a + e_b) / 2
            elif a != b:
                self.values[id_] = factor * (e_a + e_b) / 2 * (a - b)
            if e_a != e_b:
                weight = factor * ((a + b) / 2 - centre) * (e_a - e_b)
                self.weights[id_] = self.weights.get(id_, Fraction(0)) + weight

    def _join_moved(self) -> None:
        """What moved has entered in one place and left in another: its value apart, the rest as one weight."""
        first, second = self.trees
        for id_ in self.paths:
            ours, theirs = first.leaf(id_, self.path), second.leaf(id_, self.path)
            if ours is None or theirs is None:
                continue
            if ours == theirs or first.home(ours, self.common) == second.home(theirs, self.common):
                continue
            e_a, e_b = first.share(ours, self.path), second.share(theirs, self.path)
            if e_a and e_b:
                value = (e_a + e_b) / 2 * (first.mean(ours) - second.mean(theirs))
                self.weights[id_] = self.weights.get(id_, Fraction(0)) - value
                self.values[id_] = value


def _scale_line(first: Tree, second: Tree, path: str) -> Iterator[Line]:
    one, other = first.score(path), second.score(path)
    points = first.start - second.start + (one + other) / 2 * (first.width - second.width)
    if points:
        yield Line(path, LineKind.SCALE, points)


def _own_lines(first: Tree, second: Tree, path: str) -> Iterator[Line]:
    """Combine, hold and cap lines: what the first's ledger has less what the second's has; in parts of 1."""
    ours, theirs = first.own_lines(path), second.own_lines(path)
    for key in dict.fromkeys([*ours, *theirs]):
        node, kind, gate = key
        yield Line(node, LineKind(kind), ours.get(key, Fraction(0)) - theirs.get(key, Fraction(0)), gate)


def is_settled(node: NodeView) -> bool:
    """Whether it is known what a criterion comes to, or that it does not apply."""
    return node.state in (State.ANSWERED, State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
