"""A text in Chinese, English or both."""

import unicodedata
from enum import StrEnum
from typing import Any

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from rubric.model.base import Model, Word, shown


class Lang(StrEnum):
    """A language of the output."""

    ZH = "zh"
    EN = "en"


BILINGUAL: dict[str, Any] = {
    "type": "object",
    "properties": {"zh": {"type": ["string", "number"]}, "en": {"type": ["string", "number"]}},
    "additionalProperties": False,
    "minProperties": 1,
}


class Text(Model):
    """One string for both languages, or ``zh`` and ``en``; at least one of them is there."""

    short_forms = ({"type": ["string", "number"]},)

    zh: Word | None = None
    en: Word | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_string(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if not value:
                raise PydanticCustomError("expected-text", "expected a text", {"value": "{}"})
            return value
        if isinstance(value, list | tuple | bool) or value is None:
            raise PydanticCustomError("expected-text", "expected a text", {"value": shown(value)})
        return value if isinstance(value, Text) else {"zh": value, "en": value}

    def get(self, lang: Lang) -> str:
        """The text in a language, or in the other one where it is missing."""
        first, second = (self.zh, self.en) if lang is Lang.ZH else (self.en, self.zh)
        return first or second or ""


def folded(text: str) -> str:
    """A text with full-width letters and digits as ASCII, in lower case, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
