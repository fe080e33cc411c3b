"""Runs ``rubric table``: files in, scores out, what was found told."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.batch.outputs import Wanted
from rubric.batch.table.faults import OnError
from rubric.batch.table.files import ENDINGS, TableFiles, kind_of, open_tables
from rubric.batch.table.headings import REJECTED_BECAUSE, REJECTED_ROW, Asked
from rubric.cli.console import BAD_INPUT, FINE, cannot_write, message, show
from rubric.cli.language import say
from rubric.cli.pages import PAGE_ENDINGS, ResultPage, check_format, put_out
from rubric.cli.table_options import one_of, require
from rubric.cli.table_words import understanding
from rubric.errors import UsageError
from rubric.model.text import Lang
from rubric.report.table_page import table_page
from rubric.scoring.plan import Plan

if TYPE_CHECKING:
    from rubric.batch.table.run import Engine, TableRun
    from rubric.model.table import TableResult

ENGINES = ("polars", "duckdb", "spark")
_OFTEN = 0.2  # seconds between two lines of progress


@dataclass(frozen=True)
class Order:
    """What was asked for, as it stood on the command line."""

    files: Sequence[str]
    asked: Asked
    wanted: Wanted
    output: Sequence[Path]
    format: str
    on_error: str
    rejected: Path | None
    engine: str
    master: str | None


def score_table(plan: Plan, order: Order, lang: Lang) -> int:
    """Score a table; 2 where rows had to be rejected, as with sheets that cannot be used."""
    format_ = check_format(order.format)
    table, pages = _outputs(order.output)
    if order.rejected is not None:
        kind_of(order.rejected)
    on_error = OnError(one_of("--on-error", order.on_error, list(OnError)))
    engine = one_of("--engine", order.engine, ENGINES)
    for library in ("polars", *({"duckdb": ("duckdb",), "spark": ("pyspark",)}.get(engine, ()))):
        require(library)
    try:
        with _spool(table) as spool:
            files = _open(order, spool)
            _refuse_own_input(files, [*order.output, *([order.rejected] if order.rejected else [])])
            run = _run(plan, files, order, spool, on_error)
            result = _scored(plan, files, run, order, table, spool)
    except KeyboardInterrupt:
        message(say("中断了；没有留下写了一半的文件", "interrupted; no file is half written"))
        raise
    page = ResultPage(lambda words: table_page(result, words), lambda: result.model_dump(mode="json"))
    put_out(page, format_, lang, pages)
    return _ending(result, on_error)


def explain_row(plan: Plan, order: Order, key: str, lang: Lang) -> int:
    """Explain one row in full, as ``rubric score`` does."""
    require("polars")
    from rubric.batch.table.explain import sheet_of_row
    from rubric.cli.score import output_formats
    from rubric.cli.score_output import Output, Written
    from rubric.cli.scoring import Scored
    from rubric.scoring.score import prepare, score

    printed, written = output_formats(order.format, order.output)
    on_error = OnError(one_of("--on-error", order.on_error, list(OnError)))
    with _spool(None) as spool:
        files = _open(order, spool)
        row = sheet_of_row(plan, _run(plan, files, order, spool, OnError.NULL), key, on_error=on_error)
    if not row.is_only:
        message(
            say(f"不止一行叫“{key}”，这里讲第 {row.row} 行", f'several rows are called "{key}"; this is row {row.row}')
        )
    if row.unusable is not None:
        message(say(f"按未知算：{row.unusable.zh}", f"counted as unknown: {row.unusable.en}"))
    card = score(prepare(plan.rubric), row.sheet, file=f"{files.names[0]}:{row.row}")
    Output(Scored((card,)), [()], lang, verbose=True, only=()).put(
        printed, Written(written, (), open_=False, force=False)
    )
    return FINE


def _outputs(paths: Sequence[Path]) -> tuple[Path | None, list[Path]]:
    """Where the scores of the rows go, and where the summary goes."""
    tables = [path for path in paths if path.suffix.lower() in ENDINGS]
    pages = [path for path in paths if path.suffix.lower() in PAGE_ENDINGS]
    if len(tables) > 1:
        raise UsageError(say("分数只写一张表", "scores go to one table"))
    for path in paths:
        if path not in tables and path not in pages:
            kind_of(path)
    return (tables[0] if tables else None), pages


@contextmanager
def _spool(table: Path | None) -> Iterator[Path]:
    """A folder for what is kept on disk, beside the output where there is one."""
    parent = table.parent if table is not None else None
    try:
        folder = tempfile.mkdtemp(prefix=".rubric-table-", suffix=".partial", dir=parent)
    except OSError as error:
        raise cannot_write(table or Path(tempfile.gettempdir()), error) from None
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open(order: Order, spool: Path) -> TableFiles:
    files = open_tables(order.files, spool)
    for name, encoding in files.encodings:
        message(say(f"{name} 是 {encoding} 编码，已按此读取", f"{name} is read as {encoding}"))
    return files


def _refuse_own_input(files: TableFiles, paths: Sequence[Path]) -> None:
    read = {Path(name).resolve() for name in files.names}
    for path in paths:
        if path.resolve() in read:
            raise UsageError(say(f"{path} 正在读，不能又写", f"{path} is being read and cannot be written"))


def _run(plan: Plan, files: TableFiles, order: Order, spool: Path, on_error: OnError) -> TableRun:
    from rubric.batch.table.run import Hooks, TableRun

    hooks = Hooks(understanding(plan), time.perf_counter, _progress())
    return TableRun(plan, files, order.asked, hooks, spool, on_error=on_error)


def _engine(order: Order, spool: Path) -> Engine:
    from rubric.batch.table.engines import duckdb_engine, polars_engine

    if order.engine == "spark":
        from rubric.batch.table.spark_engine import spark_engine

        return spark_engine(spool, order.master)
    return duckdb_engine(spool) if order.engine == "duckdb" else polars_engine()


def _scored(plan: Plan, files: TableFiles, run: TableRun, order: Order, table: Path | None, spool: Path) -> TableResult:
    """Score into a place of its own; put it where it belongs when all went well."""
    from rubric.batch.table.result import result_of, rubric_of
    from rubric.batch.table.run import Target

    about = {"rubric": rubric_of(plan).id, "scoring_sha256": rubric_of(plan).scoring_sha256}
    grown = spool / table.name if table is not None else None
    target = None if grown is None else Target(grown, kind_of(grown), about)
    start = time.perf_counter()
    run.score(_engine(order, spool), order.engine, order.wanted, target)
    _tell_time(run, time.perf_counter() - start)
    stopped = order.on_error == OnError.STOP and run.faults.cells > 0
    if table is not None and grown is not None and not stopped:
        _put(grown, table)
        message(say(f"已写入 {table}", f"wrote {table}"))
    kept = None if stopped else _put_rejected(run, order.rejected or _beside(table), spool)
    written = None if table is None or stopped else str(table)
    return result_of(plan, files, run, engine=order.engine, output=written, rejected_file=kept, stopped=stopped)


def _beside(table: Path | None) -> Path | None:
    return None if table is None else table.with_name(f"{table.stem}.rejected.csv")


def _put(grown: Path, path: Path) -> None:
    try:
        grown.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None


def _put_rejected(run: TableRun, path: Path | None, spool: Path) -> str | None:
    """Write the rejected rows; take away those of an earlier run where there are none now."""
    rows = run.rejects.scan() if run.rejects is not None else None
    if path is None:
        return None
    if rows is None:
        if path.is_file() and path.read_bytes()[:200].decode(errors="replace").lstrip("\ufeff").startswith(_OURS):
            path.unlink()
        return None
    from rubric.batch.table.write import as_texts, sink

    grown = spool / f"out-{path.name}"
    kind = kind_of(path)
    sink(as_texts(rows, kind), grown, kind, {})
    _put(grown, path)
    message(say(f"拒收的行写入 {path}", f"wrote the rejected rows to {path}"))
    return str(path)


_OURS = f"{REJECTED_ROW},{REJECTED_BECAUSE},"


def _progress() -> Callable[[int], None]:
    """Tells how far it is, on a terminal."""
    if not sys.stderr.isatty():
        return _tell_nothing
    start = last = time.perf_counter()

    def tell(rows: int) -> None:
        nonlocal last
        now = time.perf_counter()
        if now - last >= _OFTEN:
            last = now
            rate = rows / (now - start)
            show(say(f"\r读了 {rows:,} 行（每秒 {rate:,.0f}）", f"\rrows read: {rows:,} ({rate:,.0f}/s)"), sys.stderr)

    return tell


def _tell_nothing(rows: int) -> None:
    pass


def _tell_time(run: TableRun, seconds: float) -> None:
    """How long it took and which part took longest; never in a result, which is the same every time."""
    if sys.stderr.isatty() and seconds >= _OFTEN:
        show("\n", sys.stderr)
    if seconds < 1:
        return
    names = {
        "prepare": say("检查格子", "checking cells"),
        "count": say("统计", "counting"),
        "engine": say("读、算、写", "reading, computing, writing"),
    }
    parts = {**run.seconds, "engine": max(seconds - sum(run.seconds.values()), 0.0)}
    slowest = max(parts, key=lambda name: parts[name])
    rate = run.rows / seconds if seconds else 0.0
    message(
        say(
            f"{run.rows:,} 行用了 {seconds:.1f} 秒（每秒 {rate:,.0f} 行），最费时的是{names[slowest]}",
            f"{run.rows:,} rows in {seconds:.1f} s ({rate:,.0f}/s), most of it {names[slowest]}",
        )
    )


def _ending(result: TableResult, on_error: OnError) -> int:
    if on_error is OnError.STOP and result.faults:
        message(say("有用不了的格子，什么也没写", "some cells cannot be used, nothing was written"))
        return BAD_INPUT
    if not result.rejected:
        return FINE
    message(
        say(
            f"拒收了 {result.rejected:,} 行，没有评分；其余照常。",
            f"rows rejected and not scored: {result.rejected:,}; the others were.",
        )
    )
    return BAD_INPUT
