"""Dimensions as a radar, which is drawn on request only."""

from __future__ import annotations

from collections.abc import Sequence

from rubric.report.pictures import Dot, Radar, ReportScale
from rubric.report.wording import Words

# With fewer axes there is no outline.
LEAST_AXES = 3


def radar_of(
    axes: Sequence[tuple[str, Sequence[Dot]]], names: Sequence[str], scale: ReportScale, words: Words
) -> Radar:
    """The outlines of one program or two; where there is none the legend says why.

    Args:
        axes: the name of each dimension and the score of each program in it.
        names: of the programs.
        scale: that the scores are on.
        words: the language.
    """
    kept = [(name, dots) for name, dots in axes if all(dot.value is not None for dot in dots)]
    missing = [name for name, dots in axes if any(dot.value is None for dot in dots)]
    left_out = words("radar_left_out", names=words.listed(missing)) if missing else ""
    title = words("radar")
    if len(kept) < LEAST_AXES:
        return Radar(title, (), tuple(names), (), words("radar_none", n=len(kept), left_out=left_out))
    low, high = scale.ticks[0].text, scale.ticks[-1].text
    legend = words("radar_legend", low=low, high=high, left_out=left_out)
    outlines = tuple(tuple(dots[number] for _, dots in kept) for number in range(len(names)))
    return Radar(title, tuple(name for name, _ in kept), tuple(names), outlines, legend)
