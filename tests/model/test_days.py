"""Days as people write them."""

import pytest

from rubric.model.days import day_of, days_between, likely_day


@pytest.mark.parametrize(
    "text",
    [
        "2026/5/1",
        "2026.5.1",
        "2026年5月1日",
        "2026 年 5 月 1 日",
        "２０２６／５／１",
        "20260501",
        "2026-5-1",
        "2026年05月01号",
    ],
)
def test_likely_day(text: str) -> None:
    day = likely_day(text)
    assert day is not None
    assert day.isoformat() == "2026-05-01"
    assert day_of(text) is None


@pytest.mark.parametrize(
    "text", ["1/5/2026", "2026-05", "2026", "5月1日", "2026/13/1", "2026-02-30", "", "2026-05-01T10"]
)
def test_no_guess(text: str) -> None:
    assert likely_day(text) is None
    assert day_of(text) is None


def test_days_between() -> None:
    assert days_between("2026-05-01", "2026-05-31") == 30
    assert days_between("2026-05-31", "2026-05-01") == -30
    assert days_between("2026/5/1", "2026-05-31") is None
    assert days_between("2026-05-01", None) is None
