"""Scorecards side by side: node by node, and the first one's difference to each of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from rubric.analysis.difference import difference, is_settled
from rubric.model.comparison import ComparedNode, ComparedProgram, Comparison, Pair, Side, ToObserve
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.text import Text

MOST_TO_OBSERVE = 2


def compare(cards: Sequence[Scorecard]) -> Comparison:
    """Put scorecards side by side.

    Args:
        cards: at least two, by rubrics that score the same.
    """
    first = cards[0]
    nodes = [[card.node(node.path) for card in cards] for node in first.nodes]
    return Comparison(
        rubric=first.rubric.id,
        edition=first.rubric.edition,
        title=first.rubric.title,
        scale_from=first.rubric.scale_from,
        scale_to=first.rubric.scale_to,
        band_edges=tuple(band.from_ for band in first.rubric.bands),
        gates={gate.id: gate.title for gate in first.gates},
        programs=tuple(_program(card) for card in cards),
        nodes=tuple(
            ComparedNode(
                path=same[0].path,
                id=same[0].id,
                kind=same[0].kind,
                title=same[0].title,
                sides=tuple(_side(node) for node in same),
            )
            for same in nodes
        ),
        pairs=tuple(_pair(first, card, number) for number, card in enumerate(cards[1:], 1)),
    )


def _program(card: Scorecard) -> ComparedProgram:
    return ComparedProgram(
        id=card.program.id,
        name=card.program.name,
        verdict=card.verdict,
        band=card.total.band,
        file=card.sheet.file,
        observer=card.sheet.observer,
        observed=card.sheet.observed,
    )


def _side(node: NodeView) -> Side:
    return Side(
        state=node.state,
        score=node.score,
        low=node.low,
        high=node.high,
        coverage=node.coverage,
        level=node.level,
        top_level=node.top_level,
        anchor=node.anchor,
    )


def _pair(first: Scorecard, second: Scorecard, number: int) -> Pair:
    paths = [node.path for node in first.nodes if node.kind in ("total", "dimension")]
    criteria = [node for node in first.nodes if node.kind == "criterion"]
    known = [(node.path, is_settled(node), is_settled(second.node(node.path))) for node in criteria]
    return Pair(
        second=number,
        differences=tuple(difference(first, second, path) for path in paths),
        known_of_first=tuple(path for path, ours, theirs in known if ours and not theirs),
        known_of_second=tuple(path for path, ours, theirs in known if theirs and not ours),
        observe=tuple(islice(_to_observe({0: first, number: second}), MOST_TO_OBSERVE)),
    )


def _to_observe(cards: Mapping[int, Scorecard]) -> Iterator[ToObserve]:
    """What narrows the bounds of two programs most, widest first; the programs by their number."""
    found = [(one.settles, number, one.id) for number, card in cards.items() for one in card.observe_next]
    for settles, number, id_ in sorted(found, key=lambda one: -one[0]):
        card = cards[number]
        yield ToObserve(of=number, program=card.program.id, id=id_, title=title_of(card, id_), settles=settles)


def title_of(card: Scorecard, id_: str) -> Text:
    """How a fact or criterion is called; an attribute of the program by its name."""
    if id_ in card.facts:
        return card.facts[id_].title
    return next((node.title for node in card.nodes if node.id == id_), Text(zh=id_, en=id_))
