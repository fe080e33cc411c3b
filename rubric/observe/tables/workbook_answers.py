"""The worksheet that a person fills: one row per question, drop-downs, anchors, and red where evidence is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rubric.model.rubric import Fact
from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.questions import Kind, Question
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.table import Row, answer_rows, columns_for, head_rows, question_text, word_for
from rubric.observe.tables.table_texts import EVIDENCE, Column
from rubric.observe.tables.workbook_pen import Pen, columns_of, done

MORE_ROWS = 20  # empty ones below the questions, for further evidence
_PAPER_A4 = 9
_COMMENT_WIDTH, _LINE_HEIGHT, _COMMENT_COLUMNS = 380, 20, 56
_MAY = (
    "format_cells", "format_columns", "format_rows", "insert_rows", "sort", "autofilter", "select_locked_cells",
    "select_unlocked_cells", "insert_hyperlinks", "objects",
)  # fmt: skip
_STYLES = {
    texts.ID: "id",
    texts.SECTION: "fixed",
    texts.QUESTION: "fixed",
    texts.MEANING: "small",
    texts.ANSWER: "answer",
}
_TELLS_NOTHING = ("", "unknown", "no", "NA", "未知", "否", "不适用")
_PLACES = ("source", "url", "screenshot", "file")


def write_answers(pen: Pen, sheet: Any, draft: Draft, lang: Lang, sources: str) -> None:
    """Fill a worksheet.

    Args:
        pen: of the workbook.
        sheet: the worksheet.
        draft: what it asks and says.
        lang: of headings and texts.
        sources: the range that holds the ids of sources.
    """
    about, asked = head_rows(draft, lang), list(answer_rows(draft, lang))
    columns = columns_for(asked)
    pen.heading(sheet, [one.heading.get(lang) for one in columns], [one.width for one in columns])
    for number, row in enumerate(about, 1):
        _about(pen, sheet, number, row, columns)
    first = len(about) + 1
    for number, row in enumerate(asked, first):
        _ask(pen, sheet, number, row, columns, lang)
    last = first + len(asked) + MORE_ROWS
    _more(pen, sheet, first, last - MORE_ROWS, columns, lang)
    _source_choice(sheet, first, last, columns, sources)
    for start, end in _stretches(asked):
        _mark_missing(pen, sheet, first + start, first + end, last, columns)
    set_up(sheet, last, columns)


def set_up(sheet: Any, last: int, columns: Sequence[Column], frozen: int = 3) -> None:
    """Freeze, filter, protect and prepare for the printer."""
    done(sheet.freeze_panes(1, frozen))
    done(sheet.autofilter(0, 0, last, len(columns) - 1))
    sheet.protect("", dict.fromkeys(_MAY, True))
    done(sheet.repeat_rows(0))
    done(sheet.set_row(0, 24))
    for_paper(sheet)


def for_paper(sheet: Any) -> None:
    """As wide as a page, across."""
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def allow(pen: Pen, sheet: Any, row: int, column: int, question: Question, lang: Lang) -> None:
    """What a cell accepts: a drop-down, or a number."""
    words = [str(word_for(question, option.value, lang)) for option in question.options]
    extra = [texts.UNKNOWN.get(lang)] if question.kind is not Kind.APPLIES else []
    extra += [texts.NOT_APPLICABLE.get(lang)] if question.may_not_apply else []
    title = "这里不能这样写" if lang is Lang.ZH else "Not an answer here"
    if question.kind in (Kind.COUNT, Kind.NUMBER):
        message = _number_message(question, lang)
        formula = _number_formula(question, row, column)
        done(
            sheet.data_validation(
                row,
                column,
                row,
                column,
                {"validate": "custom", "value": formula, "error_title": title, "error_message": message},
            )
        )
        return
    message = "从下拉里选一个。" if lang is Lang.ZH else "Choose one from the drop-down."
    pen.choose(sheet, row, column, [*words, *extra], {"error_title": title, "error_message": message})


def comment_on(sheet: Any, row: int, column: int, question: Question, meaning: str, lang: Lang) -> None:
    """The question and the wording of every level, as a comment that is large enough."""
    text = f"{question_text(question, lang)}\n\n{meaning}"[:30_000]
    lines = sum(1 + columns_of(line) // _COMMENT_COLUMNS for line in text.splitlines())
    size = {"width": _COMMENT_WIDTH, "height": _LINE_HEIGHT * (lines + 1), "author": "rubric", "font_size": 9}
    done(sheet.write_comment(row, column, text, size))


def _about(pen: Pen, sheet: Any, number: int, row: Row, columns: Sequence[Column]) -> None:
    styles = {texts.ID: "id", texts.ANSWER: "program", texts.MEANING: "note"}
    _write(pen, sheet, number, row, columns, [styles.get(one.key, "about") for one in columns])


def _ask(pen: Pen, sheet: Any, number: int, row: Row, columns: Sequence[Column], lang: Lang) -> None:
    _write(pen, sheet, number, row, columns, [_STYLES.get(one.key, "input") for one in columns])
    if row.question is not None:
        column = _position(columns, texts.ANSWER)
        allow(pen, sheet, number, column, row.question, lang)
        comment_on(sheet, number, column, row.question, str(row.cells[texts.MEANING]), lang)


def _write(pen: Pen, sheet: Any, number: int, row: Row, columns: Sequence[Column], styles: Sequence[str]) -> None:
    cells = [row.cells.get(one.key, "") for one in columns]
    pen.write_row(sheet, number, cells, styles, [one.width for one in columns])


def _more(pen: Pen, sheet: Any, first: int, start: int, columns: Sequence[Column], lang: Lang) -> None:
    """Empty rows in which a question's id may be chosen again."""
    words = (
        "更多证据写在下面：每行先选同一个编号"
        if lang is Lang.ZH
        else "Further evidence goes below: choose the same id again in each row"
    )
    for number in range(start, start + MORE_ROWS + 1):
        for column, one in enumerate(columns):
            label = number == start
            text = words if label and one.key == texts.QUESTION else ""
            open_ = one.key in (*EVIDENCE, texts.ID) and not label
            pen.put(sheet, number, column, text, "input" if open_ else "about")
    done(
        sheet.data_validation(
            start + 1, 0, start + MORE_ROWS, 0, {"validate": "list", "source": f"=$A${first + 1}:$A${start}"}
        )
    )


def _source_choice(sheet: Any, first: int, last: int, columns: Sequence[Column], sources: str) -> None:
    at = _position(columns, "source")
    options = {"validate": "list", "source": sources, "show_error": False}
    done(sheet.data_validation(first, at, last, at, options))


def _stretches(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The rows, from and to, in which an answer that says something needs evidence."""
    wanted = [row.question is not None and row.question.kind not in (Kind.CHOICE, Kind.APPLIES) for row in rows]
    start = None
    for number, one in enumerate([*wanted, False]):
        if one and start is None:
            start = number
        elif not one and start is not None:
            yield start, number - 1
            start = None


def _mark_missing(pen: Pen, sheet: Any, first: int, last: int, end: int, columns: Sequence[Column]) -> None:
    """Red where the answer says that something was seen and no row of its id has evidence."""
    answer = f"${_letter(columns, texts.ANSWER)}{first + 1}"
    says = ",".join([*(f'{answer}<>"{word}"' for word in _TELLS_NOTHING), f"{answer}<>0"])
    ids = f"$A$2:$A${end + 1}"
    shown = [one.key for one in columns]
    found = "+".join(
        f'COUNTIFS({ids},$A{first + 1},${_letter(columns, key)}$2:${_letter(columns, key)}${end + 1},"?*")'
        for key in _PLACES
        if key in shown
    )
    done(
        sheet.conditional_format(
            first,
            _position(columns, "source"),
            last,
            _position(columns, "screenshot"),
            {"type": "formula", "criteria": f"=AND({says},{found}=0)", "format": pen.style("missing")},
        )
    )


def _number_formula(question: Question, row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(row, column)
    between = question.item.between if isinstance(question.item, Fact) else None
    low = between[0] if between else 0 if question.kind is Kind.COUNT else None
    tests = [f"ISNUMBER({cell})"]
    tests += [f"{cell}=INT({cell})"] if question.kind is Kind.COUNT else []
    tests += [f"{cell}>={low}"] if low is not None else []
    tests += [f"{cell}<={between[1]}"] if between else []
    words = ",".join(f'{cell}="{word}"' for word in (texts.UNKNOWN.zh, texts.UNKNOWN.en))
    return f"=OR({words},AND({','.join(tests)}))"


def _number_message(question: Question, lang: Lang) -> str:
    from rubric.observe.sheet_text import how_to_answer

    what = how_to_answer(question, lang).splitlines()[0]
    return f"要写{what}，或“未知”。" if lang is Lang.ZH else f"Write {what}, or unknown."


def _position(columns: Sequence[Column], key: str) -> int:
    return [one.key for one in columns].index(key)


def _letter(columns: Sequence[Column], key: str) -> str:
    from rubric.model.finding import column_letters

    return column_letters(_position(columns, key) + 1)
