"""A date of evidence that is not written as a day."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.days import day_of, likely_day
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Dates that are no ISO days; the likely day is the fix where only one can be meant."""
    for path, piece in file.evidence:
        if piece.date is not None and day_of(piece.date) is None:
            likely = likely_day(piece.date)
            yield Found((*path, "date"), {"date": piece.date}, fix=likely.isoformat() if likely else None)


RULE = SheetRule(
    Rule(
        "evidence-date",
        Severity.WARNING,
        "证据的日期“{date}”不是“年-月-日”",
        'the evidence is dated "{date}", which is no day written as year-month-day',
        "写成 2026-05-01 这样",
        "write it like 2026-05-01",
        "别的写法算不出证据有多旧，月和日也容易看反",
        "from other forms nobody can tell how old the evidence is, and day and month get mixed up",
        "evidence: [{screenshot: group-buy.png, date: 2026/5/1}]",
        "evidence: [{screenshot: group-buy.png, date: 2026-05-01}]",
    ),
    check,
)
