"""The columns that rows of results may have, and a scorecard as a row of some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rubric.model.cells import Cell, cell_text
from rubric.model.figure import published
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.text import Lang
from rubric.report.jsons import compact_json
from rubric.report.result_rows import Record, node_cell, record_of, scored_nodes
from rubric.report.wording import Words

NODE, LOW, HIGH, COVERAGE, STATE = "nodes.", "low.", "high.", "coverage.", "state."  # and the path of a node
DIMENSIONS, NODES, STATES = "dimensions", "nodes", "states"  # these stand for several columns
REASONS, OBSERVE = "reasons", "observe_next"
# What `record_of` holds, in its order
RECORD = (
    *("program", "name", "platform", "vertical", "rubric", "edition", "observer", "observed", "verdict"),
    *("score", "low", "high", "uncapped", "score_of_answered", "coverage", "band", "bands"),
    *("gates_broken", "gates_unresolved", "criteria", "answered", "without_evidence", "file"),
)
COLUMNS = (*RECORD, DIMENSIONS, NODES, STATES, REASONS, OBSERVE)
# Of a table for programs, and of one for spreadsheets
DEFAULT = (
    *("program", "name", "rubric", "edition", "observer", "observed", "verdict"),
    *("score", "low", "high", "score_of_answered", "coverage", "band", DIMENSIONS),
    *("gates_broken", "gates_unresolved", "file"),
)
SPREADSHEET = (*RECORD, NODES)

_WHOLE = frozenset({"criteria", "answered", "without_evidence"})
_NUMBERS = frozenset({"score", "low", "high", "uncapped", "score_of_answered", "coverage"})
_MOST_NAMED = 3  # reasons, and unknowns


def kind_of(column: str) -> Literal["number", "whole", "text"]:
    """What a column holds, by its name."""
    if column in _WHOLE:
        return "whole"
    return "number" if column in _NUMBERS or column.startswith((NODE, LOW, HIGH, COVERAGE)) else "text"


def cells_of(card: Scorecard, columns: Iterable[str], words: Words, *, states: bool) -> Record:
    """A scorecard's cells of some columns, by the columns' names.

    Args:
        card: the scorecard.
        columns: names out of ``COLUMNS``.
        words: the language of names.
        states: whether a node without a score has its state in the cell instead.
    """
    record, found = record_of(card, words), Record()
    for column in columns:
        if column in record:
            found[column] = record[column]
        elif column == REASONS:
            found[column] = _reasons(card)
        elif column == OBSERVE:
            found[column] = " ".join(one.id for one in card.observe_next[:_MOST_NAMED]) or None
        else:
            for node in scored_nodes(card):
                found |= _node_cells(node, column, states=states)
    return found


def _node_cells(node: NodeView, column: str, *, states: bool) -> Record:
    """What a node adds to a row for a word that stands for several columns."""
    path = node.path
    if column == STATES:
        return {STATE + path: str(node.state)}
    score = node_cell(node) if states else node.score
    if column == NODES:
        return {NODE + path: score}
    if node.kind != "dimension":
        return {}
    return {NODE + path: score, LOW + path: node.low, HIGH + path: node.high, COVERAGE + path: node.coverage}


def _reasons(card: Scorecard) -> Cell:
    """The criteria that lose most points, at most three."""
    losing = sorted((node for node in card.nodes if node.lost), key=lambda node: -(node.lost or 0))
    return " ".join(node.id for node in losing[:_MOST_NAMED]) or None


@dataclass(frozen=True)
class RowText:
    """Makes a scorecard a row: JSON on one line.

    Attributes:
        columns: of the row.
        lang: of names.
        cells: whether values are the texts of a spreadsheet's cells; otherwise they are JSON's own.
    """

    columns: tuple[str, ...]
    lang: Lang
    cells: bool

    def __call__(self, card: Scorecard) -> str:
        """The row."""
        found = cells_of(card, self.columns, Words(self.lang), states=self.cells)
        if self.cells:
            return compact_json({name: cell_text(cell) for name, cell in found.items()})
        return compact_json({name: _plain(cell) for name, cell in found.items()})


def _plain(cell: Cell) -> object:
    return published(cell) if isinstance(cell, Fraction) else cell


def scorecard_text(card: Scorecard) -> str:
    """A whole scorecard as JSON on one line."""
    return compact_json(card.model_dump(mode="json", by_alias=True))
