"""Every place of a fact or a signal: what counts, and what only looks like it, each with the reason."""

from __future__ import annotations

from rubric.model.inspection import Hit, Inspection
from rubric.report.blocks import Block, Entries, Page, Para, Title
from rubric.report.inspect_words import hit_entry
from rubric.report.wording import Words


def why_page(found: Inspection, id_: str, words: Words) -> list[Block]:
    """The page of a fact, or of a signal.

    Args:
        found: from a thorough reading.
        id_: of the fact or signal.
        words: the language.
    """
    page = Page()
    reading = found.facts.get(id_)
    signals = (id_,) if reading is None else reading.signals
    title = words.of(reading.title) if reading is not None else id_
    page.add(Title(words("inspect_why_title", title=title, id=id_) if reading is not None else title))
    if reading is not None:
        value = words("value_unknown" if reading.value is None else "value_yes" if reading.value else "value_no")
        page.add(Para(words("inspect_why_fact", value=value, because=words.of(reading.because))))
        if signals:
            page.add(Para(words("inspect_why_signals", names=words.listed(list(signals))), quiet=True))
    hits = [hit for hit in found.signals if hit.signal in signals and hit.root == found.main]
    counted, aside = [hit for hit in hits if hit.counted], [hit for hit in hits if not hit.counted]
    if not hits:
        page.add(Para(words("inspect_why_none")))
    page.section(words("inspect_why_counted", n=len(counted)), _entries(counted, words))
    page.section(words("inspect_why_aside", n=len(aside)), _entries(aside, words))
    return page.blocks


def _entries(hits: list[Hit], words: Words) -> Entries:
    return Entries(tuple(hit_entry(hit, words, noted=True) for hit in hits))
