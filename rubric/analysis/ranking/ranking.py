"""The order of scorecards, and what their bounds make certain about it.

Ranks are those of sports: 1, 2, 2, 4 where two are level. Bounds are compared as they stand, each program's unknowns
being its own: A is certainly better than B when its lowest is above the highest of B.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rubric.model.ranking import GroupedBy, Relation
from rubric.model.scorecard import Scorecard
from rubric.model.states import Verdict

_RANKED = (Verdict.PROVISIONAL, Verdict.FINAL)


@dataclass(frozen=True)
class Place:
    """A scorecard's place: its rank, None where its number does not stand for the whole, and the ranks still possible.

    Attributes:
        card: the scorecard.
        key: how the ranking names it.
        rank: 1 for the best.
        best: the best rank that the unknowns allow; None where there are no bounds.
        worst: the worst.
    """

    card: Scorecard
    key: str
    rank: int | None
    best: int | None
    worst: int | None


def grouped(cards: Sequence[Scorecard], by: GroupedBy) -> dict[str | None, list[Scorecard]]:
    """Scorecards by what makes them comparable, sorted by its name, those without one last."""
    groups: dict[str | None, list[Scorecard]] = {}
    for card in cards:
        value = {"vertical": card.program.vertical, "platform": card.program.platform, "none": None}[by]
        groups.setdefault(value, []).append(card)
    return {value: groups[value] for value in sorted(groups, key=lambda value: (value is None, value or ""))}


def places(cards: Sequence[Scorecard]) -> list[Place]:
    """The cards in order: by score, then those without a rank by their bounds, then those without bounds."""
    ordered = sorted(cards, key=_position)
    scores = sorted(-score for card in cards if (score := ranked_score(card)) is not None)
    bounds = [(card.total.low, card.total.high) for card in cards]
    lows = sorted(low for low, _ in bounds if low is not None)
    highs = sorted(high for _, high in bounds if high is not None)
    found = []
    for card, key in zip(ordered, _keys(ordered), strict=True):
        score, low, high = ranked_score(card), card.total.low, card.total.high
        rank = None if score is None else 1 + bisect_left(scores, -score)
        best = worst = None
        if low is not None and high is not None:
            best = 1 + len(lows) - bisect_right(lows, high)
            # Its own high is above its own low unless nothing is open; it is no rival of its own.
            worst = 1 + len(highs) - bisect_right(highs, low) - (high > low)
        found.append(Place(card, key, rank, best, worst))
    return found


def ranked_score(card: Scorecard) -> Fraction | None:
    """The score where it stands for the whole program."""
    return card.total.score if card.verdict in _RANKED else None


def relation(first: Scorecard, second: Scorecard) -> Relation:
    """What is certain about two, whatever their unknowns turn out to be."""
    low, high = first.total.low, first.total.high
    other_low, other_high = second.total.low, second.total.high
    if low is None or high is None or other_low is None or other_high is None:
        return "no_bounds"
    if low > other_high:
        return "first_better"
    if other_low > high:
        return "second_better"
    return "level" if low == high == other_low == other_high else "open"


def _position(card: Scorecard) -> tuple[int, Fraction, Fraction, str, str, str, str]:
    """What decides the order; names come last, so that equal programs stand in the same order in every run."""
    score, total = ranked_score(card), card.total
    names = (card.program.id, card.sheet.observed or "", card.sheet.observer or "", card.sheet.file)
    if score is not None:
        return (0, -score, -(total.low or Fraction(0)), *names)
    if total.low is not None and total.high is not None:
        return (1, -total.low, -total.high, *names)
    return (2, Fraction(0), Fraction(0), *names)


def _keys(cards: Sequence[Scorecard]) -> list[str]:
    seen: dict[str, int] = {}
    keys = []
    for card in cards:
        number = seen[card.program.id] = seen.get(card.program.id, 0) + 1
        keys.append(card.program.id if number == 1 else f"{card.program.id}#{number}")
    return keys
