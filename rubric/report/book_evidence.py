"""The rows of a workbook that tell what each answer rests on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.model.cells import Cell
from rubric.model.days import days_between
from rubric.model.scorecard import FactView, LevelStep, NodeView, OverrideStep, Scorecard
from rubric.model.sheet import Evidence
from rubric.model.states import State
from rubric.model.text import Text
from rubric.report.evidence_words import source_of, source_title
from rubric.report.wording import Words
from rubric.report.wording.conditions import Conditions

EVIDENCE_COLUMNS = (
    "line", "item", "value", "because", "state",
    "source", "source_by", "source_date", "source_url",
    "at", "url", "place", "screenshot", "date", "age", "note", "signal",
)  # fmt: skip


def evidence_rows(card: Scorecard, words: Words) -> Iterator[tuple[tuple[Cell, ...], bool]]:
    """A row for each piece of evidence of each answer, one for an answer without; and whether it lacks evidence."""
    conditions = Conditions.of_card(card, words)
    for id_, fact in card.facts.items():
        if fact.value is not None or fact.because is not None or fact.evidence:
            said = (id_, words.of(fact.title), _fact_value(id_, fact, conditions))
            yield from _rows(card, said, fact.because, fact.evidence, words)
    for node in card.nodes:
        if node.kind == "criterion" and (node.because is not None or node.evidence or _by_hand(node)):
            said = (node.id, words.of(node.title), _hand_value(node, words))
            yield from _rows(card, said, node.because, node.evidence, words)


def _rows(
    card: Scorecard, said: tuple[str, str, Cell], because: Text | None, evidence: tuple[Evidence, ...], words: Words
) -> Iterator[tuple[tuple[Cell, ...], bool]]:
    known = (*said, words.of(because) or None)
    lacking = said[0] in card.sheet.without_evidence
    if not evidence:
        state = words("book_unproved" if lacking else "book_none")
        yield (*known, state, *[None] * (len(EVIDENCE_COLUMNS) - len(known) - 1)), lacking
    for piece in evidence:
        yield (*known, words("book_proved"), *_piece(card, piece, words)), False


def _piece(card: Scorecard, piece: Evidence, words: Words) -> tuple[Cell, ...]:
    source = source_of(card, piece)
    return (
        source_title(card, piece, words) or None,
        *((words.of(source.by) or None, source.date, source.url) if source else (None, None, None)),
        piece.at,
        piece.url,
        piece.file if piece.file is None or piece.line is None else f"{piece.file}:{piece.line}",
        piece.screenshot,
        piece.date,
        days_between(piece.date, card.sheet.observed),
        words.of(piece.note) or None,
        piece.signal,
    )


def _fact_value(id_: str, fact: FactView, conditions: Conditions) -> Cell:
    if fact.value is not None and fact.answer in ("count", "number"):
        try:
            return Fraction(fact.value)
        except (ValueError, ZeroDivisionError):
            return fact.value
    return conditions.value(id_, fact.value)


def _by_hand(node: NodeView) -> bool:
    return any(
        isinstance(step, OverrideStep) or (isinstance(step, LevelStep) and step.by != "rule") for step in node.steps
    )


def _hand_value(node: NodeView, words: Words) -> Cell:
    """A level, points, or a state; what an observer says of a criterion."""
    if node.state is not State.ANSWERED:
        return words(f"state_{node.state}")
    return node.level if node.level is not None else node.score
