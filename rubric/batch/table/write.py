"""Scored tables into files: whole or not at all, by the ending of the name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from rubric.batch.table.files import FileKind
from rubric.errors import UsageError

# How formulas start; the same as `rubric.model.cells` looks for. Plain numbers are none.
_FORMULA = r"^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])"
_NUMBER = r"^-?[0-9]+(?:\.[0-9]+)?$"


def sink(frame: pl.LazyFrame, path: Path, kind: FileKind, about: Mapping[str, str]) -> None:
    """Write a table.

    Args:
        frame: what to write.
        path: of the file that grows.
        kind: of the file.
        about: what Parquet says of the table as a whole.
    """
    match kind:
        case FileKind.PARQUET:
            frame.sink_parquet(path, compression="snappy", metadata=dict(about))
        case FileKind.CSV:
            safe(frame).sink_csv(
                path,
                include_bom=True,
                line_terminator="\r\n",
                separator="\t" if path.suffix.lower() == ".tsv" else ",",
                float_scientific=False,
                check_extension=False,
            )
        case FileKind.NDJSON:
            frame.sink_ndjson(path, check_extension=False)


def safe(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The same with texts that spreadsheet programs show and do not compute."""
    texts = [name for name, type_ in frame.collect_schema().items() if type_ in (pl.String, pl.Categorical, pl.Enum)]
    return frame.with_columns(_neutral(pl.col(name).cast(pl.String)).alias(name) for name in texts)


def _neutral(text: pl.Expr) -> pl.Expr:
    is_formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(is_formula).then(pl.lit("'") + text).otherwise(text)


def as_written(text: pl.Expr) -> pl.Expr:
    """A text without the apostrophe that ``safe`` put before it."""
    return pl.when(text.str.starts_with("'") & text.str.contains(_FORMULA)).then(text.str.slice(1)).otherwise(text)


def as_texts(frame: pl.LazyFrame, kind: FileKind) -> pl.LazyFrame:
    """The same with lists and records as texts, where a kind of file cannot hold them."""
    schema = frame.collect_schema()
    odd = [name for name, type_ in schema.items() if type_.is_nested() or type_ in (pl.Binary, pl.Object)]
    return frame.with_columns(pl.col(odd).map_elements(str, pl.String)) if odd and kind is FileKind.CSV else frame


def check_writable(schema: Mapping[str, pl.DataType], kind: FileKind) -> None:
    """Refuse columns that a kind of file cannot hold.

    Raises:
        UsageError: a column of lists or records would go into CSV.
    """
    for name, type_ in schema.items():
        if kind is FileKind.CSV and (type_.is_nested() or type_ in (pl.Binary, pl.Object)):
            raise UsageError(
                f'the column "{name}" is of type {type_}, which CSV cannot hold: write .parquet or .ndjson',
                f"“{name}”这一列的类型是 {type_}，CSV 放不下，请写成 .parquet 或 .ndjson",
            )
