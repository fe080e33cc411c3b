"""YAML text to data without positions, for files in which nothing is odd; all others are read with them."""

from __future__ import annotations

from itertools import islice
from typing import Any

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from rubric.source.document import MAX_DEPTH, MAX_NODES, Document, Mapping, Sequence, events, scalar_of


class OddError(Exception):
    """There is something to tell, for which positions are needed."""


class PlainReader:
    """Reads data alone; mappings and lists find out where they stand when they are asked."""

    def __init__(self, document: Document) -> None:
        """Begin with a document."""
        self._document = document
        self._events = islice(iter(events(document.text), None), MAX_NODES)
        self._containers = 0

    def root(self) -> Any:
        """The data.

        Raises:
            OddError, StopIteration, yaml.YAMLError: it is not what a good file holds.
        """
        root: Any = None
        documents = 0
        while type(event := next(self._events)) is not StreamEndEvent:
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
            elif kind is not StreamStartEvent and kind is not DocumentEndEvent:
                root = self._value(event, 0)
        if documents > 1:
            raise OddError
        return root

    def _value(self, event: Any, depth: int) -> Any:
        if event.anchor is not None or event.tag is not None:
            raise OddError
        return scalar_of(event) if type(event) is ScalarEvent else self._container(event, depth)

    def _container(self, event: Any, depth: int) -> Mapping | Sequence:
        if depth >= MAX_DEPTH:
            raise OddError
        number = self._containers
        self._containers += 1
        if type(event) is MappingStartEvent:
            mapping = Mapping()
            mapping.document, mapping.number = self._document, number
            self._fill_mapping(mapping, depth + 1)
            return mapping
        sequence = Sequence()
        sequence.document, sequence.number = self._document, number
        self._fill_sequence(sequence, depth + 1)
        return sequence

    def _fill_mapping(self, mapping: Mapping, depth: int) -> None:
        events = self._events
        for key in events:
            if type(key) is not ScalarEvent:
                break
            name, event = key.value, next(events)
            if name in mapping or name == "<<" or key.anchor is not None or key.tag is not None:
                raise OddError
            # As in _value; most of a file goes through here, and a call would cost a twentieth of the time.
            if event.anchor is not None or event.tag is not None:
                raise OddError
            mapping[name] = scalar_of(event) if type(event) is ScalarEvent else self._container(event, depth)
        if type(key) is not MappingEndEvent:
            raise OddError

    def _fill_sequence(self, sequence: Sequence, depth: int) -> None:
        for event in self._events:
            if type(event) is SequenceEndEvent:
                break
            sequence.append(self._value(event, depth))
