"""The documents that a result rests on, told so that a reader can look them up."""

from __future__ import annotations

from collections.abc import Iterable

from rubric.model.reference import SourceView
from rubric.report.blocks import Entries, Entry
from rubric.report.wording import Words


def origin(source: SourceView, words: Words) -> str:
    """Who a document is by, and of which day; empty where neither is known."""
    if source.by is None or source.date is None:
        return words.of(source.by) or source.date or ""
    return words("source_origin", by=words.of(source.by), date=source.date)


def sources_list(sources: Iterable[SourceView], words: Words) -> Entries:
    """A line for each document, with its address and with what is to be known of it."""
    return Entries(tuple(_line(one, words) for one in sources))


def titled(source: SourceView, words: Words) -> str:
    """The title of a document, and who it is by and when."""
    by = origin(source, words)
    return words.of(source.title) + (words("because", text=by) if by else "")


def _line(source: SourceView, words: Words) -> Entry:
    notes = (Entry("", words.of(source.note), quiet=True),) if source.note is not None else ()
    return Entry("·", titled(source, words), notes, address=source.url or "")
