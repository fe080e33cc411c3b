"""Settings that an API function is given: ``withShareTicket: true``."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.lookup import Lookup
from rubric.evidence.script import is_field
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

_OFF = frozenset({"false", "null", "undefined", "0", "!1"})


def find(occurrence: Occurrence, lookup: Lookup) -> Iterator[Sighting]:
    """A key of an object whose value is not off."""
    signals = lookup.arguments.get(occurrence.name, ())
    pair = occurrence.node.parent
    if not signals or pair is None or pair.type != "pair" or not is_field(pair, "key", occurrence.node):
        return
    value = pair.child_by_field_name("value")
    if value is None or occurrence.script.source(value) in _OFF:
        return
    yield from (Sighting(signal, occurrence.at, Reason.ARGUMENT) for signal in signals)
