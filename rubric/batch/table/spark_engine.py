"""Spark over files in a folder: a local one, or a cluster that sees the folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

import polars as pl

from rubric.batch.table.run import SOURCE, Engine
from rubric.batch.table.schema import ROW
from rubric.errors import UsageError

LOCAL = "local[*]"
# Methods longer than this would be run without being compiled, five times slower.
_HUGE_METHOD = 8_000


def spark_engine(spool: Path, master: str | None) -> Engine:
    """Spark.

    Args:
        spool: a folder that all its workers see.
        master: where it runs; this machine by default.
    """

    def run(frame: pl.LazyFrame, text: str) -> pl.LazyFrame:
        read, written = spool / "normalised.parquet", spool / "scored"
        frame.sink_parquet(read, compression="snappy")
        with _session(master) as session:
            session.read.parquet(str(read)).createOrReplaceTempView(SOURCE)
            session.sql(text).write.parquet(str(written))
        return in_row_order(sorted(written.glob("*.parquet")))

    return run


def in_row_order(parts: Sequence[Path]) -> pl.LazyFrame:
    """What Spark wrote, in the order of rows.

    Spark takes the parts of a file in an order of its own and leaves the rows inside of them alone, so that putting the
    parts in order is enough; letting it sort would make it compute everything twice.

    Args:
        parts: the files, at least one.
    """
    row = pl.col(ROW)
    ends = [row.min().alias("first"), row.max().alias("last"), (row.diff() < 0).any().alias("mixed")]
    found = [(path, *pl.scan_parquet(path, glob=False).select(ends).collect().row(0)) for path in parts]
    filled = sorted((one for one in found if one[1] is not None), key=itemgetter(1))
    whole = pl.scan_parquet([path for path, *_ in filled] or list(parts), glob=False)
    apart = all(one[2] < other[1] for one, other in pairwise(filled))
    return whole if apart and not any(mixed for *_, mixed in filled) else whole.sort(ROW)


@contextmanager
def _session(master: str | None) -> Iterator[Any]:
    """A session of its own, quiet, ended at the end.

    Raises:
        UsageError: Spark cannot be started, or fails.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master or LOCAL).appName("rubric table")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.codegen.hugeMethodLimit": _HUGE_METHOD,
        "spark.sql.ansi.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.extraJavaOptions": "-XX:-DontCompileHugeMethods",
    }.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
        try:
            session.sparkContext.setLogLevel("ERROR")
            yield session
        finally:
            session.stop()
    except (PySparkException, Py4JError, OSError) as error:
        reason = str(error).splitlines()[0][:200]
        raise UsageError(f"Spark: {reason}", f"Spark：{reason}") from None
