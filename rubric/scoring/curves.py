"""Curves and means that leave the rationals, and the exact ones beside them (semantics 1.2 and 1.3).

What cannot be exact is computed with 60 digits and rounded half-even to 12 decimals; it is a fraction from there on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from math import lcm

_PRECISION = Context(prec=60)
_TWELVE = Decimal(1).scaleb(-12)
# The z with erfc(z) = 1/5, so that p10 scores 0.9.
_INVERSE_ERFC_FIFTH = Decimal("0.906193802436823220071162703095662866650866874746")
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494")


def rounded(value: Decimal) -> Fraction:
    """A value in [0, 1] rounded half-even to 12 decimals, as a fraction."""
    with localcontext(_PRECISION):
        return Fraction(value.quantize(_TWELVE, rounding=ROUND_HALF_EVEN))


def decimal_of(value: Fraction) -> Decimal:
    """A fraction with 60 digits."""
    with localcontext(_PRECISION):
        return Decimal(value.numerator) / Decimal(value.denominator)


def piecewise(knots: Mapping[Decimal, Decimal], at: Fraction) -> Fraction:
    """The value in [0, 1] of a curve of (number, points) knots; straight between them, flat outside."""
    ends = sorted(knots)
    if at <= ends[0]:
        return Fraction(knots[ends[0]]) / 100
    for left, right in pairwise(ends):
        if at <= right:
            start, end = Fraction(knots[left]), Fraction(knots[right])
            return (start + (end - start) * (at - Fraction(left)) / (Fraction(right) - Fraction(left))) / 100
    return Fraction(knots[ends[-1]]) / 100


def log_normal(p10: Decimal, median: Decimal, at: Fraction) -> Fraction:
    """The value of the complementary log-normal curve of web auditing: p10 gives 0.9, the median 0.5, 0 or less 1.

    ``erfc(z · ln(x / median) / ln(median / p10)) / 2`` with ``erfc(z) = 1/5``.
    """
    if at <= 0:
        return Fraction(1)
    with localcontext(_PRECISION):
        spread = (median / p10).ln()
        distance = _INVERSE_ERFC_FIFTH * (decimal_of(at) / median).ln() / spread
        return rounded((1 - _erf(distance)) / 2)


def _erf(z: Decimal) -> Decimal:
    """The error function by its Maclaurin series; beyond |z| = 7 it is ±1 to more than 20 decimals."""
    if abs(z) > 7:
        return Decimal(1).copy_sign(z)
    with localcontext(Context(prec=100)):
        term = total = z
        count = 0
        while abs(term) > Decimal(1).scaleb(-60):
            count += 1
            term = -term * z * z / count
            total += term / (2 * count + 1)
        return 2 * total / _PI.sqrt()


def mean(weights: Sequence[int], values: Sequence[Fraction]) -> Fraction:
    """Σ w·v / Σ w."""
    common = lcm(*(value.denominator for value in values))
    top = sum(w * v.numerator * (common // v.denominator) for w, v in zip(weights, values, strict=True))
    return Fraction(top, common * sum(weights))


def geometric(weights: Sequence[int], values: Sequence[Fraction]) -> Fraction:
    """The weighted geometric mean: 0 if one is 0, the common value if all are equal, else rounded to 12 decimals."""
    if not all(values):
        return Fraction(0)
    if all(value == values[0] for value in values):
        return values[0]
    with localcontext(_PRECISION):
        logs = sum((w * decimal_of(v).ln() for w, v in zip(weights, values, strict=True)), Decimal(0))
        return rounded((logs / sum(weights)).exp())


def combine(kind: str, weights: Sequence[int], values: Sequence[Fraction]) -> Fraction:
    """Values of [0, 1] combined as a node says: mean, geometric or weakest."""
    if kind == "weakest":
        return min(values)
    return geometric(weights, values) if kind == "geometric" else mean(weights, values)
