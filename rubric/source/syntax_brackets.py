"""Brackets of which some were typed full-width: those that pair up once they are read as plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.model.finding import Finding
from rubric.source import syntax_rules_width as width
from rubric.source.syntax_stops import Stop

_PLAIN = {"［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}"}
_CLOSERS = {"[": "]", "{": "}"}
# Quotes at the start of a value, comments, brackets
_TOKEN = re.compile(
    r"""(?<![^\s\[{,:［【｛])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<!\S)\#[^\n]*|(?P<sign>[\[\]{}［］【】｛｝])"""
)
_VALUE_STARTS = ("", ":", ",", "-", "\n", *"[{［【｛")
_OPENERS = frozenset("［【｛")
_MOST_LINES = 40


class _Sign(NamedTuple):
    """A bracket: its index, what it is as a plain one, and whether it was typed full-width."""

    at: int
    plain: str
    wide: bool


def wide_brackets(stop: Stop) -> Iterator[Finding]:
    """Full-width brackets in the lines near a stop, or in the lines of the bracket that it lies in."""
    for first, last in _units(stop):
        start, end = stop.lines.starts[first], stop.lines.ends[last]
        signs = _signs(stop.lines.text, start, end)
        wide = [sign for sign in signs if sign.wide]
        if not wide or not _pair_up(signs):
            continue
        if _pair_up([sign for sign in signs if not sign.wide]) and not wide[0].at <= stop.at <= wide[-1].at + 1:
            continue  # they are part of a text, and something else is wrong
        yield from _told(stop, wide)
        return


def _units(stop: Stop) -> Iterator[tuple[int, int]]:
    """Lines that may hold whole brackets: one, or all from where a bracket opens."""
    yield from ((number, number) for number in stop.near)
    opening = [stop.lines.number_at(stop.opened)] if stop.opened is not None and "flow" in stop.context else []
    opening += [number for number in stop.near if not _OPENERS.isdisjoint(stop.lines[number])]
    for first in dict.fromkeys(opening):
        yield from ((first, last) for last in range(first + 1, min(first + _MOST_LINES, len(stop.lines))))


def _signs(text: str, start: int, end: int) -> list[_Sign]:
    """The brackets of a part of a text that are not inside a quoted or plain text."""
    found, inside = [], 0
    for match in _TOKEN.finditer(text, start, end):
        sign, at = match["sign"], match.start()
        if sign is None:
            continue
        plain, wide = _PLAIN.get(sign, sign), sign in _PLAIN
        if wide and plain in _CLOSERS and (inside or text[start:at].rstrip(" ")[-1:] not in _VALUE_STARTS):
            inside += 1
        elif wide and inside:
            inside -= 1
        else:
            found.append(_Sign(at, plain, wide))
    return found


def _pair_up(signs: Sequence[_Sign]) -> bool:
    wanted: list[str] = []
    for sign in signs:
        if sign.plain in _CLOSERS:
            wanted.append(_CLOSERS[sign.plain])
        elif not wanted or wanted.pop() != sign.plain:
            return False
    return not wanted


def _told(stop: Stop, wide: Sequence[_Sign]) -> Iterator[Finding]:
    """One finding for each line, which mends all of it."""
    lines = stop.lines
    for number in dict.fromkeys(lines.number_at(sign.at) for sign in wide):
        here = [sign for sign in wide if lines.number_at(sign.at) == number]
        edits = tuple(lines.edit(sign.at, sign.at + 1, sign.plain) for sign in here)
        at = here[0].at
        yield width.FULL_WIDTH_BRACKET.at(lines.place(at, at + 1), edits=edits, sign=lines.text[at])
