"""All values of a rubric for what is known: leaves, then gates, then nodes up to the total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rubric.model.states import GateState, Truth
from rubric.scoring.conditions import Logic
from rubric.scoring.leaves import leaf_value
from rubric.scoring.nodes import Cap, node_value
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.values import LeafValue, NodeValue, Value
from rubric.scoring.world import World

_STATES = {Truth.YES: GateState.BROKEN, Truth.NO: GateState.CLEAR, Truth.UNKNOWN: GateState.UNKNOWN}


class Evaluation(NamedTuple):
    """Everything that the scorer knows before it explains.

    Attributes:
        logic: what was known, and which conditions it makes hold.
        leaves: by criterion id.
        gates: by gate id; without gates that were left out.
        values: of leaves and nodes, by path; the total's path is ``total``.
        root: the total.
        caps: of broken and unresolved gates, by the path of the node that they cap.
    """

    logic: Logic
    leaves: Mapping[str, LeafValue]
    gates: Mapping[str, GateState]
    values: Mapping[str, Value]
    root: NodeValue
    caps: Mapping[str, list[Cap]]

    @property
    def world(self) -> World:
        """What was known."""
        return self.logic.world


def evaluate(
    plan: Plan,
    world: World,
    *,
    gates: Iterable[str] | None = None,
    leaves: Mapping[str, LeafValue] | None = None,
    known: Mapping[str, LeafValue] | None = None,
    like: Evaluation | None = None,
) -> Evaluation:
    """Evaluate a rubric.

    Args:
        plan: the rubric.
        world: what is known.
        gates: the gates to heed; all by default, none for the uncapped computation.
        leaves: values that replace those of some criteria.
        known: values of criteria that an earlier evaluation found and that still hold; saves time only.
        like: an earlier evaluation of the rubric; nodes below which nothing differs from it are taken from it; saves
            time only.
    """
    logic = Logic(plan, world)
    found = {id_: leaf_value(leaf, plan, logic) for id_, leaf in plan.leaves.items() if not (known and id_ in known)}
    by_id = logic.leaves = {**(known or {}), **found, **(leaves or {})}
    heeded = plan.gates if gates is None else {id_: plan.gates[id_] for id_ in gates}
    states = {id_: _STATES[logic.truth(gate.when)] for id_, gate in heeded.items()}
    values: dict[str, Value] = {}
    caps = caps_by_node(plan, states)
    root = _up(plan.root, by_id, caps, values, like)
    return Evaluation(logic, by_id, states, values, root, caps)


def roll_up(
    plan: Plan, leaves: Mapping[str, LeafValue], gates: Mapping[str, GateState]
) -> tuple[NodeValue, dict[str, Value]]:
    """The total and all values by path, from those of the criteria and the states of the gates, by id."""
    values: dict[str, Value] = {}
    return _up(plan.root, leaves, caps_by_node(plan, gates), values, None), values


def caps_by_node(plan: Plan, states: Mapping[str, GateState]) -> dict[str, list[Cap]]:
    """The caps of broken and unresolved gates, by the path of the node that they cap."""
    caps: dict[str, list[Cap]] = {}
    for id_, state in states.items():
        if state is not GateState.CLEAR:
            for node, cap in plan.caps[id_].items():
                caps.setdefault(node, []).append(Cap(id_, cap, state is GateState.BROKEN))
    return caps


def _up(
    branch: Branch,
    leaves: Mapping[str, LeafValue],
    caps: Mapping[str, list[Cap]],
    values: dict[str, Value],
    like: Evaluation | None,
) -> NodeValue:
    path = branch.path
    before = {} if like is None or like.caps.get(path) != caps.get(path) else like.values
    same = bool(before)
    for child in branch.children:
        if isinstance(child, Leaf):
            value: Value = leaves[child.id]
            values[child.path] = value
        else:
            value = _up(child, leaves, caps, values, like)
        same = same and before[child.path] is value
    kept = before[path] if same else None
    node = kept if isinstance(kept, NodeValue) else node_value(branch, values, caps.get(path, ()))
    values[path] = node
    return node
