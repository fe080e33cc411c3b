"""YAML text to plain data in one pass over libyaml's events, with the position of every key and value."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from rubric.model.finding import Edit, Finding
from rubric.source import rules
from rubric.source.document import MAX_DEPTH, MAX_NODES, Document, Mapping, Sequence, events, scalar_of
from rubric.source.plain import OddError, PlainReader
from rubric.source.syntax import Lines, quoted

_ENDS = (MappingEndEvent, SequenceEndEvent)


def parse(text: str, name: str, *, quick: bool = False) -> tuple[Any, list[Finding]]:
    """Read one YAML document.

    Args:
        text: the file's text, without a byte order mark.
        name: how messages call the file.
        quick: positions will probably not be asked for; where they are, the text is read a second time.

    Returns:
        The data (None when nothing could be read) and what is wrong, in the order of the file. What is refused but
        harmless to read on (a duplicate key, a tag) is reported and the rest is still read.
    """
    with without_gc():
        if quick:
            try:
                return PlainReader(Document(name, text, _containers_of)).root(), []
            except (OddError, StopIteration, yaml.YAMLError):
                pass  # it is told below
        builder = _Builder(Document(name, text))
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


def _containers_of(document: Document) -> list[Mapping | Sequence]:
    """All mappings and lists of a document in the order in which they start, with their marks."""
    builder = _Builder(document)
    with without_gc():
        builder.run()
    return builder.containers


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
        self.containers: list[Mapping | Sequence] = []

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
        next_event = events(self.document.text)
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
        return scalar_of(event)

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
            self.containers.append(mapping)
            return mapping
        sequence = Sequence()
        sequence.document, sequence.start, sequence.marks = self.document, event, []
        self.containers.append(sequence)
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
