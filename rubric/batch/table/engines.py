"""The engines that compute the text: Polars in this process, DuckDB over a file."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from rubric.batch.table.run import SOURCE, Engine


def polars_engine() -> Engine:
    """Polars, streaming."""

    def run(frame: pl.LazyFrame, text: str) -> pl.LazyFrame:
        return pl.SQLContext({SOURCE: frame}).execute(text)

    return run


def duckdb_engine(spool: Path) -> Engine:
    """DuckDB, over files in a folder."""

    def run(frame: pl.LazyFrame, text: str) -> pl.LazyFrame:
        import duckdb

        read, written = spool / "normalised.parquet", spool / "scored.parquet"
        frame.sink_parquet(read, compression="lz4")
        with duckdb.connect() as connection:
            connection.execute(f"CREATE VIEW {SOURCE} AS SELECT * FROM read_parquet({_quoted(read)})")  # noqa: S608 - no user text
            connection.execute(f"COPY ({text}) TO {_quoted(written)} (FORMAT parquet, COMPRESSION lz4)")
        return pl.scan_parquet(written, glob=False)

    return run


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
