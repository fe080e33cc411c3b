"""Runs SQL texts on the engines that are there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb
import polars as pl

from rubric.batch.columns import columns_of
from rubric.batch.outputs import Wanted
from rubric.batch.sql.compile import Compiled, compile_sql
from rubric.batch.sql.dialects import DIALECTS
from rubric.scoring.plan import Plan
from tests.batch.worlds import KEY, name_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

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


@contextmanager
def spark_session() -> Iterator["SparkSession"]:
    """A real Spark on two cores; its start takes longer than the work of a small sample."""
    from pyspark.sql import SparkSession  # takes long to import

    settings: dict[str, bool | float | int | str | None] = {
        # Otherwise Spark makes one method of the text, too long for the compiler of the JVM.
        "spark.sql.codegen.hugeMethodLimit": "8000",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def spark_rows(session: "SparkSession", text: str, table: pl.DataFrame) -> Rows:
    types = {pl.Int64: "bigint", pl.Int8: "tinyint", pl.String: "string", pl.Float64: "double"}
    schema = ", ".join(f"`{name}` {types[type(dtype)]}" for name, dtype in table.schema.items())
    session.createDataFrame(table.rows(), schema).createOrReplaceTempView(TABLE)
    return sorted((row.asDict() for row in session.sql(text).collect()), key=lambda row: row[KEY])


ENGINES: dict[str, Engine] = {"polars": polars_rows, "duckdb": duckdb_rows}


def compiled(plan: Plan, dialect: str = "duckdb", wanted: Wanted | None = None, source: str = TABLE) -> Compiled:
    """The text over a table that has every column."""
    columns: dict[str, str | None] = {column.id: name_of(column) for column in columns_of(plan)}
    return compile_sql(plan, next(one for one in DIALECTS if one.id == dialect), source, columns, [KEY], wanted)
