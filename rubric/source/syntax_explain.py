"""The YAML parser's errors in the words of somebody who does not know YAML's inner workings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import yaml
from yaml.events import ScalarEvent

from rubric.model.finding import Finding, Rule
from rubric.source import rules, syntax_rules, syntax_rules_width
from rubric.source.syntax import Lines
from rubric.source.syntax_brackets import wide_brackets
from rubric.source.syntax_slips import (
    EQUALS,
    LINE_SLIPS,
    ODD_INDENT_OF_KEY,
    TAB_BETWEEN,
    WIDE_COLON_AFTER_WORD,
    Slip,
)
from rubric.source.syntax_slips_flow import FLOW_SLIPS, WIDE_CLOSING_QUOTE, WIDE_QUOTE
from rubric.source.syntax_stops import STOPS, Stop, colon_in_text

_MOST = 200

# Every slip of writing, by its code.
SLIPS: Mapping[str, Rule] = {
    value.code: value
    for module in (syntax_rules, syntax_rules_width)
    for value in vars(module).values()
    if isinstance(value, Rule)
}
SLIP_CODES = frozenset({*SLIPS, rules.SYNTAX.code})

# (what the parser's message holds, zh, en, help zh, help en), where no slip was recognised; first match wins
_KNOWN: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里的冒号让人看不懂",
        "the colon here cannot be understood",
        "上一行的冒号后面要空一格；文字里有冒号加空格时给整个值加引号；同级的键要左边对齐",
        "put a space after the colon on the line before; quote a text that holds ': '; align keys of one level",
    ),
    (
        "cannot start any token",
        "不能用这个字符开头",
        "nothing can start with this character",
        "给整个值加引号",
        "quote the whole value",
    ),
    (
        "',' or",
        "括号开了没有关，或者少了逗号",
        "a bracket is not closed, or a comma is missing",
        "补上右括号或逗号；文字以 [ 或 {{ 开头时加引号",
        "add the closing bracket or the comma; quote a text that starts with [ or {{",
    ),
    (
        "special characters are not allowed",
        "这里有一个不可见的字符",
        "there is an invisible character here",
        "删掉它",
        "delete it",
    ),
    (
        "",
        "这一行和上下文接不上",
        "this line does not fit what is before it",
        "同级的键左边对齐；文字以引号、括号或其他符号开头时给整个值加引号",
        "align keys of one level; quote the whole value when it starts with a quote, a bracket or another sign",
    ),
)


def explain_syntax_error(error: Any, text: str, name: str) -> list[Finding]:
    """The findings for an exception of the YAML parser: the one that stopped it first.

    Args:
        error: a ``yaml.YAMLError``, with or without marks.
        text: what was parsed.
        name: how messages call the file.
    """
    lines = Lines(text, name)
    stop = _stop_of(error, lines)
    first = next(_causes(stop), None)
    if first is None:
        return [_fallback(stop)]
    return [first, *_others(stop, first)]


# The words of PyYAML's own parser, which stands in where there is no libyaml, in those of libyaml
_IN_C = (
    ("expected ',' or", "did not find expected ',' or"),
    ("sequence entries are not allowed", "block sequence entries are not allowed"),
    ("expected a comment or a line break", "did not find expected comment or line break"),
    ("expected chomping or indentation", "did not find expected comment or line break"),
    ("expected '<document start>'", "did not find expected <document start>"),
    ("expected the node content", "did not find expected node content"),
    ("expected alphabetic or numeric", "did not find expected alphabetic or numeric character"),
)


def _problem(error: Any) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    if problem.startswith("expected <block end>"):
        in_list = "collection" in str(getattr(error, "context", None))
        return "did not find expected '-' indicator" if in_list else "did not find expected key"
    return next((ours for theirs, ours in _IN_C if problem.startswith(theirs)), problem)


def _stop_of(error: Any, lines: Lines) -> Stop:
    problem = _problem(error)
    context: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or context
    at = (
        lines.index(mark.line, mark.column) if mark is not None else min(getattr(error, "position", 0), len(lines.text))
    )
    opened = lines.index(context.line, context.column) if context is not None else None
    return Stop(lines, problem, str(getattr(error, "context", None) or ""), at, opened, tuple(_long_quotes(lines)))


def _long_quotes(lines: Lines) -> Iterator[tuple[int, int]]:
    """The quoted texts of several lines up to where the parser stops."""
    loader: Any = yaml.CSafeLoader(lines.text) if yaml.__with_libyaml__ else yaml.SafeLoader(lines.text)
    try:
        while (event := loader.get_event()) is not None:
            start, end = event.start_mark, event.end_mark
            if type(event) is ScalarEvent and end.line > start.line and event.style in ("'", '"'):
                yield lines.index(start.line, start.column), lines.index(end.line, end.column)
    except yaml.YAMLError:
        return


def _causes(stop: Stop) -> Iterator[Finding]:
    """What may have stopped the parser, the most likely first."""
    in_brackets, in_quotes = "flow" in stop.context, "quoted scalar" in stop.context
    if in_quotes:
        yield from _near(stop, (WIDE_CLOSING_QUOTE,))
    else:
        yield from wide_brackets(stop)
    if in_brackets:
        yield from _near(stop, FLOW_SLIPS)
    elif "mapping values" in stop.problem:
        yield from _near(stop, (WIDE_QUOTE,))
        yield from _in_line(stop, stop.number, LINE_SLIPS)
        yield from colon_in_text(stop)
    if not in_brackets and not in_quotes:
        yield from _near(stop, LINE_SLIPS)
        yield from _odd_indent_above(stop)
    for words, matchers in STOPS:
        if words in stop.problem:
            if matchers[-1].__name__ == "missing_colon" or "mapping values" in words:
                yield from _near(stop, (EQUALS, WIDE_COLON_AFTER_WORD))
            for matcher in matchers:
                yield from matcher(stop)
            return


def _near(stop: Stop, slips: tuple[Slip, ...]) -> Iterator[Finding]:
    for number in stop.near:
        yield from _in_line(stop, number, slips)


def _in_line(stop: Stop, number: int, slips: tuple[Slip, ...]) -> Iterator[Finding]:
    for slip in slips:
        yield from slip.in_line(stop.lines, number)


def _odd_indent_above(stop: Stop) -> Iterator[Finding]:
    """A key that only looks indented: what belongs to it fits, and the parser stops far below at its next sibling."""
    inside = _quoted_lines(stop)
    for number in reversed(stop.lines.structure):
        if number < stop.number and number not in inside:
            yield from ODD_INDENT_OF_KEY.in_line(stop.lines, number)


def _quoted_lines(stop: Stop) -> set[int]:
    """The lines that are inside quotes from their start."""
    return {
        number
        for start, end in stop.quotes
        for number in range(stop.lines.number_at(start) + 1, stop.lines.number_at(end) + 1)
    }


def _others(stop: Stop, first: Finding) -> Iterator[Finding]:
    """The same slip elsewhere in the file: who makes it once makes it again."""
    slips = [one for one in LINE_SLIPS if one.rule.code == first.code and one is not TAB_BETWEEN]
    inside = _quoted_lines(stop)
    found = (
        one
        for number in (stop.lines.structure if slips else ())
        if number not in inside or number in stop.near
        for slip in slips
        for one in slip.in_line(stop.lines, number)
        if one.place != first.place
    )
    return islice(found, _MOST)


def _fallback(stop: Stop) -> Finding:
    place = stop.lines.place(stop.at, stop.at)
    place = place._replace(end_column=place.column + 1)
    _, zh, en, help_zh, help_en = next(one for one in _KNOWN if one[0] in stop.problem)
    return rules.SYNTAX.at(place, hint_zh=zh, hint_en=en, help_zh=help_zh, help_en=help_en, problem=stop.problem)
