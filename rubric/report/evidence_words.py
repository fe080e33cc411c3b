"""A piece of evidence in words: where it is from, where in it, and how old it was when somebody looked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rubric.model.days import days_between
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Evidence
from rubric.report.wording import Words


def source_title(card: Scorecard, piece: Evidence, words: Words) -> str:
    """The title of the source, else its id; empty where the evidence names none."""
    return words.of(card.sheet.sources.get(piece.source or "")) or piece.source or ""


class Part(NamedTuple):
    """Something that a piece of evidence says, and the address that it names, which may be anything."""

    text: str
    address: str = ""


def evidence_text(card: Scorecard, piece: Evidence, words: Words) -> str:
    """Everything that a piece of evidence says."""
    return words.listed([part.text for part in evidence_parts(card, piece, words)])


def evidence_parts(card: Scorecard, piece: Evidence, words: Words) -> list[Part]:
    """The same in its parts."""
    return [part for part in _parts(card, piece, words) if part.text]


def _parts(card: Scorecard, piece: Evidence, words: Words) -> Iterator[Part]:
    yield Part(source_title(card, piece, words))
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
