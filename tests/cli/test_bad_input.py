"""What cannot be used gets a clear message and exit code 2, never a traceback."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli import bad_files
from tests.cli.bad_files import ANSWERS, RUBRIC, SHEET, Case
from tests.cli.pages import unwrapped
from tests.cli.support import Result, Shell


def accepted(result: Result) -> None:
    """The sheet was scored without a word."""
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Scene + capability + gameplay")


def test_sizes() -> None:
    """The two attacks are as large as they are meant to be."""
    assert (len(bad_files.alias_bomb()), len(bad_files.brackets())) == (322, 50_000)


@pytest.mark.parametrize("case", bad_files.ALL, ids=[case.id for case in bad_files.ALL])
def test_is_refused(shell: Shell, case: Case) -> None:
    """The message names the kind of mistake and what helps; nothing is printed as a result."""
    for name, content in case.files.items():
        shell.write(name, content)
    began = time.monotonic()
    result = shell.inside("score", *case.words)

    assert (result.code, result.out) == (2, "")
    assert [part for part in case.parts if part not in unwrapped(result.err, "en")] == []
    assert "Traceback" not in result.err
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("id_", ["missing file", "binary", "nested brackets", "alias bomb", "5,000 digits", "language"])
def test_process_ends_well(shell: Shell, id_: str) -> None:
    """In a process of its own, some of the worst cases end with exit code 2 and no traceback too."""
    (case,) = [case for case in bad_files.ALL if case.id == id_]
    for name, content in case.files.items():
        shell.write(name, content)
    result = shell("score", *case.words)

    assert (result.code, result.out) == (2, "")
    assert [part for part in case.parts if part not in unwrapped(result.err, "en")] == []
    assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("crlf.sheet.yaml", SHEET.replace("\n", "\r\n")),
        ("bom.sheet.yaml", "\ufeff" + SHEET),
        ("tabs.sheet.json", '{\t"program":\t"p",\r\n\t"rubric": "scene-capability-gameplay",\t"answers": {}\t}'),
        ("words.sheet.yaml", SHEET.replace("no", "否")),
    ],
)
def test_is_accepted(shell: Shell, name: str, content: str) -> None:
    """Windows line ends, a byte order mark, tabs in JSON and Chinese yes and no are all right."""
    accepted(shell.inside("score", shell.write(name, content)))


def test_surrogate_pairs_in_json(shell: Shell) -> None:
    """A character that JSON writes as a pair of escapes is read as one."""
    name = "\\ud83d\\uDE00 \\u76d2\\u9a6c"
    text = f'{{"program": "p", "name": "{name}", "rubric": "scene-capability-gameplay", "answers": {{}}}}'
    result = shell("score", shell.write("pair.sheet.json", text))

    accepted(result)
    assert "😀 盒马: " in result.out


def doubling() -> str:
    """60 named conditions, each of which names the one before twice."""
    before = ["seen", *(f"c{n}" for n in range(59))]
    return "{" + ", ".join(f"c{n}: {{all: [{id_}, {id_}]}}" for n, id_ in enumerate(before)) + "}"


@pytest.mark.parametrize(
    "words",
    [
        ["score"],
        ["score", "--format", "json"],
        ["score", "-v"],
    ],
    ids=["page", "json", "full"],
)
def test_named_conditions_that_double(shell: Shell, words: list[str]) -> None:
    """Each named condition is worked out once."""
    shell.write("small.rubric.yaml", RUBRIC.format(weight=1, conditions=doubling(), yes_no="c59"))
    shell.write("good.sheet.yaml", ANSWERS)
    result = shell(*words, "good.sheet.yaml", timeout=5)

    assert (result.code, result.err) == (0, "")
    assert "100" in result.out


def test_chinese_messages(shell: Shell) -> None:
    """Messages follow the language that was asked for, and the environment's."""
    bad = shell.write("bad.sheet.yaml", SHEET.replace("flash_sale", "flash_sail"))
    asked = shell("score", bad, "--lang", "zh")

    assert "里没有“flash_sail”" in asked.err
    assert "是不是想写“flash_sale”" in asked.err
    assert shell("score", bad, LANG="zh_CN.UTF-8") == shell("score", bad, RUBRIC_LANG="zh") == asked


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_terminals_that_are_not_unicode(shell: Shell, encoding: str) -> None:
    """What a terminal cannot show becomes what it can; nothing fails."""
    good = shell("score", "examples/hema-market.sheet.yaml", PYTHONIOENCODING=encoding, reads=encoding)
    bad = shell("score", "nowhere.sheet.yaml", "--lang", "zh", PYTHONIOENCODING=encoding, reads=encoding)

    assert (good.code, good.err) == (0, "")
    assert "25.79" in good.out
    assert "[not-found]" in bad.err
    assert bad.code == 2


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_bug(tmp_path: Path, closed: str) -> None:
    """A shell may close what a program reads from or writes to."""
    (tmp_path / "s.sheet.yaml").write_text(SHEET, encoding="utf-8")
    words = f'"{sys.executable}" -m rubric score s.sheet.yaml --lang en {closed}'
    done = subprocess.run(["sh", "-c", words], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Scene") or closed == ">&-"
