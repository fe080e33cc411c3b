"""Runs SQL texts on the engines that are there."""

from collections.abc import Callable
from typing import Any

import duckdb
import polars as pl

from rubric.batch.columns import columns_of
from rubric.batch.outputs import Wanted
from rubric.batch.sql.compile import Compiled, compile_sql
from rubric.batch.sql.dialects import DIALECTS
from rubric.scoring.plan import Plan
from tests.batch.worlds import KEY, name_of

Rows = list[dict[str, Any]]
Engine = Callable[[str, pl.DataFrame], Rows]
TABLE = "answers"


def polars_rows(text: str, table: pl.DataFrame) -> Rows:
    return pl.SQLContext({TABLE: table.lazy()}).execute(text).collect(engine="streaming").sort(KEY).to_dicts()


def duckdb_rows(text: str, table: pl.DataFrame) -> Rows:
    connection = duckdb.connect()
    connection.register(TABLE, table.to_arrow())
    rows: Rows = connection.sql(text).pl().sort(KEY).to_dicts()
    return rows


ENGINES: dict[str, Engine] = {"polars": polars_rows, "duckdb": duckdb_rows}


def compiled(plan: Plan, dialect: str = "duckdb", wanted: Wanted | None = None, source: str = TABLE) -> Compiled:
    """The text over a table that has every column."""
    columns: dict[str, str | None] = {column.id: name_of(column) for column in columns_of(plan)}
    return compile_sql(plan, next(one for one in DIALECTS if one.id == dialect), source, columns, [KEY], wanted)
