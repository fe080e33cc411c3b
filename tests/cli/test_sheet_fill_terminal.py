"""`rubric sheet fill` at a real terminal: keys go in, what the screen shows comes out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.support import Shell
from tests.cli.test_sheet_fill import SHOP, SMALL
from tests.support import ROOT

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a thing of Unix", allow_module_level=True)

import pexpect

UP, CTRL_U = "\x1b[A", "\x15"


class Terminal:
    """The command at a terminal of 100 columns."""

    def __init__(self, folder: Path, *options: str, lang: str = "en", **environment: str) -> None:
        words = ["-m", "rubric", "sheet", "fill", "shop.sheet.yaml", *options]
        self.child = pexpect.spawn(
            sys.executable,
            words,
            cwd=str(folder),
            env={
                "PYTHONPATH": str(ROOT),
                "PATH": "/usr/bin:/bin",
                "TERM": "xterm",
                "LANG": "C.UTF-8",
                "RUBRIC_LANG": lang,
                **environment,
            },
            dimensions=(40, 100),
            encoding="utf-8",
            timeout=30,
        )

    def sees(self, text: str) -> str:
        """Wait until a text shows; what came before it."""
        self.child.expect_exact(text)
        return str(self.child.before)

    def type(self, line: str) -> None:
        self.child.sendline(line)

    def interrupt(self) -> int | None:
        """Press Ctrl-C until the command ends (readline misses one that comes before it reads); the exit code.

        One key too many meets a command that is leaving: the signal ends it then, which shells show as 130 as well.
        """
        for _ in range(10):
            self.child.sendintr()
            if self.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5) == 0:
                self.child.wait()  # its terminal is closed before it has ended; closing it here would end it
                break
        self.said = str(self.child.before)
        self.child.close()
        return self.child.exitstatus if self.child.signalstatus is None else 128 + self.child.signalstatus

    def code(self) -> int | None:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF)
        self.child.wait()
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def folder(shell: Shell) -> Path:
    shell.write("small.rubric.yaml", SMALL)
    shell.write("shop.sheet.yaml", SHOP)
    return shell.folder


def text_of(folder: Path) -> str:
    return (folder / "shop.sheet.yaml").read_text("utf-8")


def test_answers_mistakes_and_going_back(folder: Path) -> None:
    """Each answer is in the file before the next question shows."""
    terminal = Terminal(folder)
    terminal.sees("1. Play · Presence")
    terminal.sees("[1 answered, 3 open]")
    terminal.sees("na does not apply")
    terminal.type("five")
    terminal.sees('"five" is no answer here. Allowed: 0, 1, 2, unknown, NA')
    terminal.type("1")
    terminal.sees("why (Enter: no reason) >")
    assert "presence: 1" in text_of(folder)
    terminal.type("only a name")
    terminal.sees("evidence (Enter: none) >")
    terminal.type("")
    terminal.sees("2. Play · ")
    terminal.type("b")
    terminal.sees("1. Play · Presence")
    terminal.sees("now: 1; only a name")
    terminal.type("2; a face")
    terminal.sees("saved: 2; a face")
    terminal.type("q")
    terminal.sees("to go on: rubric sheet fill shop.sheet.yaml")
    assert terminal.code() == 0
    assert "presence: {value: 2, because: a face}" in text_of(folder)


def test_interrupted_and_resumed(folder: Path) -> None:
    """Ctrl-C loses the line that is being typed, nothing else; the next run begins where this one stopped."""
    terminal = Terminal(folder, "--brief", "--in-order")
    terminal.sees("1. Play · Presence")
    terminal.type("0")
    terminal.sees("2. Play · Is there group buying?")
    terminal.sees("> ")
    terminal.child.send("ye")
    assert terminal.interrupt() == 130
    assert "1 answered in this run, 2 still open" in terminal.said
    assert "Traceback" not in terminal.said
    assert text_of(folder).endswith("  coupon: no   # looked twice\n  presence: 0\n")

    again = Terminal(folder, "--brief", "--in-order")
    assert "Presence" not in again.sees("1. Play · Is there group buying?")
    again.type("yes")
    again.sees("2. Play · How many steps?")
    again.type("2")
    again.sees("0 still open")
    assert again.code() == 0


def test_evidence_that_lacks_its_place_survives_an_interruption(folder: Path) -> None:
    terminal = Terminal(folder, "--only", "presence")
    for seen, typed in (("> ", "2; a face"), ("evidence", "visit"), ("its title >", "A visit")):
        terminal.sees(seen)
        terminal.type(typed)
    terminal.sees("where in visit")

    assert terminal.interrupt() == 130
    assert "evidence: [{source: visit}]" in text_of(folder)


def test_the_end_of_the_input_is_quitting(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.sees("1. Play")
    terminal.sees("> ")
    terminal.child.sendeof()
    terminal.sees("still open")

    assert terminal.code() == 0


def test_in_chinese(folder: Path) -> None:
    """Wide characters are typed and shown whole; a line can be edited before it counts."""
    terminal = Terminal(folder, lang="zh")
    terminal.sees("团长在场")
    terminal.sees("> ")
    terminal.child.send("写错了" + CTRL_U)
    terminal.type("１；团长只有名字")
    terminal.sees("已存：1；团长只有名字")
    terminal.type("")
    terminal.sees("2. 玩法 · ")
    terminal.type("退出")
    terminal.sees("接着填：rubric sheet fill shop.sheet.yaml")
    assert terminal.code() == 0
    assert "because: 团长只有名字" in text_of(folder)


def test_what_was_typed_before_comes_back_with_the_arrow(folder: Path) -> None:
    """For reasons that repeat."""
    terminal = Terminal(folder, "--only", "presence")
    terminal.sees("> ")
    terminal.type("2; a face")
    terminal.sees("evidence")
    terminal.type("b")
    terminal.sees("> ")
    terminal.child.send(UP + UP)
    terminal.type("")
    terminal.sees("saved: 2; a face")
    assert terminal.interrupt() == 130


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour(folder: Path, environment: dict[str, str]) -> None:
    terminal = Terminal(folder, **environment)
    shown = terminal.sees("[0-2") + terminal.sees("> ")
    terminal.type("q")
    terminal.code()

    assert "\x1b[1m" not in shown
    assert "\x1b[2m" not in shown
