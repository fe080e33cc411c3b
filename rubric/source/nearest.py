"""Did-you-mean: one candidate, and only when it is clearly the nearest."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any

_ENOUGH = 0.72
_CLEARLY = 0.04
_MOST = 400

# Nobody goes through more suggestions than this in one file; those beyond would only cost time.
MOST_SUGGESTIONS = 200


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a word was probably meant to be, or None."""
    folded, length, letters = _shape(word)
    ranked = []
    for one in islice(candidates, _MOST):
        other, size, others = _shape(one)
        # At most as many letters match as are left without those that only one of the two has.
        most = min(length - (letters & ~others).bit_count(), size - (others & ~letters).bit_count())
        if 2 * most >= _ENOUGH * (length + size) and one != word:
            ranked.append((_alike(folded, other), one))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    return ranked[0][1]


@lru_cache(maxsize=1024)
def _shape(word: str) -> tuple[str, int, int]:
    """A word as it is compared, its length, and a bit for each letter in it (some letters share one)."""
    folded = word.casefold().replace("-", "_")
    letters = 0
    for letter in folded:
        letters |= 1 << (ord(letter) & 63)
    return folded, len(folded), letters


def near(word: str, candidates: Iterable[str]) -> dict[str, Any]:
    """The arguments ``near_zh`` and ``near_en`` of a finding; empty texts when nothing is clearly near."""
    return suggesting(nearest(word[:80], candidates))


def suggesting(found: str | None) -> dict[str, Any]:
    """The same for a candidate that was found already."""
    return {
        "near_zh": f"是不是想写“{found}”？" if found else "",
        "near_en": f'did you mean "{found}"? ' if found else "",
    }


def _alike(word: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, word, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ENOUGH else 0.0
