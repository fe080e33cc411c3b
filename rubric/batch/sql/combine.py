"""Combining that is no mean: the weakest, and the geometric mean in doubles (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.batch.sql.doubts import MAGNIFIED, SMALL, STEP, TWELFTH, Doubts
from rubric.batch.sql.pairs import Pair, Part
from rubric.batch.sql.write import EXACT, case, number, total


def combined(combine: str, parts: Sequence[Part], weight: str, whole: int, doubts: Doubts) -> Pair:
    """What ``weakest`` or ``geometric`` makes of values that count; anything where none does."""
    values = [f"({part.value.quotient})" for part in parts]
    least = _extreme("LEAST", parts, values, number(whole))
    error = max(part.value.error for part in parts)
    if combine == "weakest":
        return _weakest(parts, values, least, error)
    for part, value in zip(parts, values, strict=True):
        if not part.value.is_exact:
            doubts.add(f"({part.weight} > 0 AND {value} > 0 AND {value} < {number(SMALL * whole)})")
    greatest = _extreme("GREATEST", parts, values, number(0))
    logs = [
        f"{part.weight} * LN(CASE WHEN {value} > 0 THEN {value} / {number(whole)} ELSE 1e0 END)"
        for part, value in zip(parts, values, strict=True)
    ]
    mean = f"{number(whole)} * EXP(({total(logs)}) / {weight})"
    text = case([(f"{least} <= 0", number(0)), (f"{least} = {greatest}", least)], mean)
    # A logarithm of the smallest value that is not 0 stays below 64, and carries that many steps of error.
    sure = f"({least} <= 0 OR {least} = {greatest})" if error == 0 and _tells_apart(parts) else None
    return Pair(text, None, 1, error * MAGNIFIED + TWELFTH + STEP * 64 * (len(parts) + 2), sure)


def _weakest(parts: Sequence[Part], values: Sequence[str], least: str, error: float) -> Pair:
    """The pair of the part that is least, where quotients tell exact pairs apart."""
    if error or not _tells_apart(parts):
        return Pair(least, None, 1, error + STEP)
    if all(part.value.bottom is None for part in parts):
        return Pair(least, None, 1, 0)
    found = [f"{part.weight} > 0 AND {value} <= {least}" for part, value in zip(parts, values, strict=True)]
    top, bottom = (
        case(list(zip(found, texts, strict=True))[:-1], texts[-1])
        for texts in ([part.value.top for part in parts], [part.value.bottom or number(1) for part in parts])
    )
    return Pair(top, bottom, max(part.value.widest for part in parts), 0)


def _tells_apart(parts: Sequence[Part]) -> bool:
    """Whether two different values, each divided once, are different doubles."""
    return max(part.value.widest for part in parts) ** 2 * 4 < EXACT


def _extreme(function: str, parts: Sequence[Part], values: Sequence[str], otherwise: str) -> str:
    """Of the values that count; never of nulls, which engines treat differently."""
    some = [
        f"CASE WHEN {part.weight} > 0 THEN {value} ELSE {otherwise} END"
        for part, value in zip(parts, values, strict=True)
    ]
    return some[0] if len(some) == 1 else f"{function}({', '.join(some)})"
