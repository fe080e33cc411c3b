"""All weightings of three dimensions as a triangle, cut exactly into the parts in which programs keep an order.

A point is three whole numbers that stand for weights in their proportion, so that cutting needs no fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from math import gcd, lcm
from typing import NamedTuple

Point = tuple[int, int, int]
Polygon = tuple[Point, ...]

TRIANGLE: Polygon = ((1, 0, 0), (0, 1, 0), (0, 0, 1))

# Seven programs have 21 pairs, whose lines cut the triangle into at most 232 parts.
MOST_EXACT = 7


class Part(NamedTuple):
    """A part of the triangle: its share of all weightings, and the weights at its middle (None when it is empty)."""

    share: Fraction
    central: tuple[Fraction, Fraction, Fraction] | None


def first_ranks(values: Sequence[Sequence[Fraction]]) -> list[Part]:
    """For each program the weightings under which none is ahead of it.

    Args:
        values: three for each program.
    """
    rows = _whole(values)
    return [_part(_ahead_of_all(row, rows)) for row in rows]


def rank_shares(values: Sequence[Sequence[Fraction]]) -> list[list[Fraction]]:
    """For each program the share of all weightings under which it has rank 1, 2, …; programs that are level share one.

    Args:
        values: three for each program, at most ``MOST_EXACT`` programs.
    """
    rows = _whole(values)
    cells = [TRIANGLE]
    for one, other in combinations(rows, 2):
        line, back = _minus(one, other), _minus(other, one)
        if any(line):
            cells = [part for cell in cells for part in (_cut(cell, line), _cut(cell, back)) if part]
    shares = [[Fraction(0)] * len(rows) for _ in rows]
    for cell in cells:
        inside = _sum(cell)
        totals = [_dot(row, inside) for row in rows]
        size = _area(cell)
        for program, total in enumerate(totals):
            shares[program][sum(other > total for other in totals)] += size
    return shares


def _ahead_of_all(row: Point, rows: Sequence[Point]) -> Polygon:
    left = TRIANGLE
    for other in rows:
        line = _minus(row, other)
        if left and any(line):
            left = _cut(left, line)
    return left


def _cut(polygon: Polygon, line: Point) -> Polygon:
    """The part of a polygon where the line's sum is not negative; empty when it has no area."""
    sides = [_dot(line, point) for point in polygon]
    if min(sides) >= 0:
        return polygon
    if max(sides) <= 0:
        return ()
    kept: list[Point] = []
    around = [*zip(polygon, sides, strict=True), (polygon[0], sides[0])]
    for (start, from_), (end, to) in pairwise(around):
        if from_ >= 0:
            kept.append(start)
        if from_ * to < 0:
            kept.append(_between(start, abs(to), end, abs(from_)))
    return tuple(kept)


def _between(start: Point, much: int, end: Point, more: int) -> Point:
    x, y, z = (much * a + more * b for a, b in zip(start, end, strict=True))
    common = gcd(x, y, z)
    return (x // common, y // common, z // common)


def _part(polygon: Polygon) -> Part:
    if not polygon:
        return Part(Fraction(0), None)
    whole = _area(polygon)
    middle = [Fraction(0)] * 3
    for corners in _triangles(polygon):
        size = _area(corners)
        for i in range(3):
            middle[i] += size * sum(Fraction(point[i], sum(point)) for point in corners) / 3
    return Part(whole, (middle[0] / whole, middle[1] / whole, middle[2] / whole))


def _area(polygon: Polygon) -> Fraction:
    """A polygon's share of the triangle."""
    return sum((Fraction(abs(_det(*corners)), _sizes(corners)) for corners in _triangles(polygon)), Fraction(0))


def _triangles(polygon: Polygon) -> list[tuple[Point, Point, Point]]:
    return [(polygon[0], second, third) for second, third in pairwise(polygon[1:])]


def _sizes(corners: tuple[Point, Point, Point]) -> int:
    return sum(corners[0]) * sum(corners[1]) * sum(corners[2])


def _det(a: Point, b: Point, c: Point) -> int:
    return _dot(a, (b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]))


def _sum(polygon: Polygon) -> Point:
    """A point inside; each corner counts as its proportions, whatever its numbers."""
    unit = lcm(*(sum(point) for point in polygon))
    x, y, z = (sum(point[i] * (unit // sum(point)) for point in polygon) for i in range(3))
    return (x, y, z)


def _dot(one: Point, other: Point) -> int:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _minus(one: Point, other: Point) -> Point:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])


def _whole(values: Sequence[Sequence[Fraction]]) -> list[Point]:
    unit = lcm(*(one.denominator for row in values for one in row))
    return [(int(row[0] * unit), int(row[1] * unit), int(row[2] * unit)) for row in values]
