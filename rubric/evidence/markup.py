"""Templates taken apart: WXML, AXML, TTML, swan and Vue are no HTML, and no XML either.

One pass over the text, linear and without recursion: elements with their attributes as written (case and repeated ones
kept), comments, ``{{ }}`` in which ``<`` is no tag, and raw blocks (``<wxs>``, ``<script>``, ``<style>``).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

_STOP = re.compile(
    r"""<!--|\{\{|</([A-Za-z][\w.:-]*+)[^>]*+>?|<([A-Za-z][\w.:-]*+)((?:[^>"'{]++|"[^"]*+"|'[^']*+'|["'{])*+)>?"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++))?|["'/=<>]""")
RAW = frozenset({"wxs", "sjs", "filter", "import-sjs", "script", "style", "qs"})
_ALONE = frozenset({"import", "include", "input", "image", "img", "br", "hr"})
_IF = r"(?:wx:if|a:if|tt:if|s-if|qq:if|ks:if|v-if|v-show)"
_NEVER = re.compile(rf"""{_IF}\s*+=\s*+["']\s*+(?:\{{\{{)?\s*+(?:false|0|!true)\s*+(?:\}}\}})?\s*+["']""")
_OPENS = re.compile(r"open-?[tT]ype\b")
# Without one of these nothing is hidden for ever, and the slower search for it is saved.
_NEVER_HAS = ("false", "!true", '"0"', "'0'", "{{0", "{{ 0")
_FEW = 400  # tags in a template of a usual size


class Attribute(NamedTuple):
    """An attribute: name as written, value without quotes, and where the name stands."""

    name: str
    value: str
    at: int


class Element(NamedTuple):
    """A start tag; ``shown`` is false inside of what a constant condition hides.

    Attributes:
        inside: what stands between the name and the end of the tag, from ``start`` on.
    """

    tag: str
    at: int
    inside: str
    start: int
    shown: bool

    def attributes(self) -> list[Attribute]:
        """The attributes in order."""
        return [
            Attribute(match[1], _value(match[2]), self.start + match.start())
            for match in _ATTRIBUTE.finditer(self.inside)
            if match[1]
        ]

    def get(self, name: str) -> str:
        """The value of an attribute; empty without it."""
        return next((one.value for one in self.attributes() if one.name == name), "")


class Raw(NamedTuple):
    """A block of another language: its element, and the span of what is inside."""

    element: Element
    start: int
    end: int


class Markup(NamedTuple):
    """A template taken apart; spans of comments and of what is never shown are in order.

    Attributes:
        elements: those that were asked for, and those that open something.
        tags: every tag, once, with its first place.
    """

    elements: list[Element]
    tags: dict[str, int]
    raws: list[Raw]
    comments: list[tuple[int, int]]
    hidden: list[tuple[int, int]]
    depth: int


def read_markup(text: str, wanted: frozenset[str] = frozenset(), *, all_tags: bool = True) -> Markup:
    """Take a template apart; whatever the text is, something comes out.

    Args:
        text: of the file, or of a part of it.
        wanted: tags whose elements are told whatever their attributes.
        all_tags: whether every tag and the depth are told; else only where that takes no longer.
    """
    hides = any(one in text for one in _NEVER_HAS) and _NEVER.search(text) is not None
    if not all_tags and not hides and text.count("<") <= _FEW:
        quick = _quick(text, wanted)
        if quick is not None:
            return quick
    found = Markup([], {}, [], [], [], 0)
    opens = _OPENS.search(text) is not None
    hiding = _Hiding(found.hidden)
    at, depth, deepest, closes = 0, 0, 0, True
    while match := _STOP.search(text, at):
        at = match.end()
        closed, tag, inside = match.groups()
        if tag is not None:
            is_alone = inside.endswith("/") or tag in _ALONE
            found.tags.setdefault(tag, match.start())
            if hides:
                hiding.open(tag, match.start(), at, is_alone=is_alone, never=_NEVER.search(inside) is not None)
            if tag in RAW or tag in wanted or (opens and _OPENS.search(inside)):
                found.elements.append(Element(tag, match.start(), inside, match.start(3), not hiding.depth))
                if tag in RAW and not is_alone:
                    at = _raw(text, found, at)
                    continue
            depth += not is_alone
            deepest = max(deepest, depth)
        elif closed is not None:
            depth -= depth > 0
            if hides:
                hiding.close(closed, at)
        elif match.group() == "<!--":
            end = text.find("-->", at)
            at = len(text) if end < 0 else end + 3
            found.comments.append((match.start(), at))
        else:
            end = text.find("}}", at) if closes else -1
            closes = end >= 0
            at = end + 2 if closes else at
    hiding.finish(len(text))
    return found._replace(depth=deepest)


def _quick(text: str, wanted: frozenset[str]) -> Markup | None:
    """The elements that are asked for without looking at the others; None where a tag cannot be made out."""
    found = Markup([], {}, [], _comments(text), [], 0)
    starts = {match.start() for match in _tags_of(wanted).finditer(text)}
    for match in _OPENS.finditer(text):
        if not within(found.comments, match.start()):
            start = text.rfind("<", 0, match.start())
            tag = _STOP.match(text, start) if start >= 0 else None
            if tag is None or tag[2] is None or tag.end() < match.end():
                return None
            starts.add(start)
    at = 0
    for start in sorted(starts):
        tag = _STOP.match(text, start)
        if start < at or tag is None or tag[2] is None or within(found.comments, start):
            continue
        at = tag.end()
        found.elements.append(Element(tag[2], start, tag[3], tag.start(3), shown=True))
        if tag[2] in RAW and not tag[3].endswith("/"):
            at = _raw(text, found, tag.end())
    return found


def _comments(text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        end = len(text) if end < 0 else end + 3
        spans.append((start, end))
        start = text.find("<!--", end)
    return spans


@cache
def _tags_of(wanted: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"<(?:{'|'.join(sorted(map(re.escape, RAW | wanted)))})(?![\\w.:-])")


def within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of some spans, which are in order and do not overlap."""
    number = bisect_right(spans, (at, sys.maxsize)) - 1
    return number >= 0 and spans[number][0] <= at < spans[number][1]


class _Hiding:
    """What constant conditions hide, by the elements that are open."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans
        self.stack: list[tuple[str, int]] = []
        self.open_tags: dict[str, int] = {}
        self.depth = 0

    def open(self, tag: str, start: int, end: int, *, is_alone: bool, never: bool) -> None:
        if is_alone or tag in RAW:
            if never and not self.depth:
                self.spans.append((start, end))
            return
        self.stack.append((tag, start if never else -1))
        self.open_tags[tag] = self.open_tags.get(tag, 0) + 1
        self.depth += never

    def close(self, tag: str, end: int) -> None:
        if self.open_tags.get(tag):
            while self._pop(end) != tag:
                pass

    def finish(self, end: int) -> None:
        while self.stack:
            self._pop(end)

    def _pop(self, end: int) -> str:
        tag, start = self.stack.pop()
        self.open_tags[tag] -= 1
        if start >= 0:
            self.depth -= 1
            if not self.depth:
                self.spans.append((start, end))
        return tag


def _raw(text: str, found: Markup, start: int) -> int:
    """The block behind the last element; where it ends."""
    element = found.elements[-1]
    close = re.compile(rf"</{re.escape(element.tag)}\s*>").search(text, start)
    end, after = (close.start(), close.end()) if close else (len(text), len(text))
    found.raws.append(Raw(element, start, end))
    return after


def _value(written: str | None) -> str:
    if written is None:
        return ""
    return written[1:-1] if written[0] in "\"'" else written
