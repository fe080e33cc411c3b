"""Two programs as a picture: node by node, two dots that are joined, and on request an outline over the dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.comparison import ComparedNode, ComparedProgram, Comparison, Pair, Side
from rubric.model.states import State, Verdict
from rubric.report.pictures import Dot, DotRow, Dots, Picture, ReportScale
from rubric.report.radar_picture import radar_of
from rubric.report.wording import Words

_PARTS = ("dimension", "group", "criterion")


def is_judged(program: ComparedProgram) -> bool:
    """Whether its total may be called a score: a withheld one stands for a part only."""
    return program.verdict in (Verdict.FINAL, Verdict.PROVISIONAL)


def pair_pictures(
    comparison: Comparison, pair: Pair, names: Sequence[str], words: Words, *, whole: bool, radar: bool
) -> Iterator[Picture]:
    """The pictures of a pair.

    Args:
        comparison: that the pair is of.
        pair: the first program and another.
        names: of all programs.
        words: the language.
        whole: groups and criteria too, not the total and the dimensions alone.
        radar: an outline of each over the dimensions.
    """
    scale = ReportScale(comparison.scale_from, comparison.scale_to, comparison.band_edges)
    numbers = (0, pair.second)
    both = tuple(names[number] for number in numbers)
    kinds = ("total", *_PARTS) if whole else ("total", "dimension")
    rows = tuple(_rows(comparison, numbers, kinds, scale, words))
    yield Dots(words("head_item"), both, rows, scale.ticks, scale.edges, words("picture_dumbbell"))
    if radar:
        nodes = [node for node in comparison.nodes if node.kind == "dimension"]
        axes = [(words.of(node.title), [_dot(node.sides[number], scale) for number in numbers]) for node in nodes]
        yield radar_of(axes, both, scale, words)


def _rows(
    comparison: Comparison, numbers: Sequence[int], kinds: Sequence[str], scale: ReportScale, words: Words
) -> Iterator[DotRow]:
    for node in comparison.nodes:
        if node.kind in kinds:
            dots = tuple(_dot_of(node, number, comparison, scale) for number in numbers)
            title = words("total") if node.kind == "total" else words.of(node.title)
            yield DotRow(title, node.path.count(".") + 1 if node.kind in _PARTS else 0, dots)


def _dot_of(node: ComparedNode, number: int, comparison: Comparison, scale: ReportScale) -> Dot:
    side = node.sides[number]
    if node.kind == "total" and not is_judged(comparison.programs[number]):
        return scale.dot(None, side.low, side.high)
    return _dot(side, scale)


def _dot(side: Side, scale: ReportScale) -> Dot:
    if side.state in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE):
        return Dot("–")
    return scale.dot(side.score, side.low, side.high)
