"""The first worksheet, which says how to fill the others, and the hidden one that says what they were made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.tables.table_texts import COLUMNS
from rubric.observe.tables.workbook_answers import for_paper
from rubric.observe.tables.workbook_pen import Pen, done
from rubric.scoring.fingerprint import sha256_of

_STEPS = {
    Lang.ZH: (
        "在“{sheets}”里填浅黄色的格子；最上面几行先写观察日期和观察者。",
        "“观察”一栏能选的就从下拉里选，数字直接写。怎么算哪一级，看“怎么答”一栏、格子上的批注，或“锚点”工作表。",
        "没看的留空。看过但说不准，写“未知”：它只让结论留有余地，不会当成“没有”。",
        "写上理由和证据。有证据的答案才站得住：证据一栏变红，就是答了“看到”却还没有写来源、链接或截图。",
        "来源先在“来源”工作表里登记，一行一个，编号用小写英文，如 visit。",
        "同一题有几条证据：在表尾的空行里再选一次同一个编号，每行写一条。",
        "行可以排序、筛选，列可以移动、加宽；编号和表头请不要改。",
        "填完存盘，运行：rubric sheet import 这个文件.xlsx",
    ),
    Lang.EN: (
        "Fill the pale yellow cells of {sheets}; begin with the day and the observer in the rows at the top.",
        (
            "In the answer column choose from the drop-down, or write the number. What makes which level stands beside "
            "it, in the comment of the cell, and on the Anchors worksheet."
        ),
        (
            "Leave empty what you did not look at. Where you looked and cannot say, write unknown: it leaves the "
            "verdict open and is never counted as a no."
        ),
        (
            "Give a reason and evidence. Evidence cells turn red where something is said to have been seen and no "
            "source, link or screenshot is given yet."
        ),
        "Declare a source on the Sources worksheet first, one a row, with an id in small letters such as visit.",
        "Further evidence for one question: choose its id again in the empty rows at the end, one piece a row.",
        "Rows may be sorted and filtered, columns moved and widened; please leave ids and headings as they are.",
        "When done, save and run: rubric sheet import THIS-FILE.xlsx",
    ),
}
_MATRIX = {
    Lang.ZH: (
        "“{sheets}”里一行一题，一列一个小程序；填浅黄色的格子，最上面几行先写观察日期和观察者。",
        "只写答案。怎么答看“怎么答”一栏、第一个小程序格子上的批注，或“锚点”工作表。",
        "没看的留空，看过但说不准写“未知”；不适用要连理由一起写，如“不适用：没有群”。",
        "理由和证据写不下：要写就用一个小程序一张工作表的格式，或导入以后写进 YAML。",
        "填完存盘，运行：rubric sheet import 这个文件.xlsx",
    ),
    Lang.EN: (
        (
            "On {sheets} each row is a question and each column a program; fill the pale yellow cells, beginning with "
            "the day and the observer in the rows at the top."
        ),
        (
            "Write answers only. What may be written stands in its own column, in the comment of the first program's "
            "cell, and on the Anchors worksheet."
        ),
        (
            "Leave empty what you did not look at, write unknown where you cannot say; what does not apply needs its "
            "reason, as in NA: there is no group."
        ),
        "There is no room for reasons and evidence: use one worksheet per program for those, or add them to the YAML.",
        "When done, save and run: rubric sheet import THIS-FILE.xlsx",
    ),
}


def write_read_me(
    pen: Pen, sheet: Any, drafts: Sequence[Draft], names: Sequence[str], lang: Lang, *, columns: bool
) -> None:
    """Write the instructions; they repeat which rubric it is, since hidden worksheets get lost."""
    for column, width in enumerate((16, 100)):
        done(sheet.set_column(column, column, width))
    for number, (first, second, style) in enumerate(_lines(drafts, names, lang, columns=columns)):
        if first:
            pen.put(sheet, number, 0, first, style)
        if second:
            pen.put(sheet, number, 1, second, "plain")
    sheet.hide_gridlines(2)
    for_paper(sheet)


def write_meta(pen: Pen, sheet: Any, drafts: Sequence[Draft], format_: int) -> None:
    """What the workbook was made from, for programs."""
    rows: list[tuple[str, ...]] = [("format", str(format_))]
    for draft in drafts:
        rubric = draft.plan.rubric
        rows.append(("program", draft.program, rubric.rubric, rubric.edition, sha256_of(rubric)))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            pen.put(sheet, number, column, text, "plain")


def _lines(
    drafts: Sequence[Draft], names: Sequence[str], lang: Lang, *, columns: bool
) -> Iterator[tuple[str, str, str]]:
    chinese = lang is Lang.ZH
    title = drafts[0].plan.rubric.title.get(lang)
    yield (f"观察表：{title}" if chinese else f"Sheet: {title}"), "", "title"
    for rubric in {one.plan.rubric.rubric: one.plan.rubric for one in drafts}.values():
        words = f"{rubric.rubric} {rubric.edition} (sha256 {sha256_of(rubric)[:16]})"
        yield ("量表" if chinese else "Rubric"), words, "subtitle"
    yield ("小程序" if chinese else "Programs"), "、".join(one.program for one in drafts), "subtitle"
    yield "", "", ""
    yield ("怎么填" if chinese else "How to fill it"), "", "subtitle"
    steps = (_MATRIX if columns else _STEPS)[lang]
    sheets = "、".join(names) if chinese else ", ".join(names)
    for number, step in enumerate(steps, 1):
        yield f"{number}", step.format(sheets=sheets), "plain"
    if columns:
        return
    yield "", "", ""
    yield ("各栏写什么" if chinese else "The columns"), "", "subtitle"
    for column in COLUMNS:
        if column.note is not None:
            yield column.heading.get(lang), column.note.get(lang), "plain"
