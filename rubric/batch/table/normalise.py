"""Batches of a table as an engine takes them: codes and numbers, texts understood, rows with faults put aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from typing import Any

import polars as pl

from rubric.batch.columns import NOT_APPLICABLE, ColumnKind, InputColumn
from rubric.batch.table.cells import Understand, Value, fault_of, read_text
from rubric.batch.table.faults import Faults, Wrong
from rubric.batch.table.files import FileKind, TableFiles
from rubric.batch.table.headings import Fit
from rubric.batch.table.schema import IN, KEY, ROW, dtype_of
from rubric.batch.table.spool import Rejects
from rubric.batch.table.write import as_written
from rubric.errors import UsageError
from rubric.model.table import Fault

_BAD, _SAID = "bad.", "said."
_NUMERIC = (ColumnKind.COUNT, ColumnKind.NUMBER)


class Normaliser:
    """Turns batches of a table, in any order, into batches for an engine."""

    def __init__(
        self,
        fit: Fit,
        schema: pl.Schema,
        understand: Understand,
        faults: Faults,
        rejects: Rejects | None,
        files: TableFiles,
    ) -> None:
        """Prepare.

        Args:
            fit: what the columns answer.
            schema: of the table.
            understand: what words mean.
            faults: takes what is wrong.
            rejects: takes the rows that are not scored; None to let their cells count as unknown.
            files: the table.

        Raises:
            UsageError: a column is of a type that cannot be what it should.
        """
        self.fit, self._understand, self._faults, self._rejects = fit, understand, faults, rejects
        self._ragged, self._is_csv = files.ragged, files.kind is FileKind.CSV
        self._columns = {one.id: one for one in fit.answered}
        self._texts: list[tuple[InputColumn, str, str]] = []
        self._meanings: dict[str, dict[str | None, Value | Fault]] = {}
        self._read = [*(self._column(id_, name, schema) for id_, name in fit.values.items())]
        self._gone = {id_: self._na(id_, name, schema) for id_, name in fit.not_applicable.items()}
        self.outputs = {ROW: pl.UInt32(), **{f"{KEY}{n}": schema[name] for n, name in enumerate(self._handed_on)}}
        self.outputs |= {IN + one.id: dtype_of(one) for one in fit.answered}

    @property
    def _handed_on(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*([self.fit.key] if self.fit.key is not None else []), *self.fit.carry]))

    def __call__(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A batch, normalised; without the rows that are put aside."""
        raw = frame
        frame = frame.with_columns([one for parts in self._texts for one in self._said(frame, *parts)])
        if self._is_plain(frame):
            values = (value.alias(IN + column.id) for column, value, _ in self._read)
            checked = frame.select(pl.col(ROW), *self._keys(), *values)
        else:
            checked = frame.select(self._expressions())
            bad = self._bad_rows(checked, raw)
            if bad is not None:
                checked = self._put_aside(raw, checked, bad)
        checked = checked.with_columns(self._curves(checked))
        return checked.select(pl.col(name).cast(type_) for name, type_ in self.outputs.items())

    def _column(self, id_: str, name: str, schema: pl.Schema) -> tuple[InputColumn, pl.Expr, pl.Expr]:
        """A column's values, and where they have none though something is there."""
        column, type_ = self._columns[id_], schema[name]
        if isinstance(type_, pl.String | pl.Categorical | pl.Enum):
            self._texts.append((column, name, _SAID + id_))
            return column, pl.col(_SAID + id_), pl.col(_BAD + _SAID + id_)
        cell = pl.col(name)
        if type_ == pl.Null:
            return column, cell.cast(dtype_of(column)), pl.lit(False)
        if column.kind is ColumnKind.ATTRIBUTE and type_.is_integer():
            return column, cell.cast(pl.String), pl.lit(False)
        if column.kind is ColumnKind.YES_NO and type_ == pl.Boolean:
            return column, cell.cast(pl.Int8), pl.lit(False)
        if not type_.is_numeric() or column.is_text:
            raise _wrong_type(column, name, type_)
        if isinstance(type_, pl.Decimal):
            cell = cell.cast(pl.String).cast(pl.Float64)
        return column, cell, ~_fits(column, cell, type_)

    def _na(self, id_: str, name: str, schema: pl.Schema) -> tuple[pl.Expr, pl.Expr]:
        """Where a column says that something does not apply, and where it says nothing that can be understood."""
        yes_no = InputColumn(id_, ColumnKind.YES_NO, self._columns[id_].title, codes=(1, 0))
        type_ = schema[name]
        if type_ == pl.String:
            self._texts.append((yes_no, name, f"{_SAID}na.{id_}"))
            return pl.col(f"{_SAID}na.{id_}") == 1, pl.col(f"{_BAD}{_SAID}na.{id_}")
        if type_ == pl.Boolean:
            return pl.col(name), pl.lit(False)
        if not type_.is_numeric():
            raise _wrong_type(yes_no, name, type_)
        return pl.col(name) == 1, ~pl.col(name).is_between(0, 1)

    def _is_plain(self, frame: pl.DataFrame) -> bool:
        """Whether nothing can be wrong with a batch: a quick look that is enough for nearly all."""
        if self._gone or self._ragged:
            return False
        others = []
        for column, _, bad in self._read:
            cells = frame[self.fit.values[column.id]]
            if not column.codes or not cells.dtype.is_integer():
                others.append(bad.any().alias(column.id))
            elif not _all_within(cells, column.codes):
                return False
        return not others or not any(frame.select(others).row(0))

    def _keys(self) -> Iterator[pl.Expr]:
        for n, name in enumerate(self._handed_on):
            cell = pl.col(name)
            yield (as_written(cell) if self._is_csv else cell).alias(f"{KEY}{n}")

    def _expressions(self) -> Iterator[pl.Expr]:
        yield pl.col(ROW)
        yield from self._keys()
        for column, value, bad in self._read:
            answer = pl.when(bad).then(None).otherwise(value)
            if column.id in self._gone:
                gone, unclear = self._gone[column.id]
                both = (gone & value.is_not_null() & (value != NOT_APPLICABLE)).fill_null(value=False)
                answer = pl.when(both).then(None).when(gone).then(NOT_APPLICABLE).otherwise(answer)
                bad = bad | unclear.fill_null(value=False) | both
            yield answer.alias(IN + column.id)
            yield bad.fill_null(value=False).alias(_BAD + column.id)
        for id_ in self._gone.keys() - self.fit.values.keys():
            gone, unclear = self._gone[id_]
            yield pl.when(gone).then(NOT_APPLICABLE).otherwise(None).alias(IN + id_)
            yield unclear.fill_null(value=False).alias(_BAD + id_)

    def _said(self, frame: pl.DataFrame, column: InputColumn, name: str, into: str) -> Iterator[pl.Series]:
        """What the texts of a column mean, and which of them mean nothing."""
        texts = frame[name].cast(pl.String)
        kind = dtype_of(column)
        if column.kind in _NUMERIC:
            numbers = texts.str.strip_chars().cast(pl.Float64, strict=False)
            fits = frame.select(pl.lit(numbers).pipe(lambda one: _fits(column, one, pl.Float64()))).to_series()
            plain = numbers.is_not_null() & fits
            texts = pl.select(pl.when(plain).then(None).otherwise(texts)).to_series()
        meanings = self._meanings.setdefault(into, {None: None})
        unique = texts.unique().to_list()
        for text in unique:
            if text not in meanings:
                meanings[text] = read_text(column, text, self._understand)
        known = [(text, meanings[text]) for text in unique]
        values = [None if isinstance(value, Fault) else value for _, value in known]
        old = pl.Series([text for text, _ in known], dtype=pl.String)
        found = texts.replace_strict(old, pl.Series(values, dtype=kind), default=None, return_dtype=kind)
        if column.kind in _NUMERIC:
            found = found.zip_with(~plain, numbers)
        if len(meanings) > _MOST_MEANINGS:
            self._meanings[into] = {None: None}
        bad = [text for text, value in known if text is not None and isinstance(value, Fault)]
        yield found.alias(into)
        yield texts.is_in(bad).fill_null(value=False).alias(_BAD + into)

    def _bad_rows(self, checked: pl.DataFrame, raw: pl.DataFrame) -> pl.Series | None:
        masks = [one for one in checked.get_columns() if one.name.startswith(_BAD) and one.any()]
        if self._ragged:
            masks.append(raw[ROW].is_in(list(self._ragged)))
        if not masks:
            return None
        bad = reduce(lambda one, other: one | other, masks)
        return bad if bad.any() else None

    def _put_aside(self, raw: pl.DataFrame, checked: pl.DataFrame, bad: pl.Series) -> pl.DataFrame:
        rows, masks = raw.filter(bad), checked.filter(bad)
        wrong = [list(self._wrong(cells, mask)) for cells, mask in zip(_dicts(rows), _dicts(masks), strict=True)]
        self._faults.add((one for row in wrong for one in row), len(wrong))
        if self._rejects is None:
            ragged = raw[ROW].is_in(list(self._ragged))
            return checked.filter(~ragged) if ragged.any() else checked
        self._rejects.add(rows, ["; ".join(one.because for one in row) for row in wrong])
        return checked.filter(~bad)

    def _wrong(self, cells: dict[str, Any], mask: dict[str, Any]) -> Iterator[Wrong]:
        """What is wrong with a row."""
        row = cells[ROW]
        key = cells[self.fit.key] if self.fit.key is not None else ""
        if row in self._ragged:
            yield Wrong(None, "", Fault.RAGGED, row + 1, key, "")
            return
        for id_, column in self._columns.items():
            if mask.get(_BAD + id_):
                heading, fault, value = self._fault(column, cells)
                yield Wrong(column, heading, fault, row + 1, key, value)

    def _fault(self, column: InputColumn, cells: dict[str, Any]) -> tuple[str, Fault, object]:
        gone = self.fit.not_applicable.get(column.id)
        name = self.fit.values.get(column.id)
        if gone is not None and (name is None or cells[gone] not in (None, "", *_PLAIN_FLAGS)):
            return gone, Fault.NOT_YES_NO, cells[gone]
        if name is None:
            raise KeyError(column.id)
        cell = cells[name]
        if gone is not None and cells[gone] and cell not in (None, ""):
            return name, Fault.TWO_ANSWERS, cell
        return name, fault_of(column, cell, self._understand), cell

    def _curves(self, checked: pl.DataFrame) -> Iterator[pl.Series]:
        """Curves that no engine computes, exactly, for every number that occurs."""
        for column in self._columns.values():
            if column.fact is not None:
                numbers = checked[IN + column.fact]
                unique = numbers.unique().drop_nulls()
                at = [float(column.on_curve(Fraction(repr(number)))) for number in unique]
                yield numbers.replace_strict(
                    unique, pl.Series(at, dtype=pl.Float64), default=None, return_dtype=pl.Float64
                ).alias(IN + column.id)


_MOST_MEANINGS = 100_000
_PLAIN_FLAGS = (True, False, "1", "0", "yes", "no", "true", "false", "是", "否")


def _all_within(cells: pl.Series, codes: Sequence[int]) -> bool:
    low, high = cells.min(), cells.max()
    if not isinstance(low, int) or not isinstance(high, int):
        return True
    return min(codes) <= low and high <= max(codes)


def _fits(column: InputColumn, cell: pl.Expr, type_: pl.DataType) -> pl.Expr:
    """Whether a number is one that a column may hold."""
    whole = [] if type_.is_integer() else [cell == cell.floor()]
    if column.codes:
        return reduce(lambda one, other: one & other, whole, cell.is_between(min(column.codes), max(column.codes)))
    fits = cell.is_between(*column.ends)
    return reduce(lambda one, other: one & other, whole if column.kind is ColumnKind.COUNT else [], fits)


def _wrong_type(column: InputColumn, name: str, type_: pl.DataType) -> UsageError:
    return UsageError(
        f'the column "{name}" is of type {type_}, which cannot be an answer to {column.id} ({column.kind}); '
        f"change it, or leave it out with --ignore {name}",
        f"“{name}”这一列的类型是 {type_}，不能作 {column.id}（{column.kind}）的观察；"
        f"请改掉，或者用 --ignore {name} 不要它",
    )


def _dicts(frame: pl.DataFrame) -> Sequence[dict[str, Any]]:
    return frame.to_dicts()
