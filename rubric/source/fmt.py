"""``rubric fmt``: the same file with uniform white space; data and comments stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from rubric.source.document import Mapping, Sequence
from rubric.source.edit_change import canonical
from rubric.source.edit_text import (
    Splice,
    after_colon,
    comments,
    content_end,
    line_break,
    line_end,
    line_start,
    next_line,
    scalar_events,
    spliced,
)
from rubric.source.fmt_indent import reindented
from rubric.source.parse import parse

_ROUNDS = 8
_WHITE = re.compile(r"\s+")


def formatted(text: str) -> str:
    """A text with uniform white space; what cannot be made so without a change to data or comments stays.

    Args:
        text: YAML that is understood, without byte order mark.
    """
    for _ in range(_ROUNDS):
        before = text
        for stage in _STAGES:
            root, findings = parse(text, "")
            if findings:
                return text
            after = stage(text, root)
            text = after if _is_same(text, root, after) else text
        if text == before:
            break
    return text


def _is_same(old: str, root: Any, new: str) -> bool:
    if new == old:
        return True
    again, findings = parse(new, "")
    return (
        not findings
        and canonical(root) == canonical(again)
        and _comment_texts(old, root) == _comment_texts(new, again)
        and _WHITE.sub("", old) == _WHITE.sub("", new)
    )


def _comment_texts(text: str, root: Any) -> list[str]:
    return [text[start:end].rstrip() for start, end in comments(text, root)]


def _spaced(text: str, root: Any) -> str:
    """One space after colons and commas, none inside brackets, two before a comment behind something."""
    splices = {(start, end): new for start, end, new in _gaps(text, root) if text[start:end] != new}
    return spliced(text, (Splice(start, end, new) for (start, end), new in splices.items()))


def _gaps(text: str, root: Any) -> Iterator[Splice]:
    todo = [root]
    while todo:
        node = todo.pop()
        todo += [one for one in (node.values() if isinstance(node, Mapping) else node) if isinstance(one, dict | list)]
        if isinstance(node, Mapping):
            yield from _after_keys(text, node)
        if node.start.flow_style:
            yield from _in_brackets(text, node)
    for start, _ in comments(text, root):
        begin = start
        while begin > 0 and text[begin - 1] in " \t":
            begin -= 1
        if begin > line_start(text, start) and ("\t" in text[begin:start] or start - begin < len("  ")):
            yield Splice(begin, start, "  ")


def _after_keys(text: str, node: Mapping) -> Iterator[Splice]:
    for key, (_, key_event, event) in node.marks.items():
        end, colon = key_event.end_mark.index, after_colon(text, key_event)
        start = event.start_mark.index
        if colon == end:
            continue
        yield Splice(end, colon, ":")
        if isinstance(node[key], dict | list) or start < event.end_mark.index:
            gap = text[colon:start]
            if not gap.strip(" \t"):
                yield Splice(colon, start, " ")


def _in_brackets(text: str, node: Mapping | Sequence) -> Iterator[Splice]:
    opening, closing = node.start.start_mark.index + 1, node.end.end_mark.index - 1
    at, first = opening, True
    for start, end in _entries(text, node):
        gap = text[at:start]
        if gap.strip(" \t") in ("", ","):
            yield Splice(at, start, "" if first else ", ")
        elif (comma := re.match(r"[ \t]+,", gap)) is not None:
            yield Splice(at, at + comma.end(), ",")
        at, first = end, False
    if not text[at:closing].strip(" \t"):
        yield Splice(at, closing, "")


def _entries(text: str, node: Mapping | Sequence) -> Iterator[tuple[int, int]]:
    if isinstance(node, Mapping):
        for key, (_, key_event, event) in node.marks.items():
            end = max(content_end(text, node[key], event) if node[key] is not None else 0, after_colon(text, key_event))
            if node[key] is None:
                end = max(end, _null_end(event))
            yield key_event.start_mark.index, end
    else:
        for item, event in zip(node, node.marks, strict=True):
            yield event.start_mark.index, content_end(text, item, event)


def _null_end(event: Any) -> int:
    """The end of a written null; an empty value has none."""
    start, end = event.start_mark.index, event.end_mark.index
    return int(end) if end > start else 0


def _lines(text: str, root: Any) -> str:
    """No spaces at line ends, at most one blank line in a row, none at the ends of the file, a final line break."""
    held = sorted(_held(text, root))
    kept: list[tuple[str, str, bool]] = []
    at, number = 0, 0
    while at < len(text):
        end, after = line_end(text, at), next_line(text, at)
        while number < len(held) and held[number][1] <= end:
            number += 1
        inside = number < len(held) and held[number][0] <= end
        line = text[at:end] if inside else text[at:end].rstrip(" \t")
        if inside or line or (kept and (kept[-1][0] or kept[-1][2])):
            kept.append((line, text[end:after], inside))
        at = after
    while kept and not kept[-1][0] and not kept[-1][2]:
        kept.pop()
    if kept and not kept[-1][1]:
        kept[-1] = (kept[-1][0], line_break(text), kept[-1][2])
    return "".join(line + ending for line, ending, _ in kept)


def _held(text: str, root: Any) -> Iterator[tuple[int, int]]:
    """Where line ends belong to texts."""
    for event in scalar_events(root):
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            head = line_end(text, start)
            if "+" not in text[start:head].partition("#")[0]:
                end = start + len(text[start:end].rstrip(" \t\r\n")) + 1
            yield next_line(text, start), end
        elif end > line_end(text, start):
            yield start, end


_STAGES: tuple[Callable[[str, Any], str], ...] = (_spaced, reindented, _lines)
