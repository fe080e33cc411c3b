"""What an answer may be: a raw value of a sheet, read against the fact or criterion it answers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from rubric.model.base import MAX_DIGITS, NO, YES, shown
from rubric.model.rubric import Criterion, Fact

UNKNOWN_WORDS = frozenset({"unknown", "未知"})

FactValue = bool | Fraction | str
HandValue = bool | int | Fraction


class Misfit(NamedTuple):
    """Why a value does not fit, as the code and the arguments of a finding."""

    code: str
    args: dict[str, str]


def is_unknown(raw: Any) -> bool:
    """Whether a raw answer says that one looked and does not know, or says nothing."""
    return raw is None or (isinstance(raw, str) and raw in UNKNOWN_WORDS)


def fact_value(fact: Fact, raw: Any) -> FactValue | Misfit:
    """The value of a fact's answer: bool, Fraction or option id; or why it does not fit."""
    match fact.answer:
        case "yes_no":
            return _yes_no(raw)
        case "choice":
            options = fact.option_ids
            return raw if raw in options else Misfit("unknown-option", _args(raw, options))
        case "count" | "number":
            number = _number(raw)
            if number is None:
                return Misfit("expected-number", _args(raw))
            if fact.answer == "count" and (number < 0 or number.denominator != 1):
                return Misfit("expected-whole", _args(raw))
            if fact.between and not fact.between[0] <= number <= fact.between[1]:
                low, high = fact.between
                return Misfit("out-of-range", _args(raw) | {"low": str(low), "high": str(high)})
            return number


def hand_value(criterion: Criterion, raw: Any) -> HandValue | Misfit:
    """The value of a criterion answered by hand: level, yes or no, or points 0 to 100; or why it does not fit."""
    if raw == "not_applicable":
        return Misfit("not-applicable-needs-reason", _args(raw))
    if criterion.levels is not None:
        if not isinstance(raw, bool) and isinstance(raw, int) and raw in criterion.levels:
            return raw
        return Misfit("unknown-level", _args(raw, [str(number) for number in criterion.levels]))
    if criterion.yes_no is not None:
        return _yes_no(raw)
    points = _number(raw)
    if points is None:
        return Misfit("expected-number", _args(raw))
    if not 0 <= points <= 100:
        return Misfit("out-of-range", _args(raw) | {"low": "0", "high": "100"})
    return points


def _args(raw: Any, allowed: Any = ()) -> dict[str, str]:
    return {"value": shown(raw), "allowed": ", ".join(allowed)}


def _yes_no(raw: Any) -> bool | Misfit:
    if isinstance(raw, bool):
        return raw
    word = raw.strip().casefold() if isinstance(raw, str) else ""
    return word in YES if word in YES or word in NO else Misfit("expected-yes-no", _args(raw))


def _number(raw: Any) -> Fraction | None:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return None
    if isinstance(raw, int):
        return Fraction(raw) if abs(raw) < 10**MAX_DIGITS else None
    if not raw.is_finite() or len(raw.as_tuple().digits) > MAX_DIGITS or abs(raw.adjusted()) > MAX_DIGITS:
        return None
    return Fraction(raw)
