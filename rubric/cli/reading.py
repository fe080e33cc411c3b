"""Sheets with their rubrics for the commands: files or standard input, each rubric read once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.source.inputs import STDIN, STDIN_NAME
from rubric.source.load import Loaded, fit, read_rubric, read_rubric_of, read_sheet_text, rubric_of
from rubric.source.read import decode, read_text


class SheetRead(NamedTuple):
    """A sheet whose answers fit its rubric.

    Attributes:
        name: how messages call the file.
        loaded: the sheet with its positions.
        sheet: the sheet.
        rubric: the same object for all sheets that name the same rubric.
    """

    name: str
    loaded: Loaded[Sheet]
    sheet: Sheet
    rubric: Rubric


class Sheets:
    """Reads sheets.

    Attributes:
        texts: of every file that was read, by the name it goes by in findings.
    """

    def __init__(self, rubric: str | None) -> None:
        """``rubric`` is an id or path; without it each sheet names its own."""
        self.asked = rubric
        self.texts: dict[str, str] = {}
        self._loaded: dict[tuple[str, Path], Loaded[Rubric]] = {}

    def asked_rubric(self) -> Rubric | None:
        """The rubric that was asked for; None where each sheet names its own.

        Raises:
            InputError: it cannot be used.
        """
        if self.asked is None:
            return None
        key = (self.asked, Path())
        if key not in self._loaded:
            self._loaded[key] = read_rubric(self.asked)
            self.texts |= self._loaded[key].texts
        return self._loaded[key].use()

    def text(self, file: str) -> tuple[str, str]:
        """What messages call a file, and its text.

        Raises:
            InputError: it cannot be read.
        """
        name = STDIN_NAME if file == STDIN else file
        text, findings = decode(sys.stdin.buffer.read(), name) if file == STDIN else read_text(Path(file), name)
        if findings:
            raise InputError(findings)
        return name, text

    def sheet(self, file: str, text: str) -> SheetRead:
        """A sheet and its rubric.

        Raises:
            InputError: one of them cannot be used, or they do not fit.
        """
        path, name = (Path("sheet.yaml"), STDIN_NAME) if file == STDIN else (Path(file), file)
        sheet = read_sheet_text(text, name)
        self.texts |= sheet.texts
        if sheet.model is None:
            raise InputError(self._all_findings(sheet, path))
        rubric = self._rubric(sheet, path)
        return SheetRead(name, sheet, fit(sheet, rubric).use(), rubric)

    def _all_findings(self, sheet: Loaded[Sheet], path: Path) -> list[Finding]:
        """What is wrong with a sheet's form, and with the rest of its answers where its rubric can be read."""
        try:
            rubric = read_rubric(self.asked) if self.asked is not None else read_rubric_of(sheet, path)
            return fit(sheet, rubric.use()).findings
        except InputError:
            return sheet.findings

    def _rubric(self, sheet: Loaded[Sheet], path: Path) -> Rubric:
        if (asked := self.asked_rubric()) is not None:
            return asked
        key = rubric_of(sheet, path)
        if key not in self._loaded:
            self._loaded[key] = read_rubric_of(sheet, path)
            self.texts |= self._loaded[key].texts
        return self._loaded[key].use()
