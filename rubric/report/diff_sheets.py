"""What a change of the rubric does to sheets, as part of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.model.printing import text_of_units
from rubric.model.rubric_diff import CauseKind, ChangeKind, EffectLine, Impact, RubricDiff, SheetEffect, Standing, Unfit
from rubric.model.scorecard import RubricView
from rubric.model.states import Verdict
from rubric.report.blocks import Block, Entries, Entry, Page, Para
from rubric.report.labels import Known, labels
from rubric.report.numbers import figure, tenths
from rubric.report.wording import Words

_MOST_SHEETS = 5
_MOST_LINES = 4
_MOST_NAMES = 8


def summary(impact: Impact, diff: RubricDiff, words: Words) -> Iterator[Block]:
    """How many verdicts change, and the largest change."""
    ways = [words(f"diff_way_{way}", n=n) for way, n in (("down", impact.down), ("up", impact.up)) if n]
    head = words(
        "diff_verdicts",
        n=impact.verdicts,
        total=len(impact.sheets),
        ways=words("diff_ways", ways=words.listed(ways)) if ways else "",
    )
    judged = [one for one in impact.sheets if _is_judged(one.before) or _is_judged(one.after)]
    largest = max(judged, key=lambda one: abs(one.points or Fraction(0)), default=None)
    if largest is None or not largest.points:
        tail = "" if impact.totals else words("diff_largest_none")
    else:
        was = verdict_text(largest.before, diff.old.rubric, words)
        now = verdict_text(largest.after, diff.new.rubric, words)
        tail = words(
            "diff_largest",
            name=sheet_names(impact, words)[impact.sheets.index(largest)],
            before=figure(largest.before.score),
            after=figure(largest.after.score),
            verdicts=was if was == now else words("diff_changed", was=was, now=now),
        )
    yield Para(head + tail + words("diff_stop"), strong=True)
    yield Para(words("diff_other_counts", totals=impact.totals, ranks=impact.ranks))
    if impact.no_longer_fit:
        yield Para(words("diff_unfit_counts", n=impact.no_longer_fit), strong=True)


def add_impact(page: Page, impact: Impact, diff: RubricDiff, words: Words, *, verbose: bool) -> None:
    """The sheets that change, largest first, with what caused it; then answers that do not fit."""
    names = sheet_names(impact, words)
    changed = [
        (name, one) for name, one in zip(names, impact.sheets, strict=True) if moves(one) or (verbose and one.unfit)
    ]
    most = len(changed) if verbose else _MOST_SHEETS
    maker = _Effects(diff, impact, words, verbose=verbose)
    entries = [maker.entry(name, one) for name, one in changed[:most]]
    if len(changed) > most:
        entries.append(Entry("…", words("diff_more_sheets", n=len(changed) - most), quiet=True))
    still = [name for name, one in zip(names, impact.sheets, strict=True) if not moves(one)]
    if still and changed:
        shown = still if verbose or len(still) <= _MOST_NAMES else [*still[:_MOST_NAMES], "…"]
        entries.append(Entry("=", words("diff_unmoved", names=words.listed(shown)), quiet=True))
    if not changed:
        page.section(words("diff_effects"), Para(words("diff_no_effect")))
    page.section(words("diff_effects"), Entries(tuple(entries)))
    _add_edits(page, impact, names, words, most=most)
    unfit = [_unfit(name, one, words) for name, sheet in zip(names, impact.sheets, strict=True) for one in sheet.unfit]
    rest = [] if verbose or len(unfit) <= _MOST_NAMES else [Entry("…", words("diff_more", n=len(unfit) - _MOST_NAMES))]
    page.section(words("diff_unfit"), Entries((*unfit[: len(unfit) if verbose else _MOST_NAMES], *rest)))


class _Effects:
    """Tells what becomes of a sheet."""

    def __init__(self, diff: RubricDiff, impact: Impact, words: Words, *, verbose: bool) -> None:
        self.diff = diff
        self.impact = impact
        self.words = words
        self.verbose = verbose
        whole = [one for one in diff.changes if one.was is None and one.now is None]
        self.came = {one.item for one in whole if one.kind is ChangeKind.ADDED}
        self.gone = {one.item for one in whole if one.kind is ChangeKind.REMOVED}

    def entry(self, name: str, one: SheetEffect) -> Entry:
        """A sheet with its lines."""
        was = standing(one.before, self.diff.old.rubric, self.words, ranked=one.rank_changes)
        now = standing(one.after, self.diff.new.rubric, self.words, ranked=one.rank_changes)
        text = self.words("diff_effect", name=name, was=was, now=now)
        parts = list(self._lines(one.lines))
        if one.points is None and one.total_changes:
            parts.append(Entry("", self.words("diff_no_total"), quiet=True))
        unknown = "?" if one.total_changes else "–"
        return Entry(unknown if one.shown is None else with_sign(one.shown), text, tuple(parts))

    def _lines(self, lines: Sequence[EffectLine]) -> Iterator[Entry]:
        found = sorted(lines, key=lambda line: -abs(line.points))
        most = len(found) if self.verbose or len(found) <= _MOST_LINES + 1 else _MOST_LINES
        for line in found[:most]:
            yield Entry(with_sign(line.shown), self._line(line))
        if found[most:]:
            units = sum(round(Fraction(line.shown) * 100) for line in found[most:])
            yield Entry(with_sign(text_of_units(units)), self.words("diff_rest", n=len(found) - most), quiet=True)

    def _line(self, line: EffectLine) -> str:
        words, titles = self.words, self.impact.titles
        id_ = line.path.rpartition(".")[2]
        title = words("total") if line.path == "total" else words.of(titles.get(line.path)) or id_
        if line.kind is CauseKind.CAP:
            gate = words.of(titles.get(line.gate or "")) or (line.gate or "")
            return words("diff_line_cap", gate=gate, title=title)
        if line.kind is CauseKind.WEIGHT and id_ in self.came | self.gone:
            return words("diff_line_came" if id_ in self.came else "diff_line_gone", title=title)
        was, now = (self._figure(line.kind, value) for value in (line.was, line.now))
        return words(f"diff_line_{line.kind}", title=title, was=was, now=now)

    def _figure(self, kind: CauseKind, value: Fraction | None) -> str:
        """A score, or a share of the total."""
        if value is None:
            return self.words("diff_none")
        return figure(value) if kind is CauseKind.VALUE else f"{tenths(value)}%"


def moves(one: SheetEffect) -> bool:
    """Whether anything that a reader sees of a sheet is another one."""
    bounds = (one.before.low, one.before.high) != (one.after.low, one.after.high)
    moved = one.verdict_changes or one.total_changes or one.rank_changes or bool(one.lines)
    return bounds or moved or one.no_longer_fits


def _is_judged(one: Standing) -> bool:
    return one.verdict in (Verdict.PROVISIONAL, Verdict.FINAL)


def sheet_names(impact: Impact, words: Words) -> list[str]:
    """What the sheets are called, in their order."""
    return labels(
        [
            Known(words.of(one.name) or one.program, (one.program, one.observed, one.observer, one.file))
            for one in impact.sheets
        ]
    )


def standing(one: Standing, rubric: RubricView, words: Words, *, ranked: bool) -> str:
    """A total with its bounds and its band, or the verdict; the rank where it is asked for."""
    verdict = verdict_text(one, rubric, words)
    between = "" if one.low is None else words("between", low=figure(one.low), high=figure(one.high))
    if one.low is None:
        text = verdict
    elif one.score is None:
        text = words("diff_no_number", verdict=verdict, between=between)
    elif one.verdict is Verdict.WITHHELD:
        text = words("diff_part_seen", verdict=verdict, between=between, score=figure(one.score))
    else:
        text = words("diff_standing", score=figure(one.score), between=between, band=verdict)
    return words("diff_standing_rank", text=text, rank=one.rank) if ranked and one.rank is not None else text


def verdict_text(one: Standing, rubric: RubricView, words: Words) -> str:
    """The band, or the verdict where there is none."""
    band = next((band.title for band in rubric.bands if band.id == one.band), None)
    return words.of(band) or words(f"verdict_word_{one.verdict}")


def _add_edits(page: Page, impact: Impact, names: Sequence[str], words: Words, *, most: int) -> None:
    """What each edit caused, where that was asked for."""
    entries = []
    for name, one in zip(names, impact.sheets, strict=True):
        if one.shares is None:
            if impact.edits and one.total_changes:
                entries.append(Entry("?", words("diff_edits_none", name=name)))
        elif any(share.points for share in one.shares):
            parts = tuple(
                Entry(
                    with_sign(share.shown), words("diff_edit", paths=words.listed(list(impact.edits[share.edit].paths)))
                )
                for share in sorted(one.shares, key=lambda share: -abs(share.points))
                if share.points
            )
            entries.append(Entry(with_sign(one.shown or ""), name, parts))
    blocks = [Entries(tuple(entries[:most]))] if entries else []
    page.section(words("diff_edits"), *blocks, Para(words("diff_edits_how"), quiet=True))


def _unfit(name: str, one: Unfit, words: Words) -> Entry:
    text = words(f"diff_unfit_{one.by}", name=name, message=words.of(one.message))
    return Entry("·", text, (place(one.file, one.line, one.column),))


def place(file: str, line: int, column: int) -> Entry:
    """Where something stands, in one piece: editors and terminals open it by a click."""
    return Entry("", f"{file}:{line}:{column}", quiet=True, whole=True)


def with_sign(shown: str) -> str:
    """A printed change with its sign; none where it prints as zero."""
    if not shown.strip("0."):
        return shown
    return f"−{shown[1:]}" if shown.startswith("-") else f"+{shown}"
