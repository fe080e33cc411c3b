"""Real Spark says what the scorer says, on a sample."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from rubric.batch.outputs import Wanted
from tests.batch.agreement import BUILT_IN, Sample, differences, random_plan, shipped
from tests.batch.engines import compiled, spark_rows, spark_session
from tests.batch.worlds import damage, random_worlds, table_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROWS = 200


@pytest.fixture(scope="module")
def spark() -> Iterator["SparkSession"]:
    pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    with spark_session() as session:
        yield session


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_spark_gives_the_numbers_bands_and_verdicts_of_the_scorer(spark: "SparkSession") -> None:
    for plan in (*map(shipped, BUILT_IN), *map(random_plan, (2, 5, 16))):
        sample = Sample.of(plan, ROWS, 11)
        text = compiled(plan, "spark", Wanted())
        rows = spark_rows(spark, text.text, sample.table)
        assert list(differences(sample, rows, text, Wanted())) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_spark_marks_rows_with_cells_that_a_column_may_not_hold(spark: "SparkSession") -> None:
    plan = random_plan(5)
    damaged, mended, bad = damage(plan, table_of(plan, random_worlds(plan, ROWS, 7)), 7)
    rows = spark_rows(spark, compiled(plan, "spark", Wanted(checked=True)).text, damaged)
    assert [row.pop("invalid") for row in rows] == bad
    assert rows == spark_rows(spark, compiled(plan, "spark").text, mended)
