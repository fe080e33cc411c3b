"""Days as people write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST = re.compile(r"([0-9]{4}) ?(?:[-/.年] ?([0-9]{1,2}) ?[-/.月] ?([0-9]{1,2}) ?[日号]?|([0-9]{2})([0-9]{2}))")


def day_of(text: str) -> date | None:
    """The day that an ISO date names (``2026-05-01``); None for anything else."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def likely_day(text: str) -> date | None:
    """The day that a text means beyond doubt, year first: ``2026/5/1``, ``2026.5.1``, ``2026年5月1日``, ``20260501``.

    None where the order of day and month would be a guess, and where the day is missing.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text[:40]).split())
    match = _YEAR_FIRST.fullmatch(folded)
    if match is None:
        return None
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    return day_of(f"{year}-{int(month):02}-{int(day):02}")


def days_between(earlier: str | None, later: str | None) -> int | None:
    """Days from one ISO date to another, negative when the order is the other way; None unless both are days."""
    first, last = day_of(earlier or ""), day_of(later or "")
    return None if first is None or last is None else (last - first).days
