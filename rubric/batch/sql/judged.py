"""Criteria that one column of levels answers and that may be anything from 0 to 1 where it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rubric.batch.sql.write import EXACT, Layer, case, number, pick, total

# Whole numbers up to here have 32 bits, which engines add up faster than doubles.
_NARROW = 2**31


@dataclass(frozen=True)
class Judged:
    """Such a criterion.

    Attributes:
        column: of levels; -1 where it does not apply.
        whole: the same as a whole number of 32 bits or more.
        values: of the levels, in units.
        may_go: whether it may be said not to apply.
    """

    column: str
    whole: str
    values: tuple[int, ...]
    may_go: bool

    def open(self, weight: int) -> str:
        """The weight where it has no value."""
        return f"CASE WHEN {self.column} IS NULL THEN {number(weight)} ELSE 0e0 END"

    def packed(self, weight: int, literals: Literals, open_: int, gone: int) -> str:
        """Weight times value, or the weight times ``open_`` or ``gone`` where it is so."""
        branches = [(f"{self.column} IS NULL", literals.of(weight * open_))]
        if self.may_go:
            branches.append((f"{self.column} = -1", literals.of(weight * gone)))
        return case(branches, self._by_level([weight * value for value in self.values], literals))

    def lacking(self, weight: int, most: int, literals: Literals, base: int, place: int) -> str:
        """Weight times what its value lacks, times ``base``, plus a place; -1 where it has no value."""
        keys = [weight * (most - value) * base + place for value in self.values]
        return case([(f"{self.column} >= 0", self._by_level(keys, literals))], literals.of(-1))

    def opening(self, weight: int, most: int, literals: Literals, base: int, place: int) -> str:
        """Weight times what it holds open, times ``base``, plus a place; -1 where it has a value."""
        return case([(f"{self.column} IS NULL", literals.of(weight * most * base + place))], literals.of(-1))

    def _by_level(self, numbers: Sequence[int], literals: Literals) -> str:
        """One of the numbers by level: by a product where they are evenly spaced."""
        first, step = numbers[0], numbers[1] - numbers[0]
        if any(one != first + step * level for level, one in enumerate(numbers)):
            return pick(
                self.column,
                [(level, literals.of(one)) for level, one in enumerate(numbers[:-1])],
                literals.of(numbers[-1]),
            )
        column = self.whole if literals.narrow else self.column
        product = f"{column} * {literals.of(step)}"
        return f"{literals.of(first)} + {product}" if first else product


@dataclass(frozen=True)
class Literals:
    """How whole numbers are written: as such while 32 bits hold them all, else as doubles."""

    narrow: bool

    @staticmethod
    def up_to(most: int) -> Literals | None:
        """For numbers up to one; None where doubles do not hold them."""
        return Literals(most < _NARROW) if most < EXACT else None

    def of(self, value: int) -> str:
        """A literal."""
        return str(value) if self.narrow else number(value)

    def as_double(self, text: str) -> str:
        """A sum of them as a double."""
        return f"({text}) * 1e0" if self.narrow else text


@dataclass(frozen=True)
class Sums:
    """Columns of sums over such criteria; None where the sum is always 0."""

    value: str
    open: str
    gone: str | None
    may_go: str | None


def sums_of(name: str, plain: Sequence[tuple[int, Judged]], whole: int, layers: Sequence[Layer]) -> Sums:
    """Add up weighted values, and the weights of those that are open or gone, in one sum that is taken apart after.

    Args:
        name: of the node, for its columns.
        plain: weights and criteria; at least one.
        whole: the units of 1.
        layers: four, for the columns.
    """
    weight = sum(one for one, _ in plain)
    open_ = 1 << (weight * whole).bit_length()
    gone = open_ << weight.bit_length()
    most = gone * (weight + 1) if any(one.may_go for _, one in plain) else gone
    literals = Literals.up_to(most)
    if literals is None:
        return _apart(name, plain, layers[0])
    packed = layers[0].add(
        f"{name}_p", literals.as_double(total([j.packed(w, literals, open_, gone) for w, j in plain]))
    )
    rest, away = packed, None
    if any(one.may_go for _, one in plain):
        away = layers[1].add(f"{name}_x", f"FLOOR({packed} / {number(gone)})")
        rest = f"({packed} - {number(gone)} * {away})"
    opened = layers[2].add(f"{name}_u", f"FLOOR({rest} / {number(open_)})")
    value = layers[3].add(f"{name}_v", f"{rest} - {number(open_)} * {opened}")
    return Sums(value, opened, away, _may_go(name, plain, opened, layers[0]))


def _apart(name: str, plain: Sequence[tuple[int, Judged]], layer: Layer) -> Sums:
    doubles = Literals(narrow=False)
    value = layer.add(f"{name}_v", total([one.packed(weight, doubles, 0, 0) for weight, one in plain]))
    opened = layer.add(f"{name}_u", total([one.open(weight) for weight, one in plain]))
    gone = [f"CASE WHEN {one.column} = -1 THEN {number(weight)} ELSE 0e0 END" for weight, one in plain if one.may_go]
    away = layer.add(f"{name}_x", total(gone)) if gone else None
    return Sums(value, opened, away, _may_go(name, plain, opened, layer))


def _may_go(name: str, plain: Sequence[tuple[int, Judged]], opened: str, layer: Layer) -> str | None:
    may = [one.open(weight) for weight, one in plain if one.may_go]
    if len(may) == len(plain):
        return opened
    return layer.add(f"{name}_m", total(may)) if may else None
