"""What ``rubric table`` gives without a table: a blank one, and the text for an engine of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rubric.batch.columns import ColumnKind, InputColumn, columns_of
from rubric.batch.outputs import Wanted
from rubric.batch.sql.compile import compile_sql
from rubric.batch.sql.dialects import DIALECTS
from rubric.batch.table.headings import Asked, plain_name
from rubric.batch.table.template import description_rows, example, template_columns, template_rows
from rubric.cli.console import FINE, message, show, write_whole
from rubric.cli.language import say
from rubric.cli.table_options import one_of, require
from rubric.errors import UsageError
from rubric.model.cells import csv_text
from rubric.scoring.plan import Plan


def put_sql(plan: Plan, dialect: str, source: str, asked: Asked, wanted: Wanted, output: Sequence[Path]) -> int:
    """Print the text, or write it to files.

    Raises:
        UsageError: there is no such engine, or it cannot compute this rubric.
    """
    name = one_of("--sql", dialect, [one.id for one in DIALECTS])
    spelling = next(one for one in DIALECTS if one.id == name)
    answers = {id_: column for column, id_ in asked.maps.items()}
    known = template_columns(columns_of(plan))
    columns = {one.id: answers.get(one.id, plain_name(one, known)) for one in known}
    curves = {one.id: one.id.replace(".", "_") for one in columns_of(plan) if one.kind is ColumnKind.CURVE}
    keys = [asked.key or "program", *asked.carry]
    table = ".".join(spelling.name(part) for part in source.split("."))
    text = compile_sql(plan, spelling, table, columns | curves, keys, replace(wanted, checked=True)).document
    for path in output:
        write_whole(path, text)
        message(say(f"已写入 {path}", f"wrote {path}"))
    if not output:
        show(text)
    return FINE


def put_template(plan: Plan, output: Sequence[Path], *, force: bool) -> int:
    """Write blank tables, each with a description of its columns beside it; print the description without a file.

    Args:
        plan: the rubric.
        output: the files.
        force: also replace files that are there.

    Raises:
        UsageError: a file cannot be a table, or is there already.
    """
    columns = template_columns(columns_of(plan))
    about = csv_text(description_rows(plan, columns))
    beside_of = {path: path.with_name(f"{path.stem}.columns.csv") for path in output}
    for path in () if force else (*output, *beside_of.values()):
        if path.exists():
            raise UsageError(
                say(f"{path} 已经有了；要重写请加 --force", f"{path} is already there; --force replaces it")
            )
    for path, beside in beside_of.items():
        _write_blank(path, columns)
        write_whole(beside, about.encode("utf-8-sig"))
        message(say(f"已写入 {path} 和 {beside}", f"wrote {path} and {beside}"))
    if not output:
        show(about.replace("\r\n", "\n"))
    return FINE


def _write_blank(path: Path, columns: Sequence[InputColumn]) -> None:
    ending = path.suffix.lower()
    if ending in (".csv", ".tsv"):
        text = csv_text(template_rows(columns), "\t" if ending == ".tsv" else ",")
        write_whole(path, text.encode("utf-8-sig"))
    elif ending == ".parquet":
        require("polars")
        from rubric.batch.table.blank import blank_parquet

        write_whole(path, blank_parquet({one: example(one) for one in columns}))
    else:
        raise UsageError(
            say(
                f"空表可以写成 .csv、.tsv、.parquet，不能是“{path.name}”",
                f'a blank table is .csv, .tsv or .parquet, not "{path.name}"',
            )
        )
