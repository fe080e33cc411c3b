"""What a program falls short of, in a sentence each."""

from __future__ import annotations

from typing import assert_never

from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Short, Shortfall
from rubric.report.layout import clean
from rubric.report.numbers import figure
from rubric.report.score_page import program_name
from rubric.report.wording import Words


def shortfall_text(card: Scorecard, shortfall: Shortfall, words: Words) -> str:
    """The sentence, which names the program, on one line."""
    return clean(_sentence(card, shortfall, words))


def _sentence(card: Scorecard, shortfall: Shortfall, words: Words) -> str:
    name = program_name(card, words)
    if shortfall.how is Short.GATE_BROKEN:
        gate = next(gate for gate in card.gates if gate.id == shortfall.at)
        part = words("part_of", name=name, part=words.of(gate.title))
        return words("fail_on_gate", name=part, because=words.of(gate.because))
    node = card.node(shortfall.at)
    part = name if node.kind == "total" else words("part_of", name=name, part=words.of(node.title))
    match shortfall.how:
        case Short.BELOW:
            return words("fail_under", name=part, score=figure(node.score), limit=shortfall.limit)
        case Short.LOW_BELOW:
            return words("fail_under_low", name=part, low=figure(node.low), limit=shortfall.limit)
        case Short.NO_SCORE:
            return words("fail_under_none", name=part, limit=shortfall.limit)
        case _:
            assert_never(shortfall.how)
