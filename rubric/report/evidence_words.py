"""A piece of evidence in words: where it is from, where in it, and how old it was when somebody looked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rubric.model.days import days_between
from rubric.model.reference import SourceView
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Evidence
from rubric.report.sources import origin
from rubric.report.wording import Words


def source_of(card: Scorecard, piece: Evidence) -> SourceView | None:
    """The source that a piece of evidence names; None where it names none that is known."""
    return card.sheet.sources.get(piece.source or "")


def source_title(card: Scorecard, piece: Evidence, words: Words) -> str:
    """The title of the source, else its id; empty where the evidence names none."""
    source = source_of(card, piece)
    return words.of(source.title) if source else piece.source or ""


class Part(NamedTuple):
    """Something that a piece of evidence says, and the address that it names, which may be anything.

    Where it is the source, ``source`` is its id and ``origin`` by whom and of which day it is.
    """

    text: str
    address: str = ""
    origin: str = ""
    source: str = ""


def evidence_text(card: Scorecard, piece: Evidence, words: Words) -> str:
    """Everything that a piece of evidence says."""
    return words.listed([part.text for part in evidence_parts(card, piece, words)])


def evidence_parts(card: Scorecard, piece: Evidence, words: Words) -> list[Part]:
    """The same in its parts."""
    return [part for part in _parts(card, piece, words) if part.text]


def _parts(card: Scorecard, piece: Evidence, words: Words) -> Iterator[Part]:
    source = source_of(card, piece)
    if source is not None:
        yield Part(words.of(source.title), source.url or "", origin(source, words), piece.source or "")
    else:
        yield Part(piece.source or "")
    yield Part(piece.at or "")
    yield Part(piece.url or "", piece.url or "")
    if piece.file:
        yield Part(words("evidence_file", text=piece.file if piece.line is None else f"{piece.file}:{piece.line}"))
    if piece.screenshot:
        yield Part(words("evidence_screenshot", text=piece.screenshot), piece.screenshot)
    if piece.signal:
        strength = words("because", text=words(f"strength_{piece.strength}")) if piece.strength else ""
        yield Part(words("evidence_signal", text=piece.signal) + strength)
    if piece.date:
        yield Part(_date(piece.date, days_between(piece.date, card.sheet.observed), words))
    yield Part(words.of(piece.note))


def _date(written: str, age: int | None, words: Words) -> str:
    if not age:
        return words("evidence_date", text=written)
    return words("evidence_older" if age > 0 else "evidence_newer", text=written, days=abs(age))
