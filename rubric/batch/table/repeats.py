"""Keys that occur more than once: found by their hashes, eight bytes a row, a part of them at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from rubric.batch.table.schema import ROW

_AT_ONCE = 4_000_000  # hashes that are compared at a time
_FIRST = 3
_HASH = "hash"


class Repeats:
    """Keeps the hashes of keys on disk while a table streams past."""

    def __init__(self, folder: Path, key: str) -> None:
        """Prepare.

        Args:
            folder: for the batches; made if it is not there.
            key: the table's column.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._key = folder, key

    def add(self, frame: pl.DataFrame) -> None:
        """Note the keys of a batch."""
        if frame.height:
            keys = frame.select(ROW, pl.col(self._key).hash(seed=0).alias(_HASH), empty=_is_empty(frame[self._key]))
            keys.write_parquet(self._folder / f"{frame[ROW][0]:012}.parquet", compression="uncompressed")

    def found(self) -> tuple[int, list[int], int]:
        """How many rows repeat the key of an earlier one, the first of them from 0, and how many have none."""
        files = sorted(self._folder.glob("*.parquet"))
        if not files:
            return 0, [], 0
        keys = pl.scan_parquet(files)
        missing: int = keys.select(pl.col("empty").sum()).collect().item()
        repeated, first = 0, list[int]()
        for rows in self._parts(keys):
            repeated += rows.len()
            first += rows.sort().head(_FIRST).to_list()
        return repeated, sorted(first)[:_FIRST], missing

    def _parts(self, keys: pl.LazyFrame) -> Iterator[pl.Series]:
        parts = 1 + keys.select(pl.len()).collect().item() // _AT_ONCE
        for part in range(parts):
            mine = keys.filter(~pl.col("empty"), pl.col(_HASH) % parts == part)
            yield mine.filter(~pl.col(_HASH).is_first_distinct()).select(ROW).collect()[ROW]


def _is_empty(keys: pl.Series) -> pl.Series:
    return keys.is_null() | (keys == "") if keys.dtype == pl.String else keys.is_null()
