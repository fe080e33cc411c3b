"""Scorecards as a workbook: numbers are numbers, every text is a text, and there is no formula anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rubric.errors import UsageError
from rubric.model.cells import Cell
from rubric.model.figure import published
from rubric.model.printing import floored
from rubric.model.scorecard import Scorecard
from rubric.report.book import BookTable, Column, Kind, Row, Style, tables_of
from rubric.report.layout import width_of
from rubric.report.wording import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LOOKS: dict[Kind, dict[str, Any]] = {
    "score": {"num_format": "0.00"},
    "share": {"num_format": "0%"},
    "plain": {},
    "word": {"font_color": "#7F7F7F", "align": "right"},
}
_STYLES: dict[Style, dict[str, Any]] = {
    "": {},
    "sum": {"bold": True, "top": 1},
    "alarm": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
}
_ALL: dict[str, Any] = {"valign": "vcenter", "text_wrap": True}
_HEAD: dict[str, Any] = {**_ALL, "bold": True, "bg_color": "#E7E6E6", "bottom": 1}
_COLOURS = {"min_color": "#F8A5A5", "mid_color": "#FFEB9C", "max_color": "#A9D8A0"}

# In columns of a digit's width; a Chinese character takes two.
_NARROWEST, _WIDEST, _WIDEST_HEAD, _PAGE = 6, 40, 18, 190
_LINE, _ROOM, _HIGHEST = 20, 10, 540  # in pixels; the room is above and below the text
_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARS = 1_048_576, 16_384, 32_767  # Excel's own limits


def workbook(cards: Sequence[Scorecard], words: Words) -> bytes:
    """A workbook in the Office Open XML format; the same bytes for the same results.

    Raises:
        UsageError: there are more rows or columns than a worksheet holds.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC), "author": "miniprogram-rubric"})
        formats = {
            (kind, style): book.add_format({**_ALL, **look, **more})
            for kind, look in _LOOKS.items()
            for style, more in _STYLES.items()
        }
        head = book.add_format(_HEAD)
        for table in tables_of(cards, words):
            _write(book.add_worksheet(table.name), table, formats, head)
    return buffer.getvalue()


def _write(sheet: Worksheet, table: BookTable, formats: dict[tuple[Kind, Style], Format], head: Format) -> None:
    if len(table.rows) >= _MOST_ROWS or len(table.columns) > _MOST_COLUMNS:
        raise UsageError(
            f"a worksheet holds {_MOST_ROWS} rows and {_MOST_COLUMNS} columns; use CSV for this many",
            f"一张工作表最多 {_MOST_ROWS} 行、{_MOST_COLUMNS} 列；这么多请用 CSV",
        )
    widths = [_width(index, column, table.rows) for index, column in enumerate(table.columns)]
    for index, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.write_string(0, index, column.heading, head)
        sheet.set_column(index, index, width)
    sheet.set_row_pixels(0, _height([column.heading for column in table.columns], widths))
    for number, row in enumerate(table.rows, 1):
        for index, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            kind: Kind = "word" if column.kind == "score" and isinstance(cell, str) else column.kind
            _write_cell(sheet, number, index, cell, kind, formats[kind, row.style])
        sheet.set_row_pixels(number, _height(row.cells, widths))
    repeated = sum(widths[: table.printed])
    _set_up(sheet, table, max(1, -(-(sum(widths) - repeated) // max(_PAGE - repeated, _WIDEST))))


def _write_cell(sheet: Worksheet, row: int, index: int, cell: Cell, kind: Kind, look: Format) -> None:
    if cell is None:
        sheet.write_blank(row, index, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, index, cell[:_MOST_CHARS], look)
    else:
        sheet.write_number(row, index, _number(Fraction(cell), kind), look)


def _number(value: Fraction, kind: Kind) -> float:
    """Scores and shares as pages print them, so that no cell reaches an edge that the number did not."""
    return published(value) if kind == "plain" else float(floored(value))


def _width(index: int, column: Column, rows: Sequence[Row]) -> int:
    """What the longest line of a column takes, within limits; long headings wrap, their filter buttons take three."""
    heading = max((width_of(line) for line in column.heading.split("\n")), default=0)
    longest = min(heading, _WIDEST_HEAD) + 3
    for row in rows:
        cell = row.cells[index]
        if isinstance(cell, str) and longest < _WIDEST:
            longest = max(longest, *(width_of(line) for line in cell[:1000].split("\n")))
    return max(_NARROWEST, min(longest + 1, _WIDEST))


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Pixels that the most lines of a row take: not every program fits rows to wrapped text by itself."""
    lines = [
        sum(-(-max(width_of(line), 1) // (width - 1)) for line in cell[:_MOST_CHARS].split("\n"))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    ]
    return min(_LINE * max(lines, default=1) + _ROOM, _HIGHEST)


def _set_up(sheet: Worksheet, table: BookTable, pages: int) -> None:
    """What helps to read and to print, so many pages wide: the head stays, columns filter, colours where asked for."""
    last_row, last_column = len(table.rows), len(table.columns) - 1
    sheet.freeze_panes(1, table.fixed)
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, table.printed - 1)
    sheet.set_footer("&L&A&R&P / &N")
    if table.coloured is not None:
        low, high = (published(edge) for edge in table.coloured)
        scale = {"min_value": low, "mid_value": (low + high) / 2, "max_value": high, **_COLOURS}
        types = dict.fromkeys(("min_type", "mid_type", "max_type"), "num")
        first = next(index for index, column in enumerate(table.columns) if column.kind == "score")
        sheet.conditional_format(1, first, last_row, last_column, {"type": "3_color_scale", **types, **scale})
