"""Evidence that is younger than the observation it is to prove."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.lint.evidence import ages
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Dated after ``observed``."""
    for path, piece, age in ages(file):
        if age < 0:
            yield Found((*path, "date"), {"date": piece.date, "observed": file.sheet.observed, "days": -age})


RULE = SheetRule(
    Rule(
        "evidence-after-observed",
        Severity.WARNING,
        "证据是 {date} 的，比观察（{observed}）晚 {days} 天",
        "the evidence is dated {date}, {days} days after the observation ({observed})",
        "看看哪个日期写错了；后来又看过，就把 observed: 改成那一天",
        "see which date is wrong; if you looked again later, move observed: to that day",
        "后来才有的证据证明不了当时看到的",
        "what came later does not prove what was seen before",
        "observed: 2026-11-02\nanswers:\n"
        "  group_buy:\n    value: yes\n    evidence: [{screenshot: group-buy.png, date: 2026-12-02}]",
        "observed: 2026-11-02\nanswers:\n"
        "  group_buy:\n    value: yes\n    evidence: [{screenshot: group-buy.png, date: 2026-11-02}]",
    ),
    check,
)
