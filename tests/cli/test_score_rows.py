"""`rubric score -o FILE.ndjson|csv|parquet`: rows of folders, the same by whatever way they come."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from typing import Any

import pytest

from rubric.model.text import Lang
from rubric.report.result_columns import COLUMNS, RECORD
from rubric.report.result_rows import record_of
from rubric.report.wording import Words
from tests.cli.support import Result, Shell
from tests.scoring.specs import dimension, full, judged
from tests.support import rate

ALL = ("score", "examples")
MANY = 230  # more than are rated one by one, in more processes than one

RUBRIC = """\
rubric: small
format: 1
title: Small
facts:
  seen: {ask: Seen?, answer: yes_no}
  tricks: {ask: Tricks?, answer: yes_no}
dimensions:
  only:
    title: Only
    criteria:
      one: {title: One, yes_no: seen}
      low: {title: Two, levels: {0: none, 1: some, 2: much}}
gates:
  trick: {title: Trick, when: tricks, cap: {total: 40}, because: It is one.}
bands:
  - {id: bad, from: 0, title: Bad}
  - {id: good, from: 60, title: Good}
"""


def rows_of(shell: Shell, name: str = "out.ndjson") -> list[dict[str, Any]]:
    return [json.loads(line) for line in shell.read(name).splitlines()]


def answers(number: int) -> str:
    """One of a few different sheets."""
    letters = str(number).translate(str.maketrans("0123456789", "abcdefghij"))
    seen = ("yes", "no", "unknown")[number % 3]
    level = f"low: {number % 4}" if number % 4 < 3 else ""
    told = "".join(f", {one}" for one in (level, f"tricks: {'yes' if number % 5 == 0 else 'no'}") if one)
    return f"program: shop-{letters}\nrubric: small\nobserver: lin\nanswers: {{seen: {seen}{told}}}\n"


@pytest.fixture
def folder(shell: Shell) -> Shell:
    """A folder of many sheets, some below others, one in JSON, and their rubric beside each."""
    for below in ("", "b/", "a/x/"):
        shell.write(f"many/{below}small.rubric.yaml", RUBRIC)
    for number in range(MANY):
        shell.write(f"many/{('', 'b/', 'a/x/')[number % 3]}{number:03}.sheet.yaml", answers(number))
    shell.write("many/json.sheet.json", '{"program": "shop", "rubric": "small", "answers": {"low": 1}}')
    return shell


def test_rows_hold_what_scorecards_hold(shell: Shell) -> None:
    done = shell.inside(*ALL, "-o", "out.ndjson", "--columns", ",".join(COLUMNS))
    assert (done.code, done.out) == (0, "")
    assert done.err == "rubric: wrote out.ndjson\nrubric: scored 9 files\n"

    cards = json.loads(shell.inside(*ALL, "--format", "json").out)["scorecards"]
    for row, card in zip(rows_of(shell), cards, strict=True):
        assert (row["program"], row["file"]) == (card["program"]["id"], card["sheet"]["file"])
        assert row["score"] == (None if card["verdict"] == "withheld" else card["total"]["score"])
        assert [row[name] for name in ("low", "high", "coverage", "band")] == [
            card["total"][name] for name in ("low", "high", "coverage", "band")
        ]
        for node in card["nodes"][1:]:
            assert row[f"nodes.{node['path']}"] == node["score"]
            assert row[f"state.{node['path']}"] == node["state"]
            if node["kind"] == "dimension":
                assert [row[f"{name}.{node['path']}"] for name in ("low", "high", "coverage")] == [
                    node[name] for name in ("low", "high", "coverage")
                ]
        lost = sorted((node for node in card["nodes"] if node["lost"]), key=lambda node: -node["lost"])
        assert row["reasons"] == (" ".join(node["id"] for node in lost[:3]) or None)
        assert row["observe_next"] == (" ".join(one["id"] for one in card["observe_next"][:3]) or None)


def test_whole_scorecards_are_those_of_json(shell: Shell) -> None:
    assert shell.inside(*ALL, "-o", "out.ndjson", "--full").code == 0
    assert rows_of(shell) == json.loads(shell.inside(*ALL, "--format", "json").out)["scorecards"]


def test_names_of_columns_are_those_of_records() -> None:
    card = rate(full({"dimensions": {"d": dimension(c=judged())}}), {})
    assert tuple(record_of(card, Words(Lang.EN))) == RECORD


def test_many_sheets_become_the_csv_that_few_become(folder: Shell) -> None:
    assert folder.inside("score", "many", "-o", "rows.csv").err.endswith("scored 231 files\n")
    printed = folder.inside("score", "many", "--format", "csv")
    assert folder.read("rows.csv").removeprefix("\ufeff") == printed.data.decode().replace("\n", "\r\n")
    assert folder.inside("score", "examples", "-o", "few.csv", "--columns", "+reasons").code == 0
    heads = next(csv.reader(StringIO(folder.read("few.csv").removeprefix("\ufeff"))))
    assert heads[: len(RECORD)] == list(RECORD)
    assert heads[-1] == "reasons" or "reasons" in heads


def test_order_is_that_of_the_paths_and_processes_change_nothing(folder: Shell) -> None:
    assert folder("score", "many", "-o", "out.ndjson").code == 0
    rows = rows_of(folder)
    assert [row["file"] for row in rows] == sorted(row["file"] for row in rows)
    assert len(rows) == MANY + 1
    one = folder.inside("score", "many/0*.sheet.yaml", "-o", "few.ndjson")
    assert one.code == 0
    assert all(row in rows for row in rows_of(folder, "few.ndjson"))


def test_parquet_holds_the_same(folder: Shell) -> None:
    polars = pytest.importorskip("polars")
    assert folder.inside("score", "many", "-o", "out.parquet", "-o", "out.ndjson").code == 0
    table = polars.read_parquet(folder.folder / "out.parquet")
    assert table.to_dicts() == rows_of(folder)
    assert str(table.schema["score"]) == "Float64"
    first = (folder.folder / "out.parquet").read_bytes()
    assert folder.inside("score", "many", "-o", "out.parquet", "--again").code == 0
    assert (folder.folder / "out.parquet").read_bytes() == first


def test_parquet_without_polars_says_what_to_install(shell: Shell) -> None:
    code = "import sys; sys.modules['polars'] = None; from rubric.__main__ import main; main()"
    done = run_code(shell, code, "score", "examples", "-o", "out.parquet")
    assert done.code == 2
    assert "pip install 'miniprogram-rubric[table]'" in done.err
    assert not (shell.folder / "out.parquet").exists()


def run_code(shell: Shell, code: str, *words: str) -> Result:
    """The same as the command, in a Python that was prepared."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=shell.folder,
        env=shell._environment({}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode(), done.stdout)


def test_bad_sheets_are_told_left_out_and_kept_in_a_file(shell: Shell) -> None:
    shell.write("in/small.rubric.yaml", RUBRIC)
    shell.write("in/good.sheet.yaml", answers(1))
    for number in range(25):
        shell.write(f"in/bad{number:02}.sheet.yaml", answers(1).replace("seen: no", "sene: no"))
    done = shell.inside("score", "in", "nowhere", "-o", "out.ndjson")
    assert done.code == 2
    assert done.err.count("error[unknown-answer]") == 19
    assert done.err.count("error[not-found]") == 1
    assert "in/bad00.sheet.yaml:4:11: error[unknown-answer]" in done.err
    assert "26 files have errors and were not scored; all of them are in out.findings.ndjson" in done.err
    findings = [json.loads(line) for line in shell.read("out.findings.ndjson").splitlines()]
    assert [one["file"] for one in findings] == ["nowhere", *(f"in/bad{n:02}.sheet.yaml" for n in range(25))]
    assert findings[1].keys() >= {"code", "severity", "line", "column", "message", "help"}
    assert [row["program"] for row in rows_of(shell)] == ["shop-b"]

    for number in range(25):
        (shell.folder / f"in/bad{number:02}.sheet.yaml").unlink()
    assert shell.inside("score", "in", "-o", "out.ndjson").code == 0
    assert not (shell.folder / "out.findings.ndjson").exists()


def test_only_bad_sheets_leave_an_older_output_alone(shell: Shell) -> None:
    shell.write("out.ndjson", "older\n")
    shell.write("bad.sheet.yaml", "program: [\n")
    assert shell.inside("score", "bad.sheet.yaml", "-o", "out.ndjson").code == 2
    assert shell.read("out.ndjson") == "older\n"


def test_a_mistake_in_a_rubric_that_many_share_is_told_once(shell: Shell) -> None:
    shell.write("in/small.rubric.yaml", RUBRIC.replace("yes_no: seen", "yes_no: sene"))
    for number in range(5):
        shell.write(f"in/{number}.sheet.yaml", answers(1))
    done = shell.inside("score", "in", "-o", "out.ndjson")
    assert done.code == 2
    assert done.err.count("small.rubric.yaml:11") == 1
    assert "5 files have errors" in done.err


def test_hostile_entries_are_told_and_the_others_scored(shell: Shell) -> None:
    shell.write("in/small.rubric.yaml", RUBRIC)
    shell.write("in/good.sheet.yaml", answers(1))
    shell.write("in/again.sheet.yaml", answers(1))
    shell.write("in/x.sheet.yaml/inner.sheet.yaml", answers(2).replace("rubric: small", "rubric: ../small.rubric.yaml"))
    shell.write("in/gbk.sheet.yaml", "program: p\nname: 盒马集市在这里\n".encode("gbk"))
    shell.write("in/huge.sheet.yaml", b"# " + b"x" * 5_000_000)
    shell.write("in/deep.sheet.yaml", "program: p\nanswers: " + "[" * 5000)
    shell.write("in/\ttab\n.sheet.yaml", answers(3))
    (shell.folder / "in" / "loop").symlink_to("..", target_is_directory=True)
    (shell.folder / "in" / "self.sheet.yaml").symlink_to("self.sheet.yaml")
    os.mkfifo(shell.folder / "in" / "pipe.sheet.yaml")
    done = shell("score", "in", "-o", "out.ndjson", timeout=30)
    assert done.code == 2
    assert "3 files have errors" in done.err
    for code in ("not-utf8", "too-large", "too-deep"):
        assert f"error[{code}]" in done.err
    rows = rows_of(shell)
    assert [row["program"] for row in rows] == ["shop-d", "shop-b", "shop-b", "shop-c"]


@pytest.mark.skipif(sys.platform != "linux", reason="no file here that even root cannot read")
def test_a_file_that_cannot_be_read_is_told(shell: Shell) -> None:
    shell.write("in/small.rubric.yaml", RUBRIC)
    shell.write("in/good.sheet.yaml", answers(1))
    (shell.folder / "in" / "memory.sheet.yaml").symlink_to("/proc/self/mem")
    done = shell.inside("score", "in", "-o", "out.ndjson")
    assert done.code == 2
    assert "error[unreadable]" in done.err
    assert len(rows_of(shell)) == 1


def test_thresholds_count_in_rows_too(folder: Shell) -> None:
    done = folder.inside("score", "many", "-o", "out.ndjson", "--fail-under", "only=50", "--fail-on-gate")
    assert done.code == 1
    assert len(rows_of(folder)) == MANY + 1
    printed = folder.inside("score", "many", "--format", "csv", "--fail-under", "only=50", "--fail-on-gate")
    told, all_ = (text.splitlines() for text in (done.err, printed.err))
    assert told[:20] == all_[:20]
    assert len(all_) > 20
    assert len([line for line in told if "many/" not in line and "fall short in all" in line]) == 1
    again = folder.inside("score", "many", "-o", "out.ndjson", "--fail-under", "only=50", "--fail-on-gate")
    assert (again.code, again.err) == (1, done.err)
    missing = folder.inside("score", "many", "-o", "out.ndjson", "--fail-under", "onyl=50")
    assert (missing.code, missing.err) == (2, 'rubric: there is no criterion or dimension "onyl"\n')


def test_rows_and_pages_go_together(shell: Shell) -> None:
    done = shell.inside(*ALL, "-o", "out.ndjson", "-o", "out.csv", "-o", "page.md", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["kind"] == "scorecards"
    assert len(rows_of(shell)) == 9
    assert (shell.folder / "page.md").exists()
    assert (shell.folder / "out.csv").exists()


def test_standard_input_and_saved_results_have_rows(shell: Shell) -> None:
    text = shell.read("examples/hema-market.sheet.yaml")
    assert shell.inside(*ALL, "-o", "saved.json").code == 0
    assert shell("score", "-", "saved.json", "-o", "out.ndjson", stdin=text).code == 0
    assert shell.inside(*ALL, "-o", "direct.ndjson").code == 0
    first, *others = rows_of(shell)
    assert first == {**rows_of(shell, "direct.ndjson")[0], "file": "<stdin>"}
    assert others == rows_of(shell, "direct.ndjson")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--columns", "score"], "--columns goes with -o FILE.ndjson, .csv, .tsv or .parquet"),
        (["-o", "a.html", "--again"], "--again goes with -o FILE.ndjson, .csv, .tsv or .parquet"),
        (["-o", "a.csv", "--full"], "--full goes with -o FILE.ndjson"),
        (["-o", "a.ndjson", "--set", "group_buy=yes"], "--set does not go with rows of results"),
        (["-o", "a.ndjson", "--columns", "scoer"], 'there is no column "scoer", did you mean "score"?'),
        (["-o", "none/a.ndjson"], "cannot write none/a.ndjson: there is no folder none"),
        (["-o", "a.ndjsn"], "may end in .txt, .json"),
    ],
)
def test_what_does_not_fit_is_said(shared_shell: Shell, words: list[str], said: str) -> None:
    done = shared_shell.inside(*ALL, *words)
    assert done.code == 2
    assert said in done.err


def test_an_output_that_is_a_folder_is_refused(shell: Shell) -> None:
    (shell.folder / "a.ndjson").mkdir()
    done = shell.inside(*ALL, "-o", "a.ndjson")
    assert (done.code, done.err) == (2, "rubric: a.ndjson is a folder, not a file\n")


def test_messages_in_chinese(shell: Shell) -> None:
    done = shell.inside(*ALL, "-o", "out.ndjson", "--lang", "zh")
    assert done.err == "rubric: 已写入 out.ndjson\nrubric: 评了 9 份\n"
    assert rows_of(shell)[0]["name"] == "盒马集市"


def test_a_terminal_sees_how_far_it_is_and_nothing_stays_of_it(folder: Shell) -> None:
    pexpect = pytest.importorskip("pexpect")
    process = pexpect.spawn(
        sys.executable,
        ["-m", "rubric", "score", "many", "-o", "out.ndjson"],
        cwd=str(folder.folder),
        env=folder._environment({"TERM": "xterm"}),
        encoding="utf-8",
        timeout=60,
    )
    process.expect(pexpect.EOF)
    lines = process.before.split("\r")
    assert "scoring 1/231" in lines
    assert lines[-3:] == ["rubric: wrote out.ndjson", "\nrubric: scored 231 files", "\n"]
    assert lines[-4].strip() == ""
