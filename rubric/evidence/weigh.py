"""From sightings to hits: words and names alone are weak, and worth more where two kinds agree."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable

from rubric.evidence.reader import Seen
from rubric.evidence.sighting import WORTH, Kind
from rubric.model.inspection import Hit, Strength


def hits_of(seen: Iterable[Seen], root: str) -> list[Hit]:
    """The hits of one program, by file and line."""
    kept = list(dict.fromkeys(seen))
    agreeing = _agreeing(kept)
    found = []
    for one in kept:
        _, strength = WORTH.get(one.reason, (Kind.TEXT, Strength.WEAK))
        if one.reason in WORTH and strength is Strength.WEAK and one.signal in agreeing:
            strength = Strength.MEDIUM
        found.append(
            Hit(
                signal=one.signal,
                strength=strength,
                root=root,
                file=one.file if root == "." else posixpath.relpath(one.file, root),
                line=one.line,
                text=one.text,
                counted=one.reason in WORTH,
                reason=one.reason,
            )
        )
    return sorted(found, key=lambda hit: (hit.signal, not hit.counted, hit.file, hit.line, hit.reason))


def _agreeing(seen: list[Seen]) -> set[str]:
    """Signals that two kinds speak of: a page path and a text, a name and a path."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for one in seen:
        if one.reason in WORTH:
            kinds[one.signal].add(WORTH[one.reason][0])
    return {signal for signal, found in kinds.items() if len(found) > 1}
