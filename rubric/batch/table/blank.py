"""A blank table with typed columns."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import polars as pl

from rubric.batch.columns import ColumnKind, InputColumn
from rubric.batch.table.headings import plain_name
from rubric.batch.table.schema import dtype_of


def blank_parquet(examples: Mapping[InputColumn, object]) -> bytes:
    """A Parquet file with one row of examples."""
    types = {ColumnKind.YES_NO: pl.Boolean(), ColumnKind.COUNT: pl.Int64()}
    row: dict[str, object] = {"program": "example-program"}
    schema: dict[str, pl.DataType] = {"program": pl.String()}
    for one, value in examples.items():
        name = plain_name(one, list(examples))
        row[name] = None if value == "" else bool(value) if one.kind is ColumnKind.YES_NO else value
        schema[name] = types.get(one.kind, dtype_of(one))
    buffer = BytesIO()
    pl.DataFrame([row], schema=schema).write_parquet(buffer)
    return buffer.getvalue()
