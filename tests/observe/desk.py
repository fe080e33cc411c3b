"""What a person does to tables, with programs other than the one that wrote them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


class Edited:
    """A workbook opened by openpyxl; cells are found by id and heading, as a person finds them."""

    def __init__(self, path: Path, worksheet: str) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book[worksheet]
        self.columns = {cell.value: cell.column for cell in self.sheet[1]}
        ids = next(column for heading, column in self.columns.items() if heading in ("编号", "id"))
        self.rows: dict[Any, int] = {}
        for row in range(2, self.sheet.max_row + 1):
            self.rows.setdefault(self.sheet.cell(row, ids).value, row)

    def put(self, id_: str, heading: str, value: Any) -> str:
        """Write a cell; its name."""
        cell = self.sheet.cell(self.rows[id_], self.columns[heading])
        cell.value = value
        return str(cell.coordinate)

    def error(self, id_: str, heading: str, value: str) -> str:
        """Make a cell hold an error; its name."""
        cell = self.sheet.cell(self.rows[id_], self.columns[heading])
        cell.value, cell.data_type = value, "e"
        return str(cell.coordinate)

    def save(self) -> None:
        self.book.save(self.path)


def by_office(path: Path, ending: str) -> Path:
    """The file as LibreOffice saves it, in a folder of its own."""
    assert SOFFICE is not None
    folder = path.parent / f"office-{ending}"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{ending}"
