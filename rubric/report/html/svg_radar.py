"""Outlines over axes that leave a centre: the first solid with filled dots, the second dashed with hollow ones.

Nothing is filled: the area of an outline means nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from markupsafe import Markup, escape

from rubric.report.layout import clean, shortened, wrap
from rubric.report.pictures import Dot, Radar

_X, _Y, _RADIUS = 190, 160, 96
_RINGS = (0.25, 0.5, 0.75, 1.0)
# A name beside the outline has so many columns and lines of room.
_COLUMNS, _LINES = 15, 3
_LINE_HEIGHT = 13


def radar(picture: Radar) -> Markup:
    """An SVG."""
    count = len(picture.axes)
    parts = [Markup(part) for part in (*_grid(count), *_outlines(picture.outlines))]  # noqa: S704 - numbers only
    parts += [_label(picture, number) for number in range(count)]
    lowest = max(corner(number, count, 1.12)[1] for number in range(count))
    said = "; ".join(
        f"{axis} {' / '.join(outline[number].text for outline in picture.outlines)}"
        for number, axis in enumerate(picture.axes)
    )
    return Markup('<svg class=radar role=img aria-label="{}: {}" viewBox="0 0 380 {:g}">{}</svg>').format(
        clean(picture.title), clean(said), lowest + _LINE_HEIGHT * (_LINES + 1), Markup().join(parts)
    )


def corner(number: int, count: int, part: float) -> tuple[float, float]:
    """Where a part of an axis is: the first axis points up, the others follow the clock."""
    angle = 2 * pi * number / count
    return round(_X + sin(angle) * part * _RADIUS, 1), round(_Y - cos(angle) * part * _RADIUS, 1)


def _points(parts: Sequence[float]) -> str:
    return " ".join("{:g},{:g}".format(*corner(number, len(parts), part)) for number, part in enumerate(parts))


def _grid(count: int) -> Iterator[str]:
    yield from (f'<polygon class="g" points="{_points([ring] * count)}"/>' for ring in _RINGS)
    for number in range(count):
        x, y = corner(number, count, 1)
        yield f'<line class="g" x1="{_X}" y1="{_Y}" x2="{x:g}" y2="{y:g}"/>'


def _outlines(outlines: Sequence[Sequence[Dot]]) -> Iterator[str]:
    """The hollow dots of the second first, so that both are seen where they coincide."""
    for kind, radius, outline in reversed(list(zip(("p1", "p2"), (4, 6), outlines, strict=False))):
        parts = [dot.value or 0.0 for dot in outline]
        yield f'<polygon class="{kind}" points="{_points(parts)}"/>'
        for number, part in enumerate(parts):
            x, y = corner(number, len(parts), part)
            yield f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius}"/>'


def _label(picture: Radar, number: int) -> Markup:
    """The name of an axis with the numbers on it, outside of the rim."""
    count = len(picture.axes)
    x, y = corner(number, count, 1.12)
    side = "middle" if abs(x - _X) < 15 else "start" if x > _X else "end"
    name = wrap(clean(picture.axes[number]), _COLUMNS)
    if len(name) > _LINES:
        name = [*name[: _LINES - 1], shortened("".join(name[_LINES - 1 :]), _COLUMNS)]
    figures = " / ".join(outline[number].text for outline in picture.outlines)
    height = _LINE_HEIGHT * len(name)
    top = y - height if y < _Y - _RADIUS else y + 8 if y > _Y + _RADIUS * 0.9 else y - height / 2
    lines = [
        Markup('<tspan x="{:g}" dy="{}">{}</tspan>').format(x, _LINE_HEIGHT * bool(i), escape(line))
        for i, line in enumerate(name)
    ]
    lines.append(Markup('<tspan class="v" x="{:g}" dy="{}">{}</tspan>').format(x, _LINE_HEIGHT, figures))
    return Markup('<text x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(x, top, side, Markup().join(lines))
