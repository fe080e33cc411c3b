"""`rubric watch` at a real terminal: the Enter key, Ctrl-C, and nothing but lines that follow one another."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.cli.watched import HEAVIER, LIGHTER, SECONDS, environment, furnish, put

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a thing of Unix", allow_module_level=True)

import pexpect

STYLES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(("lang", "waits"), [("en", "Enter: hold edits"), ("zh", "回车：以后的改动")])
def test_enter_sets_the_start_anew(tmp_path: Path, lang: str, waits: str) -> None:
    furnish(tmp_path)
    words = ["-m", "rubric", "watch", "small.rubric.yaml", "s"]
    child = pexpect.spawn(
        sys.executable,
        words,
        cwd=str(tmp_path),
        env={**environment(TERM="xterm"), "RUBRIC_LANG": lang},
        dimensions=(40, 100),
        encoding="utf-8",
        timeout=SECONDS,
    )
    shown = ""

    def sees(text: str) -> None:
        nonlocal shown
        child.expect_exact(text)
        shown += str(child.before) + text

    sees(waits)
    put(tmp_path / "small.rubric.yaml", HEAVIER)
    sees("2 → 3")
    sees("\r\n\r\n")
    child.send("\r")
    sees("the rubric as it is now" if lang == "en" else "此刻的量表")
    put(tmp_path / "small.rubric.yaml", LIGHTER)
    sees("3 → 1")
    sees("\r\n\r\n")
    put(tmp_path / "small.rubric.yaml", HEAVIER)
    sees("1 → 3")
    sees("As at the start again." if lang == "en" else "又和开始时一样了。")
    sees("\r\n\r\n")
    child.sendintr()
    child.expect(pexpect.EOF)
    said = str(child.before)
    child.close()

    assert child.exitstatus == 130
    assert said.replace("^C", "").strip() == ""
    assert "\x1b" in shown
    assert "\x1b" not in STYLES.sub("", shown)
