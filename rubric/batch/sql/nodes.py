"""Nodes as columns: combined, held inside what is possible and capped, level by level (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.sql.caps import Caps
from rubric.batch.sql.combine import combined
from rubric.batch.sql.leaves import ANSWERED, GONE, Judged, LeafColumns
from rubric.batch.sql.pairs import Pair, Part, chosen, part, stored, weighted_mean
from rubric.batch.sql.tally import Tally, tally_of
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import Column, case, number, total
from rubric.scoring.plan import Branch, Leaf, Plan, branches_under, units_of

Child = Leaf | Branch


@dataclass(frozen=True)
class NodeColumns:
    """The columns of a branch.

    Attributes:
        applying, counted: units of the children that apply, and of those that have a value.
        value: 0 where it has none.
        low, high: 0 where it does not apply.
        coverage: the part that is answered, in parts of 1.
        may_go: units of the children that may still turn out not to apply; None where none may.
        is_wide: whether what is open in it may be anything from 0 to 1.
        gate: the place of the gate that caps it, or -1; None where no gate may.
        uncapped: value and bounds before caps.
    """

    applying: str
    counted: str
    value: Pair
    low: Pair
    high: Pair
    coverage: Pair
    may_go: str | None
    is_wide: bool
    gate: str | None
    uncapped: tuple[Pair, Pair, Pair]


class NodeWriter:
    """Writes the branches of a plan, the lowest first."""

    def __init__(
        self, plan: Plan, units: Units, judged: Mapping[str, Judged], leaves: Mapping[str, LeafColumns], caps: Caps
    ) -> None:
        """Write them all.

        Args:
            plan: the rubric.
            units: that values are counted in.
            judged: criteria that one column of levels answers, by path.
            leaves: the columns of the others.
            caps: of the gates.
        """
        self.units = units
        self.judged = judged
        self.leaves = leaves
        self.caps = caps
        self.nodes: dict[str, NodeColumns] = {}
        self.layers: list[list[Column]] = []
        by_height: dict[int, list[tuple[str, Branch]]] = {}
        for place, branch in enumerate(branches_under(plan.root)):
            by_height.setdefault(_height(branch), []).append((f"n{place}", branch))
        for height in sorted(by_height):
            layers: list[list[Column]] = [[] for _ in range(5)]
            for name, branch in by_height[height]:
                self.nodes[branch.path] = self._node(name, branch, layers)
            self.layers += layers

    def _node(self, name: str, branch: Branch, layers: Sequence[list[Column]]) -> NodeColumns:
        children: list[Child] = [child for child in branch.children if child.weight != 0]
        applying, counted = f"{name}_a", f"{name}_c"
        tally = None
        if branch.combine == "mean" and (leaves := [child for child in children if isinstance(child, Leaf)]):
            tally = tally_of(name, leaves, self.judged, self.leaves, self.units, layers[0])
            children = [child for child in children if isinstance(child, Branch)]
        apply = [self._applying(child) for child in children] + ([tally.applying] if tally else [])
        count = [self._counted(child) for child in children] + ([tally.counted] if tally else [])
        layers[1] += [(applying, total(apply)), (counted, total(count))]
        may_go = self._may_go(name, children, tally, layers[1])
        raw, low, high, cover = (
            stored(f"{name}_{key}", self._combined(kind, parts, weight, whole), weight, layers[2])
            for key, kind, parts, weight, whole in (
                ("raw", branch.combine, self._counted_parts(children, tally), counted, self.units.whole),
                (
                    "low",
                    branch.combine,
                    self._parts(children, self._low, tally and tally.low),
                    applying,
                    self.units.whole,
                ),
                (
                    "high",
                    branch.combine,
                    self._parts(children, self._high, tally and tally.high),
                    applying,
                    self.units.whole,
                ),
                ("cover", "mean", self._parts(children, self._coverage, tally and tally.covered), applying, 1),
            )
        )
        is_wide = branch.combine == "mean" and (not tally or tally.is_wide)
        is_wide = is_wide and all(self._is_wide(child) for child in children)
        value = raw if is_wide else _held(name, raw, low, high, layers[3])
        spared = f"{may_go} = {applying}" if may_go and branch.kind == "dimension" else None
        capped = self.caps.applied(branch.path, name, value, low, high, counted=counted, spared=spared, layer=layers[4])
        before = (value, low, high)
        if capped:
            return NodeColumns(
                applying, counted, capped.value, capped.low, capped.high, cover, may_go, False, capped.binds, before
            )
        return NodeColumns(applying, counted, value, low, high, cover, may_go, is_wide, None, before)

    @staticmethod
    def _combined(kind: str, parts: Sequence[Part], weight: str, whole: int) -> Pair:
        return weighted_mean(parts, weight, whole) if kind == "mean" else combined(kind, parts, weight, whole)

    def _counted_parts(self, children: Sequence[Child], tally: Tally | None) -> list[Part]:
        parts = [part(self._counted(child), units_of(child), self._value(child)) for child in children]
        return [*parts, tally.value] if tally else parts

    def _parts(self, children: Sequence[Child], pick: Callable[[Child], Pair], more: Part | None) -> list[Part]:
        parts = [part(self._applying(child), units_of(child), pick(child)) for child in children]
        return [*parts, more] if more else parts

    def _may_go(self, name: str, children: Sequence[Child], tally: Tally | None, layer: list[Column]) -> str | None:
        terms = [tally.may_go] if tally and tally.may_go else []
        for child in children:
            if isinstance(child, Leaf):
                may_go = self.leaves[child.path].may_go
                terms += [case([(may_go, number(child.weight))], "0e0")] if may_go != "FALSE" else []
            elif (open_ := self.nodes[child.path].may_go) is not None:
                node = self.nodes[child.path]
                whole = f"{node.applying} > 0 AND {open_} = {node.applying}"
                terms.append(case([(whole, self._applying(child))], "0e0"))
        if not terms:
            return None
        layer.append((f"{name}_o", total(terms)))
        return f"{name}_o"

    def _applying(self, child: Child) -> str:
        if isinstance(child, Leaf):
            return case([(f"{self.leaves[child.path].state} <> {GONE}", number(child.weight))], "0e0")
        node = self.nodes[child.path]
        return node.applying if child.weight is None else case([(f"{node.applying} > 0", number(child.weight))], "0e0")

    def _counted(self, child: Child) -> str:
        if isinstance(child, Leaf):
            return case([(f"{self.leaves[child.path].state} = {ANSWERED}", number(child.weight))], "0e0")
        node = self.nodes[child.path]
        return node.counted if child.weight is None else case([(f"{node.counted} > 0", number(child.weight))], "0e0")

    def _value(self, child: Child) -> Pair:
        return self._low(child) if isinstance(child, Leaf) else self.nodes[child.path].value

    def _low(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            return Pair(self.leaves[child.path].low, None, 1, self.leaves[child.path].is_exact)
        return self.nodes[child.path].low

    def _high(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            return Pair(self.leaves[child.path].high, None, 1, self.leaves[child.path].is_exact)
        return self.nodes[child.path].high

    def _coverage(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            state = self.leaves[child.path].state
            return Pair(case([(f"{state} = {ANSWERED}", "1e0")], "0e0"), None, 1, is_exact=True)
        return self.nodes[child.path].coverage

    def _is_wide(self, child: Child) -> bool:
        return self.leaves[child.path].is_wide if isinstance(child, Leaf) else self.nodes[child.path].is_wide


def _held(name: str, raw: Pair, low: Pair, high: Pair, layer: list[Column]) -> Pair:
    """The combined value inside the bounds. Where all that is open is wide open it is inside them already."""
    under, over = f"{raw.quotient} < {low.quotient}", f"{raw.quotient} > {high.quotient}"
    return chosen(f"{name}_held", [(under, low), (over, high)], raw, layer)


def _height(branch: Branch) -> int:
    return 1 + max((_height(child) for child in branch.children if isinstance(child, Branch)), default=0)
