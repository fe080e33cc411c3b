"""Texts by lines, the way YAML breaks them: indexes to places and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from rubric.model.finding import Edit, Place

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
# Spaces that are not the space, as a part of a pattern's set.
ODD = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"

# Lines further away have nothing to do with one another.
_FAR = 1000
_BLOCK_TEXT = re.compile(r"""(?:^|[:\-]\s+)(?:[!&]\S+\s+)*[|>][-+0-9]{0,2}\s*(?:\s#.*)?$""")


class Lines:
    """A text, its lines without their ends, and where they start."""

    def __init__(self, text: str, name: str) -> None:
        """Split a text.

        Args:
            text: of a file, without byte order mark.
            name: how messages call the file.
        """
        breaks = [match.span() for match in LINE_BREAK.finditer(text)]
        self.text = text
        self.name = name
        self.starts = [0, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(text)]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> str:
        return self.text[self.starts[number] : self.ends[number]]

    def number_at(self, index: int) -> int:
        """The number of the line, from 0, that an index of the text lies in."""
        return bisect_right(self.starts, index) - 1

    def index(self, line: int, column: int) -> int:
        """The index of a line and column, both from 0; what lies outside is moved inside."""
        number = max(0, min(line, len(self) - 1))
        return self.ends[number] if line > number else min(self.starts[number] + max(0, column), self.ends[number])

    def place(self, start: int, end: int) -> Place:
        """The place of a range."""
        first, last = self.number_at(start), self.number_at(end)
        return Place(self.name, first + 1, start - self.starts[first] + 1, last + 1, end - self.starts[last] + 1)

    def span(self, place: Place) -> tuple[int, int]:
        """The indexes of a place."""
        start = self.index(place.line - 1, place.column - 1)
        return start, max(start, self.index(place.end_line - 1, place.end_column - 1))

    def edit(self, start: int, end: int, text: str) -> Edit:
        """A replacement of a range."""
        return Edit(self.place(start, end), text)

    def indent(self, number: int) -> int:
        """By how many spaces a line is indented."""
        line = self[number]
        return len(line) - len(line.lstrip(" "))

    @cached_property
    def step(self) -> int:
        """By how many spaces the file indents; 2 where it does not say."""
        indents = {self.indent(number) for number in range(len(self)) if self.is_content(number)}
        return min((indent for indent in indents if 1 < indent <= 8), default=2)

    def is_content(self, number: int) -> bool:
        """Whether a line holds more than space and a comment; behind another space than YAML's, # starts none."""
        line = self[number]
        return not line.isspace() and line.lstrip(" \t")[:1] not in ("", "#")

    def before(self, number: int) -> int | None:
        """The nearest line with content before a line."""
        return next(
            (one for one in range(min(number, len(self)) - 1, max(-1, number - _FAR), -1) if self.is_content(one)), None
        )

    def after(self, number: int) -> int | None:
        """The nearest line with content after a line."""
        return next((one for one in range(number + 1, min(len(self), number + _FAR)) if self.is_content(one)), None)

    @cached_property
    def structure(self) -> list[int]:
        """The lines with content that are not inside a block text (``|`` or ``>``)."""
        found, inside = [], -1
        for number in range(len(self)):
            if not self.is_content(number):
                continue
            if inside >= 0 and self.indent(number) > inside:
                continue
            inside = self.indent(number) if _BLOCK_TEXT.search(self[number]) else -1
            found.append(number)
        return found


def quoted(text: str) -> str:
    """A text in quotes that YAML gives back unchanged: double ones where no character needs a backslash."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
