"""A criterion as the page shows it: what it earned and why, what the next level needs, and every piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rubric.model.scorecard import NodeView
from rubric.model.sheet import Evidence
from rubric.model.text import Lang
from rubric.report.evidence_words import evidence_parts
from rubric.report.html.bilingual import Both, same
from rubric.report.html.card_texts import CardTexts
from rubric.report.links import safe_link
from rubric.report.numbers import signed
from rubric.report.score_page import ScorePage


class PartView(NamedTuple):
    """Something that a piece of evidence says; ``link`` is empty where nothing is to be followed.

    Where it is a source, ``source`` is its id and ``origin`` tells by whom and of which day it is.
    """

    text: Both
    link: str
    origin: Both
    source: str


Piece = tuple[PartView, ...]


class FactLine(NamedTuple):
    """An answered fact with its evidence."""

    text: Both
    pieces: tuple[Piece, ...]


class Line(NamedTuple):
    """A sentence; ``kind`` is a (the anchor), d (what decided), n (the next level), q (quiet) or empty."""

    text: str
    kind: str = ""


class CriterionView(NamedTuple):
    """A criterion: what it earned, what is said of it in each language, its evidence, and what the rubric says.

    ``gain`` is what the next level brings, empty where nothing can be gained; ``level`` is the level and the highest
    one, ``worth`` the points and the most it could earn, or why it earns nothing.
    """

    id: str
    title: Both
    dimension: Both
    level: str
    gain: str
    worth: Both
    said: dict[Lang, tuple[Line, ...]]
    rubric_says: dict[Lang, tuple[Line, ...]]
    facts: tuple[FactLine, ...]
    pieces: tuple[Piece, ...]


def criterion_view(node: NodeView, texts: CardTexts) -> CriterionView:
    """Everything there is to say of a criterion."""
    gain = node.gain_next if node.gain_next is not None else node.gain_top
    return CriterionView(
        id=node.id,
        title=texts.say.of(node.title),
        dimension=texts.say.of(texts.card.node(node.path.split(".")[0]).title),
        level="" if node.level is None else f"{node.level}/{node.top_level}",
        gain=signed(gain) if gain else "",
        worth=_worth(node, texts),
        said={page.words.lang: tuple(_said(node, page)) for page in (texts.zh, texts.en)},
        rubric_says={
            page.words.lang: tuple(Line(entry.text, "q") for entry in page.criterion.texts(node))
            for page in (texts.zh, texts.en)
        },
        facts=tuple(_facts(node, texts)),
        pieces=_pieces(node.evidence, texts),
    )


def _worth(node: NodeView, texts: CardTexts) -> Both:
    worth = texts.both(lambda page: page.criterion.worth(node))
    # Figures alone say the same in both languages.
    return worth if node.earned is None else same(worth.zh.removesuffix(texts.say.zh("points", points="")))


def _said(node: NodeView, page: ScorePage) -> Iterator[Line]:
    criterion = page.criterion
    yield from (Line(text, "a") for text in (page.words.of(node.anchor),) if text)
    # What was seen of a single fact stands beside the fact.
    yield from (Line(text) for text in (criterion.saw(node),) if text and node.because)
    yield from (Line(text, "d") for text in criterion.decided(node, higher=False, judged=False))
    coming = " ".join(text.strip() for text in criterion.coming(node))
    yield from (Line(text, "n") for text in (coming,) if text)
    yield from (Line(text) for text in (criterion.exemplars(node),) if text)


def _facts(node: NodeView, texts: CardTexts) -> Iterable[FactLine]:
    lines = texts.each(lambda page: (text for text, _ in page.criterion.answers(node)))
    facts = [fact for _, fact in texts.zh.criterion.answers(node)]
    for line, fact in zip(lines, facts, strict=True):
        yield FactLine(line, _pieces(fact.evidence, texts))


def _pieces(evidence: Iterable[Evidence], texts: CardTexts) -> tuple[Piece, ...]:
    return tuple(_piece(piece, texts) for piece in evidence)


def _piece(piece: Evidence, texts: CardTexts) -> Piece:
    zh, en = (evidence_parts(texts.card, piece, words) for words in (texts.say.zh, texts.say.en))
    return tuple(
        PartView(Both(one.text, two.text), safe_link(one.address), Both(one.origin, two.origin), one.source)
        for one, two in zip(zh, en, strict=True)
    )
