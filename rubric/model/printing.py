"""Printed figures: floored, with the missing units given to the largest remainders, so that lines add up (1.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Any, TypeVar

DECIMALS = 2

K = TypeVar("K", bound=Any)


def floored(value: Fraction, decimals: int = DECIMALS) -> str:
    """A number floored to a count of decimals: no printed figure reaches an edge that the number did not."""
    return text_of_units(floor(value * 10**decimals), decimals)


def text_of_units(units: int, decimals: int = DECIMALS) -> str:
    """A count of the smallest printed unit as a decimal text; never -0."""
    sign, digits = "-" if units < 0 else "", str(abs(units)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"


def add_up(parts: Sequence[Fraction], decimals: int = DECIMALS, whole: int | None = None) -> list[str]:
    """Printed figures of parts that add up to their floored sum.

    Every part is floored; the units that are then missing go to the parts with the largest remainders, ties in order.

    Args:
        parts: exact.
        decimals: to print.
        whole: what the printed figures add up to instead, in the smallest printed unit: less than one unit from the
            exact sum, as the difference of two floored figures is.
    """
    return [text_of_units(units, decimals) for units in _units(parts, decimals, whole)]


def between(first: Fraction, second: Fraction, decimals: int = DECIMALS) -> int:
    """The first printed figure less the second, in the smallest printed unit."""
    unit: int = 10**decimals
    return floor(first * unit) - floor(second * unit)


def add_up_to(whole: int, parts: Mapping[K, Fraction], decimals: int = DECIMALS) -> dict[K, str]:
    """Printed figures of the parts of a difference that add up to the difference of two printed figures.

    The same difference taken the other way round has the same figures with the other sign, in whatever order the parts
    come: of the two ways, the one that is not negative is worked out.

    Args:
        whole: the printed difference, in the smallest printed unit, as `between` gives it.
        parts: exact, by keys that can be sorted.
        decimals: to print.
    """
    keys = sorted(parts)
    sign = whole or next((parts[key] for key in keys if parts[key]), 0)
    turn = -1 if sign < 0 else 1
    units = _units([turn * parts[key] for key in keys], decimals, turn * whole)
    found = dict(zip(keys, units, strict=True))
    return {key: text_of_units(turn * found[key], decimals) for key in parts}


def _units(parts: Sequence[Fraction], decimals: int, whole: int | None) -> list[int]:
    unit = 10**decimals
    floors = [floor(part * unit) for part in parts]
    missing = (floor(sum(parts, Fraction(0)) * unit) if whole is None else whole) - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: floors[i] - parts[i] * unit)
    for i in by_remainder[:missing]:
        floors[i] += 1
    return floors
