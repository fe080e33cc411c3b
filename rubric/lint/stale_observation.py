"""An observation that is too old to tell how the program is now."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.lint.base import Found, SheetFile, SheetRule
from rubric.model.finding import Rule, Severity


def check(file: SheetFile) -> Iterator[Found]:
    """Observed more days ago than observations keep."""
    observed = file.sheet.observed
    if observed is not None and (age := (file.today - observed).days) > file.stale_after:
        yield Found(("observed",), {"date": observed.isoformat(), "days": age, "limit": file.stale_after})


RULE = SheetRule(
    Rule(
        "stale-observation",
        Severity.WARNING,
        "观察是 {days} 天前（{date}）做的，超过了 {limit} 天",
        "observed {days} days ago ({date}), more than {limit} days",
        "重新看一遍，记一份新的观察表；期限在 rubric.toml 的 stale_after 里改",
        "look again and write a new sheet; the limit is stale_after in rubric.toml",
        "小程序几周就变，旧观察说的是从前",
        "mini-programs change within weeks, and an old sheet tells of the past",
        "observed: 2022-03-22",
        "observed: 2026-11-02",
    ),
    check,
)
