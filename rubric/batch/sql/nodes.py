"""Nodes as columns: combined, held inside what is possible and capped, level by level (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.sql.caps import Caps
from rubric.batch.sql.combine import combined
from rubric.batch.sql.doubts import STEP, Doubts
from rubric.batch.sql.judged import Judged
from rubric.batch.sql.leaves import ANSWERED, GONE, LeafColumns
from rubric.batch.sql.pairs import Pair, Part, chosen, stored, weighted_mean
from rubric.batch.sql.tally import Tally, tally_of
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import EXACT, Layer, case, number, total, where
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
        gate: the column with the place of the gate that caps it, or -1; None where no gate may.
        held: the value before caps.
        weights: its own weight among the siblings that apply, and among those that have a value.
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
    held: Pair
    weights: tuple[str, str]


@dataclass(frozen=True)
class _Layers:
    """The layers of the nodes of one height, in the order in which they rest on each other."""

    tally: Sequence[Layer]
    weights: Layer
    factors: Layer
    combined: Layer
    held: Layer
    capped: Layer


class NodeWriter:
    """Writes the branches of a plan, the lowest first."""

    def __init__(
        self,
        plan: Plan,
        units: Units,
        judged: Mapping[str, Judged],
        leaves: Mapping[str, LeafColumns],
        caps: Caps,
        doubts: Doubts,
        *,
        prefix: str = "n",
    ) -> None:
        """Write them all.

        Args:
            plan: the rubric.
            units: that values are counted in.
            judged: criteria that one column of levels answers, by path.
            leaves: the columns of the others.
            caps: of the gates.
            doubts: where rows are marked that doubles cannot decide.
            prefix: of the names of the columns.
        """
        self.units = units
        self.judged = judged
        self.leaves = leaves
        self.caps = caps
        self.doubts = doubts
        self.nodes: dict[str, NodeColumns] = {}
        self.layers: list[Layer] = []
        by_height: dict[int, list[tuple[str, Branch]]] = {}
        for place, branch in enumerate(branches_under(plan.root)):
            by_height.setdefault(_height(branch), []).append((f"{prefix}{place}", branch))
        for height in sorted(by_height):
            layers = _Layers([Layer() for _ in range(4)], *(Layer() for _ in range(5)))
            for name, branch in by_height[height]:
                self.nodes[branch.path] = self._node(name, branch, layers)
            self.layers += [
                *layers.tally, layers.weights, layers.factors, layers.combined, layers.held, layers.capped
            ]  # fmt: skip

    def _node(self, name: str, branch: Branch, layers: _Layers) -> NodeColumns:
        children: list[Child] = [child for child in branch.children if child.weight != 0]
        tally = None
        if branch.combine == "mean" and (leaves := [child for child in children if isinstance(child, Leaf)]):
            tally = tally_of(name, leaves, self.judged, self.leaves, self.units, layers.tally)
            children = [child for child in children if isinstance(child, Branch)]
        apply = [self._applying(child) for child in children] + ([tally.applying] if tally else [])
        count = [self._counted(child) for child in children] + ([tally.counted] if tally else [])
        applying = layers.weights.add(f"{name}_a", total(apply))
        counted = layers.weights.add(f"{name}_c", total(count))
        own = self._own_weights(name, branch, applying, counted, layers.factors)
        may_go = self._may_go(name, children, tally, layers.weights)
        raw, low, high, cover = self._stored(name, branch, children, tally, (applying, counted), layers)
        is_wide = branch.combine == "mean" and (not tally or tally.is_wide)
        is_wide = is_wide and all(self._is_wide(child) for child in children)
        held = raw if is_wide else _held(name, raw, low, high, layers.held)
        spared = f"{may_go} = {applying}" if may_go and branch.kind == "dimension" else None
        capped = self.caps.applied(
            branch.path, name, held, low, high, counted=counted, spared=spared, layer=layers.capped
        )
        binds, value = None, held
        if capped:
            value, low, high, is_wide, binds = capped.value, capped.low, capped.high, False, capped.binds
        return NodeColumns(applying, counted, value, low, high, cover, may_go, is_wide, binds, held, own)

    def _stored(
        self,
        name: str,
        branch: Branch,
        children: Sequence[Child],
        tally: Tally | None,
        weights: tuple[str, str],
        layers: _Layers,
    ) -> list[Pair]:
        """Value, low, high and coverage, combined."""
        applying, counted = weights
        kinds: tuple[tuple[str, str, Callable[[Child], Pair], Part | None], ...] = (
            ("value", counted, self._value, tally.value if tally else None),
            ("low", applying, self._low, tally.low if tally else None),
            ("high", applying, self._high, tally.high if tally else None),
            ("cover", applying, self._coverage, tally.covered if tally else None),
        )
        found = []
        for key, weight, pick, more in kinds:
            own = self._counted if key == "value" else self._applying
            parts = [Part(own(child), units_of(child), pick(child)) for child in children]
            parts += [more] if more else []
            whole = 1 if key == "cover" else self.units.whole
            if branch.combine == "mean" or key == "cover":
                pair = weighted_mean(f"{name}_{key}", parts, weight, whole, layers.factors)
            else:
                pair = combined(branch.combine, parts, weight, whole, self.doubts)
            found.append(stored(f"{name}_{key}", pair, weight, layers.combined))
        return found

    def _own_weights(self, name: str, branch: Branch, applying: str, counted: str, layer: Layer) -> tuple[str, str]:
        if branch.weight is None:
            return applying, counted
        return (
            layer.add(f"{name}_wa", where(f"{applying} > 0", branch.weight)),
            layer.add(f"{name}_wc", where(f"{counted} > 0", branch.weight)),
        )

    def _may_go(self, name: str, children: Sequence[Child], tally: Tally | None, layer: Layer) -> str | None:
        terms = [tally.may_go] if tally and tally.may_go else []
        for child in children:
            if isinstance(child, Leaf):
                may_go = self.leaves[child.path].may_go
                terms += [case([(may_go, number(child.weight))], "0e0")] if may_go != "FALSE" else []
            elif (open_ := self.nodes[child.path].may_go) is not None:
                node = self.nodes[child.path]
                whole = f"{node.applying} > 0 AND {open_} = {node.applying}"
                terms.append(case([(whole, self._applying(child))], "0e0"))
        return layer.add(f"{name}_o", total(terms)) if terms else None

    def _applying(self, child: Child) -> str:
        if isinstance(child, Leaf):
            return where(f"{self.leaves[child.path].state} <> {GONE}", child.weight)
        return self.nodes[child.path].weights[0]

    def _counted(self, child: Child) -> str:
        if isinstance(child, Leaf):
            return where(f"{self.leaves[child.path].state} = {ANSWERED}", child.weight)
        return self.nodes[child.path].weights[1]

    def _value(self, child: Child) -> Pair:
        return self._low(child) if isinstance(child, Leaf) else self.nodes[child.path].value

    def _low(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            return Pair(self.leaves[child.path].low, None, 1, self.leaves[child.path].error)
        return self.nodes[child.path].low

    def _high(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            return Pair(self.leaves[child.path].high, None, 1, self.leaves[child.path].error)
        return self.nodes[child.path].high

    def _coverage(self, child: Child) -> Pair:
        if isinstance(child, Leaf):
            return Pair(where(f"{self.leaves[child.path].state} = {ANSWERED}", 1), None, 1, 0)
        return self.nodes[child.path].coverage

    def _is_wide(self, child: Child) -> bool:
        return self.leaves[child.path].is_wide if isinstance(child, Leaf) else self.nodes[child.path].is_wide


def _held(name: str, raw: Pair, low: Pair, high: Pair, layer: Layer) -> Pair:
    """The combined value inside the bounds. Where all that is open is wide open it is inside them already."""
    under, over = f"{raw.quotient} < {low.quotient}", f"{raw.quotient} > {high.quotient}"
    if raw.is_exact and raw.widest * max(low.widest, high.widest) * 4 >= EXACT:
        # Quotients of such fractions may be equal although they are not: what is left is their double.
        raw = Pair(raw.quotient, None, 1, STEP)
    return chosen(f"{name}_held", [(under, low), (over, high)], raw, layer)


def _height(branch: Branch) -> int:
    return 1 + max((_height(child) for child in branch.children if isinstance(child, Branch)), default=0)
