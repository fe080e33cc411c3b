"""What becomes of the order of programs when a criterion's weight is 0: rated again from the values on scorecards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from rubric.analysis.quality.order import middle_ranks, orders
from rubric.model.quality import LeaveOut
from rubric.model.scorecard import Scorecard
from rubric.model.states import GateState, State, Verdict
from rubric.scoring.evaluate import roll_up
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.values import ONE, ZERO, LeafValue

_JUDGED = (Verdict.FINAL, Verdict.PROVISIONAL)


@dataclass(frozen=True)
class Known:
    """What a scorecard says that a total is computed from.

    Attributes:
        leaves: values of the criteria, by id.
        gates: states of the gates, by id.
        judged: whether the program has a verdict.
    """

    leaves: Mapping[str, LeafValue]
    gates: Mapping[str, GateState]
    judged: bool

    def total(self, plan: Plan, *, capped: bool = True) -> Fraction | None:
        """The total by a plan with the same criteria and gates, whatever its weights, as a value in [0, 1]."""
        return roll_up(plan, self.leaves, self.gates if capped else {})[0].value


def known_of(plan: Plan, card: Scorecard) -> Known:
    """What a scorecard that was made by a plan's rubric says."""
    nodes = {node.path: node for node in card.nodes}
    leaves = {}
    for leaf in plan.leaves.values():
        node = nodes[leaf.path]
        low, high, value = (None if one is None else plan.off_scale(one) for one in (node.low, node.high, node.score))
        may_drop_out = leaf.criterion.judged and leaf.criterion.may_not_apply and node.state is State.UNKNOWN
        optional = may_drop_out or node.state is State.SCOPE_UNKNOWN
        low, high = ZERO if low is None else low, ONE if high is None else high
        leaves[leaf.id] = LeafValue(node.state, value, low, high, optional, ())
    return Known(leaves, {gate.id: gate.state for gate in card.gates}, card.verdict in _JUDGED)


def without(plan: Plan, path: str) -> Plan:
    """The same plan with the weight of one criterion at 0."""
    return replace(plan, root=_without(plan.root, path))


def _without(branch: Branch, path: str) -> Branch:
    children = tuple(
        child._replace(weight=0)
        if isinstance(child, Leaf) and child.path == path
        else _without(child, path)
        if isinstance(child, Branch) and path.startswith(f"{child.path}.")
        else child
        for child in branch.children
    )
    return branch._replace(children=children)


def leave_out(now: Sequence[Fraction | None], then: Sequence[Fraction | None]) -> LeaveOut | None:
    """How two orders of the same programs differ; None where fewer than two programs are in both."""
    both = [
        (before, after) for before, after in zip(now, then, strict=True) if before is not None and after is not None
    ]
    if len(both) < 2:
        return None
    first, second = [before for before, _ in both], [after for _, after in both]
    found = orders(first, second)
    ranks = [_ranks(one) for one in (first, second)]
    tau = found.tau
    return LeaveOut(
        programs=len(both),
        pairs=found.pairs,
        swapped=found.swapped,
        tied=found.tied_first + found.tied_second - 2 * found.tied_both,
        moved=sum(before != after for before, after in zip(*ranks, strict=True)),
        tau=tau,
        distance=None if tau is None else (1 - tau) / 2,
    )


def _ranks(totals: Sequence[Fraction]) -> list[int]:
    """Ranks as lists of places give them, up to their order: equal totals share the best of their places."""
    doubled = middle_ranks([-one for one in totals])
    first = {rank: number for number, rank in reversed(list(enumerate(sorted(doubled))))}
    return [first[rank] for rank in doubled]
