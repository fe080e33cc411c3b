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
    parts = [*_bands(edges or (0.0,)), _interval(low, high)]
    if value is not None:
        parts.append(f'<circle cx="{_x(value)}" cy="8" r="5"/>')
    return Markup('<svg class="bar" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        label,
        _WIDTH,
        _HEIGHT,
        Markup("".join(parts)),  # noqa: S704 - numbers only
    )


def _bands(edges: Sequence[float]) -> list[str]:
    ends = [*edges[1:], 1.0]
    return [
        f'<rect class="b{number % 2}" x="{_x(start)}" y="4" width="{_length(start, end)}" height="8"/>'
        for number, (start, end) in enumerate(zip(edges, ends, strict=True))
    ]


def _interval(low: float, high: float) -> str:
    return f'<rect class="i" x="{_x(low)}" y="6" width="{_length(low, high)}" height="4" rx="2"/>'


def _x(part: float) -> str:
    return f"{_EDGE + part * (_WIDTH - 2 * _EDGE):.4g}"


def _length(start: float, end: float) -> str:
    return f"{max((end - start) * (_WIDTH - 2 * _EDGE), 0.5):.4g}"
