"""`rubric table` through the real command: what it reads, what it refuses, what it writes and says."""

from __future__ import annotations

import datetime as dt
import json

import polars as pl
import pytest

from tests.cli.support import Shell
from tests.cli.tables import HEAD, RUBRIC, parquet, rows_of, summary, table


def test_words_of_sheets_in_cells(shell: Shell) -> None:
    """Yes and no, levels and options in both languages; NA, unknown, null and nothing."""
    shell.write(
        "t.csv", f"{HEAD}a,是,3,甲,2,shop,否\nb,no,４,b,NA,other,no\nc,,,,,,\nd,unknown,null,Second,much,shop,0\n"
    )
    result = table(shell, "t.csv", "-o", "out.csv")

    assert (result.code, "Rows read: 4. Scored: 4. Rejected: 0." in result.out) == (0, True)
    rows = rows_of(shell, "out.csv")
    assert [row["program"] for row in rows] == ["a", "b", "c", "d"]
    assert [row["total_score"] for row in rows] == ["91.666667", "27.777778", "", "50"]
    assert [row["verdict"] for row in rows] == ["final", "final", "unscorable", "final"]
    assert [row["band"] for row in rows] == ["high", "low", "", "low"]


def test_the_same_table_in_every_format(shell: Shell) -> None:
    """Parquet, CSV and NDJSON give the same rows, whatever is written."""
    data = {
        "program": ["a", "b", "c"],
        "chat": [True, None, False],
        "steps": [3, 9, 0],
        "kind": ["a", "b", None],
        "presence": [2, -1, None],
        "vertical": ["shop", "shop", "x"],
        "lie": [False, True, False],
    }
    frame = pl.DataFrame(data)
    frame.write_parquet(shell.folder / "t.parquet")
    frame.write_csv(shell.folder / "t.csv")
    frame.write_csv(shell.folder / "t.tsv", separator="\t")
    frame.write_ndjson(shell.folder / "t.ndjson")
    found = []
    for name in ("t.parquet", "t.csv", "t.tsv", "t.ndjson"):
        for target in ("o.parquet", "o.ndjson", "o.csv"):
            assert table(shell, name, "-o", target).code == 0
            found.append((shell.folder / target).read_bytes())
    assert found[:3] * 4 == found
    first = [json.loads(line) for line in found[1].splitlines()]
    assert pl.read_parquet(shell.folder / "o.parquet").to_dicts() == first
    assert (first[1]["total_score"], first[0]["program"]) == (0, "a")


def test_numbers_are_those_of_score(shell: Shell) -> None:
    """A row and a sheet with the same answers have the same numbers, bands and verdicts."""
    shell.write("t.csv", HEAD + "a,yes,4,b,1,shop,\nb,,7,,NA,,yes\n")
    table(shell, "t.csv", "-o", "out.ndjson")
    rows = [json.loads(line) for line in shell.read("out.ndjson").splitlines()]
    answers = (
        "vertical: shop\nanswers: {chat: yes, steps: 4, kind: b, presence: 1}\n",
        "answers: {steps: 7, presence: {not_applicable: no}, lie: yes}\n",
    )
    for row, rest in zip(rows, answers, strict=True):
        shell.write("x.sheet.yaml", f"program: x\nformat: 1\nrubric: ./small.rubric.yaml\n{rest}")
        card = json.loads(shell.inside("score", "x.sheet.yaml", "--format", "json").out)["scorecards"][0]
        assert {name: row[f"total_{name}"] for name in ("score", "low", "high", "coverage")} == {
            name: card["total"][name] for name in ("score", "low", "high", "coverage")
        }
        assert (row["verdict"], row["band"]) == (card["verdict"], card["total"]["band"])


def test_headings_in_the_words_of_the_rubric(shell: Shell) -> None:
    """Questions and titles in either language, GBK, a key in Chinese; what is not asked is named."""
    shell.write("t.csv", "小程序,能聊天吗？,HOW MANY STEPS?,在场,销量\n瑞幸,是,3,不适用,9\n".encode("gbk"))
    result = table(shell, "t.csv", "-o", "out.csv")
    assert (result.code, "t.csv is read as GB18030" in result.err) == (0, True)
    assert "Not used (1): 销量" in result.out
    assert "unknown in every row (3): kind, lie,\nprogram.vertical" in result.out
    assert rows_of(shell, "out.csv")[0]["小程序"] == "瑞幸"
    chinese = table(shell, "t.csv", lang="zh").out
    assert "读了 1 行，评了 1 行，拒收 0 行。" in chinese


def test_columns_as_the_user_says(shell: Shell) -> None:
    """`--map`, `--key`, `--carry`, `--ignore`; and what does not exist is refused with what was meant."""
    shell.write("t.csv", "appid,talks,note,stepz\n1,yes,hello,x\n")
    words = ("--map", "talks=chat", "--key", "appid", "--carry", "note", "--ignore", "stepz")
    assert table(shell, "t.csv", *words, "-o", "out.csv").code == 0
    assert list(rows_of(shell, "out.csv")[0])[:3] == ["appid", "note", "total_score"]
    for more, said in (
        (("--map", "talk=chat"), 'the table has no column "talk", did you mean "talks"?'),
        (("--map", "talks=chatt"), 'asks nothing called "chatt", did you mean "chat"?'),
        (("--map", "talks"), "--map is written COLUMN=ID"),
        (("--map", "talks=chat"), 'the column "stepz" is nearly "steps"'),
        (("--key", "nope"), '--key: the table has no column "nope"'),
        (("--columns", "reason"), 'no "reason", did you mean "reasons"?'),
        (("--on-error", "skip"), "--on-error is one of reject, null, stop"),
        (("--engine", "pandas"), "--engine is one of polars, duckdb, spark"),
    ):
        refused = table(shell, "t.csv", *more)
        assert (refused.code, said in refused.err) == (2, True), refused.err


BAD = HEAD + "a,maybe,3,a,2,shop,\nb,no,40,z,7,x,\nc,yes,NaN,a,1,shop,\nd,yes,2.5,a,-1,shop,\ne,yes,2,a,1,shop,\n"


def test_rows_that_cannot_be_used_are_rejected(shell: Shell) -> None:
    """Counted by column with the first rows; written with the reason; mended and read again."""
    shell.write("t.csv", BAD)
    result = table(shell, "t.csv", "-o", "out.csv")

    assert result.code == 2
    assert [row["program"] for row in rows_of(shell, "out.csv")] == ["e"]
    for said in (
        "- chat: 1 × neither yes nor no\n   row 1 (a): maybe",
        "- steps: 1 × not a number\n   row 3 (c): NaN",
        "- steps: 1 × not a whole number from 0 up\n   row 4 (d): 2.5",
        "- steps: 1 × out of range (0–9)\n   row 2 (b): 40",
        "- kind: 1 × not an option (a, b)\n   row 2 (b): z",
        "- presence: 1 × not a level (-1, 0, 1, 2)\n   row 2 (b): 7",
    ):
        assert said in result.out
    rejected = rows_of(shell, "out.rejected.csv")
    assert [row["rejected_row"] for row in rejected] == ["1", "2", "3", "4"]
    assert rejected[0]["rejected_because"] == "chat: not_yes_no (maybe)"
    assert rejected[3]["presence"] == "-1"
    text = shell.read("out.rejected.csv")
    for old, new in (("maybe,", "no,"), (",40,z,7", ",4,a,0"), (",NaN,", ",1,"), (",2.5,", ",2,")):
        text = text.replace(old, new)
    shell.write("mended.csv", text.replace("(no,", "(maybe,"))
    assert table(shell, "mended.csv", "-o", "again.csv").code == 0
    assert table(shell, "mended.csv", "-o", "out.csv").code == 0
    assert not (shell.folder / "out.rejected.csv").exists()


def test_null_and_stop(shell: Shell) -> None:
    """Such cells count as unknown, or nothing is written at all."""
    shell.write("t.csv", BAD)
    nulled = table(shell, "t.csv", "-o", "out.csv", "--on-error", "null")
    assert nulled.code == 0
    assert "Cells that count as unknown because they cannot be used: 6." in nulled.out
    assert len(rows_of(shell, "out.csv")) == 5
    stopped = table(shell, "t.csv", "-o", "stop.csv", "--on-error", "stop")
    assert (stopped.code, "nothing was written" in stopped.err) == (2, True)
    assert not list(shell.folder.glob("*stop*"))
    assert summary(shell, "t.csv", "--on-error", "stop")["scored"] == 0


def test_tables_that_are_no_tables(shell: Shell) -> None:
    """Empty files, damaged ones, other kinds, nested columns, wrong types, no column that fits: 2 and why."""
    shell.write("empty.csv", "")
    shell.write("blank.csv", "\n\n")
    shell.write("odd.csv", "foo,bar\n1,2\n")
    shell.write("twice.csv", "program,chat,chat\na,1,0\n")
    shell.write("both.csv", "program,chat,能聊天吗？\na,1,0\n")
    shell.write("na.csv", "program,presence,na:talk\na,1,\n")
    shell.write("binary.csv", b"\x00\x01\xff\xfe\x00")
    shell.write("bad.parquet", "hello world, this is no parquet")
    shell.write("bad.ndjson", '{"program": "a", "chat": true}\n{"program":\n')
    shell.write("t.xlsx", "x")
    (shell.folder / "folder").mkdir()
    parquet(shell, "nested.parquet", {"program": ["a"], "chat": [[1]]})
    parquet(shell, "date.parquet", {"program": ["a"], "chat": [dt.date(2026, 1, 1)]})
    parquet(shell, "flag.parquet", {"program": ["a"], "presence": [True]})
    for name, said in {
        "empty.csv": "empty.csv is empty",
        "blank.csv": "has no heading",
        "odd.csv": 'no column answers anything that "small" asks (the columns are foo, bar)',
        "twice.csv": 'two columns are called "chat"',
        "both.csv": 'the columns "chat" and "能聊天吗？" both answer chat',
        "na.csv": "talk always applies",
        "binary.csv": "neither UTF-8 nor GB18030",
        "bad.parquet": "cannot read bad.parquet",
        "bad.ndjson": "cannot read bad.ndjson",
        "t.xlsx": 'unknown kind of table ".xlsx"',
        "folder": "holds no tables",
        "nested.parquet": "List(Int64), which cannot be an answer to chat",
        "date.parquet": "of type Date, which cannot be an answer to chat",
        "flag.parquet": "of type Boolean, which cannot be an answer to presence",
        "nope.csv": 'there is no file "nope.csv"',
    }.items():
        result = table(shell, name, "-o", "out.csv")
        assert (result.code, said in result.err, result.out) == (2, True, ""), f"{name}: {result.err}"
        assert table(shell, name, lang="zh").code == 2
    assert not (shell.folder / "out.csv").exists()
    assert not list(shell.folder.glob(".rubric-table*"))


def test_tables_without_rows(shell: Shell) -> None:
    """A heading alone gives an empty table of scores and 0."""
    shell.write("t.csv", HEAD)
    parquet(shell, "t.parquet", {}, {"program": pl.String, "chat": pl.Boolean})
    for name in ("t.csv", "t.parquet"):
        result = table(shell, name, "-o", "out.parquet")
        assert (result.code, "The table has no rows." in result.out) == (0, True)
        assert pl.read_parquet(shell.folder / "out.parquet").height == 0


def test_ragged_rows_are_rejected(shell: Shell) -> None:
    """Too many or too few cells: the row is not guessed at."""
    shell.write("t.csv", HEAD + 'a,yes,3,a,2,shop,\nb,no,4\nc,no,1,b,1,x,,9\n"d",yes,1,a,1,shop,no\n')
    result = table(shell, "t.csv", "-o", "out.csv")
    assert (result.code, "rows with too many or too few cells: 2" in result.out) == (2, True)
    assert [row["program"] for row in rows_of(shell, "out.csv")] == ["a", "d"]
    assert [row["rejected_row"] for row in rows_of(shell, "out.rejected.csv")] == ["2", "3"]
    assert table(shell, "t.csv", "--on-error", "null").code == 2


def test_not_a_number_never_scores(shell: Shell) -> None:
    """NaN, infinity, codes out of range and fractions in a typed column."""
    data = {"program": ["a", "b", "c", "d"], "steps": [float("nan"), float("inf"), 2.0, 3.0]}
    parquet(shell, "t.parquet", {**data, "presence": [1.0, 1.0, 9.0, 0.5]})
    found = summary(shell, "t.parquet", "-o", "out.parquet")
    assert (found["rows"], found["scored"], found["rejected"]) == (4, 0, 4)
    assert [(one["column"], one["fault"], one["cells"]) for one in found["faults"]] == [
        ("steps", "not_a_number", 2),
        ("presence", "no_such_level", 2),
    ]


def test_what_does_not_apply(shell: Shell) -> None:
    """By -1, in a word, or by a column of its own; contradictions are rejected."""
    shell.write("t.csv", "program,presence,na:presence\na,-1,\nb,NA,no\nc,,yes\nd,1,yes\ne,2,perhaps\nf,1,0\n")
    found = summary(shell, "t.csv", "-o", "out.csv")
    assert [(one["column"], one["fault"]) for one in found["faults"]] == [
        ("presence", "two_answers"),
        ("na:presence", "not_yes_no"),
    ]
    assert [row["total_score"] for row in rows_of(shell, "out.csv")] == ["", "", "", "50"]


def test_repeated_keys(shell: Shell) -> None:
    """Counted and shown; all rows are scored in the order of the table."""
    shell.write("t.csv", HEAD + "a,yes,3,a,2,shop,\na,no,4,a,1,x,\n,no,4,a,1,x,\n")
    result = table(shell, "t.csv", "-o", "out.csv")
    assert result.code == 0
    assert "program: rows with the key of an earlier row: 1; all rows are kept\n   row 2: a" in result.out
    assert "program: rows without a key: 1" in result.out
    assert [row["program"] for row in rows_of(shell, "out.csv")] == ["a", "a", ""]


def test_several_files_are_one_table(shell: Shell) -> None:
    """In the order of their names; of one kind and with the same columns."""
    shell.write("p/1.csv", "program,chat\na,1\n")
    shell.write("p/2.csv", "program,chat\na,0\nb,maybe\n")
    shell.write("q.csv", "program,lie\na,0\n")
    found = summary(shell, "p", "-o", "out.csv")
    assert (found["rows"], found["faults"][0]["first"][0]["row"], found["keys"]["repeated"]) == (3, 3, 1)
    assert "has other columns than" in table(shell, "p/1.csv", "q.csv").err
    shell.write("r.ndjson", "{}\n")
    assert "not of one kind: csv, ndjson" in table(shell, "p/1.csv", "r.ndjson").err


def test_formulas_are_neutralised_and_come_back(shell: Shell) -> None:
    """A key that a spreadsheet would compute goes out with an apostrophe and comes in without."""
    shell.write("t.csv", "program,chat,note\n=1+1,yes,@x\n-5,yes,-5\n")
    table(shell, "t.csv", "--carry", "note", "-o", "out.csv")
    assert [(row["program"], row["note"]) for row in rows_of(shell, "out.csv")] == [("'=1+1", "'@x"), ("-5", "-5")]
    shell.write("u.csv", "program,chat\n'=1+1,yes\n")
    table(shell, "u.csv", "-o", "out.ndjson")
    assert json.loads(shell.read("out.ndjson"))["program"] == "=1+1"


def test_the_same_bytes_again(shell: Shell) -> None:
    """Output, rejected rows and summary do not change from run to run."""
    shell.write("t.csv", HEAD + "".join(f"p{n},{n % 2},{n % 12},a,{n % 4},shop,0\n" for n in range(3000)))
    found = []
    for _ in range(2):
        table(shell, "t.csv", "-o", "out.parquet", "-o", "sum.json", "-o", "sum.html", "--rejected", "bad.csv")
        names = ("out.parquet", "sum.json", "sum.html", "bad.csv")
        found.append([(shell.folder / name).read_bytes() for name in names])
    assert found[0] == found[1]


def test_explain_a_row(shell: Shell) -> None:
    """The full explanation, as of a sheet; the first of several rows; faults and unknown keys are told."""
    shell.write("t.csv", HEAD + "a,yes,3,a,2,shop,no\na,no,4,a,1,x,\n瑞幸,maybe,1,a,1,x,\n星,yes,1,a,NA,x,no\n")
    result = table(shell, "t.csv", "--explain", "a")
    assert (result.code, 'several rows are called "a"; this is row 1' in result.err) == (0, True)
    assert "91.66 points" in result.out
    assert "Can one chat?" in result.out
    assert 'row 3, column "chat": maybe cannot be used' in table(shell, "t.csv", "--explain", "瑞幸").err
    assert table(shell, "t.csv", "--explain", "瑞幸").code == 2
    assert 'no row with "zz" in the column "program"' in table(shell, "t.csv", "--explain", "zz").err
    card = json.loads(table(shell, "t.csv", "--explain", "星", "--format", "json").out)["scorecards"][0]
    assert card["program"]["name"] == {"zh": "星", "en": "星"}
    assert card["total"]["not_applicable"]["criteria"] == 1


def test_template(shell: Shell) -> None:
    """A blank table that can be scored as it is, and what its columns hold."""
    said = table(shell, "--template")
    assert said.code == 0
    assert 'presence,level,"0, 1, 2",-1,在场,Presence\n' in said.out
    for name in ("blank.csv", "blank.tsv", "blank.parquet"):
        assert table(shell, "--template", "--force", "-o", name).code == 0
        assert (shell.folder / "blank.columns.csv").exists()
        found = summary(shell, name)
        assert (found["scored"], found["missing"], found["unused"]) == (1, [], [])
    assert table(shell, "--template", "-o", "blank.xlsx").code == 2


def test_sql_needs_no_table(shell: Shell) -> None:
    """The text for an engine of one's own, with the user's names."""
    result = table(shell, "--sql", "spark", "--from", "db.programs", "--map", "talks=chat", "--key", "appid")
    assert result.code == 0
    for name in ("`db`.`programs`", "`talks`", "`appid`", "`vertical`", "`total_score`"):
        assert name in result.out
    assert table(shell, "--sql", "oracle").code == 2


@pytest.mark.parametrize("engine", ["duckdb"])
def test_other_engines_give_the_same_table(shell: Shell, engine: str) -> None:
    """The same bytes, whichever engine did the arithmetic."""
    numbered = range(500)
    rows = (f"p{n},{n % 2},{n % 10},{'ab'[n % 2]},{n % 4 - 1},{('shop', '')[n % 2]},{n % 5 // 4}\n" for n in numbered)
    shell.write("t.csv", HEAD + "".join(rows))
    assert table(shell, "t.csv", "-o", "one.parquet").code == 0
    assert table(shell, "t.csv", "-o", "two.parquet", "--engine", engine).code == 0
    assert pl.read_parquet(shell.folder / "one.parquet").equals(pl.read_parquet(shell.folder / "two.parquet"))


def test_what_is_missing(shell: Shell) -> None:
    """No rubric, no table, an own input as output, an unknown ending."""
    shell.write("small.rubric.yaml", RUBRIC)
    shell.write("t.csv", HEAD)
    assert "say which with -r" in shell.inside("table", "t.csv", "--lang", "en").err
    assert "a table is needed" in table(shell).err
    assert "is being read and cannot be written" in table(shell, "t.csv", "-o", "t.csv").err
    assert 'unknown kind of table ".xls"' in table(shell, "t.csv", "-o", "o.xls").err
    assert table(shell, "t.csv", "-o", "nowhere/o.csv").code == 2


def test_nothing_heavy_without_need(shell: Shell) -> None:
    """The text, a blank table and the help need no engine; neither does an install without one crash."""
    shell.write("small.rubric.yaml", RUBRIC)
    shell.write("t.csv", HEAD)
    for words in (
        ["--help"],
        ["--sql", "duckdb", "-r", "./small.rubric.yaml"],
        ["--template", "-r", "./small.rubric.yaml"],
    ):
        code = f"import sys; sys.argv = ['rubric', 'table', *{words!r}]\nfrom rubric.cli.app import run\n"
        code += (
            "try: run()\nexcept SystemExit: print({'polars', 'duckdb', 'pyspark'} & {*sys.modules}, file=sys.stderr)"
        )
        assert shell.python(code).err == "set()\n"
    hidden = "import sys; sys.modules['polars'] = None; sys.argv = ['rubric', 'table', 't.csv', '-r', 'small']\n"
    result = shell.python(hidden + "from rubric.cli.app import run; run()", LANG="en_US.UTF-8")
    assert (result.code, "pip install 'miniprogram-rubric[table]'" in result.err) == (2, True)


def test_schema(shell: Shell) -> None:
    """The summary fits the schema that the program prints."""
    from jsonschema import Draft202012Validator

    shell.write("t.csv", BAD)
    schema = json.loads(shell.inside("schema", "table").out)
    assert list(Draft202012Validator(schema).iter_errors(summary(shell, "t.csv"))) == []
