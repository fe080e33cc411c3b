"""Whether a program is good enough: scores against limits, and gates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.shortfall import Limit, Short, Shortfall
from rubric.model.states import GateState, State, Verdict


def shortfalls(card: Scorecard, limits: Sequence[Limit], *, gates: bool = False) -> tuple[Shortfall, ...]:
    """What a program falls short of, limits first.

    A total without a verdict, and a node whose coverage is below the rubric's minimum, count with their lower bound; a
    node without a score falls short, unless it does not apply, as with what a band requires.

    Args:
        card: the program's.
        limits: on the total, dimensions, groups and criteria.
        gates: whether a broken gate counts.

    Raises:
        NoSuchNodeError: a limit is on a node that the rubric does not have.
    """
    nodes = [(limit, card.node(limit.id)) for limit in limits]
    found = [Shortfall(how, node.path, limit.text) for limit, node in nodes for how in _judged(card, node, limit.least)]
    broken = [gate for gate in card.gates if gates and gate.state is GateState.BROKEN]
    return (*found, *(Shortfall(Short.GATE_BROKEN, gate.id) for gate in broken))


def _judged(card: Scorecard, node: NodeView, least: Fraction) -> Iterator[Short]:
    if node.score is None:
        if node.kind == "total" or node.state not in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE):
            yield Short.NO_SCORE
    elif _is_thin(card, node):
        if node.low is None or node.low < least:
            yield Short.LOW_BELOW
    elif node.score < least:
        yield Short.BELOW


def _is_thin(card: Scorecard, node: NodeView) -> bool:
    """Whether too little is known for the score to stand for the whole."""
    if node.kind == "total":
        return card.verdict is Verdict.WITHHELD
    return node.coverage is not None and node.coverage < card.rubric.minimum_coverage
