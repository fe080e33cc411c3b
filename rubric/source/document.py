"""Plain data of a YAML text that knows where it stands.

Mappings and lists are subclasses of ``dict`` and ``list`` that remember where their parts stand, or find it out when
they are asked. Keys are always text; plain scalars follow the YAML 1.2 core schema, numbers with a fraction become
``Decimal`` and keep their digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml

from rubric.model.finding import Place

MAX_DEPTH = 64
MAX_NODES = 500_000
ReadAgain = Callable[["Document"], "list[Mapping | Sequence]"]

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

    __slots__ = ("_marks", "_read_again", "name", "text")

    def __init__(self, name: str, text: str, read_again: ReadAgain | None = None) -> None:
        """Keep what is given.

        Args:
            name: of the file.
            text: of the file.
            read_again: reads the text with marks, where it was read without.
        """
        self.name = name
        self.text = text
        self._read_again = read_again
        self._marks: list[tuple[Any, Any, Any]] = []

    def marks_of(self, number: int) -> tuple[Any, Any, Any]:
        """The marks of a mapping or list that was read without, where it starts and where it ends.

        Args:
            number: of the mapping or list, in the order in which they start.
        """
        if not self._marks and self._read_again is not None:
            self._marks = [(one.marks, one.start, one.end) for one in self._read_again(self)]
        return self._marks[number]

    def place(self, event: Any) -> Place:
        """The range of an event."""
        start, end = event.start_mark, event.end_mark
        return Place(self.name, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Marked:
    """What has marks, and gets them from its document when they are asked for."""

    __slots__ = ()

    document: Document
    number: int

    def __getattr__(self, name: str) -> Any:
        """Marks that nobody has asked for."""
        if name not in ("marks", "start", "end"):
            raise AttributeError(name)
        for slot, value in zip(("marks", "start", "end"), self.document.marks_of(self.number), strict=True):
            setattr(self, slot, value)
        return getattr(self, name)


class Mapping(_Marked, dict[str, Any]):
    """A mapping; ``marks`` holds (document, key event, value event) of each key."""

    __slots__ = ("document", "end", "marks", "number", "start")

    document: Document
    number: int
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


class Sequence(_Marked, list[Any]):
    """A list; ``marks`` holds the event of each item."""

    __slots__ = ("document", "end", "marks", "number", "start")

    document: Document
    number: int
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


def scalar_of(event: Any) -> Any:
    """The value of a scalar's event: in quotes and blocks it is a text."""
    text = event.value
    is_text = event.style or text[:1] not in _FIRST_OF_OTHERS or not event.implicit[0]
    return text if is_text else scalar(text)


def events(text: str) -> Callable[[], Any]:
    """What gives a text's next event; where PyYAML was built without libyaml it is slower, with the same events."""
    return yaml.CSafeLoader(text).get_event if yaml.__with_libyaml__ else yaml.SafeLoader(text).get_event
