"""A table as it was read: texts by row and column, and which cells hold no usable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.model.finding import Place

MAX_ROWS, MAX_COLUMNS = 50_000, 500
MAX_CELLS = 2_000_000  # from the first to the last, empty ones too
At = tuple[int, int]  # row and column from 0


class Grid(NamedTuple):
    """One worksheet, or a CSV file.

    Attributes:
        file: how messages call the file.
        worksheet: its name; empty for CSV.
        rows: the texts of all cells, from the first row and column.
        lines: of a CSV file, the line on which each row begins; empty for a worksheet.
        bad: cells without a usable value: their error, or an empty text for a formula without result.
    """

    file: str
    worksheet: str
    rows: tuple[tuple[str, ...], ...]
    bad: Mapping[At, str] = {}
    lines: tuple[int, ...] = ()

    def text(self, row: int, column: int | None) -> str:
        """The text of a cell without spaces around it; empty where there is none."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column].strip()

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands."""
        return Place(self.file, row + 1, column + 1, row + 1, column + 2, self.worksheet, self._line(row, column))

    def _line(self, row: int, column: int) -> int:
        """The line of a CSV file on which a cell begins; 0 where there are no lines."""
        if row >= len(self.lines):
            return 0
        return self.lines[row] + sum(cell.count("\n") for cell in self.rows[row][:column])


def grid_rows(rows: Iterable[Iterable[Any]]) -> tuple[tuple[str, ...], ...]:
    """Raw values as texts."""
    return tuple(tuple(cell_text(value) for value in row) for row in rows)


def cell_text(value: Any) -> str:
    """What a cell shows: 4.0 is 4, a date is year-month-day, line breaks are those of a text file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _number(value: float) -> str:
    """Fifteen digits, as a spreadsheet shows them."""
    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
