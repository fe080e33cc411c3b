"""A number between its bounds on a scale from 0 to 1, drawn over faint bands.

The dot is the number, the thick line what is still possible. Colours add nothing that shapes do not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

_WIDTH, _HEIGHT, _EDGE = 200, 16, 6


def bar(low: float, value: float | None, high: float, label: str, edges: Sequence[float] = ()) -> Markup:
    """An SVG.

    Args:
        low: the lower bound, from 0 to 1.
        value: the number; None where there is none.
        high: the upper bound.
        label: what somebody hears who does not see it, in any language.
        edges: where bands begin, the first at 0; without them the whole scale is one band.
    """
    parts = [_bands(edges or (0.0,)), _interval(low, high)]
    if value is not None:
        parts.append(f"<circle cx={_x(value)} r=5 />")
    return Markup('<svg class=bar role=img aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        label,
        _WIDTH,
        _HEIGHT,
        Markup("".join(parts)),  # noqa: S704 - numbers only
    )


def _bands(edges: Sequence[float]) -> str:
    """The scale, and every second band on it as part of one path."""
    ends = [*edges[1:], 1.0]
    second = list(zip(edges, ends, strict=True))[1::2]
    path = "".join(f"M{_x(start)} 4h{_length(start, end)}v8h-{_length(start, end)}z" for start, end in second)
    return f'<rect class=b0 x={_EDGE} width={_WIDTH - 2 * _EDGE} /><path class=b1 d="{path}"/>'


def _interval(low: float, high: float) -> str:
    return f"<rect class=i x={_x(low)} width={_length(low, high)} />"


def _x(part: float) -> str:
    return f"{_EDGE + part * (_WIDTH - 2 * _EDGE):.4g}"


def _length(start: float, end: float) -> str:
    return f"{max((end - start) * (_WIDTH - 2 * _EDGE), 0.5):.4g}"
