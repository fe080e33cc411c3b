"""Fractions in SQL: a numerator and a denominator, whole numbers in doubles as long as 53 bits hold them.

Where 53 bits are not enough the quotient takes the place of the pair, with a bound on its error: the scorer settles the
rows in which that could matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rubric.batch.sql.doubts import STEP, Doubts
from rubric.batch.sql.write import EXACT, Layer, case, joined, product, total


@dataclass(frozen=True)
class Pair:
    """A value in units.

    Attributes:
        top: the numerator, at most the units of 1 times the denominator.
        bottom: the denominator, at least 1; None where it is 1.
        widest: no denominator is larger.
        error: in parts of 1; 0 where both are whole numbers and so exact.
        sure: a condition under which there is no error although there may be one; None if there is none.
    """

    top: str
    bottom: str | None
    widest: int
    error: float
    sure: str | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is a fraction of whole numbers."""
        return self.error == 0

    @property
    def quotient(self) -> str:
        """The value as a double."""
        return self.top if self.bottom is None else f"{self.top} / {self.bottom}"

    def over(self, literal: str, doubts: Doubts, whole: int) -> str:
        """The condition that the value is above a literal; where that cannot be told, the row is in doubt."""
        if not self.is_exact:
            doubts.near(self.quotient, literal, self.error * whole, self.sure)
        return f"{self.top} > {literal}" if self.bottom is None else f"{self.top} > {literal} * {self.bottom}"


@dataclass(frozen=True)
class Part:
    """What a node combines.

    Attributes:
        weight: its column or text; 0 where it does not count.
        most: no weight is larger.
        value: the value; of a tally the product of weight and value.
        is_tally: whether the value has the weight in it.
    """

    weight: str
    most: int
    value: Pair
    is_tally: bool = False


def weighted_mean(name: str, parts: Sequence[Part], weight: str, whole: int, factors: Layer) -> Pair:
    """Σ weight · value / Σ weight; the denominator is 0 where nothing counts.

    Args:
        name: for the columns.
        parts: what is averaged.
        weight: the column of Σ weight.
        whole: the units of 1.
        factors: the layer of what several means have in common.
    """
    widest = sum(one.most for one in parts)
    for one in parts:
        widest *= one.value.widest
    if any(not one.value.is_exact for one in parts) or whole * widest >= EXACT:
        terms = [one.value.top if one.is_tally else f"{one.weight} * ({one.value.quotient})" for one in parts]
        error = max(one.value.error for one in parts) + STEP * (len(parts) + 2)
        return Pair(total(terms), weight, 1, error)
    terms = []
    for place, one in enumerate(parts):
        others = [other.value.bottom for other in parts if other is not one and other.value.bottom is not None]
        factor = others if one.is_tally else [one.weight, *others]
        column = factors.add(f"{name}_f{place}", product(factor)) if others else product(factor)
        terms.append(one.value.top if one.is_tally and not others else f"{column} * {one.value.top}")
    bottoms = [weight, *(one.value.bottom for one in parts if one.value.bottom is not None)]
    return Pair(total(terms), product(bottoms), widest, 0)


def stored(name: str, pair: Pair, weight: str, layer: Layer) -> Pair:
    """A pair as columns that are 0 and 1 where nothing counts; a weighted mean's numerator is 0 there by itself."""
    top = layer.add(name, pair.top if pair.bottom is not None else case([(f"{weight} > 0", pair.top)], "0e0"))
    if pair.bottom is None:
        return Pair(top, None, pair.widest, pair.error, pair.sure)
    return Pair(top, layer.add(f"{name}_of", case([(f"{weight} > 0", pair.bottom)], "1e0")), pair.widest, pair.error)


def chosen(name: str, branches: Sequence[tuple[str, Pair]], otherwise: Pair, layer: Layer) -> Pair:
    """The pair of the first branch whose condition holds, as columns."""
    pairs = [otherwise, *(pair for _, pair in branches)]
    if not all(pair.is_exact for pair in pairs):
        quotient = layer.add(name, case([(when, pair.quotient) for when, pair in branches], otherwise.quotient))
        literal = [when for when, pair in branches if pair.is_exact and pair.bottom is None]
        sure = layer.add(f"{name}_sure", joined("OR", literal)) if literal else None
        return Pair(quotient, None, 1, max(pair.error for pair in pairs) + STEP, sure)
    top = layer.add(name, case([(when, pair.top) for when, pair in branches], otherwise.top))
    if all(pair.bottom is None for pair in pairs):
        return Pair(top, None, 1, 0)
    bottoms = [(when, pair.bottom or "1e0") for when, pair in branches]
    bottom = layer.add(f"{name}_of", case(bottoms, otherwise.bottom or "1e0"))
    return Pair(top, bottom, max(pair.widest for pair in pairs), 0)
