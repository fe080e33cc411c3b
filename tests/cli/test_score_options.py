"""The options of `rubric score`: suppositions, thresholds, files, and what may stand for a sheet."""

import json
from collections.abc import Callable
from functools import cache

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.pages import SHEETS, sheet_file, unwrapped
from tests.cli.support import Result, Shell

Run = Callable[..., Result]
SCG = "scene-capability-gameplay"
HEMA, PINDUODUO, XIANYU = map(sheet_file, ("hema-market", "pinduoduo", "xianyu"))


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    """The command without a process of its own, each call run once."""
    return cache(shared_shell.inside)


def refused(result: Result, *parts: str) -> None:
    """A call that cannot be carried out: exit code 2, nothing printed, a message that holds some words."""
    assert (result.code, result.out) == (2, "")
    assert [part for part in parts if part not in unwrapped(result.err, "en")] == []
    assert "Traceback" not in result.err


def test_supposed_answer(run: Run) -> None:
    """A supposed answer is scored, said on the page, and brings what the page promised: 22.22 points."""
    page = run("score", HEMA, "--set", "scene_person_chat=yes", "--lang", "en").out

    assert "+22.22 Contact the leader to level 1" in run("score", HEMA, "--lang", "en").out
    assert "Hema Market: 48.01 points" in page
    assert "scene_person_chat=yes" in page.split("\n\n")[0]


def test_several_supposed_answers(run: Run) -> None:
    """Each `--set` counts, a criterion takes a level, `unknown` takes an answer away; JSON records them."""
    words = ["--set", "leader_presence=4", "--set", "group_buy = 是", "--set", "flash_sale=unknown"]
    card = json.loads(run("score", HEMA, *words, "--format", "json").out)["scorecards"][0]

    assert card["sheet"]["supposed"] == {"leader_presence": "4", "group_buy": "是", "flash_sale": "unknown"}
    assert {node["id"]: node["level"] for node in card["nodes"]}["leader_presence"] == 4
    assert (card["facts"]["group_buy"]["value"], card["facts"]["flash_sale"]["value"]) == ("yes", None)


@pytest.mark.parametrize(
    ("supposed", "parts"),
    [
        ("group_bye=yes", ['no "group_bye"', 'did you mean "group_buy"?']),
        ("nothing_like_it=yes", ['no "nothing_like_it"']),
        ("group_buy=perhaps", ['"perhaps" is no answer to group_buy', "yes, no"]),
        ("leader_presence=9", ['"9" is no answer to leader_presence', "0, 1, 2, 3, 4"]),
        ("home_sorted_by=price", ['"price" is no answer to home_sorted_by', "goods"]),
        ("group_buy", ["id=value", '"group_buy"']),
        ("=yes", ["id=value", '"=yes"']),
    ],
)
def test_supposed_answer_that_does_not_fit(run: Run, supposed: str, parts: list[str]) -> None:
    """An unknown id names the nearest one, a wrong value those that are allowed."""
    refused(run("score", HEMA, "--set", supposed), *parts)


@pytest.mark.parametrize(
    ("sheet", "limit", "code"),
    [
        (HEMA, "25", 0),
        (HEMA, "25.79", 0),
        (HEMA, "26", 1),
        (HEMA, "40", 1),
        (PINDUODUO, "7", 0),
        (PINDUODUO, "8", 1),
        (XIANYU, "50", 1),
        (XIANYU, "1", 1),
    ],
)
def test_fail_under(run: Run, sheet: str, limit: str, code: int) -> None:
    """Exit code 1 below the limit; a withheld score counts with its lower bound, no number as failed."""
    result = run("score", sheet, "--fail-under", limit, "--lang", "en")

    assert result.code == code
    assert result.out == run("score", sheet, "--lang", "en").out
    assert (f"--fail-under {limit}" in unwrapped(result.err, "en")) == (code == 1)


def test_limit_is_printed_as_written(run: Run) -> None:
    """A limit with decimals is named as the person wrote it."""
    result = run("score", HEMA, "--fail-under", "25.8", "--lang", "en")

    assert (result.code, "--fail-under 25.8" in result.err) == (1, True)


@pytest.mark.parametrize("limit", ["x", "", "nan", "inf", "1e3", "1/0", "٣x"])
def test_fail_under_needs_a_number(run: Run, limit: str) -> None:
    """What is no number is bad usage."""
    refused(run("score", HEMA, "--fail-under", limit), "--fail-under needs a number")


def test_one_sheet_below_the_limit_is_enough(run: Run) -> None:
    """Among several sheets each that falls short is named."""
    result = run("score", HEMA, PINDUODUO, "--fail-under", "20", "--lang", "en")

    assert result.code == 1
    assert "Pinduoduo" in result.err
    assert "Hema Market" not in result.err


def test_written_files(shell: Shell) -> None:
    """Each `-o` is written in the format that its ending says, whole, also when a limit is missed."""
    outputs = ["-o", "a.json", "-o", "b.md", "-o", "c.txt"]
    result = shell("score", HEMA, "--lang", "en", "--fail-under", "99", *outputs)

    assert (result.code, result.out) == (1, "")
    assert [name in result.err for name in ("a.json", "b.md", "c.txt")] == [True, True, True]
    assert shell.read("a.json") == shell("score", HEMA, "--format", "json").out
    assert shell.read("b.md") == shell("score", HEMA, "--format", "md", "--lang", "en").out
    assert shell.read("c.txt").splitlines()[1] == "Hema Market: 25.79 points, Not adapted (provisional)."
    assert list(shell.folder.glob(".*")) == []


def test_written_spreadsheets(shell: Shell) -> None:
    """A sheet that cannot be scored is reported; the others stand in the workbook and in the table."""
    shell.write("bad.sheet.yaml", "program: bad\nformat: 1\nanswers: {flash_sael: yes}\n")
    outputs = ["-o", "a.xlsx", "-o", "b.CSV", "-o", "c.tsv"]
    result = shell.inside("score", PINDUODUO, XIANYU, "bad.sheet.yaml", "--rubric", SCG, "--lang", "zh", *outputs)
    book = CalamineWorkbook.from_path(shell.folder / "a.xlsx")

    assert (result.code, result.out) == (2, "")
    assert "flash_sael" in result.err
    assert book.sheet_names == ["结果", "指标", "得分账", "证据", "出处"]
    assert [row[0] for row in book.get_sheet_by_name("结果").to_python()] == ["小程序 id", "pinduoduo", "xianyu"]
    assert shell.read("b.CSV").startswith("\ufeffprogram,name,")
    assert [line.split("\t")[0] for line in shell.read("c.tsv").split("\r\n")[1:]] == ["pinduoduo", "xianyu", ""]
    assert list(shell.folder.glob(".*")) == []


def test_printed_table(run: Run) -> None:
    """CSV on standard output is for other programs: lines end as everywhere else, and there is no byte order mark."""
    result = run("score", HEMA, PINDUODUO, "--format", "csv")

    assert result.data.startswith(b"program,name,")
    assert b"\r" not in result.data
    assert [line.split(",")[0] for line in result.out.splitlines()] == ["program", "hema-market", "pinduoduo"]


def test_workbook_is_no_text(run: Run) -> None:
    """What is not text goes into a file."""
    refused(run("score", HEMA, "--format", "xlsx"), "-o NAME.xlsx")


def test_written_and_printed(shell: Shell) -> None:
    """With a format for standard output, both happen."""
    result = shell("score", HEMA, "-o", "c.txt", "--format", "json")

    assert json.loads(result.out)["kind"] == "scorecards"
    assert "25.79" in shell.read("c.txt")


def test_unknown_ending(shell: Shell) -> None:
    """An ending that says no format is refused before anything is written."""
    refused(shell("score", HEMA, "-o", "a.json", "-o", "a.pdf"), "a.html")
    refused(shell("score", HEMA, "-o", "a.json", "-o", "a.doc"), '".doc"', ".txt, .json, .md")
    assert not (shell.folder / "a.json").exists()


def test_unknown_format_and_node(run: Run) -> None:
    """So are an unknown format and an `--only` that names nothing."""
    refused(run("score", HEMA, "--format", "pdf"), '"pdf"')
    refused(run("score", HEMA, "--only", "right_persona"), '"right_persona"')


def test_standard_input(shell: Shell) -> None:
    """A sheet may come through a pipe, with its rubric by id; only the file's name differs."""
    piped = shell("score", "-", "--lang", "en", stdin=shell.read(HEMA))

    assert piped.out == shell("score", HEMA, "--lang", "en").out
    assert '"file": "<stdin>"' in shell("score", "-", "--format", "json", stdin=shell.read(HEMA)).out


@pytest.mark.parametrize(
    "words",
    [["examples/*.sheet.yaml"], ["examples/hema*.yaml", "examples/[!h]*.sheet.yaml", HEMA]],
    ids=["pattern", "patterns and a name twice"],
)
def test_patterns(run: Run, words: list[str]) -> None:
    """A pattern that the shell left alone stands for its files, each once."""
    result = run("score", *words)

    assert result.code == 0
    assert result == run("score", *map(sheet_file, SHEETS))


def test_folder(run: Run) -> None:
    """A folder stands for the sheets anywhere below it."""
    result = run("score", "examples", "--lang", "en")

    assert result.code == 0
    assert "Sheets: 9" in result.out


def test_one_bad_sheet_among_good_ones(shell: Shell) -> None:
    """The others are scored, the bad one is reported with its place, and the exit code says so; 2 beats 1."""
    bad = shell.write("bad.sheet.yaml", "program: bad\nrubric: scene-capability-gameplay\nanswers: {flash_sail: no}\n")
    result = shell("score", HEMA, bad, XIANYU, "--lang", "en", "--fail-under", "99")

    assert result.code == 2
    assert "Sheets: 2" in result.out
    assert "Hema Market" in result.out
    assert "bad.sheet.yaml:3:11: error[unknown-answer]" in result.err
    assert 'did you mean "flash_sale"?' in unwrapped(result.err, "en")


def test_bad_sheet_in_json(shell: Shell) -> None:
    """JSON holds the findings of what was not scored, even when nothing was."""
    bad = shell.write("bad.sheet.yaml", "program: bad\nrubric: scene-capability-gameplay\nanswers: {flash_sail: no}\n")
    alone = shell("score", bad, "--format", "json")
    document = json.loads(alone.out)

    assert alone.code == 2
    assert document["scorecards"] == []
    assert [(one["code"], one["line"], one["column"]) for one in document["findings"]] == [("unknown-answer", 3, 11)]


def test_another_rubric(run: Run) -> None:
    """`-r` takes an id or a path instead of what the sheet names."""
    by_id = run("score", XIANYU, "-r", "community-group-buying", "--lang", "en")

    assert by_id.code == 0
    assert by_id.out.startswith("Community group buying")
    assert run("score", HEMA, "-r", "scene-capability-gameplay", "--lang", "en").code == 2
