"""Scorecards as a page: one in full, several as a matrix with each in full below it."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.bilingual import NOTHING, Tongues
from rubric.report.html.blocks_html import helpers
from rubric.report.html.card_view import card_view
from rubric.report.html.environment import rendered
from rubric.report.html.frame import framed
from rubric.report.html.matrix_view import matrices_of
from rubric.report.html.packing import packed
from rubric.report.jsons import scorecards_data

# Above this number of programs the page holds the matrix only: each in full would make it too large to open.
MOST_IN_FULL = 20


def score_page(cards: Sequence[Scorecard], lang: Lang, *, radar: bool = False) -> str:
    """A whole page.

    Args:
        cards: what it shows.
        lang: the language that is shown first.
        radar: draw the dimensions of each as one.
    """
    say = Tongues()
    data = scorecards_data(cards, (), lang)
    if len(cards) == 1:
        view = card_view(cards[0], say, radar=radar)
        return framed(view.sentence.get(lang), rendered("score.html.j2", card=view, **helpers(say)), data, lang)
    full = [card_view(card, say, radar=radar) for card in cards] if len(cards) <= MOST_IN_FULL else []
    title = say("several", n=len(cards))
    note = say("radar_many", n=MOST_IN_FULL) if radar and not full else NOTHING
    matrices = matrices_of(cards, say)
    body = rendered("several.html.j2", title=title, matrices=matrices, cards=full, note=note, **helpers(say))
    return framed(title.get(lang), body, packed(data), lang)
