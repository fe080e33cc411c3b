"""A conflict between observers that nobody has settled."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Answers left as ``conflict:``."""
    for id_, answer in file.sheet.answers.items():
        if answer.conflict is not None:
            yield Found(("answers", id_), {"id": id_, "n": len(answer.conflict)}, key=True)


RULE = SheetRule(
    Rule(
        "conflict-open",
        Severity.WARNING,
        "“{id}”有 {n} 种说法，还没有人定",
        '"{id}" has {n} accounts and nobody has settled them',
        "再看一眼小程序，把 conflict: 换成 value: 和理由",
        "look at the program again and replace conflict: by value: with a reason",
        "没有定下来的回答按未知算，覆盖率会低，区间会宽",
        "what is not settled counts as unknown: coverage falls and the bounds widen",
        "group_buy:\n  conflict: [{observer: lin, value: yes}, {observer: wu, value: no}]",
        "group_buy: {value: yes, because: 两人一起又看了一遍}",
    ),
    check,
)
