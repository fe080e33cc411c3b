"""A look into a workbook before it is opened: how large it is unpacked, which cells hold errors or bare formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

from rubric.observe.tables.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, At

MAX_UNPACKED = 120_000_000  # bytes of all parts together
_MAX_PARTS = 2_000
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Scan(NamedTuple):
    """What a look found.

    Attributes:
        bad: by worksheet, cells without a usable value: their error, or an empty text for a formula without result.
        too_large: what is too large, in Chinese and English; None where nothing is.
    """

    bad: dict[str, dict[At, str]]
    too_large: tuple[str, str] | None = None


class _TooLargeError(Exception):
    pass


def scan(data: bytes) -> Scan:
    """Look into a zipped workbook; of an .ods file only how large it is.

    Raises:
        zipfile.BadZipFile: it is damaged.
        expat.ExpatError: a part is no XML.
        KeyError: a part is missing.
        zlib.error: a part is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        size = sum(part.file_size for part in parts)
        if size > MAX_UNPACKED or len(parts) > _MAX_PARTS:
            mega = size // 1_000_000
            return Scan(
                {}, (f"解开以后有 {mega} MB、{len(parts)} 个部件", f"{mega} MB in {len(parts)} parts, unpacked")
            )
        # A part that is larger than it says is found here, not when it fills the memory.
        if (broken := package.testzip()) is not None:
            raise zipfile.BadZipFile(broken)
        bad = {}
        try:
            lengths = _lengths(package)
            for name, part in _worksheets(package):
                bad[name] = _Worksheet(lengths).read(package, part)
            if "content.xml" in package.namelist():
                _OpenDocument().read(package, "content.xml")
        except _TooLargeError:
            return Scan({}, (f"超过 {MAX_ROWS} 行或 {MAX_CELLS} 格", f"more than {MAX_ROWS} rows or {MAX_CELLS} cells"))
    return Scan(bad)


def _worksheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each worksheet of an .xlsx file; nothing for other kinds."""
    names = set(package.namelist())
    if "content.xml" in names:
        return
    targets = {
        one.get("Id"): one.get("Target", "") for one in _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in _elements(package, "xl/workbook.xml", "sheet"):
        id_ = next((value for key, value in sheet.items() if _local(key) == "id"), None)
        target = targets.get(id_, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield sheet.get("name", ""), part


def _lengths(package: zipfile.ZipFile) -> list[int]:
    strings = _Strings()
    if "xl/sharedStrings.xml" in package.namelist():
        strings.read(package, "xl/sharedStrings.xml")
    return strings.lengths


def _elements(package: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    parser.Parse(package.read(part), True)
    return found


class _Part:
    """Reads a part in passing and measures up to where its cells go."""

    def __init__(self) -> None:
        self.bad: dict[At, str] = {}
        self.row = self.column = -1
        self._last = (-1, -1)

    def read(self, package: zipfile.ZipFile, part: str) -> dict[At, str]:
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        with package.open(part) as stream:
            parser.ParseFile(stream)
        return self.bad

    def _reach(self, row: int, column: int) -> None:
        """A cell with something in it stands here."""
        self._last = rows, columns = max(self._last[0], row), max(self._last[1], column)
        if rows >= MAX_ROWS or columns >= MAX_COLUMNS or (rows + 1) * (columns + 1) > MAX_CELLS:
            raise _TooLargeError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        pass

    def _text(self, text: str) -> None:
        pass

    def _end(self, tag: str) -> None:
        pass


class _OpenDocument(_Part):
    """All tables of an .ods file: cells and rows say how often they are repeated."""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        about = {_local(key): value for key, value in attributes.items()}
        if name == "table":
            self.row, self._last = -1, (-1, -1)
        elif name == "table-row":
            self.row, self.column = self.row + _count(about.get("number-rows-repeated")), -1
        elif name in ("table-cell", "covered-table-cell"):
            self.column += _count(about.get("number-columns-repeated"))
            if "value-type" in about:
                self._reach(self.row, self.column)


class _Strings(_Part):
    """The texts that the cells of an .xlsx file share: how long each is."""

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []

    def _start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser's signature
        if _local(tag) == "si":
            self.lengths.append(0)

    def _text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Worksheet(_Part):
    """A worksheet of an .xlsx file."""

    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self._lengths, self._size = lengths, 0
        self.kind = self.value = ""
        self.formula = self.inside = self.filled = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "row":
            number = attributes.get("r", "")
            self.row = int(number) - 1 if number.isdecimal() and len(number) < 9 else self.row + 1
            self.column = -1
        elif name == "c":
            at = _CELL.fullmatch(attributes.get("r", ""))
            self.column = _column(at[1]) if at else self.column + 1
            self.row = int(at[2]) - 1 if at else self.row
            self.kind, self.value = attributes.get("t", ""), ""
            self.formula = self.filled = False
        elif name == "f":
            self.formula = True
        elif name in ("v", "is"):
            self.inside = self.filled = True

    def _text(self, text: str) -> None:
        if self.inside and len(self.value) < 40:
            self.value += text

    def _end(self, tag: str) -> None:
        name = _local(tag)
        if name in ("v", "is"):
            self.inside = False
        elif name == "c" and (self.filled or self.formula):
            self._reach(self.row, self.column)
            if self.kind == "s" and self.value.isdecimal() and int(self.value) < len(self._lengths):
                self._size += self._lengths[int(self.value)]
            if self._size > MAX_UNPACKED:
                raise _TooLargeError
            if self.kind == "e":
                self.bad[self.row, self.column] = self.value or "#?"
            elif self.formula and not self.value and self.kind != "str":
                self.bad[self.row, self.column] = ""


def _parser() -> Any:
    parser = expat.ParserCreate()

    def refuse(*_: Any) -> None:
        raise expat.ExpatError("entities are not allowed")

    parser.EntityDeclHandler = refuse
    return parser


def _count(text: str | None) -> int:
    """How often something is repeated."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]
