"""A quick look for slips that YAML reads without a word; it finds nearly nothing in a good file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from rubric.source.syntax import ODD


class Suspect(Enum):
    """What may be wrong at a place."""

    SWALLOWED = auto()
    ODD = auto()
    QUOTE = auto()
    HASH = auto()
    DRIVE = auto()
    QUESTION = auto()


# A line of a text that looks like an item of a list, or like a key.
_DASH = re.compile(rf"\n[ ]*+[-–—−－•●](?:(?<!-)|(?=[^\s\-0-9.]|[{ODD}]))")
_COLON = re.compile(r":(?=[^\s:/\\])")
_WIDE_COLON = re.compile("：(?<=[A-Za-z0-9_ -]：)")
_KEY = re.compile(r"[ ]*(?:-[ ]+)?[A-Za-z_][A-Za-z0-9_-]*[ ]?")
_BEFORE_VALUE = ("", ":", "-", ",", "[", "{", "\n")
# A pattern that starts with one character is found fast: the space is looked at last, and each quote has its own.
_HASH = re.compile(r"#(?<=[ ]#)(?=[0-9A-Za-z_\u4e00-\u9fff])")
_QUOTES = {
    quote: re.compile(rf"{quote}(?<![^\n:\-,\[{{ ].)[^\n\r“”‘’「」『』]*[”’」』\"](?=[ ]*(?:[\r\n,\]}}:]|\Z|[ ]#))")
    for quote in "“‘「『"
}
_ODD = re.compile(f"[{ODD}]+")
_ODD_CHARS = (*"\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff", *map(chr, range(0x2000, 0x200E)))
DRIVE = re.compile(r"""(?<!\\)"(?P<drive>[A-Za-z]:)\\(?P<rest>[^"\r\n]*)\"""")
_QUESTION = re.compile(r"(?:^|(?<=[\n\r]))[ ]*\?[ ](?=[^\s])")


def suspects(text: str) -> list[tuple[Suspect, int]]:
    """What may be wrong, and the index in the text where it is."""
    return [(kind, index) for kind, found in _suspects(text) for index in found]


def _suspects(text: str) -> Iterator[tuple[Suspect, list[int]]]:
    yield Suspect.SWALLOWED, [match.end() for match in _DASH.finditer(text)]
    yield Suspect.SWALLOWED, [match.end() for match in _COLON.finditer(text) if _ends_key(text, match.start())]
    yield Suspect.SWALLOWED, [match.end() for match in _WIDE_COLON.finditer(text) if _ends_key(text, match.start())]
    if any(char in text for char in _ODD_CHARS):
        yield Suspect.ODD, [match.start() for match in _ODD.finditer(text)]
    for quote, pattern in _QUOTES.items():
        if quote in text:
            yield (
                Suspect.QUOTE,
                [match.start() for match in pattern.finditer(text) if _starts_value(text, match.start())],
            )
    yield Suspect.HASH, [match.end() - 1 for match in _HASH.finditer(text)]
    if "\\" in text:
        yield Suspect.DRIVE, [match.start() for match in DRIVE.finditer(text)]
    if "? " in text:
        yield Suspect.QUESTION, [match.end() for match in _QUESTION.finditer(text)]


def _ends_key(text: str, index: int) -> bool:
    """Whether a colon stands after the first word of a line."""
    return _KEY.fullmatch(text, text.rfind("\n", 0, index) + 1, index) is not None


def _starts_value(text: str, index: int) -> bool:
    return text[max(0, index - 20) : index].rstrip(" ")[-1:] in _BEFORE_VALUE
