"""Splices that put a value or a key into a text, in the style of what stands there."""

from __future__ import annotations

from typing import Any

from rubric.source.document import Mapping, Sequence
from rubric.source.edit_render import STEP, WIDTH, entry_lines, flow_text, folded, key_text, moved, scalar_text
from rubric.source.edit_text import (
    Splice,
    after_colon,
    content_end,
    indent_of,
    line_break,
    line_end,
    line_start,
    next_line,
)


class Writer:
    """Makes splices into one text."""

    def __init__(self, text: str, *, as_json: bool = False) -> None:
        """Keep the text and what is written into it."""
        self.text = text
        self.as_json = as_json
        self.eol = line_break(text)

    def replace(self, parent: Any, key: Any, value: Any, style: str | None = None) -> Splice:
        """A value for the one that stands under a key of a mapping or at an index of a list.

        Args:
            parent: the mapping or list, with marks.
            key: the key or index.
            value: plain data.
            style: the quotes to write; those that stand there by default.
        """
        old = parent[key]
        event = parent.marks[key][2] if isinstance(parent, Mapping) else parent.marks[key]
        flow = bool(parent.start.flow_style)
        start, end = event.start_mark.index, content_end(self.text, old, event)
        if isinstance(old, Mapping | Sequence):
            return self._for_container(parent, key, value, start, end)
        new = self._inline(value, flow=flow, style=event.style if style is None else style)
        if start == event.end_mark.index and isinstance(parent, Mapping):
            if isinstance(value, dict | list) and not flow:
                return self._block_value(parent, key, value, after_colon(self.text, parent.marks[key][1]))
            colon = after_colon(self.text, parent.marks[key][1])
            lead = " " if self.text[colon - 1] == ":" else ": "
            return Splice(colon, colon, lead + new)
        if event.style in ("|", ">") and isinstance(value, str) and isinstance(parent, Mapping):
            lines = folded(value, parent.marks[key][1].start_mark.column + STEP)
            head = self.text[start : line_end(self.text, start)].rstrip()
            if lines and "\n" not in value and set(head) <= set(">|-+"):
                return Splice(start, end, self.eol.join([">-", *lines]))
        if isinstance(parent, Mapping) and not flow and isinstance(value, dict | list):
            return self._block_value(parent, key, value, end)
        return Splice(start, end, new)

    def insert(self, parent: Mapping, key: str, index: int, lines: list[str] | None, value: Any) -> Splice:
        """A new key for a mapping.

        Args:
            parent: the mapping, with marks.
            key: the key.
            index: how many of its keys come before it.
            lines: the item as lines of block style, at column 0; None: made from ``value``.
            value: plain data.
        """
        if parent.start.flow_style:
            return self._into_flow(parent, f"{self._key(key)}: {self._inline(value, flow=True)}", index)
        names = list(parent.marks)
        column = parent.marks[names[0]][1].start_mark.column
        made = moved(lines or entry_lines(key, value, indent=column), column)
        if index == 0:
            first = parent.marks[names[0]][1].start_mark.index
            start = line_start(self.text, first)
            if not self.text[start:first].strip():
                return self._lines_at(self._above_comments(start, column), made)
            index = 1
        before = names[index - 1]
        _, key_event, event = parent.marks[before]
        end = max(content_end(self.text, parent[before], event), after_colon(self.text, key_event))
        return self._lines_at(next_line(self.text, end), self._spaced(parent, names, index, made, column))

    def append(self, parent: Sequence, lines: list[str] | None, value: Any) -> Splice:
        """A new item at the end of a list; ``lines`` are those of a mapping at column 0."""
        if parent.start.flow_style or not parent:
            return self._into_flow(parent, flow_text(value, as_json=self.as_json), len(parent))
        column = parent.start.start_mark.column
        made = lines or [flow_text(value)]
        made = moved([f"- {made[0]}", *moved(made[1:], STEP)], column)
        end = content_end(self.text, parent[-1], parent.marks[-1])
        return self._lines_at(next_line(self.text, end), made)

    def wrap(self, parent: Mapping, key: str, name: str, value: Any) -> list[Splice]:
        """Put a value one level down, under ``name``, beside the other keys of ``value`` (plain data)."""
        old, (_, key_event, event) = parent[key], parent.marks[key]
        if not isinstance(old, Mapping) or not old:
            return [self.replace(parent, key, value)]
        keys = list(value)
        before, after = keys[: keys.index(name)], keys[keys.index(name) + 1 :]
        start, end = event.start_mark.index, content_end(self.text, old, event)
        if old.start.flow_style:
            flow = {one: f"{self._key(one)}: {self._inline(value[one], flow=True)}" for one in [*before, *after]}
            lead = "".join(flow[one] + ", " for one in before)
            tail = "".join(", " + flow[one] for one in after)
            return [Splice(start, start, f"{{{lead}{self._key(name)}: "), Splice(end, end, tail + "}")]
        column = old.start.start_mark.column
        at = next_line(self.text, after_colon(self.text, key_event))
        head = moved([*(line for one in before for line in entry_lines(one, value[one])), f"{name}:"], column)
        splices = [Splice(at, at, self.eol.join([*head, ""]))]
        line = at
        while line < end:
            if self.text[line : line_end(self.text, line)].strip():
                splices.append(Splice(line, line, " " * STEP))
            line = next_line(self.text, line)
        tail_lines = moved([line for one in after for line in entry_lines(one, value[one], indent=column)], column)
        if len(splices) > 1 and splices[1].start == at:
            splices[:2] = [Splice(at, at, splices[0].text + splices[1].text)]
        return [*splices, *([self._lines_at(line, tail_lines)] if tail_lines else [])]

    def below(self, parent: Mapping, key: str, lines: list[str]) -> Splice:
        """What stands below an empty key of a block mapping; ``lines`` start with the key's own, at column 0."""
        key_event = parent.marks[key][1]
        made = moved(lines[1:], key_event.start_mark.column)
        return self._lines_at(next_line(self.text, after_colon(self.text, key_event)), made)

    def unfold(self, parent: Mapping, key: str, value: Any) -> Splice:
        """What stands below a key of a block mapping that has held empty brackets."""
        return self._block_value(parent, key, value, content_end(self.text, parent[key], parent.marks[key][2]))

    def _for_container(self, parent: Any, key: Any, value: Any, start: int, end: int) -> Splice:
        old = parent[key]
        if old.start.flow_style or isinstance(parent, Sequence):
            return Splice(start, end, flow_text(value, as_json=self.as_json))
        return self._block_value(parent, key, value, end)

    def _block_value(self, parent: Mapping, key: str, value: Any, end: int) -> Splice:
        """What comes after the key of a block mapping, on its line or below it."""
        key_event = parent.marks[key][1]
        column = key_event.start_mark.column
        head, *below = entry_lines(key, value, indent=column)
        after = head[len(key_text(key)) + 1 :]
        return Splice(after_colon(self.text, key_event), end, self.eol.join([after, *moved(below, column)]))

    def _inline(self, value: Any, *, flow: bool, style: str | None = "") -> str:
        if isinstance(value, dict | list):
            return flow_text(value, as_json=self.as_json)
        return scalar_text(value, style=style or "", flow=flow, as_json=self.as_json)

    def _key(self, key: str) -> str:
        return key_text(key, flow=True, as_json=self.as_json)

    def _into_flow(self, parent: Mapping | Sequence, entry: str, index: int) -> Splice:
        """An entry between brackets, on a line of its own where the others are."""
        text, opening = self.text, parent.start.start_mark.index + 1
        if not parent:
            return Splice(opening, opening, entry)
        starts = [mark[1] if isinstance(mark, tuple) else mark for mark in _marks(parent)]
        if index == 0:
            at = starts[0].start_mark.index
            return Splice(at, at, f"{entry}, ")
        last: Any = list(parent.marks)[index - 1] if isinstance(parent, Mapping) else index - 1
        event = parent.marks[last][2] if isinstance(parent, Mapping) else parent.marks[last]
        end = content_end(text, parent[last], event)
        if isinstance(parent, Mapping) and parent[last] is None:
            end = max(end, after_colon(text, parent.marks[last][1])) if end == event.start_mark.index else end
        own = starts[index - 1].start_mark.index
        begin = line_start(text, own)
        alone = not text[begin:own].strip()
        long = end - line_start(text, end) + len(entry) + 4 > WIDTH and not self.as_json
        if (alone and index > 1) or (alone and self._alone_in_brackets(opening, own)) or long:
            column = starts[0].start_mark.column if not alone else own - begin
            return Splice(end, end, f",{self.eol}{' ' * column}{entry}")
        return Splice(end, end, f", {entry}")

    def _alone_in_brackets(self, opening: int, own: int) -> bool:
        return not self.text[opening : line_end(self.text, opening)].strip() and opening < own

    def _lines_at(self, at: int, lines: list[str]) -> Splice:
        if at > 0 and at == len(self.text) and self.text[at - 1] not in "\r\n":
            return Splice(at, at, self.eol + self.eol.join(lines))
        return Splice(at, at, self.eol.join([*lines, ""]))

    def _above_comments(self, start: int, column: int) -> int:
        """The start of the comment lines that stand directly above a line, at its indentation."""
        while start > 0:
            above = line_start(self.text, start - (2 if self.text[:start].endswith("\r\n") else 1))
            line = self.text[above:start]
            if not line.lstrip().startswith("#") or indent_of(line) != column:
                break
            start = above
        return start

    def _spaced(self, parent: Mapping, names: list[str], index: int, lines: list[str], column: int) -> list[str]:
        """The lines with an empty one before them, where the items of a section stand apart."""
        if len(lines) == 1 or index < len("ab") or (index < len(names) and column):
            return lines
        if not column:
            return ["", *lines]
        first = parent.marks[names[index - 2]]
        end = next_line(self.text, content_end(self.text, parent[names[index - 2]], first[2]))
        last = line_start(self.text, parent.marks[names[index - 1]][1].start_mark.index)
        gap = self.text[end:last].splitlines()
        return ["", *lines] if any(not line.strip() for line in gap) else lines


def _marks(parent: Mapping | Sequence) -> list[Any]:
    return list(parent.marks.values()) if isinstance(parent, Mapping) else list(parent.marks)
