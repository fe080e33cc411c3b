"""Slips that a regular expression recognises: in a line, or in the text of one key or value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rubric.model.base import shown
from rubric.model.finding import Finding, Rule
from rubric.source import syntax_rules as rules
from rubric.source import syntax_rules_width as width
from rubric.source.syntax import ODD, Lines
from rubric.source.syntax_layout import can_stand, is_among_plain, is_one_step_in

# No person slips in a line as long as this, and patterns take their time over it.
_LONGEST = 4000

PLAIN_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
KEY = rf"""(?P<key>{PLAIN_KEY}|[0-9]{{1,3}}|"[^"\\]*"|'[^']*')"""
_LEAD = r"^[ ]*(?:-[ ]+)*"
_IDEOGRAPHIC_STEP = re.compile(r"(?:^|[\r\n])\u3000(?=[^\s])")

_NAMES = {
    "\u3000": ("全角空格", "an ideographic space"),
    "\u00a0": ("不换行空格", "a no-break space"),
    "\ufeff": ("零宽空格", "a zero-width space"),
    "\u200b": ("零宽空格", "a zero-width space"),
}


class Hit(NamedTuple):
    """Where a slip was recognised.

    Attributes:
        match: its groups ``at`` and those to replace.
        base: the index in the text at which the matched string starts.
        lines: the text.
    """

    match: re.Match[str]
    base: int
    lines: Lines

    @property
    def at(self) -> str:
        """What is pointed at."""
        return self.match["at"]

    @property
    def number(self) -> int:
        """The number of the line."""
        return self.lines.number_at(self.base + self.match.start("at"))


Replace = Callable[[Hit], str]


class Slip(NamedTuple):
    """A slip: the rule, what it looks like, what its groups become, what fills the wording."""

    rule: Rule
    pattern: re.Pattern[str]
    edits: Mapping[str, Replace]
    args: Callable[[Hit], dict[str, Any]] = lambda _: {}

    def hits(self, lines: Lines, start: int, end: int) -> Iterator[Finding]:
        """The findings in a part of the text, which the pattern sees as a string of its own."""
        if end - start > _LONGEST:
            return
        for match in self.pattern.finditer(lines.text[start:end]):
            hit = Hit(match, start, lines)
            spans = {group: match.span(group) for group in self.edits if match[group] is not None}
            edits = tuple(
                lines.edit(start + first, start + last, new)
                for group, (first, last) in spans.items()
                if (new := self.edits[group](hit)) != match[group]
            )
            first, last = match.span("at")
            args = {name: shown(value) for name, value in self.args(hit).items()}
            yield self.rule.at(lines.place(start + first, start + last), (), edits, **args)

    def in_line(self, lines: Lines, number: int) -> list[Finding]:
        """The findings in a line."""
        return list(self.hits(lines, lines.starts[number], lines.ends[number]))


def key_of(hit: Hit) -> dict[str, Any]:
    """The key, for the wording."""
    return {"key": hit.match["key"].strip("\"'")}


def sign_of(hit: Hit) -> dict[str, Any]:
    """The sign that is pointed at, for the wording."""
    return {"sign": hit.at.strip()}


def space_of(hit: Hit) -> dict[str, Any]:
    """The name of a space, for the wording."""
    char = next(one for one in hit.at if one not in " \t")
    zh, en = _NAMES.get(char, ("特殊空格", "a special space"))
    return {"zh": zh, "en": en, "code": f"U+{ord(char):04X}"}


def const(text: str) -> Replace:
    """A replacement by always the same."""
    return lambda _: text


def ascii_colon(hit: Hit) -> str:
    """A colon, with the spaces that were typed after it, and one at least where something follows."""
    rest = hit.match.string[hit.match.end("at") :]
    if not rest or rest[0] in "\r\n":
        return ":"
    spaces = hit.at.partition("：")[2]
    return ":" + (spaces if rest[0] == "#" and spaces.strip(" ") == "" and spaces else " ")


def _odd_indent(hit: Hit) -> str:
    """The spaces that were meant: one or two for an ideographic one, by the lines around; unchanged where both fit."""
    narrow = sum(char not in "\u200b\u200c\u200d\u2060\ufeff" for char in hit.at)
    lines, number, rest = hit.lines, hit.number, hit.lines[hit.number][hit.match.end("at") :]
    found = list(dict.fromkeys((narrow, narrow + hit.at.count("\u3000"))))
    if len(found) > 1:
        found = [spaces for spaces in found if can_stand(lines, number, " " * spaces + rest)]
    if len(found) > 1:
        found = [spaces for spaces in found if is_one_step_in(lines, number, spaces)] or found
    if len(found) > 1 and not is_among_plain(lines, number):
        # All around is indented like this: one for each level stands for two spaces.
        found = found[1:] if _IDEOGRAPHIC_STEP.search(lines.text) else found[:1]
    return " " * found[0] if len(found) == 1 else hit.at


def _tab_indent(hit: Hit) -> str:
    """One step of the file for every tab, or as many columns as editors give it where only that fits."""
    rest = hit.lines[hit.number][hit.match.end("at") :]
    found = [hit.at.replace("\t", " " * columns) for columns in (hit.lines.step, 4, 8)]
    return next((indent for indent in found if can_stand(hit.lines, hit.number, indent + rest)), found[0])


TAB = Slip(width.TAB, re.compile(r"^(?P<at>[ ]*\t[ \t]*)(?=\S)"), {"at": _tab_indent})
TAB_BETWEEN = Slip(width.TAB, re.compile(r"""^[^#"'\t]*?[:\-,](?P<at>[ ]*\t[ \t]*)(?=\S)"""), {"at": const(" ")})
BLANK = Slip(width.ODD_SPACE, re.compile(rf"^(?P<at>[ ]*[{ODD}][ {ODD}]*)$"), {"at": const("")}, space_of)
ODD_INDENT = Slip(
    width.ODD_SPACE, re.compile(rf"^(?P<at>[ ]*[{ODD}][ {ODD}]*)(?=[^\s{ODD}])"), {"at": _odd_indent}, space_of
)
ODD_INDENT_OF_KEY = ODD_INDENT._replace(
    pattern=re.compile(rf"^(?P<at>[ ]*[{ODD}][ {ODD}]*)(?=(?:-[ ]+)*(?:{KEY}[ ]*:(?:[ ]|$)|-[ ]))")
)
ODD_BETWEEN = Slip(
    width.ODD_SPACE,
    re.compile(rf"{_LEAD}(?:-|{KEY}[ ]*:|-[ ]+{KEY.replace('<key', '<key2')}[ ]*:)(?P<at>[ ]*[{ODD}][ {ODD}]*)"),
    {"at": const(" ")},
    space_of,
)
WIDE_COLON = Slip(
    width.FULL_WIDTH_COLON, re.compile(rf"{_LEAD}{KEY}(?P<at>[ ]*：[ {ODD}]*)(?!：)"), {"at": ascii_colon}, key_of
)
SMART_DASH = Slip(
    width.SMART_DASH, re.compile(r"^[ ]*(?P<at>[–—−－•●▪·∙‐‑])(?P<gap>[ ]*)(?=[^\s–—－])"),
    {"at": const("-"), "gap": const(" ")}, sign_of,
)  # fmt: skip
SPACE_AFTER_DASH = Slip(rules.SPACE_AFTER_DASH, re.compile(r"^[ ]*(?P<at>-)(?=[^\s\-0-9.])"), {"at": const("- ")})
SPACE_AFTER_COLON = Slip(
    rules.SPACE_AFTER_COLON,
    re.compile(rf"{_LEAD}(?P<key>{PLAIN_KEY}|[0-9](?=:[^0-9]))(?P<at>[ ]?:)(?=[^\s:/])"),
    {"at": const(": ")},
    key_of,
)
# `a = 1`
EQUALS = Slip(
    rules.MISSING_COLON,
    re.compile(rf"{_LEAD}(?P<key>{PLAIN_KEY})(?P<at>[ ]*[=＝][ ]*)(?=[^\s=])"),
    {"at": const(": ")},
)
# 标题：首屏: only where nothing else explains the line
WIDE_COLON_AFTER_WORD = Slip(
    width.FULL_WIDTH_COLON,
    re.compile(r"""^[ ]*(?:-[ ]+)*(?P<key>[^\s：:#"'\[\]{},，。]{1,20})(?P<at>[ ]*：[ ]*)"""),
    {"at": ascii_colon},
    key_of,
)

# Slips of whole lines; the ones that a person makes all through a file.
LINE_SLIPS = (
    TAB, TAB_BETWEEN, BLANK, ODD_INDENT, ODD_BETWEEN, WIDE_COLON, SMART_DASH, SPACE_AFTER_DASH, SPACE_AFTER_COLON,
)  # fmt: skip
