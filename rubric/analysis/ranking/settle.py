"""What to observe so that an open pair is settled: the unknowns that would narrow its bounds most."""

from __future__ import annotations

from rubric.analysis.ranking.profile import Profile
from rubric.model.ranking import Settle
from rubric.model.scorecard import ObserveNext, Scorecard
from rubric.model.text import Text

MOST = 2


def would_settle(first: Profile, second: Profile) -> tuple[Settle, ...]:
    """The two observations, of either program, that account for most of the width of its bounds."""
    asked = [_asked(profile, one) for profile in (first, second) for one in profile.card.observe_next[:MOST]]
    return tuple(sorted(asked, key=lambda one: -one.points)[:MOST])


def _asked(profile: Profile, one: ObserveNext) -> Settle:
    return Settle.model_construct(
        program=profile.key, id=one.id, kind=one.kind, ask=_question(profile.card, one), points=one.settles
    )


def _question(card: Scorecard, one: ObserveNext) -> Text | None:
    if one.kind == "fact":
        fact = card.facts.get(one.id)
        return fact.ask if fact else None
    return next((node.title for node in card.nodes if node.id == one.id), None)
