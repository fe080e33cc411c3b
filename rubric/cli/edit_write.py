"""Changes to files: checked against everything that rests on them, shown, or written all together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rubric.cli.console import BAD_INPUT, FINE, message, report, show, write_whole
from rubric.errors import InputError, UsageError
from rubric.source.edit_change import Change, counted
from rubric.source.edit_files import overlays_of, problems_after
from rubric.source.edit_text import Source

if TYPE_CHECKING:
    from rubric.model.text import Lang

BOM = "\ufeff"


class Editor:
    """What the edit commands share.

    Attributes:
        lang: the language of messages.
        dry_run: show the diff and write nothing.
        force: write even when the result has new errors.
    """

    def __init__(self, lang: Lang, *, dry_run: bool, force: bool = False) -> None:
        """Keep them."""
        self.lang = lang
        self.dry_run = dry_run
        self.force = force

    def say(self, zh: str, en: str) -> None:
        """A message in the language that was asked for."""
        message(zh if self.lang == "zh" else en)

    def run(self, sources: Iterable[Source], make: Callable[[], list[list[Change]]]) -> int:
        """Make changes and finish them; the first way without new errors counts.

        Args:
            sources: the files, for excerpts in messages.
            make: gives one or more ways to do it, best first, each one or more files' changes.
        """
        texts = {one.name: one.text for one in sources}
        try:
            ways = make()
        except InputError as error:
            report(error.findings, texts, self.lang)
            return BAD_INPUT
        results = []
        for changes in ways:
            findings, shown = problems_after(changes, _beside(changes))
            if not findings:
                return self._finish(changes)
            results.append((changes, findings, shown))
        changes, findings, shown = results[-1]
        report(findings, texts | shown, self.lang)
        if self.force:
            return self._finish(changes)
        self.say(
            "改完会有上面的错误，所以什么都没写；确实要写请加 --force",
            "afterwards there would be the errors above, so nothing was written; --force writes all the same",
        )
        return BAD_INPUT

    def _finish(self, changes: list[Change]) -> int:
        real = [one for one in changes if not one.is_empty]
        if not real:
            self.say("已经是这样了，不用改", "nothing to change: it already is so")
            return FINE
        if self.dry_run:
            show("".join(one.diff() for one in real))
            return FINE
        write_all([(one.source, one.text) for one in real])
        for name, lines in counted(real).items():
            self.say(f"已改 {name}：{lines} 行", f"changed {name}: {lines} {'line' if lines == 1 else 'lines'}")
        return FINE


def write_all(files: list[tuple[Source, str]]) -> None:
    """Write all files, or none: those already written get their old text back when one cannot be.

    A file that is not there yet is made; its source has no text.

    Raises:
        UsageError: one cannot be written.
    """
    done: list[Source] = []
    for source, text in files:
        try:
            write_source(source, text)
        except UsageError:
            for one in done:
                write_source(one, one.text) if one.text else one.path.unlink(missing_ok=True)
            raise
        done.append(source)


def write_source(source: Source, text: str) -> None:
    """Write a file's new text whole; byte order mark and permissions stay.

    Raises:
        UsageError: it cannot be written.
    """
    path = source.path.resolve()
    mode = path.stat().st_mode if path.exists() else None
    write_whole(path, BOM + text if source.bom else text)
    if mode is not None:
        path.chmod(mode)


def read_item(name: str | None) -> str | None:
    """The item that ``--from`` names; ``-`` is standard input.

    Raises:
        InputError: it cannot be read.
    """
    from rubric.source.read import decode, read_text

    if name is None:
        return None
    text, findings = decode(sys.stdin.buffer.read(), "<stdin>") if name == "-" else read_text(Path(name), name)
    if findings:
        raise InputError(findings)
    return text


def _beside(changes: list[Change]) -> list[Source]:
    return [
        overlay
        for one in changes
        if not one.is_empty and one.source.kind == "rubric"
        for overlay in overlays_of(one.source)
    ]
