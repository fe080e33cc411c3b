"""Several programs as a matrix: a row each, a column for each dimension and criterion, the number in the cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import State, Verdict
from rubric.report.html.bilingual import NOTHING, Both, Tongues
from rubric.report.html.card_view import About, about_rubric
from rubric.report.html.source_view import SourceLine, source_lines
from rubric.report.numbers import figure, percent
from rubric.report.result_rows import scored_nodes
from rubric.report.score_page import program_name, rubric_title

_SHADES = 5


class Cell(NamedTuple):
    """A number with its shade from 0 (low) to 4, or a mark for what has none."""

    text: str
    kind: str


class MatrixRow(NamedTuple):
    """A program; ``number`` is that of its own page, ``score`` is empty where there is no verdict to rely on."""

    number: int
    name: Both
    verdict: Verdict
    band: Both
    score: str
    bounds: str
    coverage: str
    cells: tuple[Cell, ...]
    observed: str


class Matrix(NamedTuple):
    """The programs that were rated by one rubric; heads say whether they are of a dimension."""

    rubric: Both
    about: About
    references: tuple[SourceLine, ...]
    heads: tuple[tuple[Both, bool], ...]
    rows: tuple[MatrixRow, ...]


def matrices_of(cards: Sequence[Scorecard], say: Tongues) -> list[Matrix]:
    """A matrix for each rubric: scores by different rubrics do not stand in one column."""
    groups: dict[str, list[tuple[int, Scorecard]]] = {}
    for number, card in enumerate(cards, 1):
        groups.setdefault(card.rubric.scoring_sha256, []).append((number, card))
    return [_matrix(group, say) for group in groups.values()]


def _matrix(group: Sequence[tuple[int, Scorecard]], say: Tongues) -> Matrix:
    first = group[0][1]
    nodes = scored_nodes(first)
    return Matrix(
        say.each(lambda words: rubric_title(first, words)),
        tuple(about_rubric(first, say)),
        source_lines(first.rubric.references, say),
        tuple((say.of(node.title), node.kind == "dimension") for node in nodes),
        tuple(_row(number, card, nodes, say) for number, card in group),
    )


def _row(number: int, card: Scorecard, nodes: Sequence[NodeView], say: Tongues) -> MatrixRow:
    total = card.total
    titles = {band.id: say.of(band.title) for band in card.rubric.bands}
    return MatrixRow(
        number,
        say.each(lambda words: program_name(card, words)),
        card.verdict,
        titles.get(total.band or "", NOTHING),
        figure(total.score, "") if card.verdict in (Verdict.FINAL, Verdict.PROVISIONAL) else "",
        "–" if total.low is None else f"{figure(total.low)}–{figure(total.high)}",
        percent(total.coverage),
        tuple(_cells(card, nodes)),
        " ".join(part for part in (card.sheet.observed, card.sheet.observer) if part),
    )


def _cells(card: Scorecard, nodes: Sequence[NodeView]) -> Iterator[Cell]:
    own = {node.path: node for node in card.nodes}
    low, high = card.rubric.scale_from, card.rubric.scale_to
    for path in (node.path for node in nodes):
        node = own.get(path)
        if node is None or node.state in (State.OUT_OF_SCOPE, State.NOT_APPLICABLE):
            yield Cell("–", "na")
        elif (score := card.stated(node)) is None:
            yield Cell("?", "u")
        else:
            shade = int((score - low) / (high - low) * _SHADES)
            yield Cell(figure(score), f"h{min(shade, _SHADES - 1)}")
