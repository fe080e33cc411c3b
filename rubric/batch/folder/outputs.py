"""Rows of a run, NDJSON, as the file that was asked for."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any, Literal, assert_never

from rubric.errors import RubricError

RowFormat = Literal["ndjson", "csv", "tsv", "parquet"]
CellKind = Literal["number", "whole", "text"]

_DELIMITERS = {"csv": ",", "tsv": "\t"}
_ROW_GROUP = 50_000


class NoPolarsError(RubricError):
    """Parquet was asked for, and what writes it is not installed."""


def check_parquet() -> None:
    """See that Parquet can be written, before anything is rated.

    Raises:
        NoPolarsError: it cannot.
    """
    from importlib.util import find_spec

    if find_spec("polars") is None:
        raise NoPolarsError


def write_output(rows: Path, into: Path, format_: RowFormat, kind_of: Callable[[str], CellKind]) -> None:
    """Write rows as a file of a format.

    Args:
        rows: as NDJSON.
        into: the file.
        format_: its format; for CSV and TSV the cells of rows are the texts that spreadsheets get.
        kind_of: what a column holds, by its name.

    Raises:
        OSError: it cannot be written.
        NoPolarsError: Parquet, without what writes it.
    """
    match format_:
        case "ndjson":
            copyfile(rows, into)
        case "csv" | "tsv":
            _csv(rows, into, _DELIMITERS[format_])
        case "parquet":
            _parquet(rows, into, kind_of)
        case _:
            assert_never(format_)


def _csv(rows: Path, into: Path, delimiter: str) -> None:
    heads = _heads(rows)
    # Without the mark, Excel on a Chinese system reads UTF-8 as GBK.
    with into.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(heads)
        writer.writerows([row.get(head, "") for head in heads] for row in _each(rows))


def _heads(rows: Path) -> list[str]:
    """The columns of all rows; those of another rubric come behind."""
    heads: dict[str, None] = {}
    for row in _each(rows):
        heads |= dict.fromkeys(row)
    return list(heads)


def _each(rows: Path) -> Iterator[dict[str, Any]]:
    with rows.open("rb") as file:
        for line in file:
            yield json.loads(line)


def _parquet(rows: Path, into: Path, kind_of: Callable[[str], CellKind]) -> None:
    check_parquet()
    import polars as pl

    types = {"number": pl.Float64, "whole": pl.Int64, "text": pl.String}
    schema = {head: types[kind_of(head)] for head in _heads(rows)}
    table = pl.scan_ndjson(rows, schema=schema, low_memory=True)
    table.sink_parquet(into, compression="zstd", row_group_size=_ROW_GROUP, maintain_order=True)
