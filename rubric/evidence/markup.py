"""Templates taken apart: WXML, AXML, TTML, swan and Vue are no HTML, and no XML either.

One pass over the text, linear and without recursion: elements with their attributes as written (case and repeated ones
kept), comments, ``{{ }}`` in which ``<`` is no tag, and raw blocks (``<wxs>``, ``<script>``, ``<style>``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STOP = re.compile(r"<!--|<[A-Za-z]|</[A-Za-z]|\{\{")
_NAME = re.compile(r"[\w.:-]+")
_ATTRIBUTE = re.compile(r"""\s*+(?:([^\s"'<>/=][^\s"'<>/=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++))?|["'/=]++)""")
_END = re.compile(r"\s*+(/?)>")
RAW = frozenset({"wxs", "sjs", "filter", "import-sjs", "script", "style", "qs"})
_ALONE = frozenset({"import", "include", "input", "image", "img", "br", "hr"})
_NEVER = re.compile(r"\{?\{?\s*(?:false|0|!true|''|\"\")\s*\}?\}?")
_IF = ("wx:if", "a:if", "tt:if", "s-if", "qq:if", "ks:if", "v-if", "v-show")


class Attribute(NamedTuple):
    """An attribute: name as written, value without quotes, and where the name stands."""

    name: str
    value: str
    at: int


class Element(NamedTuple):
    """A start tag; ``shown`` is false inside of what a constant condition hides."""

    tag: str
    at: int
    end: int
    attributes: tuple[Attribute, ...]
    shown: bool

    def get(self, name: str) -> str:
        """The value of an attribute; empty without it."""
        return next((one.value for one in self.attributes if one.name == name), "")


class Raw(NamedTuple):
    """A block of another language: its element, and the span of what is inside."""

    element: Element
    start: int
    end: int


class Markup(NamedTuple):
    """A template taken apart; spans of comments and of what is never shown are in order."""

    elements: tuple[Element, ...]
    raws: tuple[Raw, ...]
    comments: tuple[tuple[int, int], ...]
    hidden: tuple[tuple[int, int], ...]
    depth: int


class _Open(NamedTuple):
    tag: str
    hides_from: int


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.elements: list[Element] = []
        self.raws: list[Raw] = []
        self.comments: list[tuple[int, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.stack: list[_Open] = []
        self.tags: dict[str, int] = {}
        self.hiding = 0
        self.depth = 0

    def read(self) -> Markup:
        text, at, closes = self.text, 0, True
        while match := _STOP.search(text, at):
            mark = match.group()
            if mark == "<!--":
                end = text.find("-->", match.end())
                at = len(text) if end < 0 else end + 3
                self.comments.append((match.start(), at))
            elif mark == "{{":
                end = text.find("}}", match.end()) if closes else -1
                closes = end >= 0
                at = end + 2 if closes else match.end()
            elif mark[1] == "/":
                at = self._close(match.start())
            else:
                at = self._open(match.start())
        while self.stack:
            self._pop(len(text))
        return Markup(tuple(self.elements), tuple(self.raws), tuple(self.comments), tuple(self.hidden), self.depth)

    def _open(self, start: int) -> int:
        text = self.text
        name = _NAME.match(text, start + 1)
        tag, at = (name.group(), name.end()) if name else ("", start + 1)
        attributes = []
        while not (end := _END.match(text, at)):
            match = _ATTRIBUTE.match(text, at)
            if match is None or match.end() == at:
                break
            at = match.end()
            if match[1]:
                attributes.append(Attribute(match[1], _value(match[2]), match.start(1)))
        is_closed = bool(end and end[1])
        at = end.end() if end else at
        hides = any(one.name in _IF and _NEVER.fullmatch(one.value) for one in attributes)
        element = Element(tag, start, at, tuple(attributes), not (hides or self.hiding))
        self.elements.append(element)
        if is_closed or tag in _ALONE:
            return at
        if tag in RAW:
            return self._raw(element)
        self.stack.append(_Open(tag, start if hides else -1))
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.hiding += hides
        self.depth = max(self.depth, len(self.stack))
        return at

    def _raw(self, element: Element) -> int:
        close = re.compile(rf"</{re.escape(element.tag)}\s*>").search(self.text, element.end)
        start, end = (close.start(), close.end()) if close else (len(self.text), len(self.text))
        self.raws.append(Raw(element, element.end, start))
        return end

    def _close(self, start: int) -> int:
        name = _NAME.match(self.text, start + 2)
        tag = name.group() if name else ""
        end = self.text.find(">", start)
        end = len(self.text) if end < 0 else end + 1
        if self.tags.get(tag):
            while self._pop(end) != tag:
                pass
        return end

    def _pop(self, end: int) -> str:
        tag, hides_from = self.stack.pop()
        self.tags[tag] -= 1
        if hides_from >= 0:
            self.hiding -= 1
            if not self.hiding:
                self.hidden.append((hides_from, end))
        return tag


def read_markup(text: str) -> Markup:
    """Take a template apart; whatever the text is, something comes out."""
    return _Reader(text).read()


def _value(written: str | None) -> str:
    if written is None:
        return ""
    return written[1:-1] if written[0] in "\"'" else written
