"""Files to findings for ``rubric check``."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rubric.errors import InputError
from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.source.document import parse
from rubric.source.inputs import STDIN, check_files
from rubric.source.load import Loaded, fit, kind_of, read_rubric, read_rubric_of, read_rubric_text, read_sheet_text
from rubric.source.read import decode, read_text


@dataclass
class Checked:
    """What a check found; ``missing`` says that a file could not be read at all."""

    files: int = 0
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    missing: bool = False


def check_all(words: list[str], *, rubric: str | None, today: date) -> Checked:
    """Check every file that words name.

    Args:
        words: files, folders, patterns, ``-``.
        rubric: id or path of the rubric for sheets; by default what each sheet says.
        today: observations after it are mistakes.

    Raises:
        InputError: the rubric that was asked for cannot be used.
    """
    files, findings = check_files(words)
    checked = Checked(len(files), findings, missing=bool(findings))
    asked = read_rubric(rubric) if rubric is not None else None
    if asked is not None:
        checked.texts |= asked.texts
        asked.use()
    for file in files:
        _one(file, asked, today, checked)
    return checked


def _one(file: str, asked: Loaded[Rubric] | None, today: date, checked: Checked) -> None:
    path = Path("stdin.yaml") if file == STDIN else Path(file)
    name = "<stdin>" if file == STDIN else file
    text, findings = decode(sys.stdin.buffer.read(), name) if file == STDIN else read_text(path, name)
    if findings:
        checked.findings += findings
        checked.missing = True
        return
    root, _ = parse(text, name)
    loaded = (
        read_rubric_text(text, path, name)
        if kind_of(root) == "rubric"
        else _sheet(text, path, name, asked, today, checked)
    )
    checked.texts |= loaded.texts
    checked.findings += [one for one in loaded.findings if one not in checked.findings]


def _sheet(
    text: str, path: Path, name: str, asked: Loaded[Rubric] | None, today: date, checked: Checked
) -> Loaded[Any]:
    sheet = read_sheet_text(text, name, today=today)
    model = sheet.model or sheet.rest
    if model is None or (asked is None and model.rubric is None):
        return sheet
    try:
        rubric = asked or read_rubric_of(sheet, path)
    except InputError as error:
        return Loaded(None, sheet.root, list(error.findings), sheet.texts)
    checked.texts |= rubric.texts
    if rubric.model is None:
        return Loaded(None, sheet.root, [*sheet.findings, *rubric.findings], sheet.texts)
    return fit(sheet, rubric.model)
