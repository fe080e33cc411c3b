"""A look into a workbook before it is opened: how large it is unpacked, which cells hold errors or bare formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

from rubric.observe.grid import MAX_COLUMNS, MAX_ROWS, At

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
    """Look into a zipped workbook; one of another kind than .xlsx is only measured.

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
        bad = {}
        try:
            for name, part in _worksheets(package):
                bad[name] = _Worksheet().read(package, part)
        except _TooLargeError:
            limit = f"{MAX_ROWS} × {MAX_COLUMNS}"
            return Scan({}, (f"工作表“{name}”超过 {limit} 格", f'the worksheet "{name}" goes beyond {limit} cells'))
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


def _elements(package: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    parser.Parse(package.read(part), True)
    return found


class _Worksheet:
    """Reads the cells of one worksheet in passing."""

    def __init__(self) -> None:
        self.bad: dict[At, str] = {}
        self.row = self.column = -1
        self.kind = self.value = ""
        self.formula = self.inside = self.filled = False

    def read(self, package: zipfile.ZipFile, part: str) -> dict[At, str]:
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        with package.open(part) as stream:
            parser.ParseFile(stream)
        return self.bad

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
            if self.row >= MAX_ROWS or self.column >= MAX_COLUMNS:
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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]
