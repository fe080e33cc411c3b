"""A brute-force oracle for the scoring semantics: a direct transcription of semantics.md 1.

It works on plain dicts shaped like the YAML files, in exact fractions, and shares nothing with the product.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.scoring.oracle_leaf import Rubric, World
from tests.scoring.oracle_tree import GateState, Node, gate_states, report, report_scale, tree
from tests.scoring.oracle_verdict import verdict_of

Lines = list[tuple[str, Fraction]]


@dataclass
class OracleResult:
    """A rated sheet; scores, bounds and points on the report scale, node values in [0, 1]."""

    rubric: Rubric
    root: Node
    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    uncapped: Fraction | None
    coverage: Fraction | None
    verdict: str
    reason: str | None
    band: str | None
    bands: list[str]
    gates: dict[str, GateState]
    ledger: Lines

    @property
    def nodes(self) -> dict[str, Node]:
        """Nodes by path."""
        return {node.path: node for node in self.root.walk()}

    def report(self, value: Fraction | None) -> Fraction | None:
        """A node's value on the report scale."""
        return report(self.rubric, value)


def _ledger(rubric: Rubric, root: Node) -> Lines:
    if root.value is None:
        return []
    start, length = report_scale(rubric)

    def lines(node: Node) -> Iterator[tuple[str, Fraction]]:
        if node.share is None or node.value is None:
            return
        weight = length * node.share
        if node.leaf is not None:
            yield node.path, weight * node.value
            return
        for child in node.children:
            yield from lines(child)
        if node.held is not None and node.raw is not None and node.mean is not None:
            yield f"combine:{node.path}", weight * (node.raw - node.mean)
            yield f"hold:{node.path}", weight * (node.held - node.raw)
            yield f"cap:{node.path}", weight * (node.value - node.held)

    adjustments = ("combine:", "hold:", "cap:")
    kept = [line for line in lines(root) if line[1] != 0 or not line[0].startswith(adjustments)]
    return [("scale", start), *kept] if start else kept


def rate(
    rubric: Rubric,
    answers: dict[str, Any],
    attributes: dict[str, Any] | None = None,
    *,
    forced: Mapping[str, Fraction] | None = None,
    lifted: frozenset[str] = frozenset(),
) -> OracleResult:
    """Rates a sheet. `forced` sets raw values by hand; the gates in `lifted` are treated as not broken."""
    world = World(rubric, answers, attributes or {}, forced or {})
    gates = gate_states(world)
    gates.update(dict.fromkeys(lifted & set(gates), "clear"))
    root = tree(world, gates)
    without = {g: tree(world, {k: s for k, s in gates.items() if k != g}) for g in gates if gates[g] == "unknown"}
    ruling = verdict_of(rubric, root, without)
    return OracleResult(
        rubric=rubric,
        root=root,
        score=report(rubric, root.value),
        low=report(rubric, root.low),
        high=report(rubric, root.high),
        uncapped=report(rubric, tree(world, {}).value),
        coverage=root.coverage,
        verdict=ruling.verdict,
        reason=ruling.reason,
        band=ruling.band,
        bands=ruling.bands,
        gates=gates,
        ledger=_ledger(rubric, root),
    )
