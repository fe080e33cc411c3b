"""Real Spark says what the scorer says, on a sample: its start takes longer than its work."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rubric.batch.outputs import Wanted
from tests.batch.agreement import BUILT_IN, differences, random_plan, shipped
from tests.batch.engines import TABLE, Rows, compiled
from tests.batch.worlds import KEY, random_worlds, table_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROWS = 200


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    # Otherwise Spark makes one method of the text, too long for the compiler of the JVM.
    settings = {
        "spark.sql.codegen.hugeMethodLimit": "8000",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
    }
    builder = sql.SparkSession.builder.master("local[2]").config(map=settings)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def spark_rows(session: "SparkSession", text: str, table: pl.DataFrame) -> Rows:
    types = {pl.Int64: "bigint", pl.Int8: "tinyint", pl.String: "string", pl.Float64: "double"}
    schema = ", ".join(f"`{name}` {types[type(dtype)]}" for name, dtype in table.schema.items())
    session.createDataFrame(table.rows(), schema).createOrReplaceTempView(TABLE)
    return sorted((row.asDict() for row in session.sql(text).collect()), key=lambda row: row[KEY])


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_spark_gives_the_numbers_bands_and_verdicts_of_the_scorer(spark: "SparkSession") -> None:
    for plan in (*map(shipped, BUILT_IN), *map(random_plan, (2, 5, 16))):
        worlds = random_worlds(plan, ROWS, 11)
        text = compiled(plan, "spark", Wanted())
        rows = spark_rows(spark, text.text, table_of(plan, worlds))
        assert list(differences(plan, worlds, rows, text, Wanted())) == []
