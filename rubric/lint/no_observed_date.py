"""A sheet that does not say when it was observed."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """No ``observed:``."""
    if file.sheet.observed is None:
        yield Found(("program",), {}, key=True)


RULE = SheetRule(
    Rule(
        "no-observed-date",
        Severity.INFO,
        "没有写观察日期",
        "nothing says when it was observed",
        "加上 observed: 年-月-日",
        "add observed: with the day as year-month-day",
        "没有日期，就不知道观察有没有过时，也看不出变化",
        "without a date nobody can tell whether the sheet is still true, or see a trend",
        "program: hema-market\nobserver: lin",
        "program: hema-market\nobserver: lin\nobserved: 2026-11-02",
    ),
    check,
)
