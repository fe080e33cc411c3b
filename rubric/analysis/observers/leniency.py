"""How lenient or harsh observers are: ``rating = level of the unit + leniency of the observer``, by least squares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction


def leniency(units: Iterable[Mapping[str, int]]) -> dict[str, Fraction]:
    """By how much each observer rates above what all of them give the same units.

    Within observers who are connected by shared units the values add up to 0; between others nothing can be said.

    Args:
        units: the rating of each observer who gave one.

    Returns:
        The leniency of every observer who shares a unit with somebody, in the unit of the ratings, exact.
    """
    shared = [unit for unit in units if len(unit) > 1]
    found: dict[str, Fraction] = {}
    for group in _connected(shared):
        found |= _solved(group, [unit for unit in shared if set(group) & unit.keys()])
    return {name: found[name] for name in sorted(found)}


def _connected(units: list[Mapping[str, int]]) -> list[list[str]]:
    groups: list[set[str]] = []
    for unit in units:
        touched = [group for group in groups if group & unit.keys()]
        groups = [group for group in groups if group not in touched]
        groups.append(set(unit).union(*touched))
    return [sorted(group) for group in groups]


def _solved(names: list[str], units: list[Mapping[str, int]]) -> dict[str, Fraction]:
    """The normal equations, without the units' own levels; the last one is replaced by "all add up to 0"."""
    place = {name: number for number, name in enumerate(names)}
    rows = [[Fraction(0)] * (len(names) + 1) for _ in names]
    for unit in units:
        mean = Fraction(sum(unit.values()), len(unit))
        for name, rating in unit.items():
            row = rows[place[name]]
            row[place[name]] += 1
            row[-1] += rating - mean
            for other in unit:
                row[place[other]] -= Fraction(1, len(unit))
    rows[-1] = [Fraction(1)] * len(names) + [Fraction(0)]
    return dict(zip(names, _eliminated(rows), strict=True))


def _eliminated(rows: list[list[Fraction]]) -> list[Fraction]:
    """The solution of equations that have exactly one (Gauss and Jordan)."""
    size = len(rows)
    for column in range(size):
        pivot = next(number for number in range(column, size) if rows[number][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for number in range(size):
            factor = rows[number][column]
            if number != column and factor:
                rows[number] = [value - factor * lead for value, lead in zip(rows[number], rows[column], strict=True)]
    return [row[-1] for row in rows]
