"""An answer that earns something and shows nothing for it."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity
from rubric.scoring.earning import earning_without_evidence


def check(file: SheetFile) -> Iterator[Found]:
    """A yes, a level above 0, a number other than 0, or a choice that counts for something, without evidence."""
    for id_ in earning_without_evidence(file.plan, file.sheet, file.world, lambda: file.evaluation):
        yield Found(("answers", id_), {"id": id_}, key=True)


RULE = SheetRule(
    Rule(
        "positive-without-evidence",
        Severity.WARNING,
        "“{id}”答的是看到了，却没有证据",
        '"{id}" says that something was seen, without evidence',
        "在 evidence: 里写来源和位置，或截图、链接、文件；没有亲眼看到就写 unknown",
        "add evidence: with a source and the place in it, a screenshot, a url or a file; "
        "write unknown if it was not seen",
        "加分的观察要经得起别人去看一遍",
        "what earns points must stand up to a second look",
        "answers:\n  group_buy: yes",
        "answers:\n  group_buy: {value: yes, evidence: [{screenshot: group-buy.png}]}",
    ),
    check,
)
