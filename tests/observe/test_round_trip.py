"""YAML to a table, through somebody's hands, and back: the same answers, and the YAML keeps what it has."""

import csv
from pathlib import Path

import pytest

from rubric.source.edit_text import plain, read_source
from tests.cli.support import Shell
from tests.observe.desk import Edited, by_office, needs_office

HEMA = "examples/hema-market.sheet.yaml"
SHEETS = [HEMA, "examples/shihuituan.sheet.yaml", "examples/published/system-usability-scale.sheet.yaml"]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def bring_back(shell: Shell, file: str, sheet: str) -> None:
    """Import a file; the sheet must not change by a byte."""
    before = shell.read(sheet)
    done = shell.inside("sheet", "import", file, "-o", str(Path(sheet).parent))
    assert (done.code, shell.read(sheet)) == (0, before), done.err
    assert " 0 added," in done.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv", "tsv"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_is_lost_and_nothing_new_comes_back(shell: Shell, sheet: str, ending: str, lang: str) -> None:
    assert shell.inside("sheet", "new", "--from", sheet, "-o", f"t.{ending}", "--lang", lang).code == 0
    bring_back(shell, f"t.{ending}", sheet)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_the_encodings_and_with_the_separators_of_excel(shell: Shell, encoding: str, separator: str) -> None:
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.csv", "--lang", "zh")
    with (shell.folder / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with (shell.folder / "t.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    bring_back(shell, "t.csv", HEMA)
    told = shell.inside("sheet", "import", "t.csv", "-o", "examples").err
    assert ("GB18030" in told) == (encoding == "gb18030")


@needs_office
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_what_libreoffice_saves_comes_back_the_same(shell: Shell, ending: str) -> None:
    source = "t.csv" if ending == "csv" else "t.xlsx"
    shell.inside("sheet", "new", "--from", HEMA, "-o", source, "--lang", "zh")
    saved = by_office(shell.folder / source, ending)
    bring_back(shell, str(saved), HEMA)


@needs_office
def test_an_edited_workbook_that_libreoffice_saved_changes_just_that(shell: Shell) -> None:
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.xlsx", "--lang", "zh")
    edited = Edited(shell.folder / "t.xlsx", "评分")
    edited.put("coupon", "观察", "是")
    edited.put("coupon", "理由", "领券中心在首页")
    edited.put("coupon", "来源", "article")
    edited.put("share_steps", "观察", 3)
    edited.save()
    saved = by_office(shell.folder / "t.xlsx", "xlsx")
    before = shell.read(HEMA)
    done = shell.inside("sheet", "import", str(saved), "-o", "examples")
    assert done.code == 0, done.err
    after = shell.read(HEMA)
    kept = [line for line in before.splitlines() if not line.startswith("  share_steps:")]
    assert [line for line in after.splitlines() if line in kept] == kept
    answers = plain(read_source(shell.folder / HEMA).root)["answers"]
    assert answers["share_steps"] == 3
    assert answers["coupon"] == {"value": "yes", "because": "领券中心在首页", "evidence": [{"source": "article"}]}
    assert "# 02g 没说它有几步" in after


@needs_office
def test_true_and_false_of_libreoffice_are_yes_and_no(shell: Shell) -> None:
    words = ["sheet", "new", "scene-capability-gameplay", "--program", "corner-shop", "-o", "t.xlsx", "--lang", "en"]
    assert shell.inside(*words).code == 0
    edited = Edited(shell.folder / "t.xlsx", "Scores")
    edited.put("flash_sale", "answer", True)
    edited.put("coupon", "answer", False)
    edited.save()
    path = by_office(shell.folder / "t.xlsx", "ods")
    assert shell.inside("sheet", "import", str(path), "-o", ".").code == 0
    answers = plain(read_source(shell.folder / "corner-shop.sheet.yaml").root)["answers"]
    assert answers == {"flash_sale": "yes", "coupon": "no"}


def test_a_workbook_makes_a_new_sheet_with_the_same_answers(shell: Shell) -> None:
    """Only the language that the workbook does not show is missing."""
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.xlsx", "--lang", "en")
    assert shell.inside("sheet", "import", "t.xlsx", "-o", "made").code == 0
    old, new = (plain(read_source(shell.folder / name).root) for name in (HEMA, "made/hema-market.sheet.yaml"))

    def english(node: object) -> object:
        if isinstance(node, dict):
            return english(node["en"]) if node.keys() == {"zh", "en"} else {k: english(v) for k, v in node.items()}
        return [english(part) for part in node] if isinstance(node, list) else node

    assert english(old) == new
    assert shell.inside("check", "made/hema-market.sheet.yaml").code == 0
    again = shell.inside("sheet", "import", "t.xlsx", "-o", "made")
    assert " 0 added," in again.err


def test_columns_may_be_moved_and_rows_sorted(shell: Shell) -> None:
    shell.inside("sheet", "new", "--from", HEMA, "-o", "t.csv", "--lang", "en")
    with (shell.folder / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    turned = [row[::-1] for row in [head, *sorted(rows, key=lambda row: row[2])]]
    with (shell.folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["filled by Ann"], [], *turned])
    bring_back(shell, "t.csv", HEMA)


def test_rows_are_found_by_the_text_of_the_question_too(shell: Shell) -> None:
    text = (
        "question,answer\nDoes the home page run a flash sale?,yes\n首页有限时秒杀吗？,是\n"
        "What does the card of a forwarded item show?,item\n"
    )
    shell.write("corner-shop.csv", text)
    done = shell.inside("sheet", "import", "corner-shop.csv", "-r", "scene-capability-gameplay")
    assert done.code == 0, done.err
    answers = plain(read_source(shell.folder / "corner-shop.sheet.yaml").root)["answers"]
    assert answers == {"share_card_shows": "item", "flash_sale": "yes"}


def test_several_programs_in_one_workbook(shell: Shell) -> None:
    sheets = [HEMA, "examples/shihuituan.sheet.yaml"]
    words = [word for sheet in sheets for word in ("--from", sheet)]
    assert shell.inside("sheet", "new", *words, "-o", "both.xlsx").code == 0
    before = [shell.read(sheet) for sheet in sheets]
    done = shell.inside("sheet", "import", "both.xlsx", "-o", "examples")
    assert done.code == 0, done.err
    assert [shell.read(sheet) for sheet in sheets] == before
    assert done.err.count(" 0 added,") == 2


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_programs_as_columns(shell: Shell, ending: str) -> None:
    words = ["--from", HEMA, "--program", "corner-shop", "--columns", "-o", f"m.{ending}"]
    assert shell.inside("sheet", "new", "community-group-buying", *words, "--lang", "en").code == 0
    filled = {"#observer": "ann", "coupon": "yes", "service_radius": "NA: there is no pickup", "leader_presence": "2"}
    if ending == "xlsx":
        edited = Edited(shell.folder / "m.xlsx", "Scores")
        for id_, value in filled.items():
            edited.put(id_, "corner-shop", value)
        edited.save()
    else:
        with (shell.folder / "m.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        with (shell.folder / "m.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([*row[:-1], filled.get(row[0], row[-1])] for row in rows)
    before = shell.read(HEMA)
    done = shell.inside("sheet", "import", f"m.{ending}", "-o", "examples")
    assert done.code == 0, done.err
    assert shell.read(HEMA) == before
    made = plain(read_source(shell.folder / "examples/corner-shop.sheet.yaml").root)
    assert made["observer"] == "ann"
    assert made["answers"] == {
        "leader_presence": 2,
        "service_radius": {"not_applicable": "there is no pickup"},
        "coupon": "yes",
    }


def test_the_same_workbook_has_the_same_bytes(shell: Shell) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        shell.inside("sheet", "new", "--from", HEMA, "-o", name)
    assert (shell.folder / "one.xlsx").read_bytes() == (shell.folder / "two.xlsx").read_bytes()
