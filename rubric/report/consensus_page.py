"""The page of a merge: what observers agree on, and what they leave for a person to settle."""

from __future__ import annotations

from rubric.model.consensus import Consensus, Disagreement
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Title
from rubric.report.wording import Words


def consensus_page(record: Consensus, words: Words, *, file: str | None = None) -> list[Block]:
    """The page.

    Args:
        record: of the merge.
        words: the language.
        file: where the new sheet is, for what to do next.
    """
    page = Page()
    page.add(Title(words("merge_title", program=record.program, observers=words.listed(list(record.observers)))))
    counts = {"agreed": len(record.agreed), "single": len(record.single), "open": len(record.disagreements)}
    page.add(Para(words("merge_counts", **counts)))
    if record.differing:
        page.add(Para(words("merge_differing", fields=words.listed(list(record.differing)))))
    page.section(words("merge_open"), Entries(tuple(_entry(one, words) for one in record.disagreements)))
    if record.disagreements and file:
        page.add(Para(words("merge_next", file=file), quiet=True))
    return page.blocks


def _entry(one: Disagreement, words: Words) -> Entry:
    parts = []
    for stand in one.stands:
        value = words("not_applicable_word") if stand.value == "not_applicable" else stand.value
        anchor = words("merge_anchor", text=words.of(stand.text)) if stand.text else ""
        because = words("because", text=words.of(stand.because)) if stand.because else ""
        parts.append(Entry("", f"{stand.observer}{words('colon')}{value}{anchor}{because}"))
    return Entry("?", words("merge_item", title=words.of(one.title), id=one.id), tuple(parts))
