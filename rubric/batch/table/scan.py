"""Tables as lazy frames: nothing is read before it is asked for."""

from __future__ import annotations

import json

import polars as pl

from rubric.batch.table.files import FileKind, TableFiles
from rubric.batch.table.schema import ROW
from rubric.errors import UsageError

# What reading a damaged file may lead to.
FAILURES = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


def scan(files: TableFiles) -> pl.LazyFrame:
    """A table; CSV and NDJSON as texts, exactly as they are written.

    Raises:
        UsageError: the files cannot be read, or have other columns than the first one.
    """
    try:
        frame = _scan(files)
        frame.collect_schema()
    except FAILURES as error:
        raise unreadable(files, error) from None
    return frame


def _scan(files: TableFiles) -> pl.LazyFrame:
    if files.kind is FileKind.PARQUET:
        return pl.scan_parquet(list(files.paths), glob=False, row_index_name=ROW)
    if files.kind is FileKind.CSV:
        return pl.scan_csv(
            list(files.paths),
            separator=files.separator,
            infer_schema=False,
            glob=False,
            row_index_name=ROW,
        )
    found = pl.scan_ndjson(list(files.paths), infer_schema_length=None).collect_schema()
    nested = {name: type_ for name, type_ in found.items() if type_.is_nested()}
    schema = {**dict.fromkeys(found, pl.String()), **nested}
    return pl.scan_ndjson(list(files.paths), schema=schema, row_index_name=ROW)


def headings_of(files: TableFiles, frame: pl.LazyFrame) -> list[str]:
    """The names of a table's columns.

    Raises:
        UsageError: two columns of a CSV file have the same name, or one has none of its own.
    """
    names = [name for name in frame.collect_schema().names() if name != ROW]
    for place, name in enumerate(files.headings):
        if name in files.headings[:place]:
            raise UsageError(
                f'two columns are called "{name}": give each a name of its own', f"有两列都叫“{name}”，请改成不同的列名"
            )
    return names


def unreadable(files: TableFiles, error: BaseException) -> UsageError:
    """That a table cannot be read, in the words of whatever read it."""
    if files.kind is FileKind.NDJSON and (bad := _bad_line(files)) is not None:
        return bad
    names = ", ".join(files.names[:3]) + (", …" if len(files.names) > 3 else "")
    reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return UsageError(f"cannot read {names}: {reason}", f"读不了 {names}：{reason}")


def _bad_line(files: TableFiles) -> UsageError | None:
    """The first line that is no JSON object."""
    for name, path in zip(files.names, files.paths, strict=True):
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    is_object = not line.strip() or isinstance(json.loads(line), dict)
                except (ValueError, RecursionError):
                    is_object = False
                if not is_object:
                    return UsageError(
                        f"cannot read {name}:{number}: the line is not a JSON object, one of which stands on each line",
                        f"读不了 {name}:{number}：这一行不是 JSON 对象；每行要有一个",
                    )
    return None
