"""A table from its files to its scores: read, normalised, scored by an engine, settled, counted, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import polars as pl

from rubric.batch.columns import ColumnKind, columns_of
from rubric.batch.outputs import Wanted
from rubric.batch.sql.compile import Compiled, compile_sql
from rubric.batch.sql.dialects import DIALECTS
from rubric.batch.table.cells import Understand
from rubric.batch.table.exact import exact_outputs, world_of_row
from rubric.batch.table.faults import Faults, OnError
from rubric.batch.table.files import FileKind, TableFiles
from rubric.batch.table.headings import Asked, fit_headings
from rubric.batch.table.normalise import Normaliser
from rubric.batch.table.repeats import Repeats
from rubric.batch.table.scan import FAILURES, headings_of, scan, unreadable
from rubric.batch.table.schema import IN, KEY, ROW, output_dtype
from rubric.batch.table.spool import Rejects
from rubric.batch.table.tally import Tally
from rubric.batch.table.write import check_writable, sink
from rubric.errors import UsageError
from rubric.scoring.memory import Memory
from rubric.scoring.plan import Plan

SOURCE = "normalised"


# Runs a text over the normalised table, which it calls ``SOURCE``, and gives the outputs in the order of rows.
Engine = Callable[[pl.LazyFrame, str], pl.LazyFrame]


@dataclass(frozen=True)
class Hooks:
    """What whoever calls brings along.

    Attributes:
        understand: what words mean in a column.
        clock: seconds.
        progress: told how many rows have been read.
    """

    understand: Understand
    clock: Callable[[], float]
    progress: Callable[[int], None]


@dataclass(frozen=True)
class Target:
    """Where scores go: a file that grows, what kind it is, and what it says of itself."""

    path: Path
    kind: FileKind
    about: Mapping[str, str]


class TableRun:
    """One run over a table.

    Attributes:
        fit: what its columns answer.
        headings: its columns.
        faults, rejects, repeats, tally: what was found on the way.
        settled: rows that the exact scorer decided.
        rows: that were read.
        by_hand: rows that give a level where a rule works it out, by criterion.
        seconds: that preparing and counting took, added up over all threads.
    """

    def __init__(
        self, plan: Plan, files: TableFiles, asked: Asked, hooks: Hooks, spool: Path, *, on_error: OnError
    ) -> None:
        """Look at the columns.

        Args:
            plan: the rubric.
            files: the table.
            asked: what the user says about columns.
            hooks: what the caller brings along.
            spool: a folder for what is kept on disk.
            on_error: what becomes of a row with a fault.

        Raises:
            UsageError: the table cannot be read, or its columns do not fit.
        """
        self._plan, self._files, self._hooks = plan, files, hooks
        self._frame = scan(files)
        self.headings = headings_of(files, self._frame)
        self.fit = fit_headings(self.headings, plan, columns_of(plan), asked)
        self._schema = self._frame.collect_schema()
        self.faults, self.tally = Faults(), Tally(plan)
        self.rejects = Rejects(spool / "rejected", self.fit.used) if on_error is not OnError.NULL else None
        self.repeats = Repeats(spool / "keys", self.fit.key) if self.fit.key is not None else None
        self._normalise = Normaliser(self.fit, self._schema, hooks.understand, self.faults, self.rejects, files)
        self._lock, self._memory = Lock(), Memory(plan)
        self.rows = self.settled = 0
        self.seconds = {"prepare": 0.0, "count": 0.0}
        rules = [one for one in self.fit.inputs if one.derived and one.kind is ColumnKind.LEVEL]
        self.by_hand = {one.id: 0 for one in rules if one.id in self.fit.values}

    def score(self, engine: Engine, dialect: str, wanted: Wanted, target: Target | None) -> None:
        """Score all rows; write them where there is a target.

        Raises:
            UsageError: the engine cannot compute this rubric, or the table cannot be read to its end.
        """
        compiled = self._compiled(dialect, wanted)
        names = self._final_names(compiled)
        if target is not None:
            check_writable({name: self._schema[name] for name in names.values() if name in self._schema}, target.kind)
        normalised = self._frame.select(ROW, *self.fit.used).map_batches(
            self._prepared, streamable=True, schema=pl.Schema(self._normalise.outputs)
        )
        schema = pl.Schema({name: self._type(name, compiled) for name in names})
        outputs = engine(normalised, compiled.text).map_batches(
            lambda frame: self._finished(frame, compiled, list(names)), streamable=True, schema=schema
        )
        try:
            if target is None:
                outputs.select(pl.len()).collect(engine="streaming")
            else:
                sink(outputs.rename(names), target.path, target.kind, target.about)
        except FAILURES as error:
            raise unreadable(self._files, error) from None

    def keys_at(self, rows: Sequence[int]) -> dict[int, object]:
        """The keys of some rows, which count from 0."""
        found = self._frame.select(ROW, self.fit.key or ROW).filter(pl.col(ROW).is_in(list(rows))).collect()
        return dict(found.iter_rows())

    def rows_of(self, key: str, most: int) -> pl.DataFrame:
        """The first rows of a key, normalised; keys that are no texts are compared as they are written."""
        name = self.fit.key
        at = pl.col(name).cast(pl.String) if name is not None else (pl.col(ROW) + 1).cast(pl.String)
        try:
            found = self._frame.select(ROW, *self.fit.used).filter(at == key).head(most).collect(engine="streaming")
        except FAILURES as error:
            raise unreadable(self._files, error) from None
        return self._normalise(found)

    def _compiled(self, dialect: str, wanted: Wanted) -> Compiled:
        kept = [name for name in self._normalise.outputs if not name.startswith(IN)]
        inputs = {one.id: IN + one.id for one in self.fit.answered}
        spelling = next(one for one in DIALECTS if one.id == dialect)
        first = compile_sql(self._plan, spelling, SOURCE, inputs, kept, wanted)
        if first.settle is None:
            return first
        return compile_sql(self._plan, spelling, SOURCE, inputs, [*kept, *inputs.values()], wanted)

    def _final_names(self, compiled: Compiled) -> dict[str, str]:
        """The columns of the output: what they are called on the way, and in the file."""
        keys = [self.fit.key] if self.fit.key is not None else []
        handed = list(dict.fromkeys([*keys, *self.fit.carry]))
        names = {f"{KEY}{number}": name for number, name in enumerate(handed)}
        if not keys:
            names = {ROW: "row", **names}
        outputs = [one.name for one in compiled.outputs if one.name != compiled.settle]
        for name in [*names.values()]:
            if name in outputs:
                raise UsageError(
                    f'the column "{name}" cannot be handed on: scores have a column of that name; rename it',
                    f"“{name}”这一列不能照搬：评分结果里有同名的列，请改列名",
                )
        return names | {name: name for name in outputs}

    def _type(self, name: str, compiled: Compiled) -> pl.DataType:
        types = {one.name: output_dtype(one.type) for one in compiled.outputs}
        return types[name] if name in types else self._normalise.outputs[name]

    def _prepared(self, frame: pl.DataFrame) -> pl.DataFrame:
        start = self._hooks.clock()
        if self.repeats is not None:
            self.repeats.add(frame)
        found = self._normalise(frame)
        by_hand = {id_: int((found[IN + id_] >= 0).sum()) for id_ in self.by_hand}
        with self._lock:
            for id_, rows in by_hand.items():
                self.by_hand[id_] += rows
            self.rows += frame.height
            self.seconds["prepare"] += self._hooks.clock() - start
            self._hooks.progress(self.rows)
        return found

    def _finished(self, frame: pl.DataFrame, compiled: Compiled, names: list[str]) -> pl.DataFrame:
        start = self._hooks.clock()
        if compiled.settle is not None and frame[compiled.settle].any():
            frame = self._settle(frame, compiled.settle)
        self.tally.add(frame)
        with self._lock:
            self.seconds["count"] += self._hooks.clock() - start
        if ROW in names:
            frame = frame.with_columns(pl.col(ROW) + 1)
        return frame.select(pl.col(name).cast(self._type(name, compiled)) for name in names)

    def _settle(self, frame: pl.DataFrame, mark: str) -> pl.DataFrame:
        """Replace what the engine's arithmetic cannot decide by what the exact scorer says."""
        columns = {one.id: one for one in self.fit.answered}
        open_ = frame.filter(pl.col(mark))
        inputs = open_.select(pl.col(IN + id_).alias(id_) for id_ in columns)
        exact: list[dict[str, Any]] = []
        for row, cells in zip(open_[ROW], inputs.iter_rows(named=True), strict=True):
            exact.append({ROW: row, **exact_outputs(self._plan, world_of_row(columns, cells), self._memory)})
        with self._lock:
            self.settled += len(exact)
        schema = {name: type_ for name, type_ in frame.schema.items() if name in exact[0]}
        return frame.update(pl.DataFrame(exact, schema=schema), on=ROW, how="left", include_nulls=True)
