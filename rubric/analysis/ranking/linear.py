"""Whether the difference of two totals is linear in the weights, whatever the weights, and if not, why.

A total is linear when every node on the way is a mean, no gate can cap it under any weights, it cannot be held inside
its bounds, and the same things count on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.analysis.ranking.profile import Profile, can_be_held, is_below
from rubric.model.ranking import Level, NotLinear, NotLinearCode
from rubric.model.scorecard import GateView, NodeView


def dimension_doubts(profile: Profile) -> list[NotLinear]:
    """What makes one total not linear in the weights of its dimensions."""
    found = []
    if profile.combine != "mean":
        found.append(_reason("dimensions", "combine", profile, [profile.branches[0]]))
    values = list(profile.values.values())
    found += _caps("dimensions", profile, "total", values)
    if profile.combine == "mean" and can_be_held(profile.dimensions):
        found.append(_reason("dimensions", "hold", profile, [profile.branches[0]]))
    return found


def criteria_doubts(profile: Profile) -> list[NotLinear]:
    """What makes one total not linear in the weights of all its criteria."""
    found = []
    combined = [node for node in profile.branches if node.share and (node.combine or "mean") != "mean"]
    if combined:
        found.append(_reason("criteria", "combine", profile, combined))
    held = []
    for node in profile.branches:
        below = [part for part in profile.criteria if is_below(part.node, node)]
        found += _caps("criteria", profile, node.id, [part.value for part in below if part.value is not None])
        if can_be_held(below):
            held.append(node)
    if held:
        found.append(_reason("criteria", "hold", profile, held))
    return found


def pair_doubts(one: Profile, other: Profile, weights: Level) -> list[NotLinear]:
    """What makes the difference of two totals not linear though each of them is: different things count."""
    mine, yours = (one.values, other.values) if weights == "dimensions" else (one.counted, other.counted)
    found = []
    if weights == "dimensions" and one.weights != other.weights:
        found.append(_reason(weights, "sum_weight", None, []))
    differing = {id_ for id_ in (*mine, *yours) if id_ not in mine or id_ not in yours}
    if differing:
        nodes = {node.id: node for node in one.card.nodes if node.id in differing}
        found.append(_reason(weights, "applicability", None, list(nodes.values())))
    return found


def _caps(weights: Level, profile: Profile, node: str, values: Sequence[Fraction]) -> Iterator[NotLinear]:
    """The gates whose cap the node could exceed under some weights."""
    for cap, gate in profile.caps.get(node, [])[:1]:
        if any(value > cap for value in values):
            yield _reason(weights, "cap", profile, [gate], gate.cap[node])


def _reason(
    weights: Level,
    code: NotLinearCode,
    profile: Profile | None,
    about: Sequence[NodeView | GateView],
    held_at: Fraction | None = None,
) -> NotLinear:
    return NotLinear.model_construct(
        weights=weights,
        code=code,
        program=profile.key if profile else None,
        ids=tuple(one.id for one in about),
        titles=tuple(one.title for one in about),
        held_at=held_at,
    )
