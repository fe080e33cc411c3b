"""What a page draws: places on scales from 0 to 1, and the texts that stand beside them.

Only HTML draws pictures. Each shows what a table or sentences of the same page tell too (of a criterion with ``-v``),
so that a terminal and Markdown leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from rubric.model.printing import floored
from rubric.report.numbers import figure


class Dot(NamedTuple):
    """A number on a scale with its bounds; None where there is none.

    ``text`` is the printed number or a mark for what has none, ``bounds`` the printed bounds.
    """

    text: str
    bounds: str = ""
    low: float | None = None
    value: float | None = None
    high: float | None = None


class Tick(NamedTuple):
    """A printed figure at its place on the scale."""

    place: float
    text: str


class DotRow(NamedTuple):
    """A line with one dot for each name; ``depth`` is 0 for what stands above all others."""

    label: str
    depth: int
    dots: tuple[Dot, ...]


class Dots(NamedTuple):
    """Lines of one dot each, or of two that are joined, on one scale; ``edges`` are where bands begin."""

    head: str
    names: tuple[str, ...]
    rows: tuple[DotRow, ...]
    ticks: tuple[Tick, ...]
    edges: tuple[float, ...]
    legend: str


class Instant(NamedTuple):
    """A number at a time, from 0 (first) to 1 (last).

    ``firm``: there is a verdict. ``joined``: the change since the instant before is a number.
    """

    place: float
    when: str
    dot: Dot
    firm: bool
    joined: bool


class Timeline(NamedTuple):
    """Numbers over time, spaced by it."""

    name: str
    instants: tuple[Instant, ...]
    ticks: tuple[Tick, ...]
    legend: str


class Radar(NamedTuple):
    """One outline or two over at least three axes that start at 0; without axes the legend says why there are none."""

    title: str
    axes: tuple[str, ...]
    names: tuple[str, ...]
    outlines: tuple[tuple[Dot, ...], ...]
    legend: str


Picture = Dots | Timeline | Radar


class ReportScale(NamedTuple):
    """The scale that scores are on, and where its bands begin."""

    start: Fraction
    end: Fraction
    band_edges: tuple[Fraction, ...] = ()

    def part(self, value: Fraction) -> float:
        """Where a score stands, from 0 to 1; what a saved result puts outside of its scale stands at the end."""
        return float(min(max((value - self.start) / ((self.end - self.start) or 1), Fraction(0)), Fraction(1)))

    def dot(self, score: Fraction | None, low: Fraction | None, high: Fraction | None, none: str = "?") -> Dot:
        """A score between its bounds; ``none`` is printed where there is no score."""
        value = None if score is None else self.part(score)
        if low is None or high is None:
            return Dot(figure(score, none), value=value)
        return Dot(figure(score, none), f"{figure(low)}–{figure(high)}", self.part(low), value, self.part(high))

    @property
    def edges(self) -> tuple[float, ...]:
        """Where bands begin, the first at 0."""
        return tuple(self.part(max(edge, self.start)) for edge in self.band_edges) or (0.0,)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The bands' edges and the end of the scale; quarters where there are no bands."""
        places = [*self.band_edges, self.end] if self.band_edges else self._quarters()
        return tuple(Tick(self.part(max(one, self.start)), _short(max(one, self.start))) for one in places)

    def _quarters(self) -> Sequence[Fraction]:
        return [self.start + (self.end - self.start) * number / 4 for number in range(5)]


def _short(value: Fraction) -> str:
    return floored(value).rstrip("0").rstrip(".")
