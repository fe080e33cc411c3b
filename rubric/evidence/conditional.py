"""Conditional compilation of uni-app: what is not built for a platform is blanked out, so that lines stay the same."""

from __future__ import annotations

import re
from typing import NamedTuple

# The condition ends with its line, or with the comment that it stands in.
_MARK = re.compile(r"#(ifdef|ifndef|endif)\b([^\n]*?)(?=-->|\*/|\n|\Z)")
_NAME = re.compile(r"[A-Za-z][\w-]*")
_NOT_BREAK = re.compile(r"[^\n]")
# What a project's files cannot tell: both sides are read.
_OPEN = re.compile(r"VUE\d|UNI-APP-X|uniVersion", re.IGNORECASE)


class Compiled(NamedTuple):
    """A text as a platform gets it, and the spans that were blanked out."""

    text: str
    left_out: tuple[tuple[int, int], ...]


def compiled_for(text: str, defines: frozenset[str]) -> Compiled:
    """A text with the parts for other platforms as blanks.

    Args:
        text: of a script, template, style or JSON file.
        defines: the names that hold on the platform, ``MP`` and ``MP-WEIXIN``, say.
    """
    if "#if" not in text:
        return Compiled(text, ())
    stack: list[bool] = []
    spans: list[tuple[int, int]] = []
    begin = -1
    for match in _MARK.finditer(text):
        word = match[1]
        if word == "endif":
            if stack:
                stack.pop()
        else:
            stack.append(_holds(match[2], defines, negated=word == "ifndef"))
        is_out = not all(stack)
        if is_out and begin < 0:
            begin = match.end()
        elif not is_out and begin >= 0:
            # The mark stands in a comment, whose beginning must not be left without its end.
            spans.append((_after_comment(text, begin), _line_start(text, match.start())))
            begin = -1
    if begin >= 0:
        spans.append((_after_comment(text, begin), len(text)))
    kept = tuple((start, end) for start, end in spans if start < end)
    return Compiled(_blanked(text, kept), kept)


def _holds(condition: str, defines: frozenset[str], *, negated: bool) -> bool:
    if _OPEN.search(condition):
        return True
    names = _NAME.findall(condition.replace("*/", " ").replace("-->", " "))
    if not names:
        return True
    wanted = all if "&&" in condition else any
    return wanted(name in defines for name in names) is not negated


def _after_comment(text: str, at: int) -> int:
    """Behind the end of the line of a mark, where its comment ends."""
    end = text.find("\n", at)
    line = text[at : end if end >= 0 else len(text)]
    for close in ("-->", "*/"):
        if close in line:
            return at + line.index(close) + len(close)
    return end if end >= 0 else len(text)


def _line_start(text: str, at: int) -> int:
    """Before the comment that holds the closing mark."""
    start = text.rfind("\n", 0, at) + 1
    for opening in ("<!--", "/*", "//"):
        found = text.rfind(opening, start, at)
        if found >= 0:
            return found
    return start


def _blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], _NOT_BREAK.sub(" ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])
