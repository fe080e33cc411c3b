"""The page of two rubrics: what changed, by what it can do, and what becomes of the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.rubric_diff import ChangeClass, ChangeKind, RubricChange, RubricDiff
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Title
from rubric.report.diff_sheets import add_impact, place, summary
from rubric.report.layout import clean, shortened
from rubric.report.numbers import percent
from rubric.report.wording import Words

_WORST_FIRST = tuple(reversed(ChangeClass))
_MOVING, _STILL = _WORST_FIRST[:2], _WORST_FIRST[2:]
MARKS = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "−",
    ChangeKind.CHANGED: "~",
    ChangeKind.MOVED: "→",
    ChangeKind.REORDERED: "↔",
}
# How many changes of a class are listed unless all are asked for.
_MOST = {ChangeClass.BREAKING: 12, ChangeClass.SCORE: 12, ChangeClass.WORDING: 4, ChangeClass.COSMETIC: 0}
_MOST_COLUMNS = 60


def diff_page(diff: RubricDiff, words: Words, *, verbose: bool = False) -> list[Block]:
    """The page; ``verbose`` leaves no change, no sheet and no line out."""
    page = Page()
    files = words("diff_files", old=diff.old.file, new=diff.new.file)
    page.add(_title(diff, words), Para(files, quiet=True, whole=True))
    if diff.impact is not None:
        page.add(*summary(diff.impact, diff, words))
    page.add(Para(_counts(diff.changes, words)))
    page.section(words("diff_findings"), Entries(tuple(_findings(diff, words))))
    _add_changes(page, diff, _MOVING, words, verbose=verbose)
    page.section(words("diff_renames"), Entries(tuple(_renames(diff, words))))
    if diff.impact is not None:
        add_impact(page, diff.impact, diff, words, verbose=verbose)
    _add_changes(page, diff, _STILL, words, verbose=verbose)
    return page.blocks


def _add_changes(page: Page, diff: RubricDiff, classes: Sequence[ChangeClass], words: Words, *, verbose: bool) -> None:
    for class_ in classes:
        entries = list(_changes(diff.changes, class_, words, verbose=verbose))
        page.section(words(f"diff_class_{class_}"), Entries(tuple(entries)))


def change_text(change: RubricChange, words: Words, *, whole: bool = False) -> str:
    """A change in words, with what it breaks; ``whole`` shortens no value."""
    text = _what(change, words, whole=whole)
    if change.breaks is not None:
        text = words("diff_breaks", text=text, why=words(f"diff_breaks_{change.breaks}"))
    return text


def _title(diff: RubricDiff, words: Words) -> Title:
    old, new = diff.old.rubric, diff.new.rubric
    if old.id == new.id:
        return Title(words("diff_title", title=words.of(new.title), before=old.edition, after=new.edition))
    names = [words("rubric", title=words.of(one.title), edition=one.edition) for one in (old, new)]
    return Title(words("diff_title_other", old=names[0], new=names[1]))


def _counts(changes: Sequence[RubricChange], words: Words) -> str:
    parts = [
        words(f"diff_count_{class_}", n=n)
        for class_ in _WORST_FIRST
        if (n := sum(one.class_ is class_ for one in changes))
    ]
    return words("diff_counts", parts=words.listed(parts)) if parts else words("diff_same")


def _findings(diff: RubricDiff, words: Words) -> Iterator[Entry]:
    for one in diff.findings:
        text = f"{words(one.severity)}[{one.code}]{words('colon')}{words.of(one.message)}"
        where = place(one.file, one.line, one.column)
        yield Entry("·", text, (Entry("=", words.of(one.help)), where) if one.help is not None else (where,))


def _changes(changes: Sequence[RubricChange], class_: ChangeClass, words: Words, *, verbose: bool) -> Iterator[Entry]:
    found = [one for one in changes if one.class_ is class_]
    most = len(found) if verbose else _MOST[class_]
    for one in found[:most]:
        text = f"{one.path}{words('colon')}{change_text(one, words, whole=verbose)}"
        yield Entry(MARKS[one.kind], text, (place(one.file, one.line, one.column),))
    if most and len(found) > most:
        yield Entry("…", words("diff_more", n=len(found) - most), quiet=True)


def _what(change: RubricChange, words: Words, *, whole: bool) -> str:
    was, now = (_value(text, whole=whole) for text in (change.was, change.now))
    match change.kind:
        case ChangeKind.MOVED:
            return words("diff_moved", was=was, now=now)
        case ChangeKind.REORDERED:
            return words("diff_reordered", now=now)
        case ChangeKind.CHANGED:
            return words("diff_changed", was=was, now=now)
        case ChangeKind.ADDED if change.now is not None:
            return words("diff_set", now=now)
        case ChangeKind.REMOVED if change.was is not None:
            return words("diff_unset", was=was)
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return _item(change, words)


def _item(change: RubricChange, words: Words) -> str:
    """An item that came or went."""
    title = words.of(change.title)
    title = "" if title == change.item else title
    names = {
        "what": words(f"diff_item_{change.item_kind}"),
        "title": words("diff_item_title", title=title) if title else "",
    }
    if change.kind is ChangeKind.ADDED:
        return words("diff_added", **names)
    if change.because is not None and change.side == "new":
        return words("diff_off", because=words.of(change.because), **names)
    return words("diff_removed", **names)


def _value(text: str | None, *, whole: bool) -> str:
    shown = clean(text or "–")
    return shown if whole else shortened(shown, _MOST_COLUMNS)


def _renames(diff: RubricDiff, words: Words) -> Iterator[Entry]:
    for one in diff.renames:
        alike = percent(one.likeness)
        yield Entry("?", words("diff_rename", old=one.old, new=one.new, alike=alike, file=diff.new.file))
