"""What is said of a long run while it goes on: the first files with errors, all of them in a file, what falls short."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rubric.cli.console import message, report
from rubric.cli.language import say
from rubric.cli.pace import Pace
from rubric.model.finding import Finding, Place
from rubric.model.text import Lang
from rubric.report.jsons import compact_json

_MOST_TOLD = 20  # files with errors, and sentences on what falls short


class Told:
    """Tells the first few one by one; findings also go into ``STEM.findings.ndjson`` beside the output, all of them."""

    def __init__(self, output: Path, lang: Lang, pace: Pace, *, quiet: bool) -> None:
        """Say where.

        Args:
            output: the file that rows are written to.
            lang: the language of findings.
            pace: the line that is on the terminal meanwhile.
            quiet: write findings only; they are told elsewhere.
        """
        self.file = output.with_name(f"{output.stem}.findings.ndjson")
        self._growing = self.file.with_name(f".{self.file.name}.partial")
        self._open: TextIO | None = None
        self._lang = lang
        self._pace = pace
        self._quiet = quiet
        self._bad = self._short = 0
        self._seen: set[tuple[Place, str]] = set()

    def bad(self, file: str, findings: Sequence[Finding]) -> None:
        """A file that has no row, and why; what is wrong in a rubric that many share is told once."""
        new = [one for one in findings if (one.place, one.code) not in self._seen]
        self._seen |= {(one.place, one.code) for one in new if one.place.file != file}
        self._bad += 1
        if new and self._open is None:
            self._open = self._growing.open("w", encoding="utf-8", errors="backslashreplace")
        if self._open is not None:
            self._open.writelines(compact_json(one.published(self._lang)) + "\n" for one in new)
        if not self._quiet and self._bad <= _MOST_TOLD:
            self._pace.clear()
            report(new, {}, self._lang)

    def short(self, sentence: str) -> None:
        """A sentence on what falls short."""
        self._short += 1
        if self._short <= _MOST_TOLD:
            self._pace.clear()
            message(sentence)

    def end(self, *, failed: int, short: int) -> None:
        """Put the findings in place, and say how many there are besides those that were told.

        Args:
            failed: files without a row.
            short: programs that fall short.
        """
        if self._open is not None:
            self._open.close()
            self._growing.replace(self.file)
        else:
            self.file.unlink(missing_ok=True)  # of an earlier run
        if self._short > _MOST_TOLD:
            message(say(f"一共 {short:,} 个没有达到要求", f"{short:,} fall short in all"))
        if failed:
            message(
                say(
                    f"{failed:,} 个文件有问题，没有评分；都记在 {self.file}",
                    f"{failed:,} {'file has' if failed == 1 else 'files have'} errors and "
                    f"{'was' if failed == 1 else 'were'} not scored; all of them are in {self.file}",
                )
            )
