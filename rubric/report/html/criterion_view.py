"""A criterion as the page shows it: what it earned and why, what the next level needs, and every piece of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rubric.model.scorecard import NodeView
from rubric.model.sheet import Evidence
from rubric.report.evidence_words import evidence_parts
from rubric.report.html.bilingual import Both
from rubric.report.html.card_texts import CardTexts
from rubric.report.html.links import safe_link
from rubric.report.numbers import signed


class PartView(NamedTuple):
    """Something that a piece of evidence says; ``link`` is empty where nothing is to be followed."""

    text: Both
    link: str


Piece = tuple[PartView, ...]


class FactLine(NamedTuple):
    """An answered fact with its evidence."""

    text: Both
    pieces: tuple[Piece, ...]


class CriterionView(NamedTuple):
    """A criterion; ``gain`` is what the next level brings, empty where nothing can be gained."""

    path: str
    title: Both
    dimension: Both
    gain: str
    worth: Both
    anchor: Both
    decided: tuple[Both, ...]
    coming: tuple[Both, ...]
    saw: Both
    facts: tuple[FactLine, ...]
    pieces: tuple[Piece, ...]
    exemplars: Both
    texts: tuple[Both, ...]


def criterion_view(node: NodeView, texts: CardTexts) -> CriterionView:
    """Everything there is to say of a criterion."""
    gain = node.gain_next if node.gain_next is not None else node.gain_top
    return CriterionView(
        path=node.path,
        title=texts.both(lambda page: page.criterion.title(node)),
        dimension=texts.say.of(texts.card.node(node.path.split(".")[0]).title),
        gain=signed(gain) if gain else "",
        worth=texts.both(lambda page: page.criterion.worth(node)),
        anchor=texts.say.of(node.anchor),
        decided=texts.each(lambda page: page.criterion.decided(node, higher=False)),
        coming=texts.each(lambda page: page.criterion.coming(node)),
        saw=texts.both(lambda page: page.criterion.saw(node)),
        facts=tuple(_facts(node, texts)),
        pieces=_pieces(node.evidence, texts),
        exemplars=texts.both(lambda page: page.criterion.exemplars(node)),
        texts=texts.each(lambda page: (entry.text for entry in page.criterion.texts(node))),
    )


def _facts(node: NodeView, texts: CardTexts) -> Iterable[FactLine]:
    lines = texts.each(lambda page: (text for text, _ in page.criterion.answers(node)))
    facts = [fact for _, fact in texts.zh.criterion.answers(node)]
    for line, fact in zip(lines, facts, strict=True):
        yield FactLine(line, _pieces(fact.evidence, texts))


def _pieces(evidence: Iterable[Evidence], texts: CardTexts) -> tuple[Piece, ...]:
    return tuple(_piece(piece, texts) for piece in evidence)


def _piece(piece: Evidence, texts: CardTexts) -> Piece:
    zh, en = (evidence_parts(texts.card, piece, words) for words in (texts.say.zh, texts.say.en))
    return tuple(PartView(Both(one.text, two.text), safe_link(one.address)) for one, two in zip(zh, en, strict=True))
