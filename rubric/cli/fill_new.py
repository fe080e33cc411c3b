"""A sheet to begin with: which program, who observes, when, and by which rubric."""

from __future__ import annotations

import getpass
import os
import shlex
from datetime import datetime
from pathlib import Path

from rubric.cli.console import write_whole
from rubric.cli.language import say
from rubric.errors import UsageError
from rubric.model.base import is_program_id
from rubric.source.edit_render import scalar_text
from rubric.source.library import known_ids
from rubric.source.load import read_rubric


def make_sheet(path: Path, rubric: str | None, program: str | None, observer: str | None) -> None:
    """Write a sheet without answers.

    Args:
        path: where to.
        rubric: id, or path relative to the current folder.
        program: id of the program; by default the name of the file.
        observer: by default the name of the user.

    Raises:
        InputError: the rubric cannot be used.
        UsageError: something is missing, or the file cannot be written.
    """
    if rubric is None:
        ids, retry = known_ids(Path()), f"rubric sheet fill {shlex.quote(str(path))} -r RUBRIC"
        raise UsageError(
            say(
                f"没有 {path}；要新建，请说用哪份量表（{'、'.join(ids)}，或文件路径）：\n{retry}",
                f"there is no {path}; to make it, name a rubric ({', '.join(ids)}, or a path):\n{retry}",
            )
        )
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(
            say(f"新观察表要叫 ….sheet.yaml，不能叫 {path}", f"a new sheet is called ….sheet.yaml, not {path}")
        )
    read_rubric(rubric, beside=path.parent if _is_id(rubric) else None).use()
    fields = {
        "program": _program(path, program),
        "format": 1,
        "observed": datetime.now().astimezone().date().isoformat(),
        "observer": observer or _user(),
        "rubric": _from(rubric, path.parent),
    }
    lines = [f"{key}: {value if key == 'observed' else scalar_text(value)}" for key, value in fields.items() if value]
    text = "\n".join([*lines, "", "answers: {}", ""])
    write_whole(path, text)


def _program(path: Path, program: str | None) -> str:
    id_ = program or path.name.split(".")[0].lower()
    if not is_program_id(id_):
        raise UsageError(
            say(
                f"“{id_}”不能作小程序的 id，请加 --program ID（小写英文、数字、连字符）",
                f'"{id_}" cannot be the id of a program: add --program ID (lower-case letters, digits, hyphens)',
            )
        )
    return id_


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _is_id(rubric: str) -> bool:
    return not ("/" in rubric or os.sep in rubric or rubric.endswith((".yaml", ".yml")))


def _from(rubric: str, folder: Path) -> str:
    """A rubric as a sheet in a folder names it: an id as it is, a path relative to the folder."""
    if _is_id(rubric):
        return rubric
    path = Path(os.path.relpath(rubric, folder)).as_posix()
    return path if path.startswith("../") or Path(path).is_absolute() else f"./{path}"
