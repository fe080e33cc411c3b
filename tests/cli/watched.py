"""A folder with a rubric and sheets, and `rubric watch` as a process that looks at it."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from tests.conftest import SHELL_VARIABLES
from tests.support import ROOT

RUBRIC = """\
rubric: small
format: 1
edition: "1"
title: {zh: 小量表, en: Small}
facts:
  seen: {ask: Seen?, answer: yes_no}
  often: {ask: How often?, answer: count, between: [0, 9]}
dimensions:
  one:
    title: One
    criteria:
      first: {title: First, weight: 2, yes_no: seen}
      second: {title: Second, number: {fact: often, points: {0: 0, 9: 100}}}
bands:
  - {id: low, from: 0, title: {zh: 低, en: Low}}
  - {id: high, from: 60, title: {zh: 高, en: High}}
examples:
  - {name: All, given: {seen: yes, often: 9}, expect: {total: 100, band: high}}
  - {name: Seen, given: {seen: yes, often: 0}, expect: {band: high}}
"""
HEAVIER = RUBRIC.replace("weight: 2", "weight: 3")
LIGHTER = RUBRIC.replace("weight: 2", "weight: 1")
SHEET = """\
program: {name}
format: 1
vertical: shop
observer: anna
observed: 2026-01-05
answers:
  seen: {{value: {seen}, evidence: [{{url: "https://example.com/1"}}]}}
  often: {{value: {often}, evidence: [{{url: "https://example.com/2"}}]}}
"""
SECONDS = 120  # before a test gives up; nothing waits for that long


def sheet(name: str, seen: str, often: int) -> str:
    return SHEET.format(name=name, seen=seen, often=often)


def furnish(folder: Path) -> None:
    """A rubric and three sheets: one by the first criterion, one by the second, one by a bit of both."""
    (folder / "small.rubric.yaml").write_text(RUBRIC, "utf-8")
    (folder / "rubric.toml").write_text("stale_after = 36500\n", "utf-8")
    (folder / "s").mkdir()
    for name, seen, often in (("shop-a", "yes", 0), ("shop-b", "no", 9), ("shop-c", "yes", 3)):
        (folder / "s" / f"{name}.sheet.yaml").write_text(sheet(name, seen, often), "utf-8")


def put(path: Path, text: str) -> None:
    """Save at once, as an editor that writes beside and renames."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def environment(**own: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in (*SHELL_VARIABLES, "TERM")}
    return {**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "COLUMNS": "80", **own}


class Watcher:
    """The command, its output read line by line as it comes."""

    def __init__(self, folder: Path, *words: str, **own: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "rubric", "watch", *words],
            cwd=folder,
            env=environment(**own),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(SECONDS)
        self._thread.join(SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)
        self._lines.put(None)

    def line(self) -> str:
        line = self._lines.get(timeout=SECONDS)
        assert line is not None, "the command has ended"
        return line

    def report(self) -> str:
        """The next report of `--format concise`, without the lines that frame it."""
        first = self.line()
        assert re.fullmatch(r"rubric watch: looking \(\d\d:\d\d:\d\d\)\n", first), first
        return self.rest_of_report()

    def rest_of_report(self) -> str:
        """What is left of a report that was begun."""
        found = [self.line()]
        while found[-1] != "rubric watch: done\n":
            found.append(self.line())
        return "".join(found[:-1])

    def until(self, text: str) -> str:
        """Reports up to the one that holds a text, which is returned."""
        while text not in (report := self.report()):
            pass
        return report

    def page(self) -> str:
        """The next report of `--format text`; times are left out."""
        found = [self.line()]
        while not found[-1].startswith(("Findings:", "问题")):
            found.append(self.line())
        while found[-1] != "\n":
            found.append(self.line())
        return re.sub(r"\[\d\d:\d\d:\d\d\]", "[time]", "".join(found))

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; the exit code and what is printed from then on."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(SECONDS)
        rest = []
        while (line := self._lines.get(timeout=SECONDS)) is not None:
            rest.append(line)
        return code, "".join(rest)
