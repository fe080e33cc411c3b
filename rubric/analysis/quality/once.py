"""Each program counted once, however many sheets there are of it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from rubric.model.quality import NotCounted
from rubric.model.scorecard import Scorecard


def once(cards: Iterable[Scorecard]) -> tuple[list[Scorecard], tuple[NotCounted, ...]]:
    """One scorecard a program, and the sheets that are left out for it; both by the program's id.

    The latest observation counts; among those of one date (or of none, which is the earliest) the one that covers most,
    then the first by observer and file. The order of the sheets changes nothing.
    """
    kept: dict[str, Scorecard] = {}
    rest = []
    for card in sorted(cards, key=_key):
        if card.program.id in kept:
            rest.append(card)
        else:
            kept[card.program.id] = card
    left_out = sorted(rest, key=lambda card: (card.program.id, card.sheet.observed or "", card.sheet.file))
    return [kept[id_] for id_ in sorted(kept)], tuple(
        NotCounted(
            program=card.program.id,
            name=card.program.name,
            file=card.sheet.file,
            observer=card.sheet.observer,
            observed=card.sheet.observed,
        )
        for card in left_out
    )


def _key(card: Scorecard) -> tuple[list[int], Fraction, str, str]:
    day = [-ord(char) for char in (card.sheet.observed or "").ljust(10)]
    return day, -(card.total.coverage or Fraction(0)), card.sheet.observer or "", card.sheet.file
