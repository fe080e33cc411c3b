"""YAML text to plain data in one pass over libyaml's events, with the position of every key and value.

Mappings and lists are subclasses of ``dict`` and ``list`` that remember where their parts stand. Keys are always
text; plain scalars follow the YAML 1.2 core schema, numbers with a fraction become ``Decimal`` and keep their digits.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain, islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from rubric.model.base import shown
from rubric.model.finding import Edit, Finding, Place
from rubric.source import rules
from rubric.source.syntax import Lines, quoted

MAX_DEPTH = 64
MAX_NODES = 500_000
_ENDS = (MappingEndEvent, SequenceEndEvent)

_FIRST_OF_OTHERS = frozenset(("", *"0123456789+-.~nNtTfF"))  # what may start a plain scalar that is no text
_INT = re.compile(r"[-+]?[0-9]{1,400}")
_RADIX = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,10})?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None} | {
    word: word[0] in "tT" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_WORDS_NUMBERS = {
    sign + dot: Decimal(sign + "Infinity") for sign in ("", "-", "+") for dot in (".inf", ".Inf", ".INF")
} | dict.fromkeys((".nan", ".NaN", ".NAN"), Decimal("NaN"))


class Document:
    """One file's text and the name it goes by in messages."""

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Keep both."""
        self.name = name
        self.text = text

    def place(self, event: Any) -> Place:
        """The range of an event."""
        start, end = event.start_mark, event.end_mark
        return Place(self.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class Mapping(dict[str, Any]):
    """A mapping; ``marks`` holds (document, key event, value event) of each key."""

    __slots__ = ("document", "end", "marks", "start")

    document: Document
    start: Any
    end: Any
    marks: dict[str, tuple[Document, Any, Any]]

    def key_place(self, key: str) -> Place:
        """Where a key stands."""
        document, event, _ = self.marks[key]
        return document.place(event)

    def value_place(self, key: str) -> Place:
        """Where a key's value starts."""
        document, _, event = self.marks[key]
        return document.place(event)


class Sequence(list[Any]):
    """A list; ``marks`` holds the event of each item."""

    __slots__ = ("document", "end", "marks", "start")

    document: Document
    start: Any
    end: Any
    marks: list[Any]

    def item_place(self, index: int) -> Place:
        """Where an item starts."""
        return self.document.place(self.marks[index])


def scalar(text: str) -> Any:
    """A plain scalar by the YAML 1.2 core schema: None, bool, int, Decimal or text."""
    if text[:1] not in _FIRST_OF_OTHERS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    if _RADIX.fullmatch(text):
        return int(text, 0)
    return _WORDS_NUMBERS.get(text, text)


def parse(text: str, name: str) -> tuple[Any, list[Finding]]:
    """Read one YAML document.

    Args:
        text: the file's text, without a byte order mark.
        name: how messages call the file.

    Returns:
        The data (None when nothing could be read) and what is wrong, in the order of the file. What is refused but
        harmless to read on (a duplicate key, a tag) is reported and the rest is still read.
    """
    builder = _Builder(Document(name, text))
    with without_gc():
        return builder.run(), builder.findings


@contextmanager
def without_gc() -> Iterator[None]:
    """Reading makes many objects and no circles: looking for circles among them meanwhile is time lost."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _events(text: str) -> Callable[[], Any]:
    """What gives a text's next event; where PyYAML was built without libyaml it is slower, with the same events."""
    return yaml.CSafeLoader(text).get_event if yaml.__with_libyaml__ else yaml.SafeLoader(text).get_event


def _too_deep_for_libyaml(error: yaml.YAMLError) -> int:
    """Where libyaml, which looks ahead, gave up on nesting: what is before it can be read again; 0 for other errors."""
    at = getattr(error, "problem_mark", None)
    return at.index if at is not None and "nesting depth" in str(error) else 0


class _StopError(Exception):
    """Reading on makes no sense."""


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def run(self) -> Any:
        try:
            return self._build()
        except _StopError:
            return None
        except yaml.YAMLError as error:
            if deepest := _too_deep_for_libyaml(error):
                self.document = Document(self.document.name, self.document.text[:deepest])
                return self.run()
            from rubric.source.syntax_explain import explain_syntax_error

            self.findings += explain_syntax_error(error, self.document.text, self.document.name)
            return None

    def _build(self) -> Any:
        root: Any = None
        documents = 0
        self.ended = 0  # mappings and lists
        self._next = self._events()
        while type(event := self._next()) is not StreamEndEvent:
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(rules.SECOND_DOCUMENT, event, self._without_mark(event))
            elif kind is ScalarEvent:
                root = self._scalar(event)
            elif kind is not StreamStartEvent and kind is not DocumentEndEvent:
                root = self._started(event, 0)
                self._fill(root, 1)
        return root

    def _events(self) -> Callable[[], Any]:
        """What gives the text's next event; as many as there may be nodes need no counting."""
        next_event = _events(self.document.text)
        return chain(islice(iter(next_event, None), MAX_NODES), self._counted(next_event)).__next__

    def _counted(self, next_event: Callable[[], Any]) -> Iterator[Any]:
        nodes = MAX_NODES - self.ended
        while True:
            event = next_event()
            nodes += 1
            if nodes > MAX_NODES:
                self._stop(rules.TOO_MANY_NODES, event, limit=MAX_NODES)
            yield event
            nodes -= type(event) in _ENDS

    def _scalar(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        text = event.value
        is_text = event.style or text[:1] not in _FIRST_OF_OTHERS or not event.implicit[0]
        return text if is_text else scalar(text)

    def _started(self, event: Any, depth: int) -> Mapping | Sequence | None:
        """The container that an event starts, still empty; None for a reference, which is refused."""
        if type(event) is AliasEvent:
            self.findings.append(rules.REFERENCE_USED.at(self.document.place(event), name=shown(event.anchor)))
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if depth >= MAX_DEPTH:
            self._stop(rules.TOO_DEEP, event, limit=MAX_DEPTH)
        if type(event) is MappingStartEvent:
            mapping = Mapping()
            mapping.document, mapping.start, mapping.marks = self.document, event, {}
            return mapping
        sequence = Sequence()
        sequence.document, sequence.start, sequence.marks = self.document, event, []
        return sequence

    def _fill(self, container: Mapping | Sequence | None, depth: int) -> None:
        """Read the parts of a container that was started."""
        if type(container) is Mapping:
            self._fill_mapping(container, depth)
        elif type(container) is Sequence:
            self._fill_sequence(container, depth)

    def _fill_mapping(self, mapping: Mapping, depth: int) -> None:
        document, marks, next_event = self.document, mapping.marks, self._next
        while type(key := next_event()) is ScalarEvent:
            if key.anchor is not None or key.tag is not None:
                self._refuse(key)
            event = next_event()
            is_scalar = type(event) is ScalarEvent
            value = self._scalar(event) if is_scalar else self._started(event, depth)
            name = key.value
            if name in marks or name == "<<":
                self._bad_key(mapping, key, event, value)
            else:
                mapping[name] = value
                marks[name] = (document, key, event)
            if not is_scalar:
                self._fill(value, depth + 1)
        if type(key) is not MappingEndEvent:
            self._started(key, depth)
            self._stop(rules.KEY_NOT_TEXT, key)
        mapping.end = key
        self.ended += 1

    def _fill_sequence(self, sequence: Sequence, depth: int) -> None:
        next_event = self._next
        while type(event := next_event()) is not SequenceEndEvent:
            is_scalar = type(event) is ScalarEvent
            value = self._scalar(event) if is_scalar else self._started(event, depth)
            sequence.append(value)
            sequence.marks.append(event)
            if not is_scalar:
                self._fill(value, depth + 1)
        sequence.end = event
        self.ended += 1

    def _bad_key(self, parent: Mapping, key: Any, event: Any, value: Any) -> None:
        """A key that is there already, or one that looks like a merge key: in quotes it is a key like any other."""
        name = key.value
        if name in parent.marks:
            first = parent.key_place(name)
            self.findings.append(
                rules.DUPLICATE_KEY.at(self.document.place(key), (first,), key=shown(name), line=first.line)
            )
        elif key.style:
            parent[name], parent.marks[name] = value, (self.document, key, event)
        else:
            self.findings.append(rules.MERGE_KEY.at(self.document.place(key)))

    def _refuse(self, event: Any) -> None:
        place = self.document.place(event)
        if event.anchor is not None:
            self.findings.append(rules.REFERENCE_DEFINED.at(place, name=shown(event.anchor)))
        if event.tag is not None:
            written = self.document.text[event.start_mark.index : event.end_mark.index]
            # `! important` is no tag that anybody meant.
            is_text = written.startswith("! ") and type(event) is ScalarEvent and not event.style
            edits = (Edit(place, quoted(written)),) if is_text else ()
            self.findings.append(rules.TAG_USED.at(place, edits=edits, tag=shown(event.tag)))

    def _without_mark(self, event: Any) -> tuple[Edit, ...]:
        """What removes a ``---`` that nothing follows."""
        lines = Lines(self.document.text, self.document.name)
        line = event.start_mark.line
        if lines.after(line) is not None or lines[line].strip() != "---":
            return ()
        return (
            lines.edit(lines.starts[line], lines.starts[line + 1] if line + 1 < len(lines) else lines.ends[line], ""),
        )

    def _stop(self, rule: Any, event: Any, edits: tuple[Edit, ...] = (), **args: object) -> None:
        self.findings.append(rule.at(self.document.place(event), edits=edits, **args))
        raise _StopError
