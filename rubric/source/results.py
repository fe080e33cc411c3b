"""Saved results read back: what ``--format json`` wrote, as the same scorecards."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from rubric.errors import InputError
from rubric.model.finding import Place, Rule, Severity
from rubric.model.scorecard import SCHEMA_VERSION, Scorecard

BAD_RESULT = Rule(
    "bad-result",
    Severity.ERROR,
    "不是能读的评分结果：{detail}",
    "not a result that can be read: {detail}",
    "重新运行 rubric score --format json",
    "run rubric score --format json again",
)
NEWER_RESULT = Rule(
    "newer-result",
    Severity.ERROR,
    "评分结果是第 {version} 版格式，这里只认第 {known} 版",
    "the result has schema version {version}, this program reads {known}",
    "升级 miniprogram-rubric",
    "upgrade miniprogram-rubric",
)


def looks_like_result(text: str) -> bool:
    """Whether a text is a saved result rather than a sheet in JSON."""
    head = text[:400]
    return head.lstrip().startswith("{") and '"schema_version"' in head and '"scorecard' in head


def scorecards_of(text: str, name: str) -> tuple[Scorecard, ...]:
    """The scorecards of a saved result.

    Args:
        text: JSON.
        name: how findings call it.

    Raises:
        InputError: it is no result, or one of a newer version.
    """
    try:
        data: Any = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise InputError([BAD_RESULT.at(Place(name), detail=str(error)[:200])]) from None
    if not isinstance(data, dict) or data.get("kind") not in ("scorecard", "scorecards"):
        raise InputError([BAD_RESULT.at(Place(name), detail="kind")])
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise InputError([NEWER_RESULT.at(Place(name), version=str(version)[:20], known=SCHEMA_VERSION)])
    cards = data.get("scorecards") if data["kind"] == "scorecards" else [data]
    try:
        return tuple(Scorecard.model_validate(card) for card in (cards if isinstance(cards, list) else [cards]))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        detail = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        raise InputError([BAD_RESULT.at(Place(name), detail=detail[:200])]) from None
