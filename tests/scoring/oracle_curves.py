"""The oracle's arithmetic: exact curves, and the two functions that need logarithms, rounded to 12 decimals."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from functools import cache
from itertools import pairwise

DIGITS = 80
PLACES = Decimal("1e-12")


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _rounded(value: Decimal) -> Fraction:
    return Fraction(value.quantize(PLACES, rounding=ROUND_HALF_EVEN))


def geometric(weights: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
    """Weighted geometric mean: 0 if a value is 0, exact if all are equal, else rounded half-even to 12 decimals."""
    if 0 in values:
        return Fraction(0)
    if len(set(values)) == 1:
        return values[0]
    with localcontext() as context:
        context.prec = DIGITS
        total = sum((_decimal(w) * _decimal(v).ln() for w, v in zip(weights, values, strict=True)), Decimal(0))
        return _rounded((total / _decimal(sum(weights, Fraction(0)))).exp())


def piecewise(knots: Sequence[tuple[Fraction, Fraction]], x: Fraction) -> Fraction:
    """Linear between the knots, flat outside them; the knots rise in x."""
    if x <= knots[0][0]:
        return knots[0][1]
    for (x0, y0), (x1, y1) in pairwise(knots):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return knots[-1][1]


@cache
def _pi() -> Decimal:
    """Machin's formula."""
    with localcontext() as context:
        context.prec = DIGITS + 10

        def arctan_of_inverse(n: int) -> Decimal:
            power = Decimal(1) / n
            total, k = power, 1
            while abs(power) > Decimal(10) ** -(DIGITS + 10):
                power /= -n * n
                k += 2
                total += power / k
            return total

        return 16 * arctan_of_inverse(5) - 4 * arctan_of_inverse(239)


def _erf(z: Decimal) -> Decimal:
    """The error function by its Taylor series; call inside a context with many digits."""
    if abs(z) > 7:
        return Decimal(1).copy_sign(z)
    term, total, n = z, z, 0
    while abs(term) > Decimal(10) ** -(DIGITS - 10):
        n += 1
        term *= -z * z / n
        total += term / (2 * n + 1)
    return 2 * total / _pi().sqrt()


@cache
def _inverse_erf_of_four_fifths() -> Decimal:
    low, high = Decimal(0), Decimal(2)
    for _ in range(180):
        middle = (low + high) / 2
        low, high = (middle, high) if _erf(middle) < Decimal("0.8") else (low, middle)
    return (low + high) / 2


def log_normal(p10: Fraction, median: Fraction, x: Fraction) -> Fraction:
    """Complementary log-normal distribution through (p10, 0.9) and (median, 0.5); 1 at x <= 0."""
    if x <= 0:
        return Fraction(1)
    with localcontext() as context:
        context.prec = DIGITS
        spread = _decimal(median / p10).ln() / _inverse_erf_of_four_fifths()
        return _rounded((1 - _erf(_decimal(x / median).ln() / spread)) / 2)
