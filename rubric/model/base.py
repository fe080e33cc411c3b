"""What all models share: frozen, no unknown keys; and the small value types of the file formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

# Beyond these a number is a slip or an attack; exact arithmetic on it would only cost time.
MAX_DIGITS = 30
MAX_ID = 80

YES = frozenset({"yes", "true", "是"})
NO = frozenset({"no", "false", "否"})
RESERVED_IDS = frozenset({"total", "band", "verdict", "coverage"})
RESERVED_OPTIONS = frozenset({"unknown", "not_applicable", "yes", "no", "true", "false", "null"})

_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Model(BaseModel):
    """A frozen record that knows all its keys.

    Attributes:
        short_forms: JSON Schemas of what may stand for the record in a file.
    """

    short_forms: ClassVar[tuple[dict[str, Any], ...]] = ()
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        """The schema of the record, or of one of its short forms."""
        whole: dict[str, Any] = handler(core_schema)
        return {"anyOf": [*cls.short_forms, whole]} if cls.short_forms else whole


class CheckedBy:
    """A type whose values one function makes; pydantic's own annotation for it builds a schema that nothing uses."""

    __slots__ = ("_check", "_in_json")

    def __init__(self, check: Callable[[Any], Any], **in_json: Any) -> None:
        """Take the function, which raises PydanticCustomError, and the JSON Schema of what it takes."""
        self._check = check
        self._in_json = in_json

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The function alone."""
        return core_schema.no_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """What was said when it was made."""
        return dict(self._in_json)


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("expected-number", "expected a number", {"value": shown(value)})
    number = Decimal(value) if not isinstance(value, int) or abs(value) < 10**MAX_DIGITS else Decimal("Infinity")
    if not number.is_finite() or len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
        raise PydanticCustomError("unusable-number", "not a usable number", {"value": shown(value)})
    return number


def usable(value: object) -> object:
    """A value as it is; a number that arithmetic should not meet is refused."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        _number(value)
    return value


def _number_key(value: object) -> Decimal:
    if isinstance(value, str) and len(value) <= 2 * MAX_DIGITS:
        try:
            return _number(Decimal(value))
        except ArithmeticError:
            pass
    return _number(value)


def _not_negative(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("negative-number", "must not be negative", {"value": str(value)})
    return value


def _percent(value: Decimal) -> Decimal:
    return _in_range(value, 0, 100)


def _fraction(value: Decimal) -> Decimal:
    return _in_range(value, 0, 1)


def _in_range(value: Decimal, low: int, high: int) -> Decimal:
    if not low <= value <= high:
        raise PydanticCustomError(
            "out-of-range", "out of range", {"value": str(value), "low": str(low), "high": str(high)}
        )
    return value


def _whole(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= MAX_DIGITS:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**MAX_DIGITS:
        raise PydanticCustomError("expected-whole", "expected a whole number", {"value": shown(value)})
    return value


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().casefold() if isinstance(value, str) else ""
    if word in YES or word in NO:
        return word in YES
    raise PydanticCustomError("expected-yes-no", "expected yes or no", {"value": shown(value)})


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
    except ValueError:
        raise PydanticCustomError("expected-date", "expected a date", {"value": shown(value)}) from None


def _id(pattern: re.Pattern[str], style: str) -> CheckedBy:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value) or len(value) > MAX_ID:
            raise PydanticCustomError("bad-id", "not an id", {"value": shown(value), "style": style})
        return value

    return CheckedBy(check, maxLength=MAX_ID, pattern=f"^{pattern.pattern}$", type="string")


def shown(value: object) -> str:
    """A short text of any value, for messages; never longer than 60 characters."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list | tuple):
        return "[…]"
    try:
        text = "" if value is None else str(value)
    except ValueError:
        return "…"
    return text if len(text) <= 60 else text[:57] + "…"


class _AlsoNumber:
    """Says in a JSON Schema that a number may stand for a text."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [handler(core_schema), {"type": "number"}]}


Number = Annotated[Decimal, CheckedBy(_number, type="number")]
NumberKey = Annotated[Decimal, CheckedBy(_number_key, type="string")]
Weight = Annotated[Number, AfterValidator(_not_negative)]
Percent = Annotated[Number, AfterValidator(_percent)]
Share = Annotated[Number, AfterValidator(_fraction)]
Whole = Annotated[int, CheckedBy(_whole, type="integer")]
YesNo = Annotated[bool, CheckedBy(_yes_no, anyOf=[{"type": "boolean"}, {"type": "string"}])]
Day = Annotated[date, CheckedBy(_day, format="date", type="string")]
# A number where a text belongs keeps its digits: edition 2026.10 is not 2026.1.
_Written = Annotated[str, Field(min_length=1, max_length=10_000, coerce_numbers_to_str=True)]
Word = Annotated[_Written, _AlsoNumber()]
ItemId = Annotated[str, _id(_SNAKE, "snake_case")]
ProgramId = Annotated[str, _id(_KEBAB, "kebab-case")]


def is_item_id(text: str) -> bool:
    """Whether a text is a well-formed snake_case id."""
    return len(text) <= MAX_ID and _SNAKE.fullmatch(text) is not None


def is_program_id(text: str) -> bool:
    """Whether a text is a well-formed kebab-case id."""
    return len(text) <= MAX_ID and _KEBAB.fullmatch(text) is not None
