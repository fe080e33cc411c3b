"""The YAML parser's errors in the words of somebody who does not know YAML's inner workings."""

from __future__ import annotations

import re
from typing import Any

from rubric.model.finding import Finding, Place
from rubric.source import rules

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")

# (what the parser's message holds, zh, en, help zh, help en), first match wins
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
        "不能用这个字符开头（缩进要用空格，不能用 Tab）",
        "nothing can start with this character (indent with spaces, not tabs)",
        "Tab 换成空格；文字以 @ ` % 开头时加引号",
        "replace tabs by spaces; quote a text that starts with @ ` or %",
    ),
    (
        "found unexpected end of stream",
        "引号开了没有关",
        "a quote is opened and not closed",
        "补上右引号",
        "add the closing quote",
    ),
    (
        "did not find expected ',' or",
        "括号开了没有关，或者少了逗号",
        "a bracket is not closed, or a comma is missing",
        "补上右括号或逗号；文字以 [ 或 { 开头时加引号",
        "add the closing bracket or the comma; quote a text that starts with [ or {",
    ),
    (
        "did not find expected '-' indicator",
        "列表里的这一行少了“- ”",
        'this line of a list has no "- "',
        "前面加“- ”，或者再缩进两格",
        'put "- " before it, or indent it by two more spaces',
    ),
    (
        "could not find expected ':'",
        "少了冒号（要用半角冒号，后面空一格）",
        "a colon is missing (an ASCII one, with a space after it)",
        "写成 键: 值",
        "write key: value",
    ),
    (
        "found unknown escape character",
        "双引号里的反斜线写法不认识",
        "unknown \\ sequence inside double quotes",
        "有反斜线的文字用单引号",
        "use single quotes for a text with backslashes",
    ),
    (
        "did not find expected key",
        "这一行和上下文接不上",
        "this line does not fit what is before it",
        "同级的键左边对齐；文字以引号或括号开头时给整个值加引号",
        "align keys of one level; when a text starts with a quote or a bracket, quote the whole value",
    ),
)


def explain_syntax_error(error: Any, text: str, name: str) -> Finding:
    """The finding for an exception of the YAML parser.

    Args:
        error: a ``yaml.YAMLError``, with or without marks.
        text: what was parsed.
        name: how messages call the file.
    """
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in problem or "',' or" in problem:
        mark = getattr(error, "context_mark", None) or mark
    place = _clip(mark, text, name) if mark else _at_index(getattr(error, "position", 0), text, name)
    for known, zh, en, help_zh, help_en in _KNOWN:
        if known in problem:
            return rules.SYNTAX.at(place, hint_zh=zh, hint_en=en, help_zh=help_zh, help_en=help_en)
    return rules.SYNTAX.at(place, hint_zh=problem, hint_en=problem, help_zh="", help_en="")


def _clip(mark: Any, text: str, name: str) -> Place:
    lines = LINE_BREAK.split(text)
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line])) if mark.line < len(lines) else len(lines[line])
    return Place(name, line + 1, column + 1, line + 1, column + 2)


def _at_index(index: int, text: str, name: str) -> Place:
    before = LINE_BREAK.split(text[:index])
    return Place(name, len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
