"""The page of a reading: programs, suspicions first, what the source answers, what it leaves to a person."""

from __future__ import annotations

from collections import Counter

from rubric.model.inspection import Basis, FactReading, Hit, Inspection, Note, Root, Strength
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.inspect_words import hit_entry, place_of, value_word
from rubric.report.numbers import percent
from rubric.report.wording import Words

_MOST_LINES = 3
_MOST_NOTES = 8
_PERSON = (Basis.WEAK, Basis.PERSON, Basis.SUSPICION)


def inspect_page(found: Inspection, words: Words, *, written: bool = False) -> list[Block]:
    """The page; ``written``: a sheet holds it already, so that how to get one is left out."""
    page = Page()
    aside = words("inspect_rubric", rubric=found.rubric) if found.rubric else ""
    page.add(Title(words("inspect_title", tree=found.tree), aside), _roots(found, words))
    main = next((one for one in found.roots if one.root == found.main), None)
    if main is None:
        return page.blocks
    if len(found.roots) > 1:
        page.add(Para(words("inspect_main", root=main.root)))
    page.add(Para(words("inspect_complete" if main.complete else "inspect_incomplete"), quiet=True))
    if found.rubric is None:
        page.add(Para(words("inspect_no_rubric")))
    hits = [hit for hit in found.signals if hit.root == main.root]
    _addition(page, found, words)
    page.section(words("inspect_suspicions"), Entries(tuple(_suspicions(found, words))))
    page.section(words("inspect_answered"), Entries(tuple(_answers(found, hits, words))))
    page.section(words("inspect_person"), Entries(tuple(_for_a_person(found, words))))
    left = sum(one.value is None and one.basis not in _PERSON for one in found.facts.values())
    if left:
        page.add(Para(words("inspect_open", n=left), quiet=True))
    page.section(words("inspect_signals"), *_signals(hits, words))
    rows = tuple(
        Entry("·", words("inspect_aside_row", reason=words(f"inspect_reason_{reason}"), n=n))
        for reason, n in found.set_aside.items()
    )
    page.section(words("inspect_aside"), Entries(rows))
    if rows:
        page.add(Para(words("inspect_aside_how"), quiet=True))
    page.section(words("inspect_notes"), Entries(tuple(_notes([*main.notes, *found.notes], words))))
    if found.facts and found.addition is None and not written:
        page.add(Para(""), Para(words("inspect_next"), quiet=True))
    return page.blocks


def _roots(found: Inspection, words: Words) -> Table:
    keys = ("root", "kind", "platform", "pages", "subpackages", "files", "reachable", "read", "vendored")
    head = tuple(words(f"inspect_head_{key}") for key in keys)
    return Table(head, "lllrrrrrr", tuple(_root(one, words) for one in found.roots))


def _root(root: Root, words: Words) -> tuple[str, ...]:
    pages = words("inspect_missing", pages=root.pages, missing=root.missing) if root.missing else str(root.pages)
    return (
        root.root,
        words(f"inspect_framework_{root.framework}"),
        root.platform,
        pages,
        str(root.subpackages),
        str(root.files),
        str(root.reachable),
        str(root.read),
        percent(root.share_vendored),
    )


def _addition(page: Page, found: Inspection, words: Words) -> None:
    if found.addition is None:
        return
    titles = [words.of(found.facts[id_].title) for id_ in found.addition.added]
    n = len(titles)
    said = words("inspect_added", n=n, names=words.listed(titles)) if n else words("inspect_added_none")
    entries = [
        Entry(
            "≠",
            words(
                "inspect_differing",
                title=words.of(one.title),
                fact=one.fact,
                theirs=value_word(one.theirs, words),
                ours=value_word(one.ours, words),
            ),
            (Entry("", words.of(one.because)),),
        )
        for one in found.addition.differing
    ]
    page.section(words("inspect_addition", sheet=found.addition.sheet), Para(said), Entries(tuple(entries)))


def _suspicions(found: Inspection, words: Words) -> list[Entry]:
    entries = []
    for one in found.suspicions:
        about = words("inspect_suspicion", title=words.of(one.title), signal=one.signal, about=words.of(one.about))
        entries.append(Entry("?", about, _lines(one.hits, words)))
    return entries


def _answers(found: Inspection, hits: list[Hit], words: Words) -> list[Entry]:
    entries = []
    for id_, reading in found.facts.items():
        if reading.value is None:
            continue
        value = words("value_yes" if reading.value else "value_no")
        text = words("inspect_answer", title=words.of(reading.title), id=id_, value=value)
        lines = _evidence(reading, hits, words)
        entries.append(Entry("✓" if reading.value else "✗", text, (Entry("", words.of(reading.because)), *lines)))
    return entries


def _for_a_person(found: Inspection, words: Words) -> list[Entry]:
    entries = []
    for id_, reading in found.facts.items():
        if reading.basis in _PERSON:
            text = words("inspect_answer", title=words.of(reading.title), id=id_, value=words.of(reading.because))
            entries.append(Entry("·", text))
    return entries


def _evidence(reading: FactReading, hits: list[Hit], words: Words) -> list[Entry]:
    """The lines that a reading cites."""
    lines = {(place_of(hit), hit.signal): hit for hit in hits}
    cited = [lines.get((f"{one.file}:{one.line}", one.signal or "")) for one in reading.evidence[:_MOST_LINES]]
    return [hit_entry(hit, words) for hit in cited if hit is not None]


def _lines(hits: tuple[Hit, ...], words: Words) -> tuple[Entry, ...]:
    shown = [hit_entry(hit, words) for hit in hits[:_MOST_LINES]]
    rest = len(hits) - len(shown)
    return (*shown, *([Entry("", words("inspect_more", n=rest), quiet=True)] if rest else []))


def _signals(hits: list[Hit], words: Words) -> list[Block]:
    counts = Counter((hit.signal, hit.strength) for hit in hits if hit.counted)
    names = dict.fromkeys(signal for signal, _ in counts)
    rows = tuple((name, *(str(counts[name, one]) if counts[name, one] else "–" for one in Strength)) for name in names)
    if not rows:
        return []
    head = tuple(words(f"inspect_head_{key}") for key in ("signal", "strong", "medium", "weak"))
    return [Table(head, "lrrr", rows), Para(words("inspect_strengths"), quiet=True)]


def _notes(notes: list[Note], words: Words) -> list[Entry]:
    entries = []
    for note in notes[:_MOST_NOTES]:
        place = note.file if note.line == 1 else f"{note.file}:{note.line}"
        said = words(f"inspect_trouble_{note.trouble}", about=note.about)
        entries.append(Entry("!", f"{place}{words('colon')}{said}"))
    if len(notes) > _MOST_NOTES:
        entries.append(Entry("", words("inspect_notes_more", n=len(notes) - _MOST_NOTES), quiet=True))
    return entries
