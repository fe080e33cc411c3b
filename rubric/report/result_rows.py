"""One record per scorecard: the row that spreadsheets hold of a result."""

from __future__ import annotations

from rubric.model.cells import Cell
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import GateState, Verdict
from rubric.report.wording import Words

Record = dict[str, Cell]


def record_of(card: Scorecard, words: Words) -> Record:
    """A result by the ids of its columns; numbers are exact, several ids stand in one cell with spaces between.

    ``score`` is empty where there is no verdict to rely on: the number over the answered part is then
    ``score_of_answered``, so that nobody sorts by it unawares.
    """
    total, program, sheet = card.total, card.program, card.sheet
    withheld = card.verdict is Verdict.WITHHELD
    return {
        "program": program.id,
        "name": words.of(program.name) or None,
        "platform": program.platform,
        "vertical": program.vertical,
        "rubric": card.rubric.id,
        "edition": card.rubric.edition,
        "observer": sheet.observer,
        "observed": sheet.observed,
        "verdict": str(card.verdict),
        "score": None if withheld else total.score,
        "low": total.low,
        "high": total.high,
        "uncapped": None if withheld else total.uncapped,
        "score_of_answered": total.score if withheld else None,
        "coverage": total.coverage,
        "band": total.band,
        "bands": " ".join(total.bands) or None,
        "gates_broken": _gates(card, GateState.BROKEN),
        "gates_unresolved": _gates(card, GateState.UNKNOWN),
        "criteria": total.criteria,
        "answered": total.answered,
        "without_evidence": len(sheet.without_evidence),
        "file": sheet.file or None,
    }


def scored_nodes(card: Scorecard) -> list[NodeView]:
    """The dimensions, groups and criteria, in the order of the rubric."""
    return [node for node in card.nodes if node.kind != "total"]


def node_cell(node: NodeView) -> Cell:
    """A node's score, or its state in a word where it has none."""
    return str(node.state) if node.score is None else node.score


def _gates(card: Scorecard, state: GateState) -> str | None:
    return " ".join(gate.id for gate in card.gates if gate.state is state) or None
