"""Built-in components: ``<live-player>``, ``<official-account>``; in JSX ``<LivePlayer>``."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.lookup import Lookup
from rubric.evidence.markup import Element
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason


def find(element: Element, lookup: Lookup) -> Iterator[Sighting]:
    """A tag that is a signal by itself."""
    yield from (Sighting(id_, element.at, Reason.ELEMENT) for id_ in lookup.tags.get(element.tag, ()))


def find_jsx(occurrence: Occurrence, lookup: Lookup) -> Iterator[Sighting]:
    """The same for an element of JSX."""
    above = occurrence.node.parent
    if above is not None and above.type in ("jsx_opening_element", "jsx_self_closing_element"):
        signals = lookup.tags.get(kebab(occurrence.name), ())
        yield from (Sighting(id_, occurrence.at, Reason.ELEMENT) for id_ in signals)


def kebab(name: str) -> str:
    """``LivePlayer`` as ``live-player``."""
    return "".join(
        f"-{char.lower()}" if char.isupper() and number else char.lower() for number, char in enumerate(name)
    )
