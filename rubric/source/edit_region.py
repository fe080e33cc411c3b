"""What belongs to an item in a text: its lines and its own comments, not its neighbours'."""

from __future__ import annotations

import re
from typing import Any

from rubric.source.document import Mapping, Sequence
from rubric.source.edit_text import after_colon, content_end, indent_of, line_end, line_start, next_line

_RULED = re.compile(r"#\s*[-=*─—═]{3,}")
_SENTENCE = re.compile(r"[。；;：:.!?！？，,]")
_SHORT = 40

Region = tuple[int, int]


def block_region(text: str, parent: Any, key: Any, *, keep_comments: bool = False) -> Region | None:
    """The whole lines of an item of a block mapping or list; None when it shares a line with something else.

    Comment lines directly above it, at its indentation, are its own, unless they head several items: a ruled line, or
    one short label above an item whose neighbour below has no comment.
    """
    event = parent.marks[key][1] if isinstance(parent, Mapping) else parent.marks[key]
    begin = line_start(text, event.start_mark.index)
    column = parent.start.start_mark.column if isinstance(parent, Sequence) else event.start_mark.column
    before = text[begin : event.start_mark.index]
    dash = isinstance(parent, Sequence) and indent_of(text[begin:]) == column and before.strip() == "-"
    if before.strip() and not dash:
        return None
    end = _with_deeper_comments(text, next_line(text, _end(text, parent, key)), column)
    start = begin if keep_comments else _lead(text, begin, end, column)
    return _without_double_blank(text, start, end)


def first_of_item(parent: Mapping, key: str) -> Region | None:
    """The first key of a mapping that starts on the line of a dash, up to the next key."""
    names = list(parent.marks)
    if names[0] != key or len(names) == 1:
        return None
    return parent.marks[key][1].start_mark.index, parent.marks[names[1]][1].start_mark.index


def flow_region(text: str, parent: Any, key: Any, *, has_comments: Any) -> Region:
    """An entry between brackets with one of its commas."""
    keys = list(parent.marks) if isinstance(parent, Mapping) else list(range(len(parent)))
    number = keys.index(key)
    start = _start(parent, key)
    end = _end(text, parent, key)
    if number + 1 < len(keys):
        after = _start(parent, keys[number + 1])
        if not has_comments((start, after)):
            return start, after
    elif number > 0:
        before = _end(text, parent, keys[number - 1])
        if not has_comments((before, end)):
            return before, end
    comma = re.compile(r"\s*,").match(text, end)
    return start, comma.end() if comma else end


def _start(parent: Any, key: Any) -> int:
    mark = parent.marks[key][1] if isinstance(parent, Mapping) else parent.marks[key]
    return int(mark.start_mark.index)


def _end(text: str, parent: Any, key: Any) -> int:
    if isinstance(parent, Mapping):
        _, key_event, event = parent.marks[key]
        return max(content_end(text, parent[key], event), after_colon(text, key_event))
    return content_end(text, parent[key], parent.marks[key])


def _with_deeper_comments(text: str, end: int, column: int) -> int:
    """The end moved past comment lines that are indented further than the item."""
    at = end
    while at < len(text):
        line = text[at : line_end(text, at)]
        if line.lstrip().startswith("#") and indent_of(line) > column:
            end = next_line(text, at)
        elif line.strip():
            break
        at = next_line(text, at)
    return end


def _lead(text: str, begin: int, end: int, column: int) -> int:
    start, lines = begin, list[str]()
    while start > 0:
        above = _line_above(text, start)
        line = text[above : line_end(text, above)]
        if not line.lstrip().startswith("#") or indent_of(line) != column:
            break
        start = above
        lines.append(line.strip())
    return begin if _is_heading(lines, text[end : line_end(text, end)], column) else start


def _is_heading(lines: list[str], below: str, column: int) -> bool:
    if any(_RULED.match(line) for line in lines):
        return True
    if len(lines) != 1 or len(lines[0]) > _SHORT or _SENTENCE.search(lines[0]):
        return False
    return bool(below.strip()) and not below.lstrip().startswith("#") and indent_of(below) == column


def _line_above(text: str, start: int) -> int:
    return line_start(text, start - (2 if text[:start].endswith("\r\n") else 1))


def _without_double_blank(text: str, start: int, end: int) -> Region:
    """Also the blank lines that would be left over: two in a row, or one at the end of the file."""
    if end >= len(text):
        while start > 0 and not text[(above := _line_above(text, start)) : start].strip():
            start = above
        return start, end
    if start == 0 or not text[_line_above(text, start) : start].strip():
        while end < len(text) and not text[end : line_end(text, end)].strip():
            end = next_line(text, end)
    return start, end
