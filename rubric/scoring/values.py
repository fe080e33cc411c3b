"""What the scorer finds for a criterion and for a node; numbers are values in [0, 1]."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from rubric.model.states import State

ZERO, ONE = Fraction(0), Fraction(1)


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """A number of a rubric as a fraction; the same few come up again and again."""
    return Fraction(number)


class LeafValue(NamedTuple):
    """What is known of a criterion; numbers are values in [0, 1].

    Attributes:
        optional: it may still turn out not to apply.
        levels: the levels still possible, rising; empty for other scales.
        overridden: answered by hand where a rule would have decided.
    """

    state: State
    value: Fraction | None
    low: Fraction
    high: Fraction
    optional: bool
    levels: tuple[int, ...]
    overridden: bool = False

    @property
    def applies(self) -> bool:
        """Whether it counts among its siblings."""
        return self.state is not State.OUT_OF_SCOPE and self.state is not State.NOT_APPLICABLE

    @property
    def coverage(self) -> Fraction:
        """1 when it is answered, else 0."""
        return ONE if self.state is State.ANSWERED else ZERO


class NodeValue(NamedTuple):
    """What is known of a branch; numbers are values in [0, 1], None where there is none.

    Attributes:
        average: the weighted mean of what counts, before ``combine``.
        raw: combined.
        held: held inside the bounds that the unknowns allow.
        value: capped.
        applying, counted: weight units of the children that apply, and of those that have a value.
        cap: the broken gate that binds.
    """

    state: State
    average: Fraction
    raw: Fraction
    held: Fraction
    value: Fraction | None
    low: Fraction
    high: Fraction
    coverage: Fraction
    optional: bool
    applying: int
    counted: int
    cap: str | None

    @property
    def applies(self) -> bool:
        """Whether it counts among its siblings."""
        return self.state is not State.NOT_APPLICABLE


Value = LeafValue | NodeValue
