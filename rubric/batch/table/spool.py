"""Batches put aside while a table streams past, in any order, and taken up again in the order of rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from rubric.batch.table.headings import REJECTED_BECAUSE, REJECTED_ROW
from rubric.batch.table.schema import ROW


class Rejects:
    """Keeps rejected rows on disk until they are written."""

    def __init__(self, folder: Path, headings: Sequence[str]) -> None:
        """Prepare.

        Args:
            folder: for the batches; made if it is not there.
            headings: the table's columns to keep.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._headings = headings

    def add(self, rows: pl.DataFrame, because: Sequence[str]) -> None:
        """Put rows aside, with what is wrong with each."""
        first = rows[ROW][0]
        kept = rows.select(
            (pl.col(ROW) + 1).alias(REJECTED_ROW),
            pl.Series(REJECTED_BECAUSE, because, dtype=pl.String),
            *self._headings,
        )
        kept.write_parquet(self._folder / f"{first:012}.parquet")

    def scan(self) -> pl.LazyFrame | None:
        """All of them in the order of rows; None if there are none."""
        files = sorted(self._folder.glob("*.parquet"))
        return pl.scan_parquet(files) if files else None
