"""Text in columns as a terminal shows it: Chinese characters are two columns wide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# These never start a line, and these never end one.
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’…,.;:?!)]}%")
_NOT_LAST = frozenset("（《「『【〈“‘([{")
# Line breaks, control characters, marks that reorder text and halves of characters: none may come from a user's text.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(text: str) -> str:
    """A user's text made safe for a terminal line: no control characters, no bidirectional overrides."""
    return text if text.isprintable() else _UNSAFE.sub(" ", text)


def width_of(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


# Few characters make up all texts.
@lru_cache(maxsize=8192)
def _columns(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def pad(text: str, width: int, align: str = "l") -> str:
    """A text filled with spaces to a width."""
    fill = " " * max(0, width - width_of(text))
    return fill + text if align == "r" else text + fill


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; words stay whole where they fit, Chinese breaks between characters."""
    return list(_wrapped(text, width))


# Findings of one kind have the same help.
@lru_cache(maxsize=256)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = width_of(piece)
        if used + width_of(piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            size = width_of(piece)
        while size > width:
            head = _fitting(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
            size = width_of(piece)
        line, used = line + piece, used + size
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def shortened(text: str, width: int) -> str:
    """A text on one line of at most ``width`` columns; what is cut off shows as ``...``."""
    return text if width_of(text) <= width else _fitting(text, max(width - 3, 1)).rstrip() + "..."


def _fitting(text: str, width: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > width:
            return text[: max(index, 1)]
    return text


def _pieces(text: str) -> list[str]:
    """Parts that a line may break between."""
    pieces: list[str] = []
    piece, was_wide = "", False
    for char in text:
        is_wide = _columns(char) == 2
        if not piece:
            piece = char
        elif char in _NOT_FIRST or piece[-1] in _NOT_LAST or char == " ":
            piece += char
        elif is_wide or was_wide or piece[-1] == " " or _hyphenated(piece, char):
            pieces.append(piece)
            piece = char
        else:
            piece += char
        was_wide = is_wide
    return [*pieces, piece] if piece else pieces


def _hyphenated(piece: str, after: str) -> bool:
    """Whether a line may break after the hyphen that ends a piece; dates stay whole."""
    before = piece[-2:-1]
    return piece[-1] == "-" and before.isalnum() and not (before.isdigit() and after.isdigit())
