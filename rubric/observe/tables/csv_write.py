"""Tables as CSV and TSV that Excel, WPS and Feishu open with their Chinese in one piece and run nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rubric.model.cells import csv_text
from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.tables.matrix import matrix_table
from rubric.observe.tables.table import Cell, answer_rows, columns_for, head_rows, source_head_rows


def csv_bytes(drafts: Sequence[Draft], lang: Lang, *, columns: bool, tabs: bool = False) -> bytes:
    """A table as bytes.

    Args:
        drafts: one, or several about one rubric with ``columns``.
        lang: of headings and texts.
        columns: programs as columns, answers only.
        tabs: separated by tabs, for the clipboard.
    """
    rows = matrix_table(drafts, lang) if columns else _table(drafts[0], lang)
    return csv_text(rows, "\t" if tabs else ",").encode("utf-8-sig")


def _table(draft: Draft, lang: Lang) -> Iterable[list[Cell]]:
    rows = [*head_rows(draft, lang), *source_head_rows(draft, lang), *answer_rows(draft, lang)]
    columns = columns_for(rows)
    yield [column.heading.get(lang) for column in columns]
    for row in rows:
        yield [row.cells.get(column.key, "") for column in columns]
