"""Fractions in SQL: a numerator and a denominator, whole numbers in doubles as long as 53 bits hold them.

Two quotients, each rounded once, are equal where the fractions are, and differ as they do while the denominators are
small. Where 53 bits are not enough the quotient takes the place of the pair, and the scorer settles rows at an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rubric.batch.sql.write import EXACT, Column, case, product, total

# A quotient tells fractions apart, and from a literal, while their denominators stay below this.
_FINE = 2**44


@dataclass(frozen=True)
class Pair:
    """A value in units.

    Attributes:
        top: the numerator, at most the units of 1 times the denominator.
        bottom: the denominator, at least 1; None where it is 1.
        widest: no denominator is larger.
        is_exact: whether both are whole numbers.
    """

    top: str
    bottom: str | None
    widest: int
    is_exact: bool

    @property
    def quotient(self) -> str:
        """The value as a double."""
        return self.top if self.bottom is None else f"{self.top} / {self.bottom}"

    def over(self, literal: str) -> str:
        """The condition that the value is above a literal."""
        return f"{self.top} > {literal}" if self.bottom is None else f"{self.top} > {literal} * {self.bottom}"


@dataclass(frozen=True)
class Part:
    """What a node combines: a value, its weight, and their product.

    Attributes:
        weight: 0 where it does not count.
        most: no weight is larger.
        value: the value, where it can be told from its weight.
        product: weight times value.
    """

    weight: str
    most: int
    value: Pair
    product: Pair


def part(weight: str, most: int, value: Pair) -> Part:
    """A part whose product is written out."""
    top = product([weight, value.top])
    return Part(weight, most, value, Pair(top, value.bottom, value.widest, value.is_exact))


def weighted_mean(parts: Sequence[Part], weight: str, whole: int) -> Pair:
    """Σ weight · value / Σ weight; the denominator is 0 where nothing counts.

    Args:
        parts: what is averaged.
        weight: the column of Σ weight.
        whole: the units of 1.
    """
    widest = sum(one.most for one in parts)
    for one in parts:
        widest *= one.value.widest
    exact = all(one.value.is_exact for one in parts) and whole * widest < EXACT and widest < _FINE
    if not exact:
        return Pair(total([one.product.quotient for one in parts]), weight, 1, is_exact=False)
    terms, bottoms = [], []
    for one in parts:
        others = [other.value.bottom for other in parts if other is not one and other.value.bottom is not None]
        terms.append(product([f"({one.product.top})" if others else one.product.top, *others]))
        if one.value.bottom is not None:
            bottoms.append(one.value.bottom)
    return Pair(total(terms), product([weight, *bottoms]), widest, is_exact=True)


def stored(name: str, pair: Pair, weight: str, layer: list[Column]) -> Pair:
    """A pair as columns that are 0 and 1 where nothing counts."""
    layer.append((name, case([(f"{weight} > 0", pair.top)], "0e0")))
    if pair.bottom is None:
        return Pair(name, None, pair.widest, pair.is_exact)
    bottom = f"{name}_of"
    layer.append((bottom, case([(f"{weight} > 0", pair.bottom)], "1e0")))
    return Pair(name, bottom, pair.widest, pair.is_exact)


def chosen(name: str, branches: Sequence[tuple[str, Pair]], otherwise: Pair, layer: list[Column]) -> Pair:
    """The pair of the first branch whose condition holds, as columns."""
    pairs = [otherwise, *(pair for _, pair in branches)]
    if not all(pair.is_exact for pair in pairs):
        layer.append((name, case([(when, pair.quotient) for when, pair in branches], otherwise.quotient)))
        return Pair(name, None, 1, is_exact=False)
    bottom = f"{name}_of"
    layer.append((name, case([(when, pair.top) for when, pair in branches], otherwise.top)))
    layer.append((bottom, case([(when, pair.bottom or "1e0") for when, pair in branches], otherwise.bottom or "1e0")))
    return Pair(name, bottom, max(pair.widest for pair in pairs), is_exact=True)
