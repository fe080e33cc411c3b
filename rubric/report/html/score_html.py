"""Scorecards as a page: one in full, several as a matrix with each in full below it."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.bilingual import Tongues
from rubric.report.html.blocks_html import helpers
from rubric.report.html.card_view import card_view
from rubric.report.html.environment import rendered
from rubric.report.html.frame import framed
from rubric.report.html.left_out_view import left_out_view
from rubric.report.html.matrix_view import matrices_of
from rubric.report.html.packing import packed
from rubric.report.jsons import scorecards_data

# Above this number of programs the page holds the matrix only: each in full would make it too large to open.
MOST_IN_FULL = 20


def score_page(cards: Sequence[Scorecard], lang: Lang, findings: Sequence[Finding] = ()) -> str:
    """A whole page.

    Args:
        cards: what it shows.
        lang: the language that is shown first.
        findings: of files that could not be scored.
    """
    say = Tongues()
    data = scorecards_data(cards, findings, lang)
    left_out = left_out_view(findings, say)
    if len(cards) == 1:
        view = card_view(cards[0], say)
        body = rendered("score.html.j2", card=view, left_out=left_out, **helpers(say))
        return framed(view.sentence.get(lang), body, data, lang)
    full = [card_view(card, say) for card in cards] if len(cards) <= MOST_IN_FULL else []
    title = say("several", n=len(cards))
    values = {"title": title, "matrices": matrices_of(cards, say), "cards": full, "left_out": left_out}
    body = rendered("several.html.j2", **values, **helpers(say))
    return framed(title.get(lang), body, packed(data), lang)
