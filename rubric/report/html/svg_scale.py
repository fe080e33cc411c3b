"""The total on its bands: where each begins, the number as a dot, and the line of what is still possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

_LEFT, _WIDTH = 12, 296
_APART = 32
# How wide a figure is at most, plain or bold, in units of the picture.
_DIGIT = {"t": 6.2, "v": 6.8}


class Mark(NamedTuple):
    """A printed figure and where it stands on the scale, from 0 to 1."""

    place: float
    text: str


def scale(low: Mark, value: Mark | None, high: Mark, edges: Sequence[Mark], label: str) -> Markup:
    """An SVG.

    Args:
        low: the lower bound.
        value: the number; None where there is none.
        high: the upper bound.
        edges: where bands begin, and last the end of the scale.
        label: what somebody hears who does not see it, in any language.
    """
    parts = [_band(number, one, two) for number, (one, two) in enumerate(pairwise(edges))]
    parts += [_text(mark, 42, "t") for mark in edges]
    parts.append(f"<rect class=i x={_x(low)} width={max(_at(high) - _at(low), 1):.4g} />")
    named = [mark for mark in (low, high) if value is None or abs(_at(mark) - _at(value)) > _APART]
    if low.text == high.text or _at(high) - _at(low) < _APART:
        named = named[:1]
    parts += [_text(mark, 11, "t") for mark in named]
    if value is not None:
        parts += [f"<circle cx={_x(value)} />", _text(value, 11, "v")]
    return Markup('<svg class=scale role=img aria-label="{}" viewBox="0 0 320 46">{}</svg>').format(
        label,
        Markup("".join(parts)),  # noqa: S704 - numbers only
    )


def _band(number: int, start: Mark, end: Mark) -> str:
    width = max(_at(end) - _at(start), 0.5)
    return f"<rect class=b{number % 2} x={_x(start)} width={width:.4g} />"


def _text(mark: Mark, y: int, kind: str) -> str:
    """A figure above or below its place; near the ends of the scale it is moved inward, so that nothing cuts it."""
    half = len(mark.text) * _DIGIT[kind] / 2
    x = min(max(_at(mark), half), _LEFT + _WIDTH + _LEFT - half)
    return f"<text class={kind} x={x:.4g} y={y}>{mark.text}</text>"


def _at(mark: Mark) -> float:
    return _LEFT + mark.place * _WIDTH


def _x(mark: Mark) -> str:
    return f"{_at(mark):.4g}"
