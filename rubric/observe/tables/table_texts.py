"""The words of tables, in Chinese and English: headings, worksheets, instructions; for writing and for reading."""

from __future__ import annotations

from typing import NamedTuple

from rubric.model.text import Lang, Text, folded


class Column(NamedTuple):
    """A column of a table of answers.

    Attributes:
        key: what it holds; an evidence column is called like its field of the sheet.
        heading: what stands at its top.
        also: other headings by which it is recognised.
        width: in characters; a Chinese one counts two.
        note: what to write there; empty where nothing is to be written.
        rare: written only where a sheet has something for it.
    """

    key: str
    heading: Text
    also: tuple[str, ...] = ()
    width: int = 16
    note: Text | None = None
    rare: bool = False


def both(zh: str, en: str) -> Text:
    """A text in both languages."""
    return Text(zh=zh, en=en)


ID, SECTION, QUESTION, ANSWER, MEANING, BECAUSE = "id", "section", "question", "answer", "meaning", "because"

COLUMNS: tuple[Column, ...] = (
    Column(ID, both("编号", "id"), ("标识", "key", "item"), 19),
    Column(SECTION, both("分类", "section"), ("维度", "dimension", "group"), 13),
    Column(QUESTION, both("问题", "question"), ("题目", "指标", "事实", "criterion", "fact", "title"), 36),
    Column(
        ANSWER,
        both("观察", "answer"),
        ("答案", "回答", "评分", "得分", "等级", "value", "level", "score"),
        20,
        both(
            "看到的是什么：从下拉里选，或照“怎么答”一栏写。没看的留空，看了说不准写“未知”。",
            "What was seen: choose from the drop-down, or write as the next column says. Leave it empty where you did "
            "not look; write unknown where you looked and cannot say.",
        ),
    ),
    Column(MEANING, both("怎么答", "how to answer"), ("可选答案", "锚点", "anchors", "options"), 46),
    Column(
        BECAUSE,
        both("理由", "reason"),
        ("说明", "为什么", "because", "why", "rationale"),
        34,
        both(
            "为什么这样答；答“不适用”必须写理由。",
            "Why this answer. An answer of NA needs a reason.",
        ),
    ),
    Column(
        "source",
        both("来源", "source"),
        ("证据", "证据来源", "来源编号", "evidence", "source id"),
        14,
        both(
            "证据的来源：“来源”工作表里的编号。来源、链接、截图至少写一样。",
            "Where the evidence is from: an id of the Sources worksheet. Give a source, a link or a screenshot.",
        ),
    ),
    Column(
        "at",
        both("位置", "place"),
        ("出处位置", "页码", "at", "where", "page"),
        18,
        both("在来源里的哪里：页面、章节、步骤。", "Where in the source: a page, a section, a step."),
    ),
    Column(
        "url",
        both("链接", "link"),
        ("网址", "url", "address"),
        20,
        both("能打开的网址。", "An address that can be opened."),
    ),
    Column(
        "screenshot",
        both("截图", "screenshot"),
        ("图片", "截图文件", "image", "picture"),
        18,
        both("截图的文件名。", "The file name of a screenshot."),
    ),
    Column("file", both("代码文件", "file"), ("文件", "source file"), 22, rare=True),
    Column("line", both("行号", "line"), ("行", "line number"), 8, rare=True),
    Column(
        "date",
        both("证据日期", "evidence date"),
        ("日期", "date", "day"),
        13,
        both("证据是哪天的，如 2026-05-01。", "The day of the evidence, such as 2026-05-01."),
    ),
    Column(
        "note",
        both("证据备注", "evidence note"),
        ("备注", "附注", "note", "remark", "remarks"),
        26,
        both("关于这条证据还要说的话。", "Anything else about this piece of evidence."),
    ),
    Column("signal", both("信号", "signal"), (), 16, rare=True),
    Column("strength", both("证据强度", "strength"), ("强度",), 10, rare=True),
)
EVIDENCE = ("source", "at", "url", "file", "line", "screenshot", "date", "note", "signal", "strength")

SOURCE_COLUMNS: tuple[Column, ...] = (
    Column("id", both("编号", "id"), ("来源编号", "source id", "key"), 18),
    Column("title", both("标题", "title"), ("名称", "name"), 44),
    Column("by", both("作者", "by"), ("谁写的", "author"), 24),
    Column("date", both("日期", "date"), ("时间", "day"), 13),
    Column("url", both("链接", "link"), ("网址", "url", "address"), 36),
    Column("note", both("备注", "note"), ("附注", "remark"), 30),
    Column("program", both("小程序", "program"), ("小程序编号",), 20, rare=True),
)

ANCHOR_COLUMNS: tuple[Column, ...] = (
    Column("id", both("编号", "id"), (), 22),
    Column("section", both("分类", "section"), (), 13),
    Column("question", both("问题", "question"), (), 36),
    Column("value", both("可以答", "may be answered"), (), 14),
    Column("text", both("意思", "what it means"), (), 80),
)

# What stands in the rows of a table that are about the program; an id with ``#`` is a path of the sheet file.
HEAD_MARK = "#"
HEAD: dict[str, Text] = {
    "program": both("小程序编号（小写英文，如 corner-shop）", "Program id (kebab-case, such as corner-shop)"),
    "name": both("小程序名称", "Name of the program"),
    "platform": both("平台", "Platform"),
    "vertical": both("行业", "Line of business"),
    "version": both("小程序的版本", "Version of the program"),
    "observed": both("观察日期（如 2026-05-01）", "Day of the observation (such as 2026-05-01)"),
    "observer": both("观察者", "Observer"),
    "rubric": both("量表", "Rubric"),
    "note": both("备注", "Note"),
    "sheet": both("观察表的文件", "File of the sheet"),
}
SOURCE_EXAMPLE = both(
    "来源 visit: 标题（如“5 月 1 日走一遍”）；再有来源，照这一行另加，改掉 visit",
    "Source visit: title (such as a visit on 1 May); for another source add such a row with its own id",
)
HEAD_FILE = "sheet"  # where the answers go back to; no field of the sheet itself
HEAD_SECTION = both("小程序", "Program")
ATTRIBUTES = both("别的属性", "Other attribute")
GATES_TITLE = both("红线", "Gates")

READ_ME = both("说明", "Read me")
SCORES = both("评分", "Scores")
SOURCES = both("来源", "Sources")
ANCHORS = both("锚点", "Anchors")
LISTS, META = "_lists", "_meta"
ASIDE = frozenset(
    folded(name)
    for name in (
        *(text.get(lang) for text in (READ_ME, ANCHORS) for lang in Lang),
        "readme",
        "使用说明",
        LISTS,
        META,
    )
)

YES, NO = both("是", "yes"), both("否", "no")
UNKNOWN, NOT_APPLICABLE = both("未知", "unknown"), both("不适用", "NA")


def recognised(heading: str, columns: tuple[Column, ...] = COLUMNS) -> Column | None:
    """The column that a heading names, in either language, or by its key."""
    name = folded(heading)
    for column in columns:
        names = (column.key, column.heading.get(Lang.ZH), column.heading.get(Lang.EN), *column.also)
        if name in {folded(one) for one in names}:
            return column
    return None


def headings(columns: tuple[Column, ...] = COLUMNS) -> list[str]:
    """Every heading that is recognised, each once, for did-you-mean."""
    names = ((one.key, one.heading.get(Lang.ZH), one.heading.get(Lang.EN), *one.also) for one in columns)
    return list(dict.fromkeys(name for some in names for name in some))
