"""Mends what can be mended safely, for ``rubric check --fix`` and ``--diff``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rubric.cli.checking import Checked, Checker
from rubric.cli.console import message, show, write_whole
from rubric.cli.language import say
from rubric.source.fixes import apply, diff
from rubric.source.inputs import STDIN_NAME

_ROUNDS = 10


def mend(checked: Checked, checker: Callable[[], Checker], *, write: bool) -> Checked:
    """Apply the safe edits of every file until none is left; the findings that remain are returned.

    Args:
        checked: what was found.
        checker: makes a fresh one, for looking at a mended text.
        write: write the files, or only show what would change.
    """
    after = checker()
    after.checked.missing = checked.missing
    after.checked.findings += [one for one in checked.findings if one.place.file not in checked.texts]
    pointed = {one.place.file for one in checked.findings}
    for name in checked.files:
        text = checked.texts.get(name)
        if text is None:  # nothing was found in it, or it could not be read
            after.checked.files += [] if name in pointed else [name]
            continue
        # JSON is read in YAML's words; writing those back would change more than the fix.
        new = text if name.endswith(".json") else _mended(name, text, checked, checker)
        if new != text and (not write or name == STDIN_NAME):
            show(diff(text, new, name))
        elif new != text:
            write_whole(Path(name), _mark(name) + new)
            message(say(f"已改正 {name}", f"mended {name}"))
        after.checked.files.append(name)
        after.text(new if write else text, Path(name), name)
    return after.checked


def _mark(name: str) -> str:
    """The byte order mark that a file starts with, to be kept."""
    return "\ufeff" if Path(name).read_bytes().startswith(b"\xef\xbb\xbf") else ""


def _mended(name: str, text: str, checked: Checked, checker: Callable[[], Checker]) -> str:
    findings = [one for one in checked.findings if one.place.file == name]
    for _ in range(_ROUNDS):
        new, applied = apply(text, findings)
        if not applied or new == text:
            return text
        text = new
        findings = [one for one in checker().text(text, Path(name), name) if one.place.file == name]
    return text
