"""A workbook that a person likes to fill: instructions, a worksheet per program, sources, anchors."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rubric.model.cells import worksheet_names
from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.matrix import LEADING, matrix_rows
from rubric.observe.tables.table import anchor_rows, source_rows
from rubric.observe.tables.table_texts import ANCHOR_COLUMNS, SOURCE_COLUMNS
from rubric.observe.tables.workbook_answers import allow, comment_on, for_paper, set_up, write_answers
from rubric.observe.tables.workbook_pen import Pen, done
from rubric.observe.tables.workbook_read_me import write_meta, write_read_me

FORMAT = 1  # of the workbook, in its hidden worksheet
_SOURCE_ROWS = 30
_PROGRAM_WIDTH = 22
# The same bytes whenever it is written.
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 - the format has no time zones


def workbook_bytes(drafts: Sequence[Draft], lang: Lang, *, columns: bool) -> bytes:
    """A workbook as bytes.

    Args:
        drafts: one per program; about one rubric with ``columns``.
        lang: of headings and texts.
        columns: programs as columns of one worksheet, answers only.
    """
    import xlsxwriter

    written = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, plain)
    book.set_properties({"title": drafts[0].plan.rubric.title.get(lang), "created": _CREATED})
    read_me = book.add_worksheet(texts.READ_ME.get(lang))
    names = [texts.SCORES.get(lang)] if columns or len(drafts) == 1 else worksheet_names(one.program for one in drafts)
    answers = [book.add_worksheet(name) for name in names]
    sources, anchors, lists, meta = (
        book.add_worksheet(name) for name in (texts.SOURCES.get(lang), texts.ANCHORS.get(lang), texts.LISTS, texts.META)
    )
    pen = Pen(book, lists)
    if columns:
        _matrix(pen, answers[0], drafts, lang)
    else:
        range_ = f"='{sources.get_name()}'!$A$2:$A${_SOURCE_ROWS + 1 + sum(len(one.sources) for one in drafts)}"
        for sheet, draft in zip(answers, drafts, strict=True):
            write_answers(pen, sheet, draft, lang, range_)
    _sources(pen, sources, drafts, lang)
    _anchors(pen, anchors, drafts, lang)
    write_read_me(pen, read_me, drafts, names, lang, columns=columns)
    write_meta(pen, meta, drafts, FORMAT)
    lists.hide()
    meta.very_hidden()
    book.close()
    return written.getvalue()


def _matrix(pen: Pen, sheet: Any, drafts: Sequence[Draft], lang: Lang) -> None:
    words = [*(one.heading.get(lang) for one in LEADING), *(one.program for one in drafts)]
    widths = [*(one.width for one in LEADING), *([_PROGRAM_WIDTH] * len(drafts))]
    pen.heading(sheet, words, widths)
    last = 0
    for number, (row, values) in enumerate(matrix_rows(drafts, lang), 1):
        last = number
        fixed = "fixed" if row.question else "about"
        own = {texts.ID: "id", texts.MEANING: "small" if row.question else "note"}
        styles = [
            *(own.get(one.key, fixed) for one in LEADING),
            *(["answer" if row.question else "program"] * len(values)),
        ]
        pen.write_row(sheet, number, [*(row.cells.get(one.key, "") for one in LEADING), *values], styles, widths)
        if row.question is not None:
            for column in range(len(LEADING), len(words)):
                if not row.question.may_not_apply:
                    allow(pen, sheet, number, column, row.question, lang)
            comment_on(sheet, number, len(LEADING), row.question, str(row.cells[texts.MEANING]), lang)
    set_up(sheet, last, [*LEADING, *LEADING[: len(drafts)]])


def _sources(pen: Pen, sheet: Any, drafts: Sequence[Draft], lang: Lang) -> None:
    columns = SOURCE_COLUMNS if len(drafts) > 1 else SOURCE_COLUMNS[:-1]
    pen.heading(sheet, [one.heading.get(lang) for one in columns], [one.width for one in columns])
    rows = source_rows(drafts, lang)
    for number in range(1, len(rows) + _SOURCE_ROWS + 1):
        cells = rows[number - 1] if number <= len(rows) else {}
        values = [cells.get(one.key, "") for one in columns]
        pen.write_row(sheet, number, values, ["input"] * len(columns), [one.width for one in columns])
    done(sheet.freeze_panes(1, 0))
    done(sheet.set_row(0, 24))
    for_paper(sheet)


def _anchors(pen: Pen, sheet: Any, drafts: Sequence[Draft], lang: Lang) -> None:
    pen.heading(sheet, [one.heading.get(lang) for one in ANCHOR_COLUMNS], [one.width for one in ANCHOR_COLUMNS])
    rows = anchor_rows(drafts, lang)
    for number, cells in enumerate(rows, 1):
        values = [cells.get(one.key, "") for one in ANCHOR_COLUMNS]
        styles = ["id" if one.key == "id" else "fixed" for one in ANCHOR_COLUMNS]
        pen.write_row(sheet, number, values, styles, [one.width for one in ANCHOR_COLUMNS])
    set_up(sheet, len(rows), ANCHOR_COLUMNS)
