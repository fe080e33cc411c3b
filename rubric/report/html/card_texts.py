"""The pages of one scorecard in both languages, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rubric.model.scorecard import Scorecard
from rubric.model.text import Lang
from rubric.report.blocks import Block
from rubric.report.html.bilingual import Both, Tongues
from rubric.report.html.blocks_html import Kinds, kinds_of
from rubric.report.score_page import ScorePage


class CardTexts:
    """Asks the page of each language for the same piece; both have the same pieces in the same order."""

    def __init__(self, card: Scorecard, say: Tongues) -> None:
        """Keep the card and make its pages."""
        self.card = card
        self.say = say
        self.zh, self.en = ScorePage(card, say.zh), ScorePage(card, say.en)

    def both(self, make: Callable[[ScorePage], str]) -> Both:
        """One text."""
        return Both(make(self.zh), make(self.en))

    def each(self, make: Callable[[ScorePage], Iterable[str]]) -> tuple[Both, ...]:
        """Several texts."""
        return tuple(Both(zh, en) for zh, en in zip(make(self.zh), make(self.en), strict=True))

    def blocks(self, make: Callable[[ScorePage], Iterable[Block]]) -> dict[Lang, Kinds]:
        """Blocks, a page for each language."""
        return {Lang.ZH: kinds_of(make(self.zh)), Lang.EN: kinds_of(make(self.en))}
