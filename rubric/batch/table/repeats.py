"""Keys that occur more than once: found by their hashes, eight bytes a row, a part of them at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import polars as pl

from rubric.batch.table.schema import ROW

_AT_ONCE = 4_000_000  # hashes that are compared at a time
_FIRST = 3
_HASH = "hash"


class Repeats:
    """Keeps the hashes of keys while a table streams past: the last few in memory, the others on disk."""

    def __init__(self, folder: Path, key: str) -> None:
        """Prepare.

        Args:
            folder: for what is kept on disk; made if it is not there.
            key: the table's column.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._key = folder, key
        self._lock = Lock()
        self._kept: list[pl.DataFrame] = []
        self._rows = self._files = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Note the keys of a batch."""
        keys = frame.select(ROW, pl.col(self._key).hash(seed=0).alias(_HASH), empty=_is_empty(frame[self._key]))
        with self._lock:
            self._kept.append(keys)
            self._rows += keys.height
            if self._rows >= _AT_ONCE:
                pl.concat(self._kept).write_parquet(self._path(self._files), compression="uncompressed")
                self._kept, self._rows, self._files = [], 0, self._files + 1

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06}.parquet"

    def found(self) -> tuple[int, list[int], int]:
        """How many rows repeat the key of an earlier one, the first of them from 0, and how many have none."""
        if not self._kept and not self._files:
            return 0, [], 0
        kept = [frame.lazy() for frame in self._kept]
        keys = pl.concat([*(pl.scan_parquet(self._path(number)) for number in range(self._files)), *kept])
        missing: int = keys.select(pl.col("empty").sum()).collect().item()
        repeated, first = 0, list[int]()
        for rows in self._parts(keys):
            repeated += rows.len()
            first += rows.head(_FIRST).to_list()
        return repeated, sorted(first)[:_FIRST], missing

    def _parts(self, keys: pl.LazyFrame) -> Iterator[pl.Series]:
        parts = 1 + keys.select(pl.len()).collect().item() // _AT_ONCE
        for part in range(parts):
            mine = keys.filter(~pl.col("empty"), pl.col(_HASH) % parts == part)
            yield mine.sort(ROW).filter(~pl.col(_HASH).is_first_distinct()).select(ROW).collect()[ROW]


def _is_empty(keys: pl.Series) -> pl.Series:
    return keys.is_null() | (keys == "") if keys.dtype == pl.String else keys.is_null()
