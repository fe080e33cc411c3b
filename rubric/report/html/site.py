"""Scorecards as a folder of pages: an index with the matrix, and a page for each, linked relatively."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.html.bilingual import Both, Tongues
from rubric.report.html.environment import rendered
from rubric.report.html.matrix_view import matrices_of
from rubric.report.html.score_html import one_page, several_page
from rubric.report.score_page import program_name

INDEX = "index"

# Names of devices, which Windows takes for no file whatever their ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
# Longer names do not fit every file system once an ending is added.
_LONGEST = 100


class Way(NamedTuple):
    """Another page: its address and what it is about."""

    link: str
    title: Both


def page_names(cards: Sequence[Scorecard]) -> list[str]:
    """A file name without its ending for each scorecard: lower-case letters, digits and single hyphens, all different.

    The name is the program's id; where several sheets are of one program, the date and the observer follow. What is
    still taken, or reserved, gets a number from 2 on, in the order of the scorecards.
    """
    ids = [_plain(card.program.id) or "program" for card in cards]
    sheets = Counter(ids)
    wanted = [_wanted(card, id_, alone=sheets[id_] == 1) for card, id_ in zip(cards, ids, strict=True)]
    taken, names, next_number = {INDEX, *_DEVICES}, list(wanted), dict.fromkeys(wanted, 2)
    # A program that has its id to itself keeps it, whatever others are called.
    for place in sorted(range(len(cards)), key=lambda place: sheets[ids[place]] > 1 or ids[place] in taken):
        while names[place] in taken:
            names[place] = f"{wanted[place]}-{next_number[wanted[place]]}"
            next_number[wanted[place]] += 1
        taken.add(names[place])
    return names


def site_pages(
    cards: Sequence[Scorecard],
    names: Sequence[str],
    lang: Lang,
    findings: Sequence[Finding] = (),
    *,
    radar: bool = False,
) -> Iterator[str]:
    """The page of each scorecard, then the index; made one after the other, so that few are in memory at once.

    Args:
        cards: what the pages show.
        names: of their files, without the ending.
        lang: the language that is shown first.
        findings: of files that could not be scored, told on the index.
        radar: draw the dimensions of each as one.
    """
    say = Tongues()
    order = [row.number - 1 for matrix in matrices_of(cards, say) for row in matrix.rows]
    sheets = Counter(card.program.id for card in cards)
    ways = [
        Way(f"{name}.html", _title(card, say, alone=sheets[card.program.id] == 1))
        for card, name in zip(cards, names, strict=True)
    ]
    beside = {
        place: (before, after)
        for before, place, after in zip([None, *order[:-1]], order, [*order[1:], None], strict=True)
    }
    for place, card in enumerate(cards):
        before, after = (None if other is None else ways[other] for other in beside[place])
        yield one_page(card, lang, _links(names[place], before, after, say), radar=radar)
    yield several_page(cards, lang, [way.link for way in ways], findings=findings)


def _links(name: str, before: Way | None, after: Way | None, say: Tongues) -> Markup:
    return rendered("ways.html.j2", name=name, before=before, after=after, say=say)


def _title(card: Scorecard, say: Tongues, *, alone: bool) -> Both:
    """The program's name; with date and observer where several sheets are of it."""
    name = say.each(lambda words: program_name(card, words))
    seen = " ".join(part for part in (card.sheet.observed, card.sheet.observer) if part)
    return name if alone or not seen else say.each(lambda words: f"{name.get(words.lang)} ({seen})")


def _wanted(card: Scorecard, id_: str, *, alone: bool) -> str:
    parts = [id_] if alone else [id_, _plain(card.sheet.observed or ""), _plain(card.sheet.observer or "")]
    return "-".join(part for part in parts if part)[:_LONGEST].rstrip("-")


def _plain(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.lower()[:_LONGEST]).strip("-")
