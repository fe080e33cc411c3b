"""Numbers as pages print them: floored, so that no printed figure reaches an edge that the number did not."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from rubric.model.printing import floored


def figure(value: Fraction | None, none: str = "–") -> str:
    """A score or a bound with two decimals."""
    return none if value is None else floored(value)


def percent(value: Fraction | None, none: str = "–") -> str:
    """A fraction of 1 in whole percent, floored."""
    return none if value is None else f"{floor(value * 100)}%"


def signed(value: Fraction) -> str:
    """A gain or a loss with its sign; the magnitude is floored."""
    return ("−" if value < 0 else "+") + floored(abs(value))


def tenths(share: Fraction) -> str:
    """A fraction of 1 in percent with one decimal, floored, without the sign."""
    return floored(100 * share, 1)


def plain(value: Fraction) -> str:
    """A number with at most two decimals, floored, and none where it is whole."""
    shown = floored(value)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
