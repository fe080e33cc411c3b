"""What the product says about a case against what the oracle says, as a list of differences."""

from collections.abc import Iterator
from fractions import Fraction

from rubric.model.scorecard import NodeView, Scorecard
from tests.scoring.generate import Case
from tests.scoring.oracle import OracleResult, rate
from tests.scoring.oracle_gains import Gains, observe_next, printed
from tests.scoring.oracle_tree import Node, report_scale
from tests.support import rate as product_rate


def product(case: Case) -> Scorecard:
    """The product's scorecard of a case, through files."""
    attributes = dict(case.attributes)
    own = {name: attributes.pop(name) for name in ("vertical",) if name in attributes}
    return product_rate(case.rubric, case.answers, **own, **({"attributes": attributes} if attributes else {}))


def oracle(case: Case) -> OracleResult:
    """The oracle's result of a case."""
    return rate(case.rubric, case.answers, case.attributes)


def differences(case: Case, card: Scorecard, *, gains: bool = True) -> list[str]:
    """Every disagreement, as "what: product, oracle"."""
    result = oracle(case)
    found = [*_totals(card, result), *_nodes(card, result), *_gates(card, result), *_lines(card, result)]
    found += _pairs("observe_next", _observed(card), observe_next(case.rubric, case.answers, case.attributes))
    if gains:
        found += _gains(case, card, result)
    return found


def _pairs(what: str, ours: object, theirs: object) -> list[str]:
    return [] if ours == theirs else [f"{what}: product {_text(ours)}, oracle {_text(theirs)}"]


def _text(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value)


def _observed(card: Scorecard) -> dict[str, Fraction]:
    return {item.id: item.settles for item in card.observe_next if item.settles}


def _totals(card: Scorecard, result: OracleResult) -> Iterator[str]:
    total = card.total
    yield from _pairs("verdict", card.verdict.value, result.verdict)
    if result.reason is not None:
        yield from _pairs("reason", [reason.code for reason in card.reasons], [result.reason])
    for name in ("score", "low", "high", "coverage", "uncapped", "band"):
        yield from _pairs(f"total {name}", getattr(total, name), getattr(result, name))
    yield from _pairs("bands", list(total.bands), result.bands)


def _nodes(card: Scorecard, result: OracleResult) -> Iterator[str]:
    views, nodes = {view.path: view for view in card.nodes}, result.nodes
    yield from _pairs("paths", sorted(views), sorted(nodes))
    for path in [path for path in nodes if path in views]:
        yield from _node(path, views[path], nodes[path], result)


def _node(path: str, view: NodeView, node: Node, result: OracleResult) -> Iterator[str]:
    yield from _pairs(f"{path} kind", view.kind, node.kind)
    if node.leaf is not None:
        yield from _pairs(f"{path} state", view.state.value, node.leaf.state)
    ours = [view.score, view.low, view.high, view.coverage]
    yield from _pairs(
        f"{path} score, low, high, coverage",
        ours,
        [*(result.report(value) for value in (node.value, node.low, node.high)), node.coverage],
    )
    if view.share or node.share:
        yield from _pairs(f"{path} share", view.share, node.share)
    if view.stake or node.stake:
        yield from _pairs(f"{path} stake", view.stake, node.stake)
    if node.leaf is not None and node.share is not None and node.value is not None:
        worth = report_scale(result.rubric)[1] * node.share
        yield from _pairs(
            f"{path} earned, lost", [view.earned, view.lost], [worth * node.value, worth * (1 - node.value)]
        )


def _gates(card: Scorecard, result: OracleResult) -> Iterator[str]:
    yield from _pairs("gates", {gate.id: gate.state.value for gate in card.gates}, result.gates)
    binding = {node.cap for node in result.root.walk() if node.cap}
    yield from _pairs("binding gates", {gate.id for gate in card.gates if gate.binds}, binding)


def _lines(card: Scorecard, result: OracleResult) -> Iterator[str]:
    yield from _pairs("ledger", [(line.line, line.points) for line in card.ledger], result.ledger)
    units = printed([points for _, points in result.ledger])
    yield from _pairs("shown", [round(Fraction(line.shown) * 100) for line in card.ledger], units)


def _gains(case: Case, card: Scorecard, result: OracleResult) -> list[str]:
    gains = Gains(case.rubric, case.answers, case.attributes)
    nodes = result.nodes
    found: list[str] = []
    for view in card.nodes:
        if nodes[view.path].leaf is not None:
            name = nodes[view.path].id
            found += _pairs(
                f"{view.path} gain_next, gain_top", [view.gain_next, view.gain_top], [gains.next(name), gains.top(name)]
            )
    for gate in card.gates:
        found += _pairs(f"{gate.id} gain", gate.gain, gains.gate(gate.id))
    facts = {name: gains.fact(name) for name in case.rubric.get("facts", {})}
    for item in card.improve:
        expected = facts.get(item.id)
        if item.kind != "fact":
            expected = gains.top(item.id) if item.kind == "criterion" else gains.gate(item.id)
        found += _pairs(f"improve {item.kind} {item.id}", item.gain, expected)
    listed = {item.id for item in card.improve if item.kind == "fact"}
    return found + _pairs(
        "facts worth improving", {k for k, gain in facts.items() if gain and gain > 0} - listed, set()
    )
