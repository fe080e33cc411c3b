"""Scorecards for Markdown, which is read in chats and pull requests: brief, and several in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.scorecard import Scorecard
from rubric.report.blocks import Block, Heading, Para, Title
from rubric.report.labels import Known, labels
from rubric.report.score_page import ScorePage, program_name, rubric_title
from rubric.report.score_table import table_of
from rubric.report.wording import Words


def markdown_blocks(cards: Sequence[Scorecard], words: Words, *, verbose: bool) -> list[Block]:
    """What fits a message of each, or everything; several begin with a table and have a section each.

    Args:
        cards: what is shown.
        words: the language.
        verbose: the full explanation of each.
    """
    if len(cards) == 1:
        return _page(cards[0], words, verbose=verbose)
    if not cards:
        return []
    names = labels([_known(card, words) for card in cards])
    sections = [_section(card, name, words, verbose=verbose) for card, name in zip(cards, names, strict=True)]
    return [*table_of(cards, words), *(block for section in sections for block in section)]


def _page(card: Scorecard, words: Words, *, verbose: bool) -> list[Block]:
    page = ScorePage(card, words)
    return page.full() if verbose else page.brief()


def _known(card: Scorecard, words: Words) -> Known:
    sheet = card.sheet
    return Known(program_name(card, words), (card.program.id, sheet.observed, sheet.observer, sheet.file))


def _section(card: Scorecard, name: str, words: Words, *, verbose: bool) -> Iterator[Block]:
    """A page under the program's name; its own headings are one level deeper."""
    yield Heading(name)
    for block in _page(card, words, verbose=verbose):
        if isinstance(block, Heading):
            yield block._replace(level=block.level + 1)
        elif isinstance(block, Title):
            parts = (rubric_title(card, words), block.aside)
            yield Para(" · ".join(part for part in parts if part), quiet=True)
        else:
            yield block
