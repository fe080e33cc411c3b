"""Data as YAML text: scalars in the style of what they replace, items in flow or block style."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from rubric.source.document import scalar
from rubric.source.parse import parse

WIDTH = 120
STEP = 2

# What holds items: never on one line, nor are the items themselves when they hold such a part.
_SECTIONS = frozenset(
    {"dimensions", "criteria", "facts", "conditions", "gates", "bands", "levels", "examples", "answers", "sources"}
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_CLOSING = re.compile(r"[,\[\]{}]")


def value_of(text: str) -> tuple[Any, bool]:
    """What a value of a command line means, and whether it was written in quotes.

    A text in brackets or quotes is YAML; everything else is one plain scalar, whatever colons are in it.
    """
    text = text.strip()
    if text[:1] in ("{", "[", '"', "'"):
        root, findings = parse(f"value: {text}\n", "")
        if isinstance(root, dict) and list(root) == ["value"] and not findings:
            return root["value"], text[:1] in ('"', "'")
    return scalar(text), False


def scalar_text(value: Any, *, style: str = "", flow: bool = False, as_json: bool = False) -> str:
    """A scalar as YAML.

    Args:
        value: None, bool, int, Decimal or text.
        style: a quote that is kept where the value can stand in it.
        flow: whether it stands between brackets.
        as_json: whether it must be JSON.
    """
    if not isinstance(value, str):
        text = _other(value)
        return text if style not in ('"', "'") else f"{style}{text}{style}"
    if as_json or style == '"':
        return double_quoted(value)
    if style == "'" and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return value if is_plain(value, flow=flow) else double_quoted(value)


def key_text(key: str, *, flow: bool = False, as_json: bool = False) -> str:
    """A key as YAML; one that looks like a number needs no quotes, since keys are always text."""
    if as_json:
        return double_quoted(key)
    return key if _PLAIN_KEY.fullmatch(key) else scalar_text(key, flow=flow)


def double_quoted(value: str) -> str:
    """A text in double quotes, as JSON and YAML both read it."""
    return _UNPRINTABLE.sub(lambda char: f"\\u{ord(char.group()):04x}", json.dumps(value, ensure_ascii=False))


def is_plain(value: str, *, flow: bool) -> bool:
    """Whether a text can stand without quotes."""
    if not value or _UNPRINTABLE.search(value) or (flow and _CLOSING.search(value)):
        return False
    root, findings = parse(f"[{value}, x]\n" if flow else f"k: {value}\n", "")
    return not findings and bool(root == ([value, "x"] if flow else {"k": value}))


def flow_text(value: Any, *, flow: bool = True, as_json: bool = False) -> str:
    """Data on one line."""
    if isinstance(value, dict):
        pairs = (
            f"{key_text(key, flow=True, as_json=as_json)}: {flow_text(part, as_json=as_json)}"
            for key, part in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(part, as_json=as_json) for part in value) + "]"
    return scalar_text(value, flow=flow, as_json=as_json)


def entry_lines(key: str, value: Any, *, indent: int = 0) -> list[str]:
    """A key and its value as lines in block style; what is small and fits stands on one line.

    Args:
        key: the key.
        value: its data.
        indent: how far the lines will be moved to the right.
    """
    head = key_text(key) + ":"
    if isinstance(value, dict) and value and (key in _SECTIONS or not _fits(head, value, indent)):
        lines = [line for name, part in value.items() for line in entry_lines(name, part, indent=indent + STEP)]
        return [head, *moved(lines, STEP)]
    if isinstance(value, list) and value and (key in _SECTIONS or not _fits(head, value, indent)):
        return [head, *(f"{' ' * STEP}- {flow_text(part)}" for part in value)]
    return [f"{head} {flow_text(value, flow=False)}"]


def moved(lines: list[str], by: int) -> list[str]:
    """Lines further to the right."""
    return [" " * by + line if line.strip() else line for line in lines]


def folded(text: str, indent: int, width: int = WIDTH) -> list[str] | None:
    """A text as the lines of a folded block scalar; None when folding would not give it back."""
    if not text or text != text.strip() or _UNPRINTABLE.search(text):
        return None
    lines: list[str] = []
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(" " * indent + word)
    return lines


def _fits(head: str, value: Any, indent: int) -> bool:
    return not _has_section(value) and indent + len(head) + 1 + len(flow_text(value)) <= WIDTH


def _has_section(value: Any) -> bool:
    if isinstance(value, dict):
        return any(key in _SECTIONS or _has_section(part) for key, part in value.items())
    return isinstance(value, list) and any(_has_section(part) for part in value)


def _other(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal) and not value.is_finite():
        return ".nan" if value.is_nan() else f"{'-' if value < 0 else ''}.inf"
    return str(value)
