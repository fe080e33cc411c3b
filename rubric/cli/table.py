"""``rubric table``: rate a table of programs, one row each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import command as exits
from rubric.cli.console import language
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import FORMAT_OPTION, RUBRIC_OPTION

_FILES = typer.Argument(
    autocompletion=complete.row_tables,
    metavar="FILE",
    help=say(
        "表格（.parquet .csv .tsv .ndjson .jsonl）、文件夹、通配符；几个文件算一张表",
        "Tables (.parquet, .csv, .tsv, .ndjson, .jsonl), folders, patterns; several files are one table.",
    ),
)
_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say(
        "每行的分数写入 .parquet .csv .tsv .ndjson .jsonl；总结写入 .html .json .md .txt；可多次",
        "Scores of every row go to .parquet, .csv, .tsv, .ndjson or .jsonl, the summary to .html, .json, .md or .txt; "
        "repeatable.",
    ),
)
_KEY = typer.Option(
    metavar="COLUMN",
    help=say(
        "哪一列是行的名字，默认 program 或像编号的列",
        "The column that names a row; by default program, or one that looks like an id.",
    ),
)
_MAP = typer.Option(
    "--map", metavar="COLUMN=ID", help=say("指明一列在答什么，可多次", "What a column answers; repeatable.")
)
_IGNORE = typer.Option(metavar="COLUMN", help=say("不要这一列，可多次", "Leave a column out; repeatable."))
_CARRY = typer.Option(metavar="COLUMN", help=say("照搬到结果里的列，可多次", "Hand a column on; repeatable."))
_COLUMNS = typer.Option(
    metavar="NAMES",
    help=say(
        "多给几样，逗号隔开：criteria、reasons、observe、gates、uncapped、bands",
        "Give more, separated by commas: criteria, reasons, observe, gates, uncapped, bands.",
    ),
)
_ON_ERROR = typer.Option(
    metavar="reject|null|stop",
    help=say(
        "有格子用不了：拒收那一行，或者那格算未知，或者停下什么也不写",
        "Where a cell cannot be used: reject its row, count the cell as unknown, or stop and write nothing.",
    ),
)
_REJECTED = typer.Option(
    metavar="FILE",
    help=say("拒收的行写到哪里，默认在输出旁边", "Where rejected rows go; beside the output by default."),
)
_ENGINE = typer.Option(metavar="polars|duckdb|spark", help=say("用哪个引擎算", "The engine that does the arithmetic."))
_MASTER = typer.Option(metavar="URL", help=say("Spark 的地址", "Where Spark runs."))
_SQL = typer.Option(
    metavar="DIALECT",
    help=say("只打印 SQL，不读表格", "Print the SQL for an engine of your own; needs no table."),
)
_SOURCE = typer.Option("--from", metavar="TABLE", help=say("--sql 里表格的名字", "The name of the table in --sql."))
_TEMPLATE = typer.Option(
    "--template", help=say("给一张空表：有哪些列，各填什么", "A blank table: its columns, and what they hold.")
)
_FORCE = typer.Option("--force", help=say("空表的文件已有也重写", "With --template, replace a file that is there."))
_EXPLAIN = typer.Option(
    metavar="KEY", help=say("像 rubric score 那样把一行讲明白", "Explain one row in full, as rubric score does.")
)


@exits
def command(
    context: typer.Context,
    files: Annotated[list[str] | None, _FILES] = None,
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[Path] | None, _OUTPUT] = None,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    key: Annotated[str | None, _KEY] = None,
    map_: Annotated[list[str] | None, _MAP] = None,
    ignore: Annotated[list[str] | None, _IGNORE] = None,
    carry: Annotated[list[str] | None, _CARRY] = None,
    columns: Annotated[str, _COLUMNS] = "",
    on_error: Annotated[str, _ON_ERROR] = "reject",
    rejected: Annotated[Path | None, _REJECTED] = None,
    engine: Annotated[str, _ENGINE] = "polars",
    master: Annotated[str | None, _MASTER] = None,
    sql: Annotated[str | None, _SQL] = None,
    source: Annotated[str, _SOURCE] = "programs",
    template: Annotated[bool, _TEMPLATE] = False,
    force: Annotated[bool, _FORCE] = False,
    explain: Annotated[str | None, _EXPLAIN] = None,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Rate a table of programs, however many rows it has."""
    from rubric.batch.table.headings import Asked
    from rubric.cli.table_blank import put_sql, put_template
    from rubric.cli.table_options import extras_of, maps_of, no_table, plan_of, refuse_idle

    tongue = language(lang)
    refuse_idle(context)
    plan, wanted = plan_of(rubric), extras_of(columns)
    asked = Asked(maps_of(map_ or []), tuple(ignore or ()), tuple(carry or ()), key)
    if sql is not None:
        return put_sql(plan, sql, source, asked, wanted, output or [])
    if template:
        return put_template(plan, output or [], force=force)
    if not files:
        raise no_table()
    from rubric.cli.table_run import Order, explain_row, score_table

    order = Order(files, asked, wanted, output or [], format_, on_error, rejected, engine, master)
    return score_table(plan, order, tongue) if explain is None else explain_row(plan, order, explain, tongue)
