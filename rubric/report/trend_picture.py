"""A trend as a picture: totals with their bounds, spaced by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rubric.model.states import Verdict
from rubric.model.trend import Moment, ProgramTrend
from rubric.report.blocks import Block
from rubric.report.pictures import Instant, ReportScale, Timeline
from rubric.report.wording import Words


def is_judged(moment: Moment) -> bool:
    """Whether its total may be called a score: a withheld one stands for a part only."""
    return moment.verdict in (Verdict.FINAL, Verdict.PROVISIONAL)


def timelines(program: ProgramTrend, words: Words) -> Iterator[Block]:
    """The picture of a program; none with fewer than two different dates."""
    days = {number: day for number, one in enumerate(program.moments) if (day := _day(one)) is not None}
    if len(set(days.values())) < 2:
        return
    scale = ReportScale(program.scale_from, program.scale_to)
    name = words.of(program.name) or program.program
    instants = tuple(_instants(program, days, scale))
    legend = words("picture_trend")
    undated = len(program.moments) - len(days)
    if undated:
        legend = words("picture_undated", legend=legend, n=undated)
    yield Timeline(name, instants, scale.ticks, legend)


def _instants(program: ProgramTrend, days: Mapping[int, int], scale: ReportScale) -> Iterator[Instant]:
    """Those with a date, which are in its order."""
    first, last = min(days.values()), max(days.values())
    joined = [step.points is not None for step in program.steps]
    for number, day in days.items():
        moment = program.moments[number]
        dot, firm = scale.dot(moment.score, moment.low, moment.high), is_judged(moment)
        shown = dot if firm else dot._replace(text="?")
        place, is_joined = (day - first) / (last - first), number > 0 and joined[number - 1]
        yield Instant(place, moment.observed or "", shown, firm, is_joined)


def _day(moment: Moment) -> int | None:
    """The number of its day; None where there is none, or a text of a saved result is no date."""
    try:
        return date.fromisoformat(moment.observed or "").toordinal()
    except ValueError:
        return None
