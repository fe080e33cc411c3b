"""What becomes of the sheets of several observers when they are merged: the record that ``sheet merge`` prints."""

from __future__ import annotations

from typing import Literal

from rubric.model.base import Model
from rubric.model.text import Text


class Stand(Model):
    """What one observer says: a value as sheets write it, or that the question does not apply; with the anchor."""

    observer: str
    value: str
    text: Text | None = None
    because: Text | None = None


class Disagreement(Model):
    """A question that observers answer differently; it stays open until a person settles it."""

    id: str
    title: Text
    stands: tuple[Stand, ...]


class Consensus(Model):
    """Several sheets as one: what all agree on, what one alone saw, and what is left open."""

    schema_version: Literal[1] = 1
    kind: Literal["consensus"] = "consensus"
    program: str
    observers: tuple[str, ...]
    agreed: tuple[str, ...]
    single: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    differing: tuple[str, ...] = ()
