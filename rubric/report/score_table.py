"""Several scorecards as a table, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.scorecard import Scorecard
from rubric.report.blocks import Block, Table, Title
from rubric.report.numbers import figure, percent
from rubric.report.score_page import program_name
from rubric.report.wording import Words


def table_of(cards: Sequence[Scorecard], words: Words) -> list[Block]:
    """Program, verdict, score, bounds, coverage, band and file of each, in the order given."""
    head = ("head_program", "head_verdict", "head_score", "head_bounds", "head_coverage", "head_band", "head_rubric")
    rows = tuple(_row(card, words) for card in cards)
    return [Title(words("several", n=len(cards))), Table(tuple(words(key) for key in head), "llrlrll", rows)]


def _row(card: Scorecard, words: Words) -> tuple[str, ...]:
    total = card.total
    band = words.of(card.band_title) if card.band_title else "–"
    bounds = words("between", low=figure(total.low), high=figure(total.high)) if total.low is not None else "–"
    # A withheld score would be read as the score; the number stands in the sheet's own page.
    score = figure(total.score) if card.verdict in ("final", "provisional") else "–"
    return (
        program_name(card, words),
        words(f"verdict_word_{card.verdict}"),
        score,
        bounds,
        percent(total.coverage),
        band,
        card.rubric.id,
    )
