"""Writing into worksheets: formats by name, and every call's answer looked at, because XlsxWriter drops silently."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rubric.observe.tables.table import Cell, words_of

_DIGITS = 15  # a spreadsheet keeps no more of a number
_MOST = 32_000  # characters in a cell
_INLINE = 255  # characters in a drop-down that is written in place
_FONT, _LINE = 11, 15.5  # size of the letters and height of a line, in points
_HIGHEST = 400.0
_BORDER = {"border": 1, "border_color": "#D0D4D9"}
_TEXT = {**_BORDER, "text_wrap": True, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#0B4F4A"},
    "subtitle": {"bold": True, "font_size": 12, "font_color": "#0B4F4A", "valign": "top"},
    "plain": {"text_wrap": True, "valign": "top"},
    "head": {**_TEXT, "bold": True, "bg_color": "#0B6B63", "font_color": "#FFFFFF", "valign": "vcenter"},
    "fixed": {**_TEXT, "bg_color": "#F3F4F6", "align": "left"},
    "id": {**_TEXT, "bg_color": "#E5E7EB", "font_color": "#6B7280", "font_size": 9},
    "about": {**_TEXT, "bg_color": "#E6F2F1"},
    "note": {**_TEXT, "bg_color": "#E6F2F1", "font_color": "#4B5563", "font_size": 9},
    "small": {**_TEXT, "bg_color": "#F3F4F6", "font_color": "#4B5563", "font_size": 9},
    # Text format: a spreadsheet makes no dates or formulas of what is typed.
    "input": {**_TEXT, "locked": False, "num_format": "@"},
    "answer": {**_TEXT, "locked": False, "bg_color": "#FFFBEA", "bold": True, "align": "center", "valign": "vcenter"},
    "program": {**_TEXT, "locked": False, "bg_color": "#FFFBEA", "num_format": "@"},
    "missing": {"bg_color": "#FBD5D5"},
}


class Pen:
    """Writes into one workbook.

    Attributes:
        book: the workbook of XlsxWriter.
    """

    def __init__(self, book: Any, lists: Any) -> None:
        """Keep the workbook and the worksheet for long drop-downs."""
        self.book = book
        self._lists = lists
        self._ranges: dict[tuple[str, ...], str] = {}
        self._formats: dict[str, Any] = {}

    def style(self, name: str) -> Any:
        """A format."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format(_STYLES[name])
        return self._formats[name]

    def put(self, sheet: Any, row: int, column: int, cell: Cell, style: str) -> None:
        """Write a cell: numbers as numbers, texts as texts, whatever they look like."""
        if not isinstance(cell, str) and len(Decimal(cell).as_tuple().digits) <= _DIGITS:
            done(sheet.write_number(row, column, float(cell), self.style(style)))
        elif cell == "":
            done(sheet.write_blank(row, column, None, self.style(style)))
        else:
            text = words_of(cell)
            done(sheet.write_string(row, column, text if len(text) <= _MOST else text[:_MOST] + "…", self.style(style)))

    def heading(self, sheet: Any, words: Sequence[str], widths: Sequence[float]) -> None:
        """The first row, frozen by whoever calls."""
        for column, (word, width) in enumerate(zip(words, widths, strict=True)):
            done(sheet.set_column(column, column, width))
            self.put(sheet, 0, column, word, "head")

    def write_row(
        self, sheet: Any, row: int, cells: Sequence[Cell], styles: Sequence[str], widths: Sequence[float]
    ) -> None:
        """Write a row as high as its texts need: not every program makes room for wrapped texts by itself."""
        lines = 1.0
        for column, (cell, style, width) in enumerate(zip(cells, styles, widths, strict=True)):
            self.put(sheet, row, column, cell, style)
            lines = max(lines, lines_of(str(cell), width, _STYLES[style].get("font_size", _FONT)))
        done(sheet.set_row(row, min(_LINE * lines + 6, _HIGHEST)))

    def choose(self, sheet: Any, row: int, column: int, words: Sequence[str], options: Mapping[str, Any]) -> None:
        """A drop-down; one that is too long for the cell refers to a hidden worksheet."""
        short = len(",".join(words)) <= _INLINE and not any("," in word for word in words)
        source = list(words) if short else self._range(tuple(words))
        done(sheet.data_validation(row, column, row, column, {"validate": "list", "source": source, **options}))

    def _range(self, words: tuple[str, ...]) -> str:
        if words not in self._ranges:
            column = len(self._ranges)
            for row, word in enumerate(words):
                self.put(self._lists, row, column, word, "plain")
            from xlsxwriter.utility import xl_range_abs

            self._ranges[words] = f"='{self._lists.get_name()}'!{xl_range_abs(0, column, len(words) - 1, column)}"
        return self._ranges[words]


def done(code: Any) -> None:
    """Look at what XlsxWriter answered.

    Raises:
        RuntimeError: it left something out.
    """
    if isinstance(code, int) and code < 0:
        raise RuntimeError(f"the workbook would lack something (XlsxWriter answers {code})")


def lines_of(text: str, width: float, size: float) -> float:
    """How many lines of the usual size a wrapped text takes, estimated."""
    room = max(4.0, (width - 1.5) * _FONT / size)
    return sum(max(1, math.ceil(columns_of(line) / room)) for line in text.split("\n")) * size / _FONT


def columns_of(text: str) -> int:
    """How many columns a text takes: a Chinese character two, others a little less than one."""
    return math.ceil(sum(2 if ord(char) >= 0x2E80 else 0.88 for char in text))
