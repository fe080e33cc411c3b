"""What people get wrong in tables: every mistake by its cell, with what to do, and nothing is written."""

import re
from pathlib import Path

import pytest

from tests.cli.support import Result, Shell
from tests.observe.desk import Edited

HEMA = "examples/hema-market.sheet.yaml"
HEADINGS = {
    "zh": ("评分", "观察", "理由", "来源", "位置"),
    "en": ("Scores", "answer", "reason", "source", "place"),
}


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def told(done: Result) -> list[tuple[str, str]]:
    """Cell and code of every finding."""
    return re.findall(r"^[^\s:]+:([^:\n]+(?::1)?): \S+\[([a-z-]+)\]", done.err, re.MULTILINE)


def files(shell: Shell) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ten_planted_mistakes_are_all_told_and_nothing_is_written(shell: Shell, lang: str) -> None:
    sheet, answer, reason, source, at = HEADINGS[lang]
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.xlsx", "--lang", lang)
    edited = Edited(shell.folder / "t.xlsx", sheet)
    wanted = {
        edited.put("#observed", answer, "May first"): "expected-date",
        edited.put("clear_occasion", answer, 6): "bad-answer-cell",
        edited.put("home_sorted_by", answer, "good"): "bad-answer-cell",
        edited.put("flash_sale", answer, "也许"): "bad-answer-cell",
        edited.put("share_steps", answer, 2.5): "bad-answer-cell",
        edited.put("pickup_distance_km", answer, 99): "bad-answer-cell",
        edited.put("coupon", answer, "=1+1"): "cell-formula",
        edited.error("assist", answer, "#REF!"): "cell-error",
        edited.put("group_buy", source, "artcle"): "unknown-source",
        edited.put("bargain", "编号" if lang == "zh" else "id", "bargian"): "unknown-row",
    }
    na = edited.put("pickup_nearby", answer, "NA")
    wanted[f"{edited.sheet.cell(1, edited.columns[reason]).column_letter}{na[1:]}"] = "reason-missing"
    placed = edited.put("onsite_code", at, "door")
    wanted[f"{edited.sheet.cell(1, edited.columns[source]).column_letter}{placed[1:]}"] = "evidence-row-without-place"
    edited.save()
    before = files(shell)
    done = shell.inside("sheet", "import", "t.xlsx", "-o", "examples", "--lang", lang)
    assert done.code == 2
    assert dict(told(done)) == {f"{sheet}!{cell}": code for cell, code in wanted.items()}
    assert done.err.count("\n  = ") == len(wanted)
    assert files(shell) == before


def test_headings_that_are_misspelt_or_doubled(shell: Shell) -> None:
    shell.write("corner-shop.csv", "id,answr,remark\nflash_sale,yes,x\n")
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert (done.code, told(done)) == (2, [("B1", "unknown-column")])
    assert 'did you mean "answer"?' in done.err
    shell.write("corner-shop.csv", "id,answer,value,colour\nflash_sale,yes,no,red\n")
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert (done.code, told(done)) == (2, [("C1", "repeated-column"), ("D1", "extra-column")])


def test_an_undeclared_source_shows_the_row_to_add(shell: Shell) -> None:
    words = ["sheet", "new", "scene-capability-gameplay", "--program", "corner-shop", "-o", "t.csv", "--lang", "en"]
    assert shell.inside(*words).code == 0
    assert "#sources.visit.title" in shell.read("t.csv")
    shell.write("corner-shop.csv", "id,section,answer,reason,source\nflash_sale,,yes,,phone\n")
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert told(done) == [("E2", "unknown-source")]
    said = " ".join(done.err.split())
    row = "#sources.phone.title,,what it is"
    assert f"add the row {row} (#sources.phone.title in column A, the title in column C)" in said
    shell.write("corner-shop.csv", shell.read("corner-shop.csv") + row + "\n")
    assert shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay").code == 0


@pytest.mark.parametrize(("lang", "line"), [("zh", "（第 4 行）"), ("en", " (line 4)")])
def test_the_line_of_a_csv_file_is_told_where_rows_take_several(shell: Shell, lang: str, line: str) -> None:
    shell.write("corner-shop.csv", 'id,reason,answer\ncoupon,"one\ntwo",perhaps\nflash_sale,,perhaps\n')
    command = ["sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay", "--lang", lang]
    done = shell.inside(*command)
    second = "（第 3 行）" if lang == "zh" else " (line 3)"
    assert f"corner-shop.csv:C2{second}: " in done.err
    assert f"corner-shop.csv:C3{line}: " in done.err


def test_the_folder_of_sheets_is_no_file(shell: Shell) -> None:
    shell.write("corner-shop.csv", "id,answer\nflash_sale,yes\n")
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay", "-o", "x.sheet.yaml")
    assert (done.code, "takes the folder" in done.err) == (2, True)
    assert not (shell.folder / "x.sheet.yaml").exists()


def test_a_question_answered_twice(shell: Shell) -> None:
    shell.write("corner-shop.csv", "id,answer\nflash_sale,yes\ncoupon,no\nflash_sale,no\ncoupon,否\n")
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert (done.code, told(done)) == (2, [("B4", "answered-twice")])
    assert "B2" in done.err


@pytest.mark.parametrize(
    ("text", "cell", "code"),
    [
        ("id,answer\n#program,Corner Shop\nflash_sale,yes\n", "B2", "bad-id"),
        ("id,answer\n#program,../../etc/passwd\nflash_sale,yes\n", "B2", "bad-id"),
        ("id,answer\n#programm,corner-shop\nflash_sale,yes\n", "A2", "unknown-head-row"),
        ("id,answer\n#sources.visit.by,ann\nflash_sale,yes\n", "B2", "source-without-title"),
        ("id,answer,line,url\nflash_sale,yes,many,http://x\n", "C2", "bad-cell-value"),
        ("id,answer,reason\nplay_set,3,\n", "B2", "reason-missing"),
        ("name,shop\nflash_sale,yes\n", "1:1", "no-answer-table"),
        ("", "1:1", "no-answer-table"),
    ],
)
def test_one_mistake_each(shell: Shell, text: str, cell: str, code: str) -> None:
    shell.write("corner-shop.csv", text)
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert (done.code, told(done)) == (2, [(cell, code)]), done.err
    assert not list(shell.folder.glob("*.yaml"))


def test_no_program_and_no_rubric(shell: Shell) -> None:
    shell.write("My Shop.csv", "id,answer\nflash_sale,yes\n")

    done = shell.inside("sheet", "import", "My Shop.csv", "-r", "scene-capability-gameplay")
    assert (done.code, "no-program-named" in done.err) == (2, True)
    shell.write("shop.csv", "id,answer\nflash_sale,yes\n")
    done = shell.inside("sheet", "import", "shop.csv")
    assert (done.code, told(done)) == (2, [("B1", "no-rubric-in-table")])


def test_all_files_are_read_before_anything_is_written(shell: Shell) -> None:
    shell.write("good.csv", "id,answer\nflash_sale,yes\n")
    shell.write("bad.csv", "id,answer\nflash_sale,perhaps\nflash_sael,yes\n")
    done = shell.inside("sheet", "import", "good.csv", "bad.csv", "gone.csv", "-r", "scene-capability-gameplay")
    assert done.code == 2
    assert told(done) == [("B2", "bad-answer-cell"), ("A3", "unknown-row"), ("1:1", "not-found")]
    assert not list(shell.folder.glob("*.yaml"))


def test_a_table_of_another_state_of_the_rubric_is_a_warning(shell: Shell) -> None:
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.csv", "--lang", "en")
    shell.write("t.csv", re.sub(r"sha256 [0-9a-f]{16}", "sha256 0123456789abcdef", shell.read("t.csv")))
    done = shell.inside("sheet", "import", "t.csv", "-o", "examples")
    assert (done.code, [code for _, code in told(done)]) == (0, ["rubric-changed"])
