"""The page of a trend: scores with their bounds per date, and what each change is made of."""

from __future__ import annotations

from fractions import Fraction

from rubric.model.comparison import LineKind
from rubric.model.trend import Moment, ProgramTrend, Step, Trend
from rubric.report.blocks import Bar, Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.numbers import figure, percent
from rubric.report.pictures import ReportScale
from rubric.report.trend_picture import is_judged, timelines
from rubric.report.wording import Words

_MOST_LINES = 3


def trend_page(trend: Trend, words: Words, *, verbose: bool = False) -> list[Block]:
    """The page of all programs; ``verbose`` shows every line of every change."""
    page = Page()
    for program in trend.programs:
        _add(page, program, words, verbose=verbose)
    return page.blocks


def _add(page: Page, program: ProgramTrend, words: Words, *, verbose: bool) -> None:
    name = words.of(program.name) or program.program
    page.add(Title(words("trend_title", name=name, n=len(program.moments))))
    rubrics = {(moment.rubric, moment.edition) for moment in program.moments}
    head = tuple(words(key) for key in ("head_date", "head_score", "head_bounds", "head_coverage", "head_band"))
    table_head = (head[0], head[1], "", *head[2:], *([words("head_rubric")] if len(rubrics) > 1 else []))
    rows = tuple(_row(moment, program, words)[: len(table_head)] for moment in program.moments)
    page.add(Table(table_head, "lrlrrll"[: len(table_head)], rows, words("bar_legend")))
    page.add(*timelines(program, words))
    if len(program.moments) == 1:
        page.add(Para(words("trend_single")))
    for number, step in enumerate(program.steps):
        before, after = program.moments[number : number + 2]
        heading = words("trend_step", before=_when(before, words), after=_when(after, words), what=_what(step, words))
        entries = [Entry(_signed(part.shown), words(f"cause_{part.cause}")) for part in step.parts]
        lines = Entries(tuple(_lines(step, program, words, verbose=verbose)))
        page.section(heading, *([Entries(tuple(entries))] if entries else [Para(_nothing(step, before, after, words))]))
        if lines.items:
            page.add(Para(words("trend_lines"), quiet=True), lines)


def _row(moment: Moment, program: ProgramTrend, words: Words) -> tuple[str | Bar, ...]:
    judged = is_judged(moment)
    bounds = words("between", low=figure(moment.low), high=figure(moment.high)) if moment.low is not None else "–"
    band = words.of(moment.band_title) if judged else words(f"verdict_word_{moment.verdict}")
    score = moment.score if judged else None
    rubric = f"{moment.rubric} {moment.edition}"
    bar, coverage = _bar(moment, score, program), percent(moment.coverage)
    return _when(moment, words), figure(score), bar, bounds, coverage, band, rubric


def _bar(moment: Moment, score: Fraction | None, program: ProgramTrend) -> str | Bar:
    if moment.low is None or moment.high is None:
        return ""
    scale = ReportScale(program.scale_from, program.scale_to)
    return Bar(scale.part(moment.low), None if score is None else scale.part(score), scale.part(moment.high))


def _when(moment: Moment, words: Words) -> str:
    return moment.observed or words("trend_undated")


def _what(step: Step, words: Words) -> str:
    if step.points is None:
        return words("trend_unknown")
    key = "trend_same" if step.points == 0 else f"trend_{step.standing}"
    return words(key, points=_signed(step.shown or ""))


def _nothing(step: Step, before: Moment, after: Moment, words: Words) -> str:
    """Why there is nothing to tell."""
    if step.points is not None:
        return words("trend_no_change")
    if not (is_judged(before) and is_judged(after)):
        return words("trend_no_verdict")
    return words("trend_other_rubric", before=before.edition, after=after.edition)


def _lines(step: Step, program: ProgramTrend, words: Words, *, verbose: bool) -> list[Entry]:
    found = sorted(step.lines, key=lambda line: -abs(line.points))
    kinds = {LineKind.VALUE: "trend_value", LineKind.WEIGHT: "trend_weight", LineKind.CAP: "trend_cap"}
    return [
        Entry(
            _signed(line.shown),
            words(
                kinds.get(line.kind, "trend_combine"),
                title=words("total") if line.path == "total" else words.of(program.titles.get(line.path)),
                gate=words.of(program.titles.get(line.gate or "")),
            ),
        )
        for line in (found if verbose else found[:_MOST_LINES])
    ]


def _signed(shown: str) -> str:
    return f"−{shown[1:]}" if shown.startswith("-") else f"+{shown}"
