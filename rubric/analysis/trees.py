"""A scorecard as a tree of shares and values, to be held against another one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction

from rubric.model.scorecard import NodeView, Scorecard

TOTAL = "total"
ZERO = Fraction(0)


class Tree:
    """A scorecard's weighted means, as parts of the report scale from 0 to 1.

    Attributes:
        start: where the report scale starts.
        width: of the report scale.
        branches: the paths of everything but criteria.
    """

    def __init__(self, card: Scorecard) -> None:
        """Walk the scorecard once."""
        self.card = card
        self.start = card.rubric.scale_from
        self.width = card.rubric.scale_to - card.rubric.scale_from
        self.nodes = {node.path: node for node in card.nodes}
        self.branches = frozenset(node.path for node in card.nodes if node.kind != "criterion")
        self._leaves = {node.id: node.path for node in card.nodes if node.kind == "criterion"}
        self._below: dict[str | None, list[NodeView]] = {}
        for node in card.nodes:
            self._below.setdefault(_parent(node.path), []).append(node)
        self._means: dict[str, Fraction] = {}

    def parts(self, path: str, common: AbstractSet[str]) -> Mapping[str, tuple[str, Fraction]]:
        """What counts below a node, by id: path and share; groups that are not common stand for what is below them."""
        found: dict[str, tuple[str, Fraction]] = {}
        for child in self._below.get(path, ()):
            if child.kind == "criterion" or child.path in common:
                found[child.id] = child.path, self.share(child.path, path)
            else:
                below = self.parts(child.path, common)
                found |= {id_: (one, self.share(one, path)) for id_, (one, _) in below.items()}
        return found

    def leaf(self, id_: str, above: str) -> str | None:
        """The path of a criterion below a node; None where there is none."""
        path = self._leaves.get(id_)
        return path if path is not None and is_below(path, above) else None

    def home(self, path: str, common: AbstractSet[str]) -> str | None:
        """The nearest node above that is common."""
        above = _parent(path)
        while above is not None and above not in common:
            above = _parent(above)
        return above

    def share(self, path: str, above: str) -> Fraction:
        """What a node weighs in one above it; 0 where it does not count."""
        share, whole = self.nodes[path].share, self.nodes[above].share
        return share / whole if share and whole else ZERO

    def score(self, path: str) -> Fraction:
        """A node's score, 0 where there is none."""
        return self._part(self.nodes[path].score)

    def mean(self, path: str) -> Fraction:
        """The weighted mean of what counts below a node; a criterion's own value."""
        if path not in self._means:
            if path not in self.branches:
                self._means[path] = self.score(path)
            else:
                below = [one.path for one in self._below.get(path, ())]
                self._means[path] = sum((self.share(one, path) * self.mean(one) for one in below), ZERO)
        return self._means[path]

    def own_lines(self, path: str) -> dict[tuple[str, str, str | None], Fraction]:
        """The ledger's lines of nodes at and below one, by node, kind and gate; in parts of that node."""
        scale = self.width * (self.nodes[path].share or 1)
        found = {}
        for line in self.card.ledger:
            kind, colon, node = line.line.partition(":")
            if colon and (node == path or is_below(node, path)):
                found[node, kind, line.gate] = line.points / scale
        return found

    def _part(self, score: Fraction | None) -> Fraction:
        return ZERO if score is None else (score - self.start) / self.width


def is_below(path: str, above: str) -> bool:
    """Whether a path leads below another one."""
    return above == TOTAL or path.startswith(f"{above}.")


def _parent(path: str) -> str | None:
    if path == TOTAL:
        return None
    return path.rpartition(".")[0] or TOTAL
