"""Did-you-mean: one candidate, and only when it is clearly the nearest."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

_ENOUGH = 0.72
_CLEARLY = 0.04
_MOST = 400


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word was probably meant to be, or None."""
    folded = word.casefold().replace("-", "_")
    ranked = sorted(
        ((_alike(folded, one.casefold().replace("-", "_")), one) for one in list(candidates)[:_MOST] if one != word),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    return ranked[0][1]


def near(word: str, candidates: Iterable[str]) -> dict[str, Any]:
    """The arguments ``near_zh`` and ``near_en`` of a finding; empty texts when nothing is clearly near."""
    found = nearest(word[:80], candidates)
    return {
        "near_zh": f"是不是想写“{found}”？" if found else "",
        "near_en": f'did you mean "{found}"? ' if found else "",
    }


def _alike(word: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, word, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ENOUGH else 0.0
