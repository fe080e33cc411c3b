"""What stands at the end: items that are switched off, sources, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.reference import Off, Reference
from rubric.model.text import Text
from rubric.report.blocks import Block, Entries, Entry, Heading, Table
from rubric.report.guide.texts import GuideTexts

_WORDS = (
    "rubric", "dimension", "criterion", "scale", "level", "fact", "gate", "band", "edition", "sheet", "answer",
    "evidence", "weight", "coverage", "bounds", "scope", "override",
)  # fmt: skip


def switched_off(texts: GuideTexts) -> Iterator[Block]:
    """What does not count any more, and why; nothing where all counts."""
    words, rubric = texts.words, texts.guide.rubric
    items: list[tuple[str, Text, Off | None]] = [
        *((id_, node.title, node.off) for id_, node in texts.items.nodes.items()),
        *((id_, fact.title or fact.ask, fact.off) for id_, fact in rubric.facts.items()),
        *((id_, gate.title, gate.off) for id_, gate in rubric.gates.items()),
        *((band.id, band.title, band.off) for band in rubric.bands),
    ]
    lines = [
        words("guide_off_line", title=words.of(title), id=id_, text=words.of(off.because))
        for id_, title, off in items
        if off is not None
    ]
    if lines:
        yield Heading(words("guide_off"), anchor="off")
        yield Entries(tuple(Entry("·", line) for line in lines))


def sources(texts: GuideTexts) -> Iterator[Block]:
    """The documents that the rubric rests on; nothing where it names none."""
    kept = [source for source in texts.guide.rubric.references.values() if source.off is None]
    if kept:
        yield Heading(texts.words("guide_sources"), anchor="sources")
        yield Entries(tuple(_source(texts, source) for source in kept))


def _source(texts: GuideTexts, source: Reference) -> Entry:
    words = texts.words
    said = [words.of(source.title), words.of(source.by), source.date or ""]
    more = [Entry("", source.url)] if source.url else []
    more += [Entry("", words.of(source.note), quiet=True)] if source.note is not None else []
    return Entry("·", words("semicolon").join(part for part in said if part), tuple(more))


def words_table(texts: GuideTexts) -> Iterator[Block]:
    """What the words mean."""
    words = texts.words
    yield Heading(words("guide_words"), anchor="words")
    rows = tuple((words(f"guide_word_{one}"), words(f"guide_means_{one}")) for one in _WORDS)
    yield Table((words("guide_head_word"), words("guide_head_meaning")), "ll", rows)
