"""Exact numbers in results: a ``Fraction`` in Python, a number rounded half-even to 1e-6 in JSON.

Where the rounded number is not the exact one, the record's ``exact`` holds it as text (``"1625/63"``), so that a
result that was saved and read back is the same result.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from rubric.model.base import Model, shown

DECIMALS = 6
_UNIT: int = 10**DECIMALS


def published(value: Fraction) -> float:
    """The number that JSON shows: rounded half-even to six decimals, never -0."""
    units, rest = divmod(value.numerator * _UNIT, value.denominator)
    twice = 2 * rest
    up = twice > value.denominator or (twice == value.denominator and units % 2 == 1)
    return (units + up) / _UNIT


def _fraction(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite():
        return Fraction(value)
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return Fraction(repr(value))
    raise PydanticCustomError("expected-number", "expected a number", {"value": shown(value)})


Figure = Annotated[
    Fraction,
    PlainValidator(_fraction, json_schema_input_type=float),
    PlainSerializer(published, return_type=float),
]


class Result(Model):
    """A record of a result; its figures keep their exact value through JSON."""

    exact: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _take_exact(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("exact"), dict):
            return value
        taken = {**value, "exact": {}}
        for name, text in value["exact"].items():
            try:
                taken[name] = Fraction(text) if isinstance(text, str) and len(text) <= 2000 else None
            except (ValueError, ZeroDivisionError):
                raise PydanticCustomError("expected-number", "expected a number", {"value": shown(text)}) from None
        return taken

    @model_serializer(mode="wrap")
    def _show_exact(self, handler: Any) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        figures = {name: value for name, value in self.__dict__.items() if isinstance(value, Fraction)}
        exact = {name: str(value) for name, value in figures.items() if round(value, DECIMALS) != value}
        data.pop("exact", None)
        return data | {"exact": exact} if exact else data
