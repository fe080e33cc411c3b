"""A sheet that does not say who observed."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """No ``observer:``."""
    if file.sheet.observer is None:
        yield Found(("program",), {}, key=True)


RULE = SheetRule(
    Rule(
        "no-observer",
        Severity.INFO,
        "没有写是谁观察的",
        "nothing says who observed",
        "加上 observer:",
        "add observer:",
        "同一个小程序的几份观察表靠观察者来区分，才比得出彼此是否一致",
        "several sheets about one program are told apart by their observers, and compared for agreement",
        "program: hema-market\nobserved: 2026-11-02",
        "program: hema-market\nobserved: 2026-11-02\nobserver: lin",
    ),
    check,
)
