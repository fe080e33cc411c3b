"""Totals over time: a dot for each date where it belongs, its bounds upright, changes as lines between them.

A filled dot has a verdict, a hollow one stands for the part that was seen. Lines join what can be subtracted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from rubric.report.layout import clean
from rubric.report.pictures import Instant, Tick, Timeline

_LEFT, _WIDTH = 10.0, 82.0
_TOP, _HEIGHT = 24, 150
# Dates and figures nearer than this to one another, in parts of the width, would run together on a phone.
_APART = 0.26
# Observations of one day stand beside each other, so many pixels apart.
_BESIDE = 9
# A figure stands beside its dot, so many pixels away, clear of the line of its bounds.
_ASIDE = 10


def timeline(picture: Timeline) -> Markup:
    """An SVG."""
    instants = picture.instants
    parts = [*_grid(picture.ticks), *_lines(instants), *_points(instants), *_texts(instants)]
    said = "; ".join(f"{one.when} {one.dot.text} ({one.dot.bounds})" for one in instants)
    return Markup('<svg class=time role=img aria-label="{}: {}">{}</svg>').format(
        clean(picture.name),
        clean(said),
        Markup("".join(parts)),  # noqa: S704 - numbers, and dates that are escaped
    )


def spaced(places: Sequence[float], apart: float = _APART) -> list[int]:
    """Which of some rising places, each from 0 to 1, may bear a text: the last, the first, and what has room."""
    last = len(places) - 1
    chosen = [last]
    for number, place in enumerate(places[:last]):
        before = places[chosen[-1]] if len(chosen) > 1 else -1.0
        if place - before >= apart and places[last] - place >= apart:
            chosen.append(number)
    return sorted(chosen)


def _x(place: float) -> str:
    return f"{_LEFT + place * _WIDTH:.4g}%"


def _y(part: float) -> str:
    return f"{_TOP + (1 - part) * _HEIGHT:.4g}"


def _grid(ticks: Sequence[Tick]) -> Iterator[str]:
    for tick in ticks:
        y = float(_y(tick.place))
        yield f"<line class=g x1=0 x2=100% y1={y:.4g} y2={y:.4g} /><text class=k x=0 y={y - 3:.4g}>{tick.text}</text>"


def _shifts(instants: Sequence[Instant]) -> list[int]:
    """So many pixels each goes to the right: those of one day stand around it."""
    often = Counter(one.place for one in instants)
    seen: Counter[float] = Counter()
    found = []
    for one in instants:
        found.append(round((seen[one.place] - (often[one.place] - 1) / 2) * _BESIDE))
        seen[one.place] += 1
    return found


def _lines(instants: Sequence[Instant]) -> Iterator[str]:
    for before, after in pairwise(instants):
        first, second = before.dot.value, after.dot.value
        if after.joined and first is not None and second is not None and before.place != after.place:
            yield f"<line class=j x1={_x(before.place)} y1={_y(first)} x2={_x(after.place)} y2={_y(second)} />"


def _points(instants: Sequence[Instant]) -> Iterator[str]:
    for one, shift in zip(instants, _shifts(instants), strict=True):
        dot, x = one.dot, _x(one.place)
        parts = []
        if dot.low is not None and dot.high is not None:
            parts.append(f"<line class=i x1={x} x2={x} y1={_y(dot.low)} y2={_y(dot.high)} />")
        if dot.value is not None:
            kind = "" if one.firm else "class=o "
            parts.append(f"<circle {kind}cx={x} cy={_y(dot.value)} r=5 />")
        yield f'<g transform="translate({shift} 0)">{"".join(parts)}</g>' if shift else "".join(parts)


def _texts(instants: Sequence[Instant]) -> Iterator[str]:
    """The dates below, and a figure beside its dot, where there is room for them; the last are within the picture."""
    places = [one.place for one in instants]
    for number in spaced(places):
        one = instants[number]
        x = _x(one.place)
        end = " class=z" if one.place > 1 - _APART / 2 else ""
        yield f"<text{end} x={'100%' if end else x} y={_TOP + _HEIGHT + 18}>{escape(clean(one.when))}</text>"
        if one.firm and one.dot.value is not None:
            kind, aside = ("v z", -_ASIDE) if end else ("v a", _ASIDE)
            y = float(_y(one.dot.value)) + 4
            yield f'<text class="{kind}" x={x} dx={aside} y={y:.4g}>{one.dot.text}</text>'
