"""Rows that doubles cannot decide: within the error of what decides something, or of where a number is rounded."""

from __future__ import annotations

from rubric.batch.sql.write import joined, number

# The error of one operation on doubles, with room to spare; in parts of the largest number involved.
STEP = 2.0**-51
# Nodes that leave the rationals are rounded to 12 decimals by the scorer.
TWELFTH = 1e-12
# Below this a value with an error makes a geometric mean too uncertain; above it, it magnifies the error so much.
SMALL, MAGNIFIED = 0.02, 50


class Doubts:
    """Collects the conditions under which the scorer has to settle a row."""

    def __init__(self) -> None:
        """Start without any."""
        self.texts: list[str] = []

    def near(self, text: str, edge: str, within: float, sure: str | None = None) -> None:
        """A double that decides something lies too close to where the decision changes, unless it is sure."""
        near = f"ABS({text} - {edge}) <= {number(within)}"
        self.add(f"({near} AND CASE WHEN {sure} THEN FALSE ELSE TRUE END)" if sure else near)

    def tie(self, text: str, within: float) -> None:
        """A double lies too close to the middle between two whole numbers."""
        self.add(f"ABS({text} - FLOOR({text}) - 0.5e0) <= {number(within)}")

    def add(self, text: str) -> None:
        """Any other condition."""
        if text not in self.texts:
            self.texts.append(text)

    @property
    def condition(self) -> str | None:
        """All of them as a boolean that is never null; None if there is none."""
        return f"CASE WHEN {joined('OR', self.texts)} THEN TRUE ELSE FALSE END" if self.texts else None
