"""Names and types of columns between reading and writing; none of them can be the id of anything."""

from __future__ import annotations

import polars as pl

from rubric.batch.columns import ColumnKind, InputColumn
from rubric.batch.outputs import OutputType

ROW, KEY, IN = "row.", "key.", "in."

_TYPES: dict[ColumnKind, pl.DataType] = {
    ColumnKind.YES_NO: pl.Int8(),
    ColumnKind.COUNT: pl.Float64(),
    ColumnKind.NUMBER: pl.Float64(),
    ColumnKind.CHOICE: pl.String(),
    ColumnKind.LEVEL: pl.Int16(),
    ColumnKind.APPLIES: pl.Int16(),
    ColumnKind.ATTRIBUTE: pl.String(),
    ColumnKind.CURVE: pl.Float64(),
}
_OUTPUTS: dict[OutputType, pl.DataType] = {
    OutputType.NUMBER: pl.Float64(),
    OutputType.WHOLE: pl.Int32(),
    OutputType.TEXT: pl.String(),
    OutputType.BOOLEAN: pl.Boolean(),
}


def dtype_of(column: InputColumn) -> pl.DataType:
    """The type of a normalised column."""
    return _TYPES[column.kind]


def output_dtype(type_: OutputType) -> pl.DataType:
    """The type of an output."""
    return _OUTPUTS[type_]
