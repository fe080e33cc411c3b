"""Tables as CSV and TSV that Excel, WPS and Feishu open with their Chinese in one piece and run nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.matrix import matrix_table
from rubric.observe.table import Cell, answer_rows, columns_for, head_rows, source_head_rows, words_of

# What a spreadsheet would run as a formula; and what already looks protected, so that reading gives back just this.
_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def csv_bytes(drafts: Sequence[Draft], lang: Lang, *, columns: bool, tabs: bool = False) -> bytes:
    """A table as bytes.

    Args:
        drafts: one, or several about one rubric with ``columns``.
        lang: of headings and texts.
        columns: programs as columns, answers only.
        tabs: separated by tabs, for the clipboard.
    """
    rows = matrix_table(drafts, lang) if columns else _table(drafts[0], lang)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter="\t" if tabs else ",", lineterminator="\r\n").writerows(
        [protected(cell) for cell in row] for row in rows
    )
    return written.getvalue().encode("utf-8-sig")


def protected(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = words_of(cell)
    return f"'{text}" if isinstance(cell, str) and _RUNS.match(text) else text


def unprotected(text: str) -> str:
    """The text that was protected."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def _table(draft: Draft, lang: Lang) -> Iterable[list[Cell]]:
    rows = [*head_rows(draft, lang), *source_head_rows(draft, lang), *answer_rows(draft, lang)]
    columns = columns_for(rows)
    yield [column.heading.get(lang) for column in columns]
    for row in rows:
        yield [row.cells.get(column.key, "") for column in columns]
