"""JSON as programs write it: with comments, trailing commas and single quotes; every value knows where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([{}\[\],:])|([^\s{}\[\],:"'/]+)|(.)""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass
class Value:
    """A value: text or switch in ``plain``, parts of an object, items of a list, and where it begins."""

    at: int
    plain: str | bool | None = None
    parts: dict[str, Value] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    items: list[Value] = field(default_factory=list)

    def get(self, *keys: str) -> Value:
        """What stands under keys; an empty value where there is nothing."""
        value = self
        for key in keys:
            value = value.parts.get(key, NOTHING)
        return value

    @property
    def text(self) -> str:
        """The text; empty for anything else."""
        return self.plain if isinstance(self.plain, str) else ""

    def texts(self) -> Iterator[Value]:
        """The texts of a list."""
        return (item for item in self.items if item.text)

    def walk(self) -> Iterator[tuple[tuple[str, ...], Value, int]]:
        """Every value below with the keys that lead to it and where its key stands; lists lead through nothing."""
        todo: list[tuple[tuple[str, ...], Value, int]] = [((), self, self.at)]
        while todo:
            path, value, at = todo.pop()
            yield path, value, at
            todo += [(path, item, item.at) for item in reversed(value.items)]
            if len(path) < 40:
                todo += [((*path, key), part, value.keys[key]) for key, part in reversed(value.parts.items())]


NOTHING = Value(0)


def parse_json(text: str) -> tuple[Value, bool]:
    """The value of a text, and whether it was well formed but for comments, commas at an end and quotes."""
    top = Value(0)
    stack: list[Value] = [top]
    is_list, fine = [True], True
    key: str | None = None
    parted = True  # whether a comma, a colon or an opening bracket came last
    for match in _TOKEN.finditer(text):
        double, single, mark, word, other = match.groups()
        if mark is None and double is None and single is None and word is None:
            fine = fine and other is None
            continue
        inside = stack[-1]
        if mark in ("}", "]"):
            parted = False
            if len(stack) > 1:
                stack.pop()
                is_list.pop()
            else:
                fine = False
            continue
        if mark in (",", ":"):
            parted = True
            continue
        fine, parted = fine and parted, mark is not None
        if not is_list[-1] and key is None and mark is None:
            key = _unescaped(double if double is not None else single if single is not None else word)
            inside.keys.setdefault(key, match.start())
        else:
            value = Value(match.start(), _plain(double, single, word))
            if is_list[-1]:
                inside.items.append(value)
            else:
                inside.parts[key or ""] = value
                inside.keys.setdefault(key or "", match.start())
            key = None
            if mark is not None:
                stack.append(value)
                is_list.append(mark == "[")
    return (top.items[0] if top.items else NOTHING), fine and len(stack) == 1


def _plain(double: str | None, single: str | None, word: str | None) -> str | bool | None:
    if double is not None or single is not None:
        return _unescaped(double if double is not None else single or "")
    # A number is as good as true: only texts and switches are asked for.
    return None if word is None else _WORDS.get(word, True)


def _unescaped(text: str | None) -> str:
    if text is None or "\\" not in text:
        return text or ""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return _ESCAPES.get(match[2], match[2])
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
