"""Small pieces that the schemas of the editor are made of."""

from __future__ import annotations

from typing import Any

from rubric.source.schema_texts import both, markdown

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

SNAKE = "^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"

# What a yes/no place and an unknown answer may be; the first ones are offered.
_YES_NO = "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|是|否"
_UNKNOWN = "unknown|未知"

YES = ("yes", "是", "yes")
NO = ("no", "否", "no")
UNKNOWN = ("unknown", "看过，说不准", "one looked and cannot say")


def quiet(schema: Schema) -> Schema:
    """An alternative that is accepted but never offered as a completion.

    The empty ``properties`` change nothing; by them yaml-language-server tells it from other parts without a title.
    """
    return {"properties": {}, "not": {"not": schema}}


def one_line(zh: str, en: str) -> str:
    """A text in both languages on one line."""
    return zh if zh == en else f"{zh} / {en}"


def word(value: Any, zh: str, en: str) -> Schema:
    """A completion for one value."""
    return {"label": str(value), "body": value, **both(zh, en)}


def choice(values: list[tuple[Any, str, str]], **more: Any) -> Schema:
    """A list of allowed values, each with its text."""
    return {
        "enum": [value for value, _, _ in values],
        "markdownEnumDescriptions": [markdown(one_line(zh, en)) for _, zh, en in values],
        **more,
    }


def yes_no(*, unknown: bool) -> Schema:
    """A word for yes or no, without true and false themselves; an enum would offer the words in quotes.

    Args:
        unknown: whether one may also say that one does not know.
    """
    return {
        "type": "string",
        "pattern": f"^({_YES_NO}|{_UNKNOWN})$" if unknown else f"^({_YES_NO})$",
        "errorMessage": one_line("写 yes、no 或 unknown", "write yes, no or unknown")
        if unknown
        else one_line("写 yes 或 no", "write yes or no"),
        "defaultSnippets": [word(*one) for one in ((YES, NO, UNKNOWN) if unknown else (YES, NO))],
    }


def ids(style: str = SNAKE) -> Schema:
    """The keywords of an id, by its pattern: snake_case or kebab-case."""
    snake = "_" in style
    return {
        "type": "string",
        "pattern": style,
        "maxLength": 80,
        "patternErrorMessage": one_line(
            f"id 用小写字母、数字和{'下划线' if snake else '连字符'}，字母开头",
            f"an id has lower-case letters, digits and {'_' if snake else '-'}, and starts with a letter",
        ),
    }


def unless(keys: list[str], message: str) -> list[Schema]:
    """Of these keys at most one; the later ones are marked."""
    return [
        {
            "if": {"required": [key]},
            "then": {"properties": dict.fromkeys(keys[at + 1 :], False), "errorMessage": message},
        }
        for at, key in enumerate(keys[:-1])
    ]


def one_of(keys: list[str], message: str) -> Schema:
    """At least one of these keys."""
    return {
        "if": {"not": {"anyOf": [{"required": [key]} for key in keys]}},
        "then": {"required": [keys[0]], "errorMessage": message},
    }
