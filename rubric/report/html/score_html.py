"""Scorecards as a page: one in full, several as a matrix with each in full below it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.bilingual import NOTHING, Tongues
from rubric.report.html.blocks_html import helpers
from rubric.report.html.card_view import CardView, card_view
from rubric.report.html.environment import rendered
from rubric.report.html.frame import framed
from rubric.report.html.left_out_view import left_out_view
from rubric.report.html.matrix_view import matrices_of
from rubric.report.html.packing import packed
from rubric.report.jsons import scorecards_data

# Above this number of programs the page holds the matrix only: each in full would make it too large to open.
MOST_IN_FULL = 20

NO_WAYS = Markup("")


def score_page(cards: Sequence[Scorecard], lang: Lang, findings: Sequence[Finding] = (), *, radar: bool = False) -> str:
    """A whole page.

    Args:
        cards: what it shows.
        lang: the language that is shown first.
        findings: of files that could not be scored.
        radar: draw the dimensions of each as one.
    """
    if len(cards) == 1:
        return one_page(cards[0], lang, findings=findings, radar=radar)
    if len(cards) > MOST_IN_FULL:
        return several_page(cards, lang, findings=findings, radar=radar)
    say = Tongues()
    links = [f"#p{number}" for number in range(1, len(cards) + 1)]
    full = [card_view(card, say, radar=radar) for card in cards]
    return several_page(cards, lang, links, full, findings=findings, radar=radar)


def one_page(
    card: Scorecard, lang: Lang, ways: Markup = NO_WAYS, *, findings: Sequence[Finding] = (), radar: bool = False
) -> str:
    """The page of one program.

    Args:
        card: what it shows.
        lang: the language that is shown first.
        ways: links to other pages, above and below it.
        findings: of files that could not be scored.
        radar: draw the dimensions as one.
    """
    say = Tongues()
    view = card_view(card, say, radar=radar)
    body = rendered("score.html.j2", card=view, ways=ways, left_out=left_out_view(findings, say), **helpers(say))
    return framed(view.sentence.get(lang), body, scorecards_data([card], findings, lang), lang)


def several_page(
    cards: Sequence[Scorecard],
    lang: Lang,
    links: Sequence[str] = (),
    full: Sequence[CardView] = (),
    *,
    findings: Sequence[Finding] = (),
    radar: bool = False,
) -> str:
    """The page of several programs: a matrix.

    Args:
        cards: what it shows.
        lang: the language that is shown first.
        links: where each program is shown in full; none when nowhere.
        full: those to show below the matrix.
        findings: of files that could not be scored.
        radar: whether radars were asked for; where no program is shown in full, the page says so.
    """
    say = Tongues()
    title = say("several", n=len(cards))
    body = rendered(
        "several.html.j2",
        title=title,
        matrices=matrices_of(cards, say),
        cards=full,
        links=links,
        left_out=left_out_view(findings, say),
        most=MOST_IN_FULL,
        note=say("radar_many", n=MOST_IN_FULL) if radar and not links else NOTHING,
        **helpers(say),
    )
    return framed(title.get(lang), body, packed(scorecards_data(cards, findings, lang)), lang)
