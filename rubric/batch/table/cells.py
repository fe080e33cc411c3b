"""What a cell may hold, one cell at a time: for the few that are not plain, and to tell what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import Any

from rubric.batch.columns import LARGEST, NOT_APPLICABLE, ColumnKind, InputColumn
from rubric.model.cells import unsafe_cell
from rubric.model.table import Fault
from rubric.model.text import folded

# A value as engines take it: a number, an option or attribute; None for unknown.
Value = float | int | str | None
# What a word that a person wrote means in a column.
Understand = Callable[[InputColumn, str], Value | Fault]

_UNKNOWN = frozenset({"", "null", "none", "unknown", "未知"})
_MISFITS = {
    ColumnKind.YES_NO: Fault.NOT_YES_NO,
    ColumnKind.COUNT: Fault.NOT_A_NUMBER,
    ColumnKind.NUMBER: Fault.NOT_A_NUMBER,
    ColumnKind.CHOICE: Fault.NO_SUCH_OPTION,
    ColumnKind.LEVEL: Fault.NO_SUCH_LEVEL,
    ColumnKind.APPLIES: Fault.ONLY_NOT_APPLICABLE,
}


def read_text(column: InputColumn, text: str, understand: Understand) -> Value | Fault:
    """What a text in a cell means."""
    text = unsafe_cell(text)
    plain = folded(text)
    if plain in _UNKNOWN:
        return None
    if column.kind is ColumnKind.ATTRIBUTE:
        return text.strip()
    if column.kind is ColumnKind.CHOICE:
        return text.strip() if text.strip() in column.options else understand(column, text)
    number = _number(plain)
    if number is not None and not (column.kind is ColumnKind.YES_NO and number not in (0, 1)):
        return read_number(column, number)
    return understand(column, text)


def _number(text: str) -> float | None:
    try:
        number = Decimal(text) if len(text) <= 40 and text[-1:].isdigit() else None
    except InvalidOperation:
        return None
    return None if number is None else float(number)


def read_number(column: InputColumn, number: float) -> Value | Fault:
    """What a number in a cell means."""
    if not isfinite(number):
        return _MISFITS.get(column.kind, Fault.NOT_A_NUMBER)
    if column.codes:
        if number in column.codes:
            return int(number)
        return Fault.MUST_APPLY if number == NOT_APPLICABLE else _MISFITS[column.kind]
    if abs(number) > LARGEST:
        return Fault.OUT_OF_RANGE
    if column.kind is ColumnKind.COUNT and (number < 0 or not number.is_integer()):
        return Fault.NOT_WHOLE
    if column.between is not None and not column.between[0] <= Decimal(repr(number)) <= column.between[1]:
        return Fault.OUT_OF_RANGE
    return number


def fault_of(column: InputColumn, cell: Any, understand: Understand) -> Fault:
    """What is wrong with a cell that has no meaning."""
    read = read_text(column, cell, understand) if isinstance(cell, str) else read_number(column, float(cell))
    return read if isinstance(read, Fault) else _MISFITS.get(column.kind, Fault.NOT_A_NUMBER)


def allowed(column: InputColumn) -> str:
    """What the cells of a column may hold, in signs that need no language."""
    if column.kind is ColumnKind.YES_NO:
        return "yes, no, 1, 0"
    if column.options:
        return ", ".join(column.options)
    if column.codes:
        return ", ".join(str(code) for code in sorted(column.codes))
    if column.between is not None:
        return f"{column.between[0]}–{column.between[1]}"
    if column.kind is ColumnKind.COUNT:
        return f"0–{LARGEST}"
    return f"-{LARGEST}–{LARGEST}" if column.kind is ColumnKind.NUMBER else ""
