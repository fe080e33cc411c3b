"""Block structure indented by two spaces a level; what hangs on a line moves with it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, NamedTuple

from rubric.source.document import Mapping, Sequence
from rubric.source.edit_text import comments, indent_of, line_end, line_start, next_line, scalar_events

_STEP = 2
_DASH = re.compile(r"-[ \t]*")


class _Token(NamedTuple):
    """A key or dash of block style: where it stands, its column and the one that it gets."""

    start: int
    old: int
    new: int


def reindented(text: str, root: Any) -> str:
    """A text with its block structure indented by two spaces a level."""
    tokens: dict[int, list[_Token]] = {}
    for token in sorted(_tokens(text, root)):
        tokens.setdefault(line_start(text, token.start), []).append(token)
    held = _Held(text, root)
    made: list[str] = []
    open_: list[_Token] = []
    waiting: list[tuple[int, str]] = []
    at, delta = 0, 0
    while at < len(text):
        line, after = text[at : line_end(text, at)], next_line(text, at)
        ending = text[at + len(line) : after]
        here = tokens.get(at)
        if here and not line[: here[0].old].strip():
            made += [" " * _comment_column(column, open_, here[0]) + rest for column, rest in waiting]
            waiting = []
            for token in here:
                open_ = [*(one for one in open_ if one.old < token.old), token]
            delta = here[-1].new - here[-1].old
            made.append(_line_of(text, here, line, at) + ending)
        elif at in held.comments:
            waiting.append((indent_of(line), line.lstrip(" ") + ending))
        elif waiting and not line.strip():
            waiting.append((0, ending))
        else:
            made += [" " * _comment_column(column, open_, None) + rest for column, rest in waiting]
            waiting = []
            made.append(held.moved(at, line, delta) + ending)
        at = after
    made += [" " * _comment_column(column, open_, None) + rest for column, rest in waiting]
    return "".join(made)


def _tokens(text: str, root: Any) -> list[_Token]:
    found: list[_Token] = []
    todo: list[tuple[Any, int]] = [(root, 0)]
    while todo:
        node, column = todo.pop()
        if node.start.flow_style:
            continue
        if isinstance(node, Mapping):
            for key, (_, key_event, _) in node.marks.items():
                mark = key_event.start_mark
                found.append(_Token(mark.index, mark.column, column))
                if isinstance(node[key], Mapping | Sequence):
                    todo.append((node[key], column + _STEP))
        else:
            for item, mark in zip(node, node.marks, strict=True):
                found.append(_dash(text, node, mark, column))
                if isinstance(item, Mapping | Sequence):
                    todo.append((item, column + _STEP))
    return found


def _dash(text: str, node: Sequence, mark: Any, column: int) -> _Token:
    """The dash of an item, which has no mark of its own: in the list's column, on the item's line or above it."""
    old = node.start.start_mark.column
    index = mark.start_mark.index - (mark.start_mark.column - old)
    while index > old and not text.startswith("-", index):
        index = line_start(text, line_start(text, index) - 1) + old
    return _Token(index, old, column)


def _line_of(text: str, here: list[_Token], line: str, at: int) -> str:
    """A line that starts with dashes or a key, each in its column."""
    made = " " * here[0].new
    for token, following in pairwise(here):
        made += text[token.start : following.start].rstrip(" \t").ljust(following.new - token.new)
    rest = line[here[-1].start - at :]
    dash = _DASH.match(rest)
    return made + ("- " + rest[dash.end() :] if dash and rest[dash.end() :] and rest[1:2] in (" ", "\t") else rest)


def _comment_column(column: int, open_: list[_Token], following: _Token | None) -> int:
    """The column of a comment line: with the item below it, else with what it was aligned with above."""
    if following is not None and following.old == column:
        return following.new
    if not open_ or column == 0:
        return 0
    for token in open_:
        if token.old == column:
            return token.new
    if column > open_[-1].old:
        return max(open_[-1].new, column + open_[-1].new - open_[-1].old)
    return next((token.new for token in reversed(open_) if token.old <= column), 0)


class _Held:
    """Lines that hang on others: parts of texts and of brackets, which move; and comment lines."""

    def __init__(self, text: str, root: Any) -> None:
        self.text = text
        brackets = _brackets(root)
        self.comments = set[int]()
        for start, _ in comments(text, root):
            begin = line_start(text, start)
            if not text[begin:start].strip() and not any(low < start < high for low, high in brackets):
                self.comments.add(begin)
        self.blocks = [
            (next_line(text, event.start_mark.index), event.end_mark.index)
            for event in scalar_events(root)
            if event.style in ("|", ">")
        ]

    def moved(self, at: int, line: str, delta: int) -> str:
        """A line that goes with the one it hangs on."""
        if not delta:
            return line
        if not line.strip(" "):
            return (
                line if not self._in_block(at) else " " * max(0, len(line) + delta) if self._is_text(at, line) else ""
            )
        return " " * max(0, indent_of(line) + delta) + line.lstrip(" ")

    def _in_block(self, at: int) -> bool:
        return any(low <= at < high for low, high in self.blocks)

    def _is_text(self, at: int, line: str) -> bool:
        """Whether spaces alone reach into the text of a block."""
        low, high = next((low, high) for low, high in self.blocks if low <= at < high)
        indents = [indent_of(one) for one in self.text[low:high].splitlines() if one.strip()]
        return bool(indents) and len(line) > indents[0]


def _brackets(root: Any) -> list[tuple[int, int]]:
    found, todo = [], [root]
    while todo:
        node = todo.pop()
        if node.start.flow_style:
            found.append((node.start.start_mark.index, node.end.end_mark.index))
        else:
            parts = node.values() if isinstance(node, Mapping) else node
            todo += [one for one in parts if isinstance(one, Mapping | Sequence)]
    return found
