"""Miniature source trees, written out in tests, and what reading them finds."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rubric.evidence.inspect import inspect
from rubric.evidence.limits import Limits
from rubric.evidence.tree import Tree
from rubric.model.inspection import Hit, Inspection, Reason, Trouble
from rubric.model.rubric import Rubric
from rubric.model.signals import SignalTable
from rubric.source.signals import read_signals
from rubric.source.use import load_rubric

Files = Mapping[str, str | bytes]
NO_FILES: Files = {}
ONE_PAGE: Files = {"app.json": '{"pages": ["pages/home/home"]}', "app.js": "App({})"}


@cache
def table() -> SignalTable:
    return read_signals().use()


@cache
def rubric(name: str = "scene-capability-gameplay") -> Rubric:
    return load_rubric(name)


def plant(folder: Path, files: Files) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read(
    folder: Path, files: Files = NO_FILES, *, limits: Limits | None = None, thorough: bool = True, **options: Any
) -> Inspection:
    """What reading some files finds."""
    tree = Tree(plant(folder, files), limits)
    return inspect(tree, table(), options.pop("rubric", rubric()), thorough=thorough, **options)


def home(
    folder: Path, *, js: str = "Page({})", wxml: str = "<view/>", more: Files = NO_FILES, **options: Any
) -> Inspection:
    """What a program of one page holds."""
    return read(folder, {**ONE_PAGE, "pages/home/home.js": js, "pages/home/home.wxml": wxml, **more}, **options)


def counted(found: Inspection) -> set[tuple[str, str, int]]:
    """What counts, without the declared pages: signal, file and line."""
    return {(hit.signal, hit.file, hit.line) for hit in found.signals if hit.counted and hit.signal != "page"}


def signals(found: Inspection) -> set[str]:
    """Signals that count."""
    return {signal for signal, _, _ in counted(found)}


def reasons(found: Inspection, signal: str) -> dict[Reason, int]:
    """The lines of a signal by the reason; of several with one reason, the first."""
    return {hit.reason: hit.line for hit in reversed(found.signals) if hit.signal == signal}


def only(found: Inspection, signal: str) -> Hit:
    """The one hit of a signal."""
    (hit,) = [hit for hit in found.signals if hit.signal == signal]
    return hit


def troubles(found: Inspection) -> set[Trouble]:
    """What stood in the way, anywhere."""
    return {note.trouble for note in (*found.notes, *(note for root in found.roots for note in root.notes))}


def app(**config: Any) -> str:
    """An ``app.json`` with one page and more."""
    return json.dumps({"pages": ["pages/home/home"], **config}, ensure_ascii=False, indent=1)
