"""``rubric score -o FILE.ndjson`` (or .csv, .tsv, .parquet): rows of results, made while the sheets are read."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rubric.analysis.shortfalls import shortfalls
from rubric.batch.folder.journal import Order
from rubric.batch.folder.outputs import NoPolarsError, RowFormat, check_parquet, write_output
from rubric.batch.folder.rating import Rater, Wanted
from rubric.batch.folder.run import BusyError, Desk, Listener, Ran, Run
from rubric.batch.workers import ProcessLostError
from rubric.cli.console import BAD_INPUT, FINE, SHORT, cannot_write, message
from rubric.cli.language import say
from rubric.cli.pace import Pace
from rubric.cli.score_told import Told
from rubric.errors import NoSuchNodeError, UsageError
from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Limit
from rubric.model.text import Lang
from rubric.report import result_columns as columns_
from rubric.report.result_columns import RowText, kind_of, scorecard_text
from rubric.report.shortfall_words import shortfall_text
from rubric.report.wording import Words
from rubric.scoring.lean import Part
from rubric.source.inputs import sheet_files
from rubric.source.nearest import nearest

_NEEDS = {
    columns_.NODES: {Part.NODES},
    columns_.STATES: {Part.NODES},
    columns_.REASONS: {Part.LOSSES},
    columns_.OBSERVE: {Part.OBSERVE},
    "uncapped": {Part.UNCAPPED},
    "without_evidence": {Part.UNPROVEN},
}


@dataclass(frozen=True)
class RowsAsked:
    """What is asked for.

    Attributes:
        rubric: id or path.
        columns: what ``--columns`` says.
        full: whole scorecards instead.
        again: leave rows of earlier runs alone.
        lang: the language.
        limits: what programs must reach.
        gates: whether a broken gate counts as falling short.
    """

    rubric: str | None
    columns: Sequence[str]
    full: bool
    again: bool
    lang: Lang
    limits: tuple[Limit, ...]
    gates: bool

    def columns_for(self, format_: RowFormat) -> tuple[str, ...]:
        """The columns of a format's rows.

        Raises:
            UsageError: there is no such column.
        """
        usual = columns_.SPREADSHEET if _is_spreadsheet(format_) else columns_.DEFAULT
        names = [name.strip() for word in self.columns for name in word.split(",") if name.strip()]
        more = not names or names[0].startswith("+")
        names = [name.removeprefix("+").strip() for name in names]
        for name in names:
            if name not in columns_.COLUMNS:
                raise _no_such_column(name)
        return tuple(dict.fromkeys([*(usual if more else ()), *names]))


def _no_such_column(name: str) -> UsageError:
    found, known = nearest(name, columns_.COLUMNS), ", ".join(columns_.COLUMNS)
    hint = say(f"，是不是“{found}”？", f', did you mean "{found}"?') if found else say("；", ";")
    return UsageError(
        say(
            f"--columns：没有叫“{name}”的列{hint}可以用：{known}",
            f'--columns: there is no column "{name}"{hint} use {known}',
        )
    )


@dataclass(frozen=True)
class ShortOf:
    """Says what a program falls short of."""

    limits: tuple[Limit, ...]
    gates: bool
    lang: Lang

    @property
    def says_words(self) -> bool:
        """Whether sentences may hold texts of the rubric."""
        return bool(self.limits) or self.gates

    def __call__(self, card: Scorecard) -> tuple[str, ...]:
        """A sentence for each.

        Raises:
            UsageError: a limit is on a node that the rubric does not have.
        """
        if not self.says_words:
            return ()
        try:
            found = shortfalls(card, self.limits, gates=self.gates)
        except NoSuchNodeError as error:
            no_such = f'there is no criterion or dimension "{error.id}"'
            raise UsageError(no_such, f"没有叫“{error.id}”的指标或维度") from None
        return tuple(shortfall_text(card, one, Words(self.lang)) for one in found)


def rate(
    words: Sequence[str], outputs: Sequence[tuple[Path, RowFormat]], asked: RowsAsked, *, quiet: bool = False
) -> int:
    """Rate what words name and write the rows; returns the exit code.

    Args:
        words: files, folders, patterns, saved results, ``-``.
        outputs: the files to write, by format.
        asked: what is asked for.
        quiet: whether findings are told elsewhere.

    Raises:
        UsageError: something does not fit together, or cannot be written.
        InputError: the rubric that was asked for cannot be used.
    """
    _check(outputs)
    stdin: list[bytes] = []
    files, wrong = _files(words)
    # Cells of spreadsheets are texts, with a state where there is no score; the other formats have numbers.
    kinds = [[one for one in outputs if _is_spreadsheet(one[1]) is texts] for texts in (False, True)]
    runs = [_Rows(asked, alike, quiet=quiet or number > 0) for number, alike in enumerate(filter(None, kinds))]
    return max(run.rate(files, wrong, stdin) for run in runs)


def _files(words: Sequence[str]) -> tuple[list[Order], list[Finding]]:
    """The sheets that words name, each once, in order; and what leads nowhere."""
    seen = set[str]()
    files: list[Order] = []
    findings: list[Finding] = []
    for number, word in enumerate(words):
        below, wrong = sheet_files([word])
        findings += wrong
        files += [(number, path) for path in below if path not in seen]
        if number + 1 < len(words):
            seen.update(below)
    return files, findings


def _is_spreadsheet(format_: RowFormat) -> bool:
    return format_ in ("csv", "tsv")


def _check(outputs: Sequence[tuple[Path, RowFormat]]) -> None:
    for path, format_ in outputs:
        if path.is_dir():
            raise UsageError(say(f"{path} 是文件夹，不是文件", f"{path} is a folder, not a file"))
        if not path.parent.is_dir():
            folder = path.parent
            raise UsageError(
                say(
                    f"写不了 {path}：没有文件夹 {folder}，请先建好", f"cannot write {path}: there is no folder {folder}"
                )
            )
        if format_ == "parquet":
            try:
                check_parquet()
            except NoPolarsError:
                raise UsageError(
                    say(
                        "写 .parquet 要先装 polars：pip install 'miniprogram-rubric[table]'",
                        "writing .parquet needs polars: pip install 'miniprogram-rubric[table]'",
                    )
                ) from None


class _Rows:
    """One run: formats whose rows are the same."""

    def __init__(self, asked: RowsAsked, outputs: Sequence[tuple[Path, RowFormat]], *, quiet: bool) -> None:
        self._asked = asked
        self._outputs = outputs
        self._quiet = quiet
        self._columns = asked.columns_for(outputs[0][1])

    def rate(self, files: Sequence[Order], wrong: Sequence[Finding], stdin: list[bytes]) -> int:
        """Rate files and write their rows; returns the exit code."""
        output, pace = self._outputs[0][0], Pace(len(files))
        told = Told(output, self._asked.lang, pace, quiet=self._quiet)
        hears = Listener(told.bad, told.short, pace.at)
        desk = Desk.beside(output)
        run = Run(Rater(self._wanted()), desk, self._key(), hears, lambda: _stdin(stdin), again=self._asked.again)
        try:
            for one in wrong:
                told.bad(one.place.file, [one])
            with run.rows(files) as (ran, rows):
                pace.clear()
                self._write(rows, desk, ran)
                told.end(failed=ran.failed + len(wrong), short=ran.short)
        except KeyboardInterrupt:
            pace.clear()
            message(say("中断了；同样的命令再运行一次就接着做", "interrupted; the same command goes on from there"))
            raise
        except (BusyError, ProcessLostError) as error:
            raise _ended(error, output) from None
        except OSError as error:
            raise cannot_write(Path(error.filename or output), error) from None
        self._tell(ran)
        return BAD_INPUT if ran.failed or wrong else SHORT if ran.short else FINE

    def _wanted(self) -> Wanted:
        asked = self._asked
        short = ShortOf(asked.limits, asked.gates, asked.lang)
        needs = {part for column in self._columns for part in _NEEDS.get(column, ())}
        needs |= {Part.NODES} if asked.limits else set()
        is_spreadsheet = _is_spreadsheet(self._outputs[0][1])
        return Wanted(
            rubric=asked.rubric,
            parts=None if asked.full else frozenset(needs),
            row=scorecard_text if asked.full else RowText(self._columns, asked.lang, is_spreadsheet),
            short=short,
            by_words=asked.full or short.says_words,
        )

    def _key(self) -> str:
        """What makes rows what they are, besides sheet and rubric."""
        asked = self._asked
        limits = [limit.text for limit in asked.limits]
        texts = _is_spreadsheet(self._outputs[0][1])
        return json.dumps([None if asked.full else self._columns, texts, asked.lang, limits, asked.gates])

    def _write(self, rows: Path, desk: Desk, ran: Ran) -> None:
        for path, format_ in self._outputs if ran.rows else ():
            write_output(rows, desk.output, format_, kind_of)
            desk.output.replace(path)
            message(say(f"已写入 {path}", f"wrote {path}"))

    def _tell(self, ran: Ran) -> None:
        if ran.is_foreign:
            message(
                say(
                    "上次留下的行是按别的选项或别的版本评的，没有用",
                    "rows of the last run are by other options or another version, and were not used",
                )
            )
        if ran.damaged:
            message(
                say(
                    f"上次留下的行有 {ran.damaged:,} 行坏了，没有用",
                    f"{ran.damaged:,} rows of the last run are damaged, and were not used",
                )
            )
        kept = say(f"，其中 {ran.kept:,} 份没有变，沿用上次的", f", {ran.kept:,} of them unchanged since the last run")
        message(
            say(f"评了 {ran.files - ran.failed:,} 份", f"scored {ran.files - ran.failed:,} files")
            + (kept if ran.kept else "")
        )


def _ended(error: BusyError | ProcessLostError, output: Path) -> UsageError:
    if isinstance(error, BusyError):
        return UsageError(say(f"另一个 rubric 正在写 {output}", f"another rubric is writing {output}"))
    return UsageError(
        say(
            "有一个进程被系统或别人结束了（内存不够？）；同样的命令再运行一次就接着做",
            "a process was ended from outside (out of memory?); the same command goes on from there",
        )
    )


def _stdin(read: list[bytes]) -> bytes:
    """Standard input, which can be read once."""
    if not read:
        read.append(sys.stdin.buffer.read())
    return read[0]
