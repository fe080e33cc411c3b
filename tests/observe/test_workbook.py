"""What a person meets in a workbook: drop-downs, anchors, frozen headings, unlocked cells, red for missing evidence."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rubric.model.text import Lang
from rubric.observe.draft import blank_draft
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.table_texts import COLUMNS, SOURCE_COLUMNS, recognised
from rubric.observe.tables.workbook import workbook_bytes
from rubric.scoring.plan import compile_rubric
from rubric.source.load import read_rubric, read_rubric_text

LONG = """\
rubric: long
format: 1
title: {zh: 长, en: Long}
facts:
  kind:
    ask: {zh: 哪种？, en: Which?}
    answer: choice
    options: [%s]
dimensions:
  d:
    title: D
    criteria:
      c: {title: C, yes_no: {fact: kind, is: %s}}
"""


def opened(tmp_path: Path, lang: Lang, rubric: str = "scene-capability-gameplay") -> openpyxl.Workbook:
    plan = compile_rubric(read_rubric(rubric).use())
    draft = blank_draft(plan, {"program": "corner-shop", "format": 1, "rubric": rubric})
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook_bytes([draft], lang, columns=False))
    return openpyxl.load_workbook(path)


def row_of(sheet: Worksheet, id_: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == id_)


def choices(sheet: Worksheet, cell: str) -> str:
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    assert len(found) == 1
    return str(found[0].formula1)


@pytest.mark.parametrize("lang", list(Lang))
def test_worksheets_and_set_up(tmp_path: Path, lang: Lang) -> None:
    book = opened(tmp_path, lang)
    names = [one.get(lang) for one in (texts.READ_ME, texts.SCORES, texts.SOURCES, texts.ANCHORS)]
    assert book.sheetnames == [*names, "_lists", "_meta"]
    assert [book[name].sheet_state for name in ("_lists", "_meta")] == ["hidden", "veryHidden"]
    sheet = book[texts.SCORES.get(lang)]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref is not None
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
    row = row_of(sheet, "flash_sale")
    locked = {sheet.cell(1, column).value: sheet.cell(row, column).protection.locked for column in range(1, 13)}
    fixed = {one.heading.get(lang) for one in COLUMNS if one.key in ("id", "section", "question", "meaning")}
    assert {heading for heading, is_locked in locked.items() if is_locked} == fixed
    assert "sha256" in "".join(str(cell.value) for cells in book[names[0]].iter_rows() for cell in cells)


def test_drop_downs_and_comments_in_chinese(tmp_path: Path) -> None:
    sheet = opened(tmp_path, Lang.ZH)["评分"]
    assert choices(sheet, f"D{row_of(sheet, 'flash_sale')}") == '"是,否,未知"'
    assert choices(sheet, f"D{row_of(sheet, 'relation_used')}") == '"0,1,2,3,4,未知,不适用"'
    assert (
        choices(sheet, f"D{row_of(sheet, 'home_sorted_by')}")
        == '"商品类目,促销,时间、地点或用途,人：团长、好友或群,未知"'
    )
    count = choices(sheet, f"D{row_of(sheet, 'share_steps')}")
    assert "=INT(" in count
    assert "<=5" in count
    comment = sheet.cell(row_of(sheet, "clear_occasion"), 4).comment
    assert comment is not None
    assert "首屏三样都交代了" in comment.text


def test_anchors_stand_on_a_worksheet_of_their_own(tmp_path: Path) -> None:
    rows = list(opened(tmp_path, Lang.EN)["Anchors"].iter_rows(values_only=True))
    assert next(row[:4] for row in rows if row[0] == "clear_occasion" and row[3] == 3) == (
        "clear_occasion",
        "Scene",
        "Occasion clear at first sight",
        3,
    )


def test_missing_evidence_is_marked_for_every_question_that_needs_it(tmp_path: Path) -> None:
    sheet = opened(tmp_path, Lang.EN)["Scores"]
    ranges = [one.sqref for one in sheet.conditional_formatting]
    marked = {id_: any(f"G{row_of(sheet, id_)}" in one for one in ranges) for id_ in ("flash_sale", "home_sorted_by")}
    assert marked == {"flash_sale": True, "home_sorted_by": False}


def test_a_long_drop_down_refers_to_the_lists(tmp_path: Path) -> None:
    options = [f"a_rather_long_option_{number}" for number in range(20)]
    text = LONG % (", ".join(options), options[0])
    plan = compile_rubric(read_rubric_text(text, tmp_path / "long.rubric.yaml", "long").use())
    draft = blank_draft(plan, {"program": "corner-shop", "format": 1, "rubric": "long"})
    (tmp_path / "t.xlsx").write_bytes(workbook_bytes([draft], Lang.EN, columns=False))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book["Scores"]
    assert choices(sheet, f"D{row_of(sheet, 'kind')}") == "'_lists'!$A$1:$A$21"
    assert [cell.value for cell in book["_lists"]["A"]] == [*options, "unknown"]


@pytest.mark.parametrize("columns", [COLUMNS, SOURCE_COLUMNS], ids=["answers", "sources"])
def test_every_heading_names_one_column(columns: tuple[texts.Column, ...]) -> None:
    for column in columns:
        for name in (column.key, *(column.heading.get(lang) for lang in Lang), *column.also):
            assert recognised(name, columns) == column, name
            assert recognised(f" {name.upper()} ", columns) == column
