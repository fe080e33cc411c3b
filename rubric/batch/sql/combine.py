"""Combining that is no mean: the weakest, and the geometric mean in doubles (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.batch.sql.doubts import MAGNIFIED, SMALL, STEP, TWELFTH, Doubts
from rubric.batch.sql.pairs import Pair, Part
from rubric.batch.sql.write import case, number, total


def combined(combine: str, parts: Sequence[Part], weight: str, whole: int, doubts: Doubts) -> Pair:
    """What ``weakest`` or ``geometric`` makes of values that count; anything where none does."""
    values = [f"({part.value.quotient})" for part in parts]
    least = _extreme("LEAST", parts, values, number(whole))
    error = max(part.value.error for part in parts)
    if combine == "weakest":
        exact = error == 0 and all(part.value.bottom is None for part in parts)
        return Pair(least, None, 1, 0 if exact else error + STEP)
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
    return Pair(text, None, 1, error * MAGNIFIED + TWELFTH + STEP * 64 * (len(parts) + 2))


def _extreme(function: str, parts: Sequence[Part], values: Sequence[str], otherwise: str) -> str:
    """Of the values that count; never of nulls, which engines treat differently."""
    some = [
        f"CASE WHEN {part.weight} > 0 THEN {value} ELSE {otherwise} END"
        for part, value in zip(parts, values, strict=True)
    ]
    return some[0] if len(some) == 1 else f"{function}({', '.join(some)})"
