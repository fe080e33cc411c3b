"""Published data on which coefficients of agreement are known."""

from __future__ import annotations

MISSING = "."

# Krippendorff (2011), "C data": 4 observers, 12 units.
A = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
# 3 observers, 15 units, as on Wikipedia's page on Krippendorff's alpha.
B = """
. . . . . 3 4 1 2 1 1 3 3 . 3
1 . 2 1 3 3 4 3 . . . . . . .
. . 2 1 3 4 4 . 2 1 1 3 3 . 4
"""
# All but one rating are equal: alpha is exactly 0, however high the agreement.
C = """
3 3 3 3 3
3 3 . 3 3
3 3 3 1 3
3 . 3 3 3
3 3 3 3 .
"""


def units(table: str) -> list[list[int]]:
    """The ratings of each unit; observers are rows."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [[int(cell) for cell in column if cell != MISSING] for column in zip(*rows, strict=True)]
