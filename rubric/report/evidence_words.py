"""A piece of evidence in words: where it is from, where in it, and how old it was when somebody looked."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.days import days_between
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Evidence
from rubric.report.wording import Words


def source_title(card: Scorecard, piece: Evidence, words: Words) -> str:
    """The title of the source, else its id; empty where the evidence names none."""
    return words.of(card.sheet.sources.get(piece.source or "")) or piece.source or ""


def evidence_text(card: Scorecard, piece: Evidence, words: Words) -> str:
    """Everything that a piece of evidence says."""
    return words.listed([part for part in _parts(card, piece, words) if part])


def _parts(card: Scorecard, piece: Evidence, words: Words) -> Iterator[str]:
    yield source_title(card, piece, words)
    yield piece.at or ""
    yield piece.url or ""
    if piece.file:
        yield words("evidence_file", text=piece.file if piece.line is None else f"{piece.file}:{piece.line}")
    if piece.screenshot:
        yield words("evidence_screenshot", text=piece.screenshot)
    if piece.signal:
        strength = words("because", text=words(f"strength_{piece.strength}")) if piece.strength else ""
        yield words("evidence_signal", text=piece.signal) + strength
    if piece.date:
        yield _date(piece.date, days_between(piece.date, card.sheet.observed), words)
    yield words.of(piece.note)


def _date(written: str, age: int | None, words: Words) -> str:
    if not age:
        return words("evidence_date", text=written)
    return words("evidence_older" if age > 0 else "evidence_newer", text=written, days=abs(age))
