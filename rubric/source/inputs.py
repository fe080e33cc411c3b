"""What the words of a command line lead to: files, folders, patterns and standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from rubric.model.finding import Finding, Place
from rubric.source import rules
from rubric.source.read import not_found

STDIN, STDIN_NAME = "-", "<stdin>"
SHEET_ENDINGS = (".sheet.yaml", ".sheet.yml", ".sheet.json")
RUBRIC_ENDINGS = (".rubric.yaml", ".rubric.yml", ".rubric.json")


def sheet_files(words: Iterable[str]) -> tuple[list[str], list[Finding]]:
    """The sheets that words name, each once, and what leads nowhere.

    A folder stands for the sheets anywhere below it, sorted; a word with ``*``, ``?`` or ``[`` that is no file is a
    pattern; ``-`` is standard input.
    """
    return _files(words, SHEET_ENDINGS)


def check_files(words: Iterable[str]) -> tuple[list[str], list[Finding]]:
    """The same for rubrics and sheets."""
    return _files(words, (*SHEET_ENDINGS, *RUBRIC_ENDINGS))


def table_files(words: Iterable[str], endings: tuple[str, ...]) -> tuple[list[str], list[Finding]]:
    """The tables that words name, by their endings; a folder stands for those anywhere below it."""
    return _files(words, endings)


def _files(words: Iterable[str], endings: tuple[str, ...]) -> tuple[list[str], list[Finding]]:
    found: list[str] = []
    findings: list[Finding] = []
    for word in words:
        path = Path(word)
        if word == STDIN or is_file(path):
            found.append(word)
        elif is_folder(path):
            below = _below(path, endings)
            found += below
            findings += [] if below else [rules.NO_SHEETS.at(Place(word), file=word)]
        else:
            matched = _matches(word)
            found += matched
            findings += [] if matched else [not_found(path, word)]
    return list(dict.fromkeys(found)), findings


def _below(folder: Path, endings: tuple[str, ...]) -> list[str]:
    """The files anywhere below a folder, sorted by their paths; links to folders are not followed."""
    found, todo = list[str](), [str(folder)]
    while todo:
        with suppress(OSError), os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo.append(entry.path)
                elif entry.name.endswith(endings) and is_file(Path(entry.path)):
                    found.append(entry.path)
    return sorted(path.removeprefix(f".{os.sep}") for path in found)


def _matches(word: str) -> list[str]:
    if not any(char in word for char in "*?["):
        return []
    path = Path(word)
    anchor = Path(path.anchor) if path.is_absolute() else Path()
    try:
        pattern = str(path.relative_to(anchor)) if path.is_absolute() else word
        return sorted(str(one) for one in anchor.glob(pattern) if one.is_file())
    except (OSError, ValueError, NotImplementedError):
        return []


def is_file(path: Path) -> bool:
    """Whether there is a file at a path; no for what cannot be a path or cannot be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; no for what cannot be a path or cannot be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
