"""Workbooks and CSV files as grids, with everything that keeps them from being read as findings."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple
from xml.parsers import expat

from rubric.model.cells import unsafe_cell
from rubric.model.finding import Finding, Place
from rubric.observe.tables.grid import MAX_COLUMNS, MAX_ROWS, Grid, grid_rows
from rubric.observe.tables.workbook_scan import Scan, scan
from rubric.source import rules_tables as rules
from rubric.source.read import not_found

MAX_BYTES = 20_000_000
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
_DELIMITERS = ",;\t"
# What a damaged or strange package leads to.
_DAMAGE = (
    zipfile.BadZipFile,
    expat.ExpatError,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_SNIFFED = 20  # lines


class Tables(NamedTuple):
    """What a file holds.

    Attributes:
        grids: its worksheets; empty where there are findings.
        findings: why it could not be read.
        encoding: of a text file, where it was not UTF-8.
    """

    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()
    encoding: str | None = None


def read_tables(path: Path) -> Tables:
    """Read a workbook or CSV file."""
    name = str(path)
    try:
        if not path.is_file():
            return Tables(findings=(not_found(path, name),))
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"{size // 1_000_000} MB"
            return _refused(rules.TABLE_TOO_LARGE, name, what_zh=what, what_en=what)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _unreadable(name, reason, reason)
    ending = path.suffix.lower()
    if ending in TEXTS:
        return _read_text(data, name)
    if ending in WORKBOOKS:
        return _read_workbook(data, name)
    return _unreadable(name, f"不认识“{ending}”", f'unknown kind "{ending}"')


def _read_workbook(data: bytes, name: str) -> Tables:
    from python_calamine import CalamineError, CalamineWorkbook

    looked = Scan({})
    try:
        if data.startswith(b"PK"):
            looked = scan(data)
        if looked.too_large is not None:
            zh, en = looked.too_large
            return _refused(rules.TABLE_TOO_LARGE, name, what_zh=zh, what_en=en)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            grids = tuple(_grid(book, about, name, looked) for about in book.sheets_metadata if _is_shown(about))
    except CalamineError as error:
        return _damaged(name, error)
    except _DAMAGE as error:
        return _damaged(name, error)
    return Tables(grids)


def _is_shown(about: Any) -> bool:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return bool(about.visible == SheetVisibleEnum.Visible and about.typ == SheetTypeEnum.WorkSheet)


def _grid(book: Any, about: Any, name: str, looked: Scan) -> Grid:
    sheet = book.get_sheet_by_name(about.name)
    rows = grid_rows(row[:MAX_COLUMNS] for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS))
    bad = looked.bad.get(about.name, {})
    return Grid(name, about.name, _with_room(rows, bad), bad)


def _with_room(rows: tuple[tuple[str, ...], ...], bad: Any) -> tuple[tuple[str, ...], ...]:
    """Cells without a value may lie beyond those with one."""
    height = max((row for row, _ in bad), default=-1) + 1
    return (*rows, *([()] * (height - len(rows))))


def _read_text(data: bytes, name: str) -> Tables:
    text, encoding = _decoded(data)
    if text is None:
        return _unreadable(name, "既不是 UTF-8，也不是 GB18030", "it is neither UTF-8 nor GB18030")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
        starts, rows = [1], []
        for row in reader:
            rows.append([unsafe_cell(cell) for cell in row])
            starts.append(reader.line_num + 1)
    except csv.Error as error:
        return _unreadable(name, f"不是 CSV（{error}）", f"not CSV ({error})")
    if len(rows) > MAX_ROWS:
        return _refused(rules.TABLE_TOO_LARGE, name, what_zh=f"{len(rows)} 行", what_en=f"{len(rows)} rows")
    grid = Grid(name, "", grid_rows(row[:MAX_COLUMNS] for row in rows), lines=tuple(starts))
    return Tables((grid,), encoding=encoding)


def _decoded(data: bytes) -> tuple[str | None, str | None]:
    """The text, and its encoding where that is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            return None, None
    for codec, shown in (("utf-8-sig", None), ("gb18030", "GB18030")):
        try:
            return data.decode(codec), shown
        except UnicodeDecodeError:
            continue
    return None, None


def _delimiter(text: str) -> str:
    """What separates the headings."""
    for line in text.split("\n")[:_SNIFFED]:
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        best = max(counts, key=lambda mark: counts[mark])
        if counts[best]:
            return best
    return ","


def _damaged(name: str, error: Exception) -> Tables:
    return _unreadable(name, f"不是工作簿，或者坏了（{error}）", f"not a workbook, or a damaged one ({error})")


def _unreadable(name: str, zh: str, en: str) -> Tables:
    return _refused(rules.UNREADABLE_TABLE, name, why_zh=zh, why_en=en)


def _refused(rule: Any, name: str, **args: object) -> Tables:
    return Tables(findings=(rule.at(Place(name), file=name, **args),))
