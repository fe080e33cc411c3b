"""Files that are given as saved results and hold none: what they are, and what to do."""

import pytest

from tests.cli.support import Shell

HEMA, ZHUANZHUAN = "examples/hema-market.sheet.yaml", "examples/zhuanzhuan.sheet.yaml"
BY = ("-r", "community-group-buying")
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
AGAIN = {
    "zh": "重新写一份：rubric score 观察表 -o x.html（或 x.json）",
    "en": "write it again: rubric score SHEET -o x.html",
}


def _said(shell: Shell, file: str, lang: str) -> str:
    result = shell.inside("score", file, "--lang", lang)
    assert (result.code, result.out) == (2, "")
    assert AGAIN[lang] in result.err
    return result.err


@LANGS
@pytest.mark.parametrize("kept", [0.1, 0.6])
def test_a_page_that_was_cut_short(shell: Shell, lang: str, kept: float) -> None:
    """A download that broke off."""
    shell.inside("score", HEMA, "-o", "whole.html")
    page = shell.read("whole.html")
    shell.write("broken.html", page[: int(len(page) * kept)])

    said = {"zh": "网页不完整，后面缺了一截", "en": "the page is incomplete, its end is missing"}
    assert said[lang] in _said(shell, "broken.html", lang)


@LANGS
@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("rank", HEMA, ZHUANZHUAN, *BY), "这是 rubric rank 写的", "it was written by rubric rank"),
        (("compare", HEMA, ZHUANZHUAN, *BY), "这是 rubric compare 写的", "it was written by rubric compare"),
        (("guide", "community-group-buying"), "里面是一份量表", "it shows a rubric, not scorecards"),
    ],
    ids=["rank", "compare", "guide"],
)
@pytest.mark.parametrize("ending", ["html", "json"])
def test_what_another_command_wrote(
    shell: Shell, words: tuple[str, ...], zh: str, en: str, ending: str, lang: str
) -> None:
    """The command is named."""
    assert shell.inside(*words, "-o", f"other.{ending}").code == 0

    assert {"zh": zh, "en": en}[lang] in _said(shell, f"other.{ending}", lang)


@LANGS
def test_another_page(shell: Shell, lang: str) -> None:
    """HTML of somebody else."""
    shell.write("other.html", "\n<html><body>Hello</body></html>\n")

    assert {"zh": "不像是 rubric 写的", "en": "rubric seems not to have written"}[lang] in _said(
        shell, "other.html", lang
    )


@LANGS
@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [("rank", "排名", "ranked"), ("compare", "比较", "compared"), ("trend", "比较", "compared")],
)
def test_a_faulty_sheet_among_good_ones(shell: Shell, words: str, zh: str, en: str, lang: str) -> None:
    """Nothing is done, and that is said."""
    shell.write("bad.sheet.yaml", "program: x\n")
    result = shell.inside(words, HEMA, "bad.sheet.yaml", "--lang", lang)

    said = {
        "zh": f"rubric: 有 1 个文件有问题，所以没有{zh}；改好它，或先不给它。",
        "en": f"rubric: nothing was {en}, because a file has errors: mend it or leave it out.",
    }
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[-1] == said[lang]


def test_one_sheet_twice(shell: Shell) -> None:
    """A sheet is not compared with itself."""
    result = shell.inside("compare", HEMA, HEMA, "--lang", "en")

    assert (result.code, result.err) == (2, "rubric: both are the same sheet, so there is nothing to compare\n")


@pytest.mark.parametrize("command", ["score", "rank"])
def test_a_pdf(shell: Shell, command: str) -> None:
    """A browser makes one."""
    result = shell.inside(command, HEMA, "-o", "x.pdf", "--lang", "en")

    assert (result.code, result.err) == (2, "rubric: there is no PDF: write -o x.html and print it from the browser\n")


def test_one_file_with_errors(shell: Shell) -> None:
    """One is not several."""
    shell.write("bad.sheet.yaml", "program: x\n")
    result = shell.inside("score", HEMA, "bad.sheet.yaml", "--lang", "en")

    assert "rubric: 1 file has errors and was not scored; the others were.\n" in result.err
