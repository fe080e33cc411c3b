"""Scorecards as CSV or TSV: one row each, ids as headings, whatever the language of the texts."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.cells import Cell, csv_text
from rubric.model.scorecard import Scorecard
from rubric.report.result_rows import node_cell, record_of, scored_nodes
from rubric.report.wording import Words

_NODE = "nodes."


def results_csv(cards: Sequence[Scorecard], words: Words, delimiter: str = ",") -> str:
    """The records of all scorecards, then ``nodes.PATH`` for every dimension and criterion of any of them.

    A node's cell holds its score, or its state where it has none; it is empty where the rubric has no such node.
    """
    records = [_record(card, words) for card in cards]
    heads = list(dict.fromkeys(head for record in records for head in record))
    rows: list[list[Cell]] = [[record.get(head) for head in heads] for record in records]
    return csv_text([heads, *rows], delimiter)


def _record(card: Scorecard, words: Words) -> dict[str, Cell]:
    nodes = {_NODE + node.path: node_cell(node) for node in scored_nodes(card)}
    return record_of(card, words) | nodes
