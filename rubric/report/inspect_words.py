"""What the pages about source code share: a place with its line, and the words for values."""

from __future__ import annotations

from rubric.model.inspection import Hit
from rubric.report.blocks import Entry
from rubric.report.wording import Words


def place_of(hit: Hit) -> str:
    """File and line, from the top of the tree."""
    file = hit.file if hit.root == "." else f"{hit.root}/{hit.file}"
    return f"{file}:{hit.line}"


def hit_entry(hit: Hit, words: Words, *, noted: bool = False) -> Entry:
    """A hit as a line; ``noted`` also says why it counts as it does."""
    place = place_of(hit)
    if not noted:
        return Entry("", words("inspect_hit", place=place, text=hit.text))
    reason = words(f"inspect_reason_{hit.reason}")
    strength = [words(f"strength_{hit.strength}")] if hit.counted else []
    note = words.listed([hit.signal, *strength, reason])
    return Entry("", words("inspect_hit_noted", place=place, text=hit.text, note=note))


def value_word(value: str, words: Words) -> str:
    """Yes and no in words; anything else as it is."""
    known = {"yes": "value_yes", "True": "value_yes", "no": "value_no", "False": "value_no"}
    return words(known[value]) if value in known else value
