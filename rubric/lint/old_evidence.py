"""Evidence that was old already when the program was observed."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.lint.evidence import ages
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Dated more days before ``observed`` than observations keep."""
    for path, piece, age in ages(file):
        if age > file.stale_after:
            yield Found((*path, "date"), {"date": piece.date, "days": age, "limit": file.stale_after})


RULE = SheetRule(
    Rule(
        "old-evidence",
        Severity.WARNING,
        "证据是 {date} 的，比观察早 {days} 天，超过了 {limit} 天",
        "the evidence is dated {date}, {days} days before the observation, more than {limit} days",
        "换成观察当天的证据；期限在 rubric.toml 的 stale_after 里改",
        "give evidence from the day of the observation; the limit is stale_after in rubric.toml",
        "小程序几周就变，旧截图说的是从前",
        "mini-programs change within weeks, and an old picture tells of the past",
        "observed: 2026-11-02\nanswers:\n"
        "  group_buy:\n    value: yes\n    evidence: [{screenshot: group-buy.png, date: 2025-01-02}]",
        "observed: 2026-11-02\nanswers:\n"
        "  group_buy:\n    value: yes\n    evidence: [{screenshot: group-buy.png, date: 2026-11-02}]",
    ),
    check,
)
