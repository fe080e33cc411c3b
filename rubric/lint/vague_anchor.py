"""A level whose text names nothing that one could see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rubric.lint.base import Found, RubricFile, RubricRule
from rubric.model.finding import Rule, Severity
from rubric.model.rubric import Level
from rubric.model.text import Text

_ZH = re.compile(
    r"(?:非常|十分|特别|比较|相当|较为|不太|不够|有待|稍微|有点|较|很|太|最|更|不|还|够|极|略"
    r"|优秀|优异|优良|良好|出色|完善|完美|到位|突出|理想|满意|合格|及格|达标|尚可|可以|一般|普通|中等|平平|凑合|欠缺|欠佳|不足"
    r"|糟糕|薄弱|提高|改进|加强|优|良|好|差|中|高|低|强|弱|行|坏"
    r"|体验|表现|质量|水平|效果|整体|总体|做得|的|地|了|，|、|。|；|！|\s)+"
)
_EN = frozenset(
    re.findall(
        r"\w+",
        """
        a above acceptable adequate an and at average awful bad basic below best better but decent enough excellent
        experience fair fairly fine good great high highly in inadequate insufficient is it level low mediocre moderate
        normal not ok okay or outstanding overall passable perfect performance poor poorly pretty quality quite rather
        satisfactory so somewhat standard strong sufficient superb terrible than the to unsatisfactory usual very weak
        well worse worst
        """,
    )
)
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 4


def check(file: RubricFile) -> Iterator[Found]:
    """Levels that say only good or bad, say too little, or say what the level below says."""
    for path, criterion in file.parts.criteria.values():
        below: Level | None = None
        for number, level in (criterion.levels or {}).items():
            reason = _vague(level.text) or (_SAME if below is not None and _same(level.text, below.text) else None)
            if reason is not None:
                yield Found((*path, "levels", str(number), "text"), {"number": number, "reason": reason})
            below = level


def _vague(text: Text) -> Text | None:
    for one in dict.fromkeys(part.strip() for part in (text.zh, text.en) if part):
        if _ZH.fullmatch(one) if _HAN.search(one) else _EN.issuperset(_WORD.findall(one.casefold())):
            return _JUDGES
        if len(one) < _SHORTEST if _HAN.search(one) else len(one.split()) < 2:
            return _SHORT
    return None


def _same(text: Text, other: Text) -> bool:
    def differs(one: str | None, two: str | None) -> bool:
        return not one or not two or one.strip().casefold() != two.strip().casefold()

    return not differs(text.zh, other.zh) or not differs(text.en, other.en)


_JUDGES = Text(zh="只有好坏，没有看得见的现象", en="it only judges and names nothing that one could see")
_SHORT = Text(zh="太短，看不出说的是什么现象", en="it is too short to say what one would see")
_SAME = Text(zh="和下面一级的文字一样", en="it reads like the level below")

RULE = RubricRule(
    Rule(
        "vague-anchor",
        Severity.WARNING,
        "第 {number} 级的锚点说不清：{reason}",
        "the anchor of level {number} is vague: {reason}",
        "写看得见、数得出的现象：谁在哪一页做了什么，有几处；相邻两级只差一件事",
        "write what one can see or count: who does what on which page, how many; let neighbours differ in one thing",
        "“好”“一般”各人有各人的标准，两位观察者会给出不同的等级",
        "what is good or average differs from person to person, and two observers choose different levels",
        "levels:\n  0: 差\n  1: 一般\n  2: 优秀",
        "levels:\n  0: 首页看不到团长\n  1: 首页露出团长的头像和名字\n  2: 首页露出团长，还有团长自己的话",
    ),
    check,
)
