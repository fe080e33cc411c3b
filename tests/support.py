"""Helpers that tests share."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rubric.model.scorecard import Scorecard
from rubric.scoring.score import score
from rubric.source.load import fit, read_rubric, read_sheet_text

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"


def name_of(path: Path) -> str:
    """A file and its folder, as the name of a test: the same file name may stand in several folders."""
    return f"{path.parent.name}/{path.name}"


def as_yaml(data: Any) -> str:
    """Plain data as YAML in flow style; decimals keep their digits."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {as_yaml(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(as_yaml(value) for value in data) + "]"
    return format(data, "f") if isinstance(data, Decimal) else json.dumps(data, ensure_ascii=False)


def rate(rubric: dict[str, Any], answers: dict[str, Any], **sheet_fields: Any) -> Scorecard:
    """Score plain data the way files are scored: as YAML, through the loader."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "test.rubric.yaml"
        file.write_text(as_yaml(rubric), encoding="utf-8")
        loaded = read_rubric(str(file)).use()
    sheet = {"program": "test-program", "format": 1, **sheet_fields, "answers": answers}
    read = read_sheet_text(as_yaml(sheet), "test.sheet.yaml")
    return score(loaded, fit(read, loaded).use())
