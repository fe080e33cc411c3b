"""Dots on a line: one between its bounds, or two that are joined, over faint bands.

Places are parts of the width, so that a line may be as wide as there is room while dots and text keep their size. The
first dot is filled and its bounds are a filled line above the middle, the second is hollow and its bounds are an
outline below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from rubric.report.layout import clean
from rubric.report.pictures import Dot, Tick

_EDGE = 2.0


def dots(label: str, shown: Sequence[Dot], names: Sequence[str], edges: Sequence[float]) -> Markup:
    """An SVG; empty where there is nothing to draw.

    Args:
        label: of the line.
        shown: one or two dots.
        names: whose they are.
        edges: where bands begin, the first at 0.
    """
    if all(dot.low is None and dot.value is None for dot in shown):
        return Markup()
    parts = [*_bands(edges), *_intervals(shown), *_joined(shown)]
    said = "; ".join(_said(dot, name) for dot, name in zip(shown, names, strict=True))
    return Markup('<svg class=line role=img aria-label="{}: {}">{}</svg>').format(
        clean(label),
        clean(said),
        Markup("".join(parts)),  # noqa: S704 - numbers only
    )


def axis(ticks: Sequence[Tick]) -> Markup:
    """The figures of a scale; a reader who does not see them hears the numbers of each line instead."""
    texts = "".join(f"<text x={at(tick.place)} y=11>{tick.text}</text>" for tick in ticks)
    return Markup("<svg class=axis aria-hidden=true>{}</svg>").format(Markup(texts))  # noqa: S704 - numbers only


def at(part: float) -> str:
    """A place on the line, in percent of its width: dots at both ends have room."""
    return f"{_EDGE + part * (100 - 2 * _EDGE):.4g}%"


def _length(start: float, end: float) -> str:
    return f"{max((end - start) * (100 - 2 * _EDGE), 0.4):.4g}%"


def _said(dot: Dot, name: str) -> str:
    return f"{name} {dot.text} ({dot.bounds})" if dot.bounds else f"{name} {dot.text}"


def _bands(edges: Sequence[float]) -> Iterator[str]:
    for number, (start, end) in enumerate(zip(edges, [*edges[1:], 1.0], strict=True)):
        yield f"<rect class=b{number % 2} x={at(start)} width={_length(start, end)} />"


def _intervals(shown: Sequence[Dot]) -> Iterator[str]:
    """With two, the first above the second; where nothing at all is known of either there is nothing to draw."""
    if len(shown) > 1 and all(dot.value is None and (dot.low, dot.high) == (0, 1) for dot in shown):
        return
    for dot, kind in zip(shown, ("i1", "i2") if len(shown) > 1 else ("i",), strict=True):
        if dot.low is not None and dot.high is not None:
            yield f"<rect class={kind} x={at(dot.low)} width={_length(dot.low, dot.high)} />"


def _joined(shown: Sequence[Dot]) -> Iterator[str]:
    """The larger hollow dot first, so that both are seen where they coincide."""
    places = [None if dot.value is None else at(dot.value) for dot in shown]
    if len(places) == 2 and places[0] and places[1]:
        yield f"<line x1={places[0]} x2={places[1]} y1=10 y2=10 />"
    if len(places) == 2 and places[1]:
        yield f"<circle class=o cx={places[1]} cy=10 r=7 />"
    if places[0]:
        yield f"<circle cx={places[0]} cy=10 r=5.5 />"
