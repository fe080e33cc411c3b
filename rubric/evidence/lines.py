"""Lines of a text, as people are shown them."""

from __future__ import annotations

import re

_LONGEST = 160
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
_OWN_ID = re.compile(r"\b(wx|tt)[0-9a-f]{16}\b")
_LONG_RUN = re.compile(r"[A-Za-z0-9+/=%_-]{500,}")
MINIFIED_LINE = 2_000
_AVERAGE = 200


def line_of(text: str, at: int) -> int:
    """The number of the line in which a place is, from 1."""
    return text.count("\n", 0, at) + 1


def shown_line(text: str, at: int) -> str:
    """The line around a place, shortened, without what could disturb a terminal and without ids of programs."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
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
