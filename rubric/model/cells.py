"""Cells of spreadsheets: texts that no program takes for a formula, and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from rubric.model.figure import DECIMALS
from rubric.model.printing import text_of_units

Cell = str | int | Decimal | Fraction | None

_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")  # in a worksheet's name
_NAME = 31  # characters of a worksheet's name
# How formulas start, with a Chinese keyboard too, after blanks that some programs skip; and the characters at which
# some programs start a new cell. Apostrophes before it belong to it, or the way back would not be exact.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def safe_cell(text: str) -> str:
    """A text as a cell that spreadsheet programs show and do not compute: an apostrophe before what may be a formula.

    ``unsafe_cell`` is the way back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe_cell(text: str) -> str:
    """What a cell written by ``safe_cell`` says; other texts as they are."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def number_text(number: int | Decimal | Fraction) -> str:
    """A number with up to six decimals, rounded half-even as in JSON; never in scientific notation."""
    whole, _, decimals = text_of_units(round(Fraction(number) * 10**DECIMALS), DECIMALS).partition(".")
    return f"{whole}.{decimals.rstrip('0')}".rstrip(".")


def worksheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Names that spreadsheet programs accept for worksheets: short, without the signs they refuse, each once.

    Args:
        wanted: what the worksheets should be called, in order.
        taken: names that other worksheets have.
    """
    used, found = {name.casefold() for name in taken}, []
    for one in wanted:
        plain = " ".join(_REFUSED.sub(" ", one).split()).strip(" '") or "-"
        name, number = plain[:_NAME].rstrip(" '"), 1
        while name.casefold() in used:
            number += 1
            end = f" ({number})"
            name = plain[: _NAME - len(end)] + end
        used.add(name.casefold())
        found.append(name)
    return found


def csv_text(rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> str:
    """Rows as CSV (RFC 4180) with CRLF line ends: numbers plain, texts neutralised, None as nothing.

    Excel reads a file of it as UTF-8 only with a byte order mark before it (the encoding ``utf-8-sig``).
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([cell_text(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def cell_text(cell: Cell) -> str:
    """A cell as CSV holds it: a number plain, a text neutralised, None as nothing."""
    if cell is None:
        return ""
    return safe_cell(cell) if isinstance(cell, str) else number_text(cell)
