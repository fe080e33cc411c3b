"""Why a fact is answered as it is, in the words that go into the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.model.inspection import Hit, Root, Strength
from rubric.model.text import Lang, Text


def found(titles: Sequence[Text], hits: Sequence[Hit]) -> Text:
    """A yes: what was found, how often, and how much that is worth."""
    strong = any(hit.strength is Strength.STRONG for hit in hits)
    n, files = len(hits), len({hit.file for hit in hits})
    zh_worth = "页面走得到的代码里直接用到" if strong else "几类迹象对得上，没有直接的调用"
    en_worth = "used directly in code that pages lead to" if strong else "several signs agree, none is a direct call"
    return Text(
        zh=f"源码里有{_zh(titles)}，{files} 个文件 {n} 处：{zh_worth}",
        en=f"the source has {_en(titles)}: {en_worth} ({_count(n, 'place')}, {_count(files, 'file')})",
    )


def weak(titles: Sequence[Text], n: int) -> Text:
    """Words only."""
    return Text(
        zh=f"只见到{_zh(titles)}的文字或名字（{n} 处），不足以回答，请到小程序里看",
        en=f"only words or names of {_en(titles)} ({_count(n, 'place')}); not enough to answer, look in the program",
    )


def absent(titles: Sequence[Text], root: Root) -> Text:
    """A no: what was searched."""
    return Text(
        zh=f"读完了 {root.pages} 个页面走得到的 {root.read} 个代码文件，没有{_zh(titles)}",
        en=f"none of {_en(titles)} in the {root.read} code files that the {root.pages} pages lead to; all were read",
    )


def incomplete(titles: Sequence[Text], root: Root) -> Text:
    """Nothing found, but not all was read."""
    return Text(
        zh=f"读到的 {root.read} 个代码文件里没有{_zh(titles)}，但有的读不到，不能说没有",
        en=f"none of {_en(titles)} in {root.read} code files, but some could not be read, so there may be",
    )


def silent(titles: Sequence[Text]) -> Text:
    """Nothing found, which means nothing."""
    return Text(
        zh=f"源码里没找到{_zh(titles)}；这类内容多由后台下发，没找到不等于没有",
        en=f"no {_en(titles)} in the source; such things often come from a server, so nothing follows",
    )


def for_a_person(titles: Sequence[Text], n: int) -> Text:
    """Something is there, but what it is only a person can say."""
    return Text(
        zh=f"源码里有{_zh(titles)}，{n} 处；答案要人看了才知道",
        en=f"the source has {_en(titles)} ({_count(n, 'place')}); which answer that is takes a person",
    )


def suspicion(titles: Sequence[Text], n: int) -> Text:
    """Lines that a person has to judge."""
    return Text(
        zh=f"疑似{_zh(titles)}，{n} 处；是不是违规要人判断",
        en=f"a suspicion: {_en(titles)} ({_count(n, 'place')}); whether it breaks the rule takes a person",
    )


def no_signals() -> Text:
    """Source code cannot answer."""
    return Text(zh="源码里看不出来", en="source code cannot tell")


def _zh(titles: Sequence[Text]) -> str:
    return "".join(f"“{title.get(Lang.ZH)}”" for title in titles)


def _en(titles: Sequence[Text]) -> str:
    return ", ".join(_small(title.get(Lang.EN)) for title in titles)


def _small(title: str) -> str:
    """A title inside a sentence; names keep their capitals."""
    first = title.partition(" ")[0]
    return title if first[1:].lower() != first[1:] else title[:1].lower() + title[1:]


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
