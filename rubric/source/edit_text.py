"""A file that is to be edited: its text, its data with marks, its comments; and splices into the text."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.source import edit_rules
from rubric.source.document import Mapping, Sequence
from rubric.source.load import kind_of, top_mapping
from rubric.source.parse import parse
from rubric.source.read import MAX_BYTES, decode, read_text

_BREAKS = "\n\r\x85\u2028\u2029"
_COMMENT = re.compile(rf"#[^{_BREAKS}]*")
_SPACES = " \t"


class Splice(NamedTuple):
    """What stands between two indexes becomes a text."""

    start: int
    end: int
    text: str


class Source(NamedTuple):
    """A file as it was read.

    Attributes:
        path: where it stands.
        name: how messages call it.
        text: its text without byte order mark.
        root: its data with marks; what it extends is not in it.
        kind: ``rubric`` or ``sheet``.
        bom: whether a byte order mark comes first.
    """

    path: Path
    name: str
    text: str
    root: Mapping
    kind: str
    bom: bool = False

    @property
    def is_json(self) -> bool:
        """Whether only JSON may be written into it."""
        return self.path.suffix.lower() == ".json"

    def with_text(self, text: str) -> Source:
        """The same file with another text, its data read anew."""
        return self._replace(text=text, root=reread(text, self.path)[0])


def read_source(path: Path, name: str | None = None, *, edited: bool = True) -> Source:
    """Read a file.

    Args:
        path: the file.
        name: how messages call it.
        edited: whether it is to be edited. Where it is not, characters that JSON writes as a pair of escapes are
            read, which moves what stands behind them.

    Raises:
        InputError: it cannot be read, or its YAML is not understood to the last character.
    """
    name = name or str(path)
    text, findings = read_text(path, name)
    if findings:
        raise InputError(findings)
    data = path.read_bytes()[: MAX_BYTES + 1]
    if edited:
        text, findings = decode(data, name)
    if findings:
        raise InputError(findings)
    root, findings = top_mapping(plain_tabs(text, path), name)
    if root is None or findings:
        raise InputError(findings)
    kind = kind_of(root)
    if kind is None:
        raise InputError([edit_rules.NEITHER.at(Place(name))])
    return Source(path, name, text, root, kind, data.startswith(codecs.BOM_UTF8))


def plain_tabs(text: str, path: Path) -> str:
    """The text that the parser gets: in JSON, tabs between values are spaces."""
    return text.replace("\t", " ") if path.suffix.lower() == ".json" else text


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices done; they must not overlap."""
    parts, at = [], 0
    for start, end, new in sorted(splices):
        if not at <= start <= end <= len(text):
            raise ValueError("splices overlap")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def plain(node: Any) -> Any:
    """Data without marks, to be changed freely."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


def reread(text: str, path: Path) -> tuple[Any, bool]:
    """The data of a text, and whether it was understood to the last character."""
    root, findings = parse(plain_tabs(text, path), str(path))
    return root, not findings


def comments(text: str, root: Any) -> list[tuple[int, int]]:
    """Where the comments of a text stand, in order; what looks like one inside a text is none."""
    found, at = [], 0
    for start, end in [*spans(text, root), (len(text), len(text))]:
        found += [match.span() for match in _COMMENT.finditer(text, at, start)]
        at = end
    return found


def comment_count(text: str, root: Any) -> Counter[str]:
    """How often each comment occurs."""
    return Counter(text[start:end].rstrip() for start, end in comments(text, root))


def spans(text: str, root: Any) -> list[tuple[int, int]]:
    """Where the scalars of a text stand, in order; of a block text, its content without the head line."""
    return sorted(_span(text, event) for event in scalar_events(root))


def scalar_events(root: Any) -> Iterator[Any]:
    """The events of all keys and scalar values."""
    todo = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            for key, (_, key_event, event) in node.marks.items():
                yield key_event
                if not isinstance(node[key], Mapping | Sequence):
                    yield event
            todo += node.values()
        elif isinstance(node, Sequence):
            yield from (mark for mark, item in zip(node.marks, node, strict=True) if not isinstance(item, dict | list))
            todo += node


def _span(text: str, event: Any) -> tuple[int, int]:
    start, end = event.start_mark.index, event.end_mark.index
    if event.style in ("|", ">"):
        start = min(line_end(text, start), end)
    return start, end


def line_start(text: str, index: int) -> int:
    """The index at which the line of an index begins."""
    while index > 0 and text[index - 1] not in _BREAKS:
        index -= 1
    return index


def line_end(text: str, index: int) -> int:
    """The index of the break that ends the line of an index, or the end of the text."""
    while index < len(text) and text[index] not in _BREAKS:
        index += 1
    return index


def next_line(text: str, index: int) -> int:
    """The index at which the line after that of an index begins."""
    end = line_end(text, index)
    return min(len(text), end + (2 if text.startswith("\r\n", end) else 1))


def line_break(text: str) -> str:
    """The line break that a file uses."""
    found = re.search(r"\r\n|\n", text)
    return found.group() if found else "\n"


def indent_of(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def content_end(text: str, node: Any, event: Any) -> int:
    """The index after the last character of a value; ``event`` is its mark in its parent."""
    if isinstance(node, Mapping | Sequence):
        if node.start.flow_style:
            return int(node.end.end_mark.index)
        if isinstance(node, Mapping):
            key = next(reversed(node.marks))
            return max(content_end(text, node[key], node.marks[key][2]), after_colon(text, node.marks[key][1]))
        return content_end(text, node[-1], node.marks[-1])
    start, end = event.start_mark.index, event.end_mark.index
    return start + len(text[start:end].rstrip(" \t\r\n")) if event.style in ("|", ">") else int(end)


def after_colon(text: str, key_event: Any) -> int:
    """The index after the colon of a key, or after the key where it has none."""
    end = int(key_event.end_mark.index)
    at = end
    while at < len(text) and text[at] in _SPACES:
        at += 1
    return at + 1 if text.startswith(":", at) else end
