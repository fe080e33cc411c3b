"""Scorecards as CSV or TSV: one row each, ids as headings, whatever the language of the texts."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.cells import Cell, csv_text
from rubric.model.scorecard import Scorecard
from rubric.report.result_columns import SPREADSHEET, cells_of
from rubric.report.wording import Words


def results_csv(cards: Sequence[Scorecard], words: Words, delimiter: str = ",") -> str:
    """The records of all scorecards, then ``nodes.PATH`` for every dimension and criterion of any of them.

    A node's cell holds its score, or its state where it has none; it is empty where the rubric has no such node.
    """
    records = [cells_of(card, SPREADSHEET, words, states=True) for card in cards]
    heads = list(dict.fromkeys(head for record in records for head in record))
    rows: list[list[Cell]] = [[record.get(head) for head in heads] for record in records]
    return csv_text([heads, *rows], delimiter)
