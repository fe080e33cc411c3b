"""CSV before an engine reads it: which encoding and separator, and whether every row has as many cells as the head."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rubric.errors import UsageError

_SEPARATORS = ",;\t"
_BLOCK = 1 << 20
_MOST_RAGGED = 1_000_000
_FIELD = 1 << 20  # characters of a cell
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class CheckedCsv:
    """A CSV file that an engine can read.

    Attributes:
        path: of the file, or of its copy as UTF-8 with as many cells in every row.
        separator: between cells; of a copy a comma.
        headings: the cells of the first row.
        rows: below it.
        ragged: rows from 0 with too many or too few cells.
        encoding: where the file is not UTF-8.
    """

    path: Path
    separator: str
    headings: tuple[str, ...]
    rows: int
    ragged: tuple[int, ...]
    encoding: str | None


def checked_csv(path: Path, copy: Path) -> CheckedCsv:
    """Look through a CSV file; memory does not grow with it.

    Args:
        path: the file.
        copy: where to write a copy that is in order, if the file is not.

    Raises:
        UsageError: it is no text, or has no heading.
    """
    encoding = _encoding(path)
    separator, headings = _head(path, encoding)
    rows, plain = _plain_rows(path, separator, len(headings)) if encoding == "utf-8-sig" else (0, False)
    if plain:
        return CheckedCsv(path, separator, headings, rows, (), None)
    rows, ragged = _copy(path, encoding, separator, len(headings), copy)
    told = None if encoding == "utf-8-sig" else encoding.upper()
    return CheckedCsv(copy, ",", headings, rows, tuple(ragged), told)


def _encoding(path: Path) -> str:
    """UTF-8, UTF-16 where it says so, else GB18030.

    Raises:
        UsageError: it is none of them.
    """
    with path.open("rb") as file:
        head = file.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    for name in ("utf-8-sig", "gb18030"):
        if _decodes(path, name):
            return name
    raise UsageError(
        f"{path} is neither UTF-8 nor GB18030 (GBK); save it as UTF-8",
        f"{path} 既不是 UTF-8，也不是 GB18030（GBK）；请另存为 UTF-8",
    )


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(path):
            if "\x00" in decoder.decode(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _head(path: Path, encoding: str) -> tuple[str, tuple[str, ...]]:
    with path.open(encoding=encoding, newline="") as file:
        line = file.readline(_FIELD)
    separator = max(_SEPARATORS, key=line.count)
    with path.open(encoding=encoding, newline="") as file:
        headings = next(_reader(path, file, separator), [])
    if not any(one.strip() for one in headings):
        raise UsageError(f"{path} has no heading in its first row", f"{path} 的第一行没有列名")
    return separator, tuple(headings)


def _reader(path: Path, file: Iterator[str], separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_FIELD)
    try:
        yield from csv.reader(file, delimiter=separator)
    except csv.Error as error:
        raise UsageError(f"{path} cannot be read as CSV: {error}", f"{path} 不能当 CSV 读：{error}") from None


def _plain_rows(path: Path, separator: str, width: int) -> tuple[int, bool]:
    """How many rows there are below the heading, and whether every line is a row of that many cells without quotes."""
    mark, rows = separator.encode(), -1
    with path.open("rb") as file:
        while lines := file.readlines(_BLOCK):
            if {line.count(mark) for line in lines} != {width - 1} or any(b'"' in line for line in lines):
                return 0, False
            if width == 1 and not all(line.strip() for line in lines):
                return 0, False
            rows += len(lines)
    return rows, True


def _copy(path: Path, encoding: str, separator: str, width: int, copy: Path) -> tuple[int, list[int]]:
    """Write a copy in order; how many rows it has, and which of them were ragged."""
    ragged: list[int] = []
    count = -1
    with path.open(encoding=encoding, newline="") as file, copy.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
        for row in _reader(path, file, separator):
            if not row:
                continue
            if len(row) != width:
                ragged.append(count)
                row = [*row, *[""] * width][:width]
            writer.writerow(row)
            count += 1
            if len(ragged) > _MOST_RAGGED:
                raise UsageError(
                    f"{path}: more than {_MOST_RAGGED:,} rows have too many or too few cells",
                    f"{path}：多于 {_MOST_RAGGED:,} 行的格数和列名对不上",
                )
    return count, ragged
