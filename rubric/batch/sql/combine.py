"""Combining that is no mean: the weakest, and the geometric mean in doubles (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.batch.sql.pairs import Pair, Part
from rubric.batch.sql.write import case, number, total


def combined(combine: str, parts: Sequence[Part], weight: str, whole: int) -> Pair:
    """What ``weakest`` or ``geometric`` makes of values that count; anything where none does."""
    values = [f"({part.value.quotient})" for part in parts]
    least = _extreme("LEAST", parts, values, number(whole))
    if combine == "weakest":
        exact = all(part.value.is_exact and part.value.bottom is None for part in parts)
        return Pair(least, None, 1, exact)
    greatest = _extreme("GREATEST", parts, values, number(0))
    logs = [
        f"{part.weight} * LN(CASE WHEN {value} > 0 THEN {value} / {number(whole)} ELSE 1e0 END)"
        for part, value in zip(parts, values, strict=True)
    ]
    mean = f"{number(whole)} * EXP(({total(logs)}) / {weight})"
    return Pair(case([(f"{least} <= 0", number(0)), (f"{least} = {greatest}", least)], mean), None, 1, is_exact=False)


def _extreme(function: str, parts: Sequence[Part], values: Sequence[str], otherwise: str) -> str:
    """Of the values that count; never of nulls, which engines treat differently."""
    some = [
        f"CASE WHEN {part.weight} > 0 THEN {value} ELSE {otherwise} END"
        for part, value in zip(parts, values, strict=True)
    ]
    return some[0] if len(some) == 1 else f"{function}({', '.join(some)})"
