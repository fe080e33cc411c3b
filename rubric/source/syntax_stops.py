"""What made the YAML parser stop, where it takes more than a pattern to see: brackets, quotes, indentation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rubric.model.base import shown
from rubric.model.finding import Edit, Finding
from rubric.source import syntax_rules as rules
from rubric.source.syntax import Lines, quoted
from rubric.source.syntax_layout import levels_at
from rubric.source.syntax_slips_flow import WIDE_CLOSING_QUOTE

_HEAD = re.compile(r"""^[ ]*(?:-[ ]+)*(?:(?:[A-Za-z0-9_.\-]+|"[^"]*"|'[^']*')[ ]*:[ ]+)?""")
_COMMENT = re.compile(r"[ \t]+#.*$")
_KEY_LINE = re.compile(r"^[ ]*(?:-[ ]|[A-Za-z0-9_][A-Za-z0-9_-]*[ ]*:(?:[ ]|$))")
_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\})[ ]*""")
_CLOSER = {"[": "]", "{": "}"}
_NEXT_KEY = re.compile(r",[ ]*[A-Za-z0-9_]+:[ ]")
# Keys that have a list below them
_LISTS = re.compile(r"[ ]*(?:-[ ]+)*(?:all|any|none|of|bands|examples|evidence|conflict):[ ]*(?:[ ]#.*)?$")
_SIGNS = "@`%*&!|>?"


@dataclass(frozen=True)
class Stop:
    """Where and why the parser stopped.

    Attributes:
        lines: the text.
        problem: the parser's words.
        context: its words about what it was reading.
        at: the index of the character it stumbled over.
        opened: the index where it began to read what it could not finish.
        quotes: the ranges of the quoted texts of several lines that it had read by then.
    """

    lines: Lines
    problem: str
    context: str
    at: int
    opened: int | None
    quotes: tuple[tuple[int, int], ...] = ()

    @cached_property
    def number(self) -> int:
        """The line it stumbled over."""
        return self.lines.number_at(self.at)

    @property
    def column(self) -> int:
        """The column of that, from 0."""
        return self.at - self.lines.starts[self.number]

    @cached_property
    def near(self) -> tuple[int, ...]:
        """The lines that a mistake may be on, most likely first."""
        found: list[int | None] = [self.number, self.lines.before(self.number)]
        if self.opened is not None and "block" not in self.context:
            opened = self.lines.number_at(self.opened)
            within = range(opened, min(self.number, opened + 20) + 1)
            found = [opened, *found] if "simple key" in self.context else [*within, *found]
            if "simple key" in self.context:
                found.append(self.lines.before(opened))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def value(self, number: int) -> tuple[int, int]:
        """The range of a line's value, without key, comment and space."""
        line = self.lines[number]
        head = _HEAD.match(line)
        start = head.end() if head else 0
        end = len(_COMMENT.sub("", line[start:]).rstrip()) + start
        return self.lines.starts[number] + start, self.lines.starts[number] + end

    def to_quote(self, start: int, end: int, fixed: str = "") -> tuple[str, tuple[Edit, ...]]:
        """A range's text in quotes, and the edit that puts it there."""
        fixed = fixed or quoted(self.lines.text[start:end])
        return fixed, (self.lines.edit(start, end, fixed),)


def colon_in_text(stop: Stop) -> Iterator[Finding]:
    """``name: Hema: a market``."""
    start, end = stop.value(stop.number)
    text = stop.lines.text[start:end]
    has_key = start > stop.lines.starts[stop.number] + stop.lines.indent(stop.number)
    if has_key and start < stop.at < end and text[:1] not in "\"'[{" and stop.lines.text[stop.at] == ":":
        fixed, edits = stop.to_quote(start, end)
        yield rules.COLON_IN_TEXT.at(stop.lines.place(stop.at, stop.at + 1), edits=edits, fixed=shown(fixed))


def after_closing(stop: Stop) -> Iterator[Finding]:
    """``[draft] title``, ``"x" and y``, ``'it's'``, ``"x",``."""
    start, end = stop.value(stop.number)
    text = stop.lines.text[start:end]
    closed = _CLOSED.match(text)
    if not closed or closed.end() == len(text) or not start + len(closed[0].rstrip()) <= stop.at <= end:
        return
    rest = text[closed.end() :]
    place = stop.lines.place(start + closed.end(), end)
    if rest.strip("，,。.;；、]}") == "":
        cut = stop.lines.edit(start + len(closed[0].rstrip()), end, "")
        yield rules.TEXT_AFTER_CLOSING.at(place, edits=(cut,), rest=shown(rest), fixed=shown(quoted(text)))
        return
    inner = text[1:-1]
    whole = (
        text[0] not in "\"'" or text[-1] != text[0] or (closed[0].endswith(" ") and not closed[0][:-2].endswith(" "))
    )
    fixed, edits = stop.to_quote(start, end, quoted(text if whole else inner))
    yield rules.TEXT_AFTER_CLOSING.at(place, edits=edits, rest=shown(rest), fixed=shown(fixed))


def starts_with_sign(stop: Stop) -> Iterator[Finding]:
    """``@x``, ``50%`` turned round, ``*x*``, ``> 3 s``."""
    start = stop.opened if stop.opened is not None and "document" not in stop.context else stop.at
    text, number = stop.lines.text, stop.lines.number_at(start)
    if text[start : start + 1] not in _SIGNS or not text[start : start + 1]:
        return
    _, end = stop.value(number)
    before = text[stop.lines.starts[number] : start]
    if before.count("{") > before.count("}") or before.count("[") > before.count("]"):
        rest = re.split(r"[ ]*[,}\]]", text[start:end], maxsplit=1)[0]
        end = start + len(rest)
    fixed, edits = stop.to_quote(start, max(start + 1, end))
    place = stop.lines.place(start, start + 1)
    yield rules.STARTS_WITH_SIGN.at(place, edits=edits if before.strip() else (), sign=text[start], fixed=shown(fixed))


def unclosed_quote(stop: Stop) -> Iterator[Finding]:
    """A quote that runs to the end of the file, or to the next quote somewhere below."""
    opened = stop.opened if "quoted scalar" in stop.context else _swallowing(stop)
    if opened is None or stop.lines.text[opened : opened + 1] not in ('"', "'"):
        return
    number, sign = stop.lines.number_at(opened), stop.lines.text[opened]
    closed_wide = WIDE_CLOSING_QUOTE.in_line(stop.lines, number) if sign == '"' else []
    if closed_wide:
        yield from closed_wide
        return
    end = _end_of_quoted(stop, number, opened)
    after = stop.lines.after(number)
    sure = sign not in stop.lines.text[opened + 1 : end] and "\\" not in stop.lines.text[opened:end]
    sure = sure and (after is None or _KEY_LINE.match(stop.lines[after]) is not None)
    edits = (stop.lines.edit(end, end, sign),) if sure and end > opened + 1 else ()
    yield rules.UNCLOSED_QUOTE.at(stop.lines.place(opened, opened + 1), edits=edits, sign=sign)


def _end_of_quoted(stop: Stop, number: int, opened: int) -> int:
    """Where a text whose quote was never closed ends in its line; at its start when the brackets leave that open."""
    text = stop.lines.text
    _, end = stop.value(number)
    outside: list[str] = []
    for char in re.sub(r""""[^"]*"|'[^']*'""", "", text[stop.lines.starts[number] : opened]):
        if char in _CLOSER:
            outside.append(_CLOSER[char])
        elif outside and char == outside[-1]:
            outside.pop()
    for closer in outside:
        end -= len(text[opened:end]) - len(text[opened:end].rstrip())
        if text[end - 1] != closer:
            return opened
        end -= 1
    return opened if outside and _NEXT_KEY.search(text, opened, end) else end


def _swallowing(stop: Stop) -> int | None:
    """The opening of a quote that took in lines which look like keys, and closed on the line of the stop."""
    for start, end in stop.quotes:
        first, last = stop.lines.number_at(start), stop.lines.number_at(end)
        inside = range(first + 1, last + 1)
        if last in stop.near and any(_KEY_LINE.match(stop.lines[one]) for one in inside):
            return start
    return None


def bracket(stop: Stop) -> Iterator[Finding]:
    """A bracket that is closed by the other kind, or never."""
    text, opened = stop.lines.text, stop.opened
    sign = _CLOSER.get(text[opened : opened + 1]) if opened is not None else None
    if opened is None or sign is None:
        return
    first = stop.lines.number_at(opened)
    found = text[stop.at : stop.at + 1]
    if found in ("]", "}") and found != sign:
        place = stop.lines.place(stop.at, stop.at + 1)
        edits = (stop.lines.edit(stop.at, stop.at + 1, sign),)
        yield rules.WRONG_BRACKET.at(place, edits=edits, opened=text[opened], sign=found, closer=sign)
    elif stop.number > first or stop.at >= len(text):
        _, end = stop.value(first)
        after = stop.lines.after(first)
        line = text[opened:end]
        sure = line.count(text[opened]) == line.count(sign) + 1 and not line.rstrip().endswith(",")
        sure = sure and len(line) > 1 and (after is None or _KEY_LINE.match(stop.lines[after]) is not None)
        sure = sure and (after is None or stop.lines.indent(after) <= stop.lines.indent(first))
        closing = (stop.lines.edit(end, end, sign),) if sure else ()
        yield rules.UNCLOSED_BRACKET.at(stop.lines.place(opened, opened + 1), edits=closing, sign=sign)


def unknown_escape(stop: Stop) -> Iterator[Finding]:
    r"""``"C:\dir"``."""
    text, opened = stop.lines.text, stop.opened
    if opened is None:
        return
    inner = re.match(r'"((?:[^"\\\n\r]|\\.)*)"', text[opened:])
    start = stop.at - 1 if text[stop.at - 1 : stop.at] == "\\" else stop.at
    body = inner[1] if inner else ""
    fixed = "'" + body.replace("'", "''") + "'" if inner else "'…'"
    safe = inner is not None and '\\"' not in body and "\\\\" not in body
    edits = (stop.lines.edit(opened, opened + inner.end(), fixed),) if inner and safe else ()
    place = stop.lines.place(start, min(start + 2, len(text)))
    yield rules.UNKNOWN_ESCAPE.at(place, edits=edits, sign=text[start : start + 2], fixed=shown(fixed))


def list_item(stop: Stop) -> Iterator[Finding]:
    """A line among the items of a list that has no dash; the one before shows that a list it is."""
    lines = stop.lines
    for number in stop.near:
        indent = lines.indent(number)
        text = lines[number].lstrip(" ")
        above = (one for one in range(number - 1, -1, -1) if lines.is_content(one) and lines.indent(one) <= indent)
        item = next(above, None)
        if item is None or lines.indent(item) != indent or not lines[item].lstrip(" ").startswith("- "):
            continue
        if text.startswith("- ") or text == "-":
            continue
        start = lines.starts[number] + indent
        # A new item for sure where the one before is a word and not a key.
        sure = ":" not in lines[item] and ":" not in text
        edits = (lines.edit(start, start, "- "),) if sure else ()
        yield rules.ITEM_WITHOUT_DASH.at(
            lines.place(start, lines.ends[number]), (lines.place(lines.starts[item] + indent, lines.ends[item]),), edits
        )
        return


def list_after_key(stop: Stop) -> Iterator[Finding]:
    """``any: - flash_sale``."""
    yield rules.LIST_AFTER_KEY.at(stop.lines.place(stop.at, stop.at + 1))


def complex_key(stop: Stop) -> Iterator[Finding]:
    """``a: ? b``."""
    if stop.lines.text[stop.at : stop.at + 1] == "?":
        yield from starts_with_sign(stop)


def end_mark(stop: Stop) -> Iterator[Finding]:
    """A line of ``...``, with more to come."""
    number = stop.lines.before(stop.number)
    if number is None or stop.lines[number].rstrip() != "...":
        return
    edits = (stop.lines.edit(stop.lines.starts[number], stop.lines.starts[number + 1], ""),)
    place = stop.lines.place(stop.lines.starts[number], stop.lines.ends[number])
    yield rules.STRAY_END.at(place, edits=edits, sign="...")


def first_item(stop: Stop) -> Iterator[Finding]:
    """The first item of a list, without its dash; the lines below show that one is missing."""
    lines, item = stop.lines, stop.lines.before(stop.number)
    above = None if item is None else lines.before(item)
    if item is None or above is None or not _LISTS.match(lines[above]):
        return
    indent, further = lines.indent(item), lines.indent(stop.number) - lines.indent(item)
    if lines.indent(above) > indent or lines[item].startswith("- ", indent):
        return
    if further == 2 or (further == 0 and lines[stop.number].startswith("- ", indent)):
        start = lines.starts[item] + indent
        edits = (lines.edit(start, start, "- "),)
        yield rules.ITEM_WITHOUT_DASH.at(lines.place(start, lines.ends[item]), (), edits)


def indent(stop: Stop) -> Iterator[Finding]:
    """A line that begins where no level begins, or below a line that has a value already."""
    lines, number = stop.lines, stop.number
    other = lines.before(number)
    spaces = lines.indent(number)
    if other is None or ("key" in stop.problem and stop.column != spaces) or lines[number].strip() == "":
        return
    if spaces == lines.indent(other):
        return
    levels = levels_at(lines, other, items=lines[number].lstrip(" ").startswith("- "))
    close = [one for one in levels if abs(one - spaces) == 1]
    start = lines.starts[number]
    edits = (lines.edit(start, start + spaces, " " * close[0]),) if len(close) == 1 else ()
    also = (lines.place(lines.starts[other], lines.ends[other]),)
    args = {"line": number + 1, "spaces": spaces, "other": other + 1, "others": lines.indent(other)}
    yield rules.WRONG_INDENT.at(lines.place(start, start + max(1, spaces)), also, edits, **args)


def missing_colon(stop: Stop) -> Iterator[Finding]:
    """A line that is neither a key nor an item."""
    if stop.opened is None:
        return
    number = stop.lines.number_at(stop.opened)
    start = stop.lines.starts[number] + stop.lines.indent(number)
    yield rules.MISSING_COLON.at(stop.lines.place(start, max(start + 1, stop.lines.ends[number])))


# By what the parser says, the mistakes that it may mean; the first that is recognised is told.
STOPS: tuple[tuple[str, tuple[Callable[[Stop], Iterator[Finding]], ...]], ...] = (
    ("mapping values are not allowed", (colon_in_text, first_item, indent)),
    ("could not find expected ':'", (unclosed_quote, list_item, missing_colon)),
    ("cannot start any token", (starts_with_sign,)),
    ("unexpected non-alphabetical character", (starts_with_sign,)),
    ("alphabetic or numeric character", (starts_with_sign,)),
    ("expected comment or line break", (starts_with_sign,)),
    ("directive", (starts_with_sign,)),
    ("found unexpected end of stream", (unclosed_quote,)),
    ("found unexpected document indicator", (unclosed_quote,)),
    ("unknown escape character", (unknown_escape,)),
    ("did not find expected ',' or", (unclosed_quote, bracket)),
    ("expected '-' indicator", (unclosed_quote, list_item, indent)),
    ("block sequence entries are not allowed", (list_after_key,)),
    ("mapping keys are not allowed", (complex_key,)),
    ("expected <document start>", (end_mark, indent)),
    ("did not find expected key", (unclosed_quote, after_closing, first_item, indent)),
)
