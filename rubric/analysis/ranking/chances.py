"""Chances of open pairs, where all that is open is levels that observers judge."""

from __future__ import annotations

from fractions import Fraction

from rubric.analysis.ranking.chance import Distribution, ahead, distribution
from rubric.analysis.ranking.profile import Profile
from rubric.model.ranking import Chance
from rubric.model.scorecard import NodeView, OpenStep
from rubric.model.states import GateState, State

# The distributions of more unknowns than this take longer than they are worth.
_MOST_OPEN = 12


def chance_of(one: Distribution | None, other: Distribution | None) -> Chance | None:
    """How a pair would end; None where one of the two cannot be said."""
    if one is None or other is None:
        return None
    wins, level = ahead(one, other)
    return Chance.model_construct(first=wins, second=1 - wins - level, level=level)


def likely_totals(profile: Profile) -> Distribution | None:
    """How likely each total is if every open level is equally likely.

    None where something else is open too (a fact, a gate, whether a criterion applies) or where a node is no mean.
    """
    plain = all((node.combine or "mean") == "mean" for node in profile.branches if node.stake)
    settled = all(gate.state is not GateState.UNKNOWN for gate in profile.card.gates)
    if not plain or not settled or any(node != "total" for node in profile.caps):
        return None
    known, open_ = Fraction(0), []
    for part in profile.criteria:
        if part.node.state is State.ANSWERED and part.value is not None:
            known += part.weight * part.value
        elif points := _open_points(part.node):
            open_.append([part.weight * one for one in points])
        else:
            return None
    return distribution(known, open_, profile.cap_of("total")) if len(open_) <= _MOST_OPEN else None


def _open_points(node: NodeView) -> list[Fraction]:
    return [one.points / 100 for step in node.steps if isinstance(step, OpenStep) for one in step.points]
