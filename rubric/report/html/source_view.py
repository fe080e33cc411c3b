"""The documents that a result rests on, as the foot of the page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rubric.model.reference import SourceView
from rubric.report.html.bilingual import Both, Tongues
from rubric.report.sources import titled


class SourceLine(NamedTuple):
    """A document: its id, its title with who it is by and when, its address and a note."""

    id: str
    text: Both
    address: str
    note: Both


def source_lines(sources: Mapping[str, SourceView], say: Tongues) -> tuple[SourceLine, ...]:
    """A line for each document, in both languages."""
    return tuple(_line(id_, one, say) for id_, one in sources.items())


def _line(id_: str, source: SourceView, say: Tongues) -> SourceLine:
    return SourceLine(id_, say.each(lambda words: titled(source, words)), source.url or "", say.of(source.note))
