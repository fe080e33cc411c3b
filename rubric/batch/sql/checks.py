"""Which cells of a table may be what they are, as conditions: a text that is run elsewhere meets cells of any kind."""

from __future__ import annotations

from collections.abc import Iterable

from rubric.batch.columns import ColumnKind, InputColumn
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.write import joined, number


def allowed(column: InputColumn, name: str, dialect: Dialect) -> str | None:
    """The condition that a cell is allowed; null where it is empty, false for NaN. None where any cell is.

    Args:
        column: what the cell answers.
        name: of the column, as it stands in the text.
        dialect: of the engine.
    """
    if column.kind is ColumnKind.ATTRIBUTE:
        return None
    if column.kind is ColumnKind.CURVE:
        return f"{name} BETWEEN {number(0)} AND {number(1)}"
    if column.codes or column.options:
        values = [*map(str, sorted(column.codes)), *map(dialect.text, column.options)]
        return f"{name} IN ({', '.join(values)})"
    low, high = column.ends
    within = f"{name} BETWEEN {number(low)} AND {number(high)}"
    return f"{within} AND {name} = FLOOR({name})" if column.kind is ColumnKind.COUNT else within


def any_refused(cells: Iterable[tuple[str, str]]) -> str:
    """The condition that any cell of a row is there and not allowed, never null.

    Args:
        cells: the names of columns and their conditions.
    """
    found = [f"({name} IS NOT NULL AND NOT ({may}))" for name, may in cells]
    return f"CASE WHEN {joined('OR', found)} THEN TRUE ELSE FALSE END" if found else "FALSE"
