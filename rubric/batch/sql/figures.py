"""Numbers of the report scale as columns, counted in millionths, which is where published numbers are rounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from rubric.batch.sql.doubts import STEP, Doubts
from rubric.batch.sql.pairs import Pair
from rubric.batch.sql.write import EXACT, ONE, nearest, number

MILLION = 10**6
# Holds it in every row.
MILLION_COLUMN = "million"


@dataclass(frozen=True)
class Figure:
    """A number.

    Attributes:
        text: the expression, or the column once it is one; millionths of what is reported, null where there is none.
        error: a bound on its error, in millionths; 0 where the double is the one nearest to the exact number.
        finest: no denominator of the exact number is larger; 0 where that is not known.
        least: no number is smaller, in millionths.
        most: no number is larger, either side of 0, in millionths.
        sure: a condition under which there is no error but that of the division; None if there is none.
    """

    text: str
    error: float
    finest: int
    least: Fraction
    most: int
    sure: str | None = None

    def at(self, column: str) -> Figure:
        """The same once it is a column."""
        return replace(self, text=column)

    def reaches(self, edge: Fraction, doubts: Doubts) -> str:
        """The condition that the number is at least an edge; where that cannot be told, the row is in doubt."""
        if edge * MILLION <= self.least:
            return f"{self.text} IS NOT NULL"
        return f"{self.text} >= {self._edge(edge, doubts)}"

    def below(self, edge: Fraction, doubts: Doubts) -> str:
        """The condition that the number is below an edge; where that cannot be told, the row is in doubt."""
        return "FALSE" if edge * MILLION <= self.least else f"{self.text} < {self._edge(edge, doubts)}"

    def _edge(self, edge: Fraction, doubts: Doubts) -> str:
        at = edge * MILLION
        text = number(at)
        largest = max(Fraction(self.most), abs(at))
        tells = self.error == 0 and at.denominator * self.finest * largest < EXACT
        if not tells:
            doubts.near(self.text, text, max(self.error, self.most * STEP), self.sure)
        return text

    def published(self, doubts: Doubts, *, rounded: bool) -> str:
        """The number as it is reported: rounded half-even to millionths where that is asked for."""
        if not rounded:
            return f"{self.text} / {MILLION_COLUMN}"
        if self.error or 4 * self.finest * self.most >= EXACT:
            doubts.tie(self.text, max(self.error, self.most * STEP))
        return f"{nearest(self.text)} / {MILLION_COLUMN}"


def figure(
    pair: Pair, whole: int, start: Fraction, width: Fraction, when: str, by: Callable[[str], str] | None = None
) -> Figure:
    """A value as a number of a scale, divided once.

    Args:
        pair: the value.
        whole: the units of 1.
        start: where the scale starts.
        width: of the scale.
        when: the condition that there is such a number.
        by: makes a column of a denominator that is null where there is none, so that several numbers share it.
    """
    per, plus = width * MILLION / whole, start * MILLION
    unit = lcm(per.denominator, plus.denominator)
    most = int(max(abs(plus), abs(plus + width * MILLION))) + 1
    bottom = pair.bottom or number(1)
    top = f"{pair.top} * {number(per * unit)}" if per * unit != 1 else pair.top
    if plus:
        top = f"({top} + {number(plus * unit)} * {bottom})"
    below = f"(CASE WHEN {when} THEN {bottom if unit == 1 else f'{number(unit)} * {bottom}'} END * {ONE})"
    if pair.bottom is not None or unit != 1:
        text = f"{top} / {by(below) if by else below}"
    else:
        text = f"CASE WHEN {when} THEN {top} END"
    largest = (abs(plus) * 2 + width * MILLION) * unit * pair.widest
    exact = pair.is_exact and largest < EXACT
    error = 0.0 if exact else float(width) * MILLION * pair.error + most * STEP * 4
    return Figure(text, error, unit * pair.widest if exact else 0, plus, most, pair.sure)
