"""Lines of a text, as people are shown them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

_LONGEST = 160
_FARTHEST = 400
_BREAK = re.compile(r"\n")
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
_OWN_ID = re.compile(r"\b(wx|tt)[0-9a-f]{16}\b")
_LONG_RUN = re.compile(r"[A-Za-z0-9+/=%_-]{500,}")
MINIFIED_LINE = 2_000
_AVERAGE = 200


def line_of(text: str, at: int) -> int:
    """The number of the line in which a place is, from 1."""
    return text.count("\n", 0, at) + 1


class Lines:
    """The lines of one text, for many places in it."""

    def __init__(self, text: str) -> None:
        """Nothing is counted yet."""
        self._text = text

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in _BREAK.finditer(self._text)]

    def of(self, at: int) -> int:
        """The number of the line in which a place is, from 1."""
        return bisect_left(self._breaks, at) + 1


def shown_line(text: str, at: int) -> str:
    """The line around a place, shortened, without what could disturb a terminal and without ids of programs."""
    start = text.rfind("\n", max(0, at - _FARTHEST), at) + 1 or max(0, at - _FARTHEST)
    end = text.find("\n", at, at + _FARTHEST)
    end = min(len(text), at + _FARTHEST) if end < 0 else end
    if end - start > _LONGEST:
        start = max(start, at - 40)
        end = min(end, start + _LONGEST)
    line = _UNSAFE.sub("", text[start:end].replace("\t", " ")).strip()
    return _OWN_ID.sub(r"\1…", line)


def is_minified(text: str) -> bool:
    """Whether a script is machine-made: long lines hold more than half of it, or its lines are long on average.

    One unbroken run of letters and digits (a picture in base64, say) does not make a line long.
    """
    if len(text) <= MINIFIED_LINE:
        return False
    most = _AVERAGE * (text.count("\n") + 1)
    if len(text) > most and len(_LONG_RUN.sub("", text)) > most:
        return True
    longest = start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > MINIFIED_LINE:
            line = _LONG_RUN.sub("", text[start:end])
            longest += len(line) if len(line) > MINIFIED_LINE else 0
        start = end + 1
    return longest * 2 > len(text)
