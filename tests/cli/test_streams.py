"""Who reads what a command prints does not change what the command does."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from rubric.cli.language import asked_for
from rubric.cli.reasons import reason_of
from tests.cli.support import Shell

HEMA = "examples/hema-market.sheet.yaml"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["score", "examples", "-v"], 0),
        (["score", HEMA, "--fail-under", "60"], 1),
        (["score", "nowhere.sheet.yaml"], 2),
        (["check", "examples"], 0),
        (["rank", HEMA, "examples/zhuanzhuan.sheet.yaml", "-r", "community-group-buying"], 0),
        (["show"], 0),
        (["score", "--help"], 0),
        (["--version"], 0),
    ],
    ids=str,
)
def test_the_reader_closes_both_streams(shell: Shell, words: list[str], code: int, unbuffered: str) -> None:
    """The exit code is the command's, and there is nobody left to tell of the pipe."""
    assert shell.piped_to_nobody(*words, both=True, PYTHONUNBUFFERED=unbuffered) == (code, "")


def test_the_reader_closes_standard_output(shell: Shell) -> None:
    """Messages still arrive, files are still written."""
    words = ("score", HEMA, "--fail-under", "60", "--format", "json", "-o", "all.html", "--lang", "en")
    code, said = shell.piped_to_nobody(*words)

    assert (code, said) == (1, "rubric: wrote all.html\nrubric: Hema Market: 25.79 points, below --fail-under 60\n")
    assert "</html>" in shell.read("all.html")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("words", ["show", "score --help"])
def test_a_full_disk_is_no_bug(shell: Shell, words: str) -> None:
    """What is printed may go to a file that cannot grow."""
    line = f'"{sys.executable}" -m rubric {words} > /dev/full'
    done = subprocess.run(["sh", "-c", line], cwd=shell.folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (2, "rubric: cannot print the output: the disk is full\n")


def test_reasons_are_in_the_reader_s_language() -> None:
    """The usual reasons have a Chinese text, any other one is told as the system tells it."""
    known = [errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.ENOTDIR, errno.EISDIR]
    known += [errno.ENAMETOOLONG, errno.ENOENT]
    asked_for("zh")
    try:
        assert all(reason_of(OSError(code, "xyz")).isascii() is False for code in known)
        assert reason_of(OSError(errno.EIO, "xyz")) == "xyz"
    finally:
        asked_for(None)
