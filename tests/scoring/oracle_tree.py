"""The oracle's reading of semantics.md 1.3 and 1.4: nodes, bounds, caps, and the two shares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from tests.scoring.oracle_curves import geometric
from tests.scoring.oracle_leaf import ONE, ZERO, Leaf, Rubric, World

GateState = Literal["broken", "clear", "unknown"]


@dataclass
class Node:
    """A node of the rated tree; values in [0, 1], None where there is none."""

    path: str
    kind: Literal["total", "dimension", "group", "criterion"]
    weight: Fraction | None  # None: `sum`
    combine: str = "mean"
    children: list["Node"] = field(default_factory=list)
    leaf: Leaf | None = None
    applies: bool = True
    opt: bool = False
    coverage: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    mean: Fraction | None = None
    raw: Fraction | None = None
    held: Fraction | None = None
    value: Fraction | None = None
    cap: str | None = None  # the broken gate that binds
    share: Fraction | None = None  # S(n); None if not counted
    stake: Fraction | None = None

    @property
    def id(self) -> str:
        """Last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def among_all(self) -> list["Node"]:
        """A: weighted children that may apply."""
        return [c for c in self.children if c.weight != 0 and c.applies]

    @property
    def counted(self) -> list["Node"]:
        """C: children in A with a value."""
        return [c for c in self.among_all if c.value is not None]

    @property
    def weight_among_all(self) -> Fraction:
        """Weight for bounds, coverage and stakes."""
        return sum((c.weight_among_all for c in self.among_all), ZERO) if self.weight is None else self.weight

    @property
    def weight_counted(self) -> Fraction:
        """Weight for the value and shares."""
        return sum((c.weight_counted for c in self.counted), ZERO) if self.weight is None else self.weight

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def report_scale(rubric: Rubric) -> tuple[Fraction, Fraction]:
    """The scale's lower end and its length R."""
    scale = rubric.get("scale", {"from": 0, "to": 100})
    return Fraction(scale["from"]), Fraction(scale["to"]) - Fraction(scale["from"])


def reported(rubric: Rubric, value: Fraction) -> Fraction:
    """A value in [0, 1] on the report scale."""
    start, length = report_scale(rubric)
    return start + length * value


def report(rubric: Rubric, value: Fraction | None) -> Fraction | None:
    """As `reported`, None where there is no value."""
    return None if value is None else reported(rubric, value)


def caps_of(gate: dict[str, Any]) -> dict[str, Fraction]:
    """Paths of the nodes that a gate caps, with the caps on the report scale."""
    return {target: Fraction(cap) for target, cap in gate["cap"].items()}


def gate_states(world: World) -> dict[str, GateState]:
    """State of every gate."""
    names: dict[bool | None, GateState] = {True: "broken", False: "clear", None: "unknown"}
    return {name: names[world.holds(gate["when"])] for name, gate in world.rubric.get("gates", {}).items()}


def _combine(how: str, weights: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
    if how == "weakest":
        return min(values)
    if how == "geometric":
        return geometric(weights, values)
    return sum((w * v for w, v in zip(weights, values, strict=True)), ZERO) / sum(weights, ZERO)


def _build(world: World) -> Node:
    def child(name: str, spec: dict[str, Any], parent: str, *, top: bool) -> Node:
        weight = None if spec.get("weight", 1) == "sum" else Fraction(spec.get("weight", 1))
        path = f"{parent}.{name}" if parent else name
        if "criteria" not in spec:
            return Node(path, "criterion", weight, leaf=world.leaf(name))
        below = [child(k, v, path, top=False) for k, v in spec["criteria"].items()]
        return Node(path, "dimension" if top else "group", weight, spec.get("combine", "mean"), below)

    tops = [child(k, v, "", top=True) for k, v in world.rubric["dimensions"].items()]
    return Node("total", "total", ONE, world.rubric.get("combine", "mean"), tops)


def _settle(node: Node, world: World, gates: Mapping[str, GateState]) -> None:
    if node.leaf is not None:
        leaf = node.leaf
        node.applies = leaf.state not in {"out_of_scope", "not_applicable"}
        node.value, node.low, node.high, node.opt = leaf.value, leaf.low, leaf.high, leaf.opt
        node.coverage = Fraction(leaf.state == "answered") if node.applies else None
        return
    for below in node.children:
        _settle(below, world, gates)
    present = node.among_all
    node.applies = bool(present)
    if not present:
        return
    weights = [c.weight_among_all for c in present]
    total = sum(weights, ZERO)
    node.coverage = sum((w * (c.coverage or ZERO) for w, c in zip(weights, present, strict=True)), ZERO) / total
    node.opt = all(c.opt for c in present)
    low = _combine(node.combine, weights, [c.low or ZERO for c in present])
    high = _combine(node.combine, weights, [c.high or ZERO for c in present])
    if node.counted:
        weights = [c.weight_counted for c in node.counted]
        values = [c.value for c in node.counted if c.value is not None]
        node.mean = _combine("mean", weights, values)
        node.raw = _combine(node.combine, weights, values)
        node.held = min(max(node.raw, low), high)
    _cap(node, low, high, world, gates)


def _cap(node: Node, low: Fraction, high: Fraction, world: World, gates: Mapping[str, GateState]) -> None:
    start, length = report_scale(world.rubric)
    broken, unresolved, binding = ONE, ONE, None
    for name, state in gates.items():
        caps = caps_of(world.rubric["gates"][name])
        if node.path not in caps:
            continue
        cap = (caps[node.path] - start) / length
        if state == "broken" and cap < broken:
            broken, binding = cap, name
        if state == "unknown":
            unresolved = min(unresolved, cap)
    node.value = None if node.held is None else min(node.held, broken)
    node.low = min(low, broken, unresolved)
    node.high = high if node.kind == "dimension" and node.opt else min(high, broken)
    if node.held is not None and node.held > broken:
        node.cap = binding


def _divide(node: Node) -> None:
    """Hands stake and share down from a node that has its own."""
    for child in node.among_all:
        if node.stake is not None:
            child.stake = node.stake * child.weight_among_all / sum((c.weight_among_all for c in node.among_all), ZERO)
        if node.share is not None and child.value is not None:
            child.share = node.share * child.weight_counted / sum((c.weight_counted for c in node.counted), ZERO)
        _divide(child)


def tree(world: World, gates: Mapping[str, GateState]) -> Node:
    """The whole rated tree, under the given gates."""
    root = _build(world)
    _settle(root, world, gates)
    if root.applies:
        root.stake = ONE
    if root.value is not None:
        root.share = ONE
    _divide(root)
    return root
