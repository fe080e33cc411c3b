"""The page of a table of programs: counts, verdicts, bands, how scores are distributed, what was wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.model.table import ColumnFault, Fault, FaultAt, Spread, TableResult
from rubric.report.blocks import Bar, Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.numbers import figure, percent
from rubric.report.wording import Words

# From no rows to most rows.
_MARKS = "▁▂▃▄▅▆▇█"
_NAMES = 12


def table_page(result: TableResult, words: Words) -> list[Block]:
    """The page."""
    page = Page()
    rubric = result.rubric
    page.add(Title(words("table_title", rubric=words.of(rubric.title)), f"{rubric.id} {rubric.edition}"))
    counts = {name: f"{n:,}" for name, n in (("rows", result.rows), ("scored", result.scored))}
    page.add(Para(words("table_counts", **counts, rejected=f"{result.rejected:,}")))
    page.add(*(Para(text) for text in _notes(result, words)))
    if result.scored:
        _add_scores(page, result, words)
    page.section(words("table_faults"), Entries(tuple(_fault(one, words) for one in result.faults)))
    page.section(words("table_keys"), Entries(tuple(_keys(result, words))))
    page.section(words("table_columns"), *(Para(text) for text in _columns(result, words)))
    return page.blocks


def _notes(result: TableResult, words: Words) -> Iterator[str]:
    if not result.rows:
        yield words("table_empty")
    if result.nulled:
        yield words("table_nulled", n=f"{result.nulled:,}")
    if result.settled:
        yield words("table_settled", n=f"{result.settled:,}")
    if result.coverage is not None:
        yield words("table_coverage", coverage=percent(result.coverage))


def _add_scores(page: Page, result: TableResult, words: Words) -> None:
    verdicts = [(words(f"verdict_word_{verdict}"), rows) for verdict, rows in result.verdicts.items()]
    page.section(words("table_verdicts"), _shares([one for one in reversed(verdicts) if one[1]], result.scored, words))
    bands = [(words.of(band.title), band.rows) for band in reversed(result.bands)]
    none = result.scored - sum(rows for _, rows in bands)
    if bands:
        page.section(words("table_bands"), _shares([*bands, (words("table_no_band"), none)], result.scored, words))
    low, high = (format(float(end), "g") for end in (result.rubric.scale_from, result.rubric.scale_to))
    spread = words("table_head_spread", low=low, high=high)
    head = ("", words("table_head_rows"), words("table_head_mean"), spread)
    rows = tuple(_spread(node, words) for node in result.nodes)
    page.section(words("table_nodes"), Table(head, "lrrl", rows), Para(words("table_spread_note"), quiet=True))


def _shares(counts: Sequence[tuple[str, int]], whole: int, words: Words) -> Table:
    rows = []
    for name, n in counts:
        share = Fraction(n, whole)
        rows.append((name, f"{n:,}", percent(share), Bar(0.0, float(share), float(share))))
    return Table(("", words("table_head_rows"), words("table_head_share"), ""), "lrrl", tuple(rows))


def _spread(node: Spread, words: Words) -> tuple[str, ...]:
    most = max(node.tenths)
    last = len(_MARKS) - 1
    marks = "".join(_MARKS[-(-n * last // most) if most else 0] for n in node.tenths)
    name = words("total") if node.title is None else words.of(node.title)
    return name, f"{node.rows:,}", figure(node.mean), marks


def _fault(one: ColumnFault, words: Words) -> Entry:
    if one.fault is Fault.RAGGED:
        text = words("table_fault_ragged", n=f"{one.cells:,}")
        return Entry("-", text, tuple(Entry("", words("table_fault_row", row=at.row)) for at in one.first))
    what = words(f"table_fault_{one.fault}", allowed=one.allowed)
    text = words("table_fault", column=one.column, n=f"{one.cells:,}", what=what)
    return Entry("-", text, tuple(Entry("", _at(at, words), quiet=True) for at in one.first))


def _at(at: FaultAt, words: Words) -> str:
    key = "table_fault_at" if at.key else "table_fault_at_row"
    return words(key, row=f"{at.row:,}", key=at.key, value=at.value)


def _keys(result: TableResult, words: Words) -> Iterator[Entry]:
    keys = result.keys
    if keys is None:
        return
    for name, n, first in (("repeated", keys.repeated, keys.first), ("missing", keys.missing, ())):
        if n:
            parts = (
                Entry("", words("table_fault_at_row", row=f"{at.row:,}", value=at.key), quiet=True) for at in first
            )
            yield Entry("-", words(f"table_keys_{name}", column=keys.column, n=f"{n:,}"), tuple(parts))


def _columns(result: TableResult, words: Words) -> Iterator[str]:
    if result.by_hand:
        each = [
            words("table_by_hand_one", id=one.id, title=words.of(one.title), n=f"{one.rows:,}")
            for one in result.by_hand
        ]
        yield words("table_by_hand", criteria=words.listed(each))
    for key, names in (("table_missing", result.missing), ("table_unused", result.unused)):
        if names:
            shown = [*names[:_NAMES], *(["…"] if len(names) > _NAMES else [])]
            yield words(key, n=len(names), names=words.listed(shown))
