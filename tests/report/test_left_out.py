"""Files that could not be scored are on the page that was asked for, and stay there when it is read back."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rubric.source.schemas import schema_of
from tests.cli.support import Shell
from tests.report.pages import Page

HEMA = "examples/hema-market.sheet.yaml"
XIANYU = "examples/xianyu.sheet.yaml"
BAD = 'program: bad\nrubric: scene-capability-gameplay\nanswers: {flash_sail: no, "</script><b>x": yes}\n'


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.write("bad.sheet.yaml", BAD)
    return shell


def written(shell: Shell, name: str, *words: str) -> str:
    shell.inside("score", *words, "--lang", "en", "-o", name)
    return shell.read(name)


@pytest.mark.parametrize("good", [(HEMA,), (HEMA, XIANYU), ()], ids=["one", "two", "none"])
def test_page_says_which_file_is_missing_and_why(shell: Shell, good: tuple[str, ...]) -> None:
    page = Page(written(shell, "page.html", *good, "bad.sheet.yaml"))

    for text in (
        *("没有评分的文件（1 个）", "Files not scored: 1", "bad.sheet.yaml:3:11", "[unknown-answer]"),
        *('did you mean "flash_sale"?', "是不是想写“flash_sale”？", '"</script><b>x" is not an id'),
    ):
        assert text in page.text


@pytest.mark.parametrize("good", [(HEMA,), (HEMA, XIANYU)], ids=["one", "two"])
@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_so_do_markdown_and_text(shell: Shell, name: str, good: tuple[str, ...]) -> None:
    page = written(shell, name, *good, "bad.sheet.yaml")

    assert "Files not scored: 1" in page
    assert "bad.sheet.yaml:" in page
    assert page.startswith("## Files not scored: 1\n") == name.endswith("md")


def test_page_of_sheets_that_are_fine_says_nothing(shell: Shell) -> None:
    assert "not scored" not in Page(written(shell, "page.html", HEMA)).text


@pytest.mark.parametrize("good", [(HEMA,), (HEMA, XIANYU)], ids=["one", "two"])
def test_read_back_it_is_the_same_page(shell: Shell, good: tuple[str, ...]) -> None:
    first = written(shell, "saved.html", *good, "bad.sheet.yaml")
    again = shell.inside("score", "saved.html", "--lang", "en", "-o", "again.html")

    assert again.code == 0
    assert shell.read("again.html") == first
    direct = json.loads(shell.inside("score", *good, "bad.sheet.yaml", "--lang", "en", "--format", "json").out)
    assert json.loads(shell.inside("score", "saved.html", "--lang", "en", "--format", "json").out) == direct
    assert list(Draft202012Validator(schema_of("scorecard")).iter_errors(direct)) == []


def test_many_mistakes_of_a_file_are_counted(shell: Shell) -> None:
    wrong = ", ".join(f"wrong_{number}: yes" for number in range(9))
    shell.write("bad.sheet.yaml", f"program: bad\nrubric: scene-capability-gameplay\nanswers: {{{wrong}}}\n")
    page = Page(written(shell, "page.html", HEMA, "bad.sheet.yaml"))

    assert page.text.count("[unknown-answer]") == 5
    assert "4 more in bad.sheet.yaml" in page.text
    assert "\n  4 more in bad.sheet.yaml\n" in written(shell, "page.txt", HEMA, "bad.sheet.yaml")


@pytest.mark.parametrize(
    "finding",
    [1, {}, {"code": "x"}, {"code": "x", "severity": "bad", "file": "a", "message": "m"}]
    + [{"code": "x", "severity": "error", "file": "a", "message": "m", "line": line} for line in (0, "1", 1.5)],
)
def test_finding_that_is_none_is_refused(shell: Shell, finding: object) -> None:
    saved = {"schema_version": 1, "kind": "scorecards", "scorecards": [], "findings": [finding]}
    done = shell.inside("score", shell.write("saved.json", json.dumps(saved)))

    assert done.code == 2
    assert "bad-result" in done.err
