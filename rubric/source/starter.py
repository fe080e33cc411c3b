"""A rubric to start from, small or a copy, with a sheet, their schemas and the settings of an editor."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from rubric.model.base import is_program_id
from rubric.source.edit_set import change_to
from rubric.source.edit_text import read_source
from rubric.source.library import LIBRARY, SUFFIX, rubric_file
from rubric.source.load import fit, read_rubric, read_rubric_text, read_sheet_text
from rubric.source.schemas import schema_of, schema_of_sheets

STARTER = LIBRARY / "starter"
SHEET = "example-shop.sheet.yaml"
SCHEMAS = ".rubric/schemas"

_NAME = "my-rubric"  # what the rubric is called in the templates
_DAY = "2000-01-01"


def name_for(folder: Path) -> str:
    """The id of a new rubric: after its folder where that makes an id."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    return name if is_program_id(name) else _NAME


def starter_files(folder: Path, today: date, *, keep: bool, like: str | None = None) -> dict[str, str]:
    """The files of a new rubric: path in the folder -> text.

    Args:
        folder: where they are to go; gives the rubric its name.
        today: the day of the observation in the sheet.
        keep: whether a rubric that is there already stays as it is, and the schema of its sheets is made from it.
        like: id or path of a rubric to copy, without a sheet; by default a small one.

    Raises:
        InputError: that rubric, or the one to copy, cannot be used.
    """
    name = name_for(folder)
    text = _template(f"{_NAME}{SUFFIX}", name) if like is None else _copy(like, name)
    file, rubric = folder / f"{name}{SUFFIX}", _modeline("rubric") + text
    there = keep and file.is_file()
    loaded = read_rubric(file) if there else read_rubric_text(rubric, file, str(file))
    sheet = _modeline(f"{name}.sheet") + _template(SHEET, name).replace(_DAY, today.isoformat())
    # A rubric of one's own that is there already may ask for something else.
    has_sheet = like is None and fit(read_sheet_text(sheet, SHEET), loaded.use()).model is not None
    settings = sorted(path.name for path in (STARTER / "vscode").iterdir())
    return {
        file.name: rubric,
        **({SHEET: sheet} if has_sheet else {}),
        f"{SCHEMAS}/rubric.schema.json": _json(schema_of("rubric")),
        f"{SCHEMAS}/{name}.sheet.schema.json": _json(schema_of_sheets(loaded.use())),
        **{f".vscode/{one}": _template(f"vscode/{one}", name) for one in settings},
    }


def _copy(like: str, name: str) -> str:
    """The text of a rubric under another id."""
    read_rubric(like).use()
    source = read_source(rubric_file(like, Path()) or Path(like))
    return change_to(source, ("rubric",), name).text


def _modeline(schema: str) -> str:
    return f"# yaml-language-server: $schema=./{SCHEMAS}/{schema}.schema.json\n"


def _template(file: str, name: str) -> str:
    return (STARTER / file).read_text("utf-8").replace(_NAME, name)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
