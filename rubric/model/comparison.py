"""Two or more scorecards side by side, and what makes the difference between two of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.states import State, Verdict
from rubric.model.text import Text


class Standing(StrEnum):
    """What bounds say of two scores: one is better whatever the unknowns are, or that is not settled."""

    FIRST = "first"
    SECOND = "second"
    OPEN = "open"
    EQUAL = "equal"


class LineKind(StrEnum):
    """What a line of a difference tells.

    ``value``: the criterion's own values differ. ``weight``: it counts for a different share, because it or its
    siblings apply or are known on one side only, or because the rubrics weigh it differently. ``combine``, ``hold``,
    ``cap``: the ledger lines of a node. ``scale``: totals are reported on another scale.
    """

    VALUE = "value"
    WEIGHT = "weight"
    COMBINE = "combine"
    HOLD = "hold"
    CAP = "cap"
    SCALE = "scale"


class DifferenceLine(Result):
    """A line of a difference, in points of the node; ``shown`` are printed figures that add up."""

    path: str
    kind: LineKind
    points: Figure
    shown: str
    gate: str | None = None


class Difference(Result):
    """The first score less the second at a node, and the lines that add up to it; none without two scores.

    ``shown`` is the difference of the two printed scores, to which the printed lines add up. Taken the other way
    round, a difference has the same figures with the other sign.
    """

    path: str
    points: Figure | None
    shown: str | None = None
    standing: Standing
    lines: tuple[DifferenceLine, ...] = ()


class Side(Result):
    """One program's place at a node."""

    state: State
    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None = None
    level: int | None = None
    top_level: int | None = None
    anchor: Text | None = None


class ComparedNode(Result):
    """A node with one side for each program, in their order."""

    path: str
    id: str
    kind: Literal["total", "dimension", "group", "criterion"]
    title: Text
    sides: tuple[Side, ...]


class ComparedProgram(Result):
    """A program that is compared."""

    id: str
    name: Text | None
    verdict: Verdict
    band: str | None
    file: str
    observer: str | None = None
    observed: str | None = None


class ToObserve(Result):
    """An unknown of one program, the ``of``-th, that would narrow its bounds by so many points at most."""

    of: int
    program: str
    id: str
    title: Text
    settles: Figure


class Pair(Result):
    """The first program against another one, at the total and at each dimension.

    ``known_of_first`` and ``known_of_second`` are the criteria that are settled for one of them only.
    """

    second: int
    differences: tuple[Difference, ...]
    known_of_first: tuple[str, ...]
    known_of_second: tuple[str, ...]
    observe: tuple[ToObserve, ...]


class Comparison(Result):
    """Programs side by side; the first is held against each of the others.

    Scores are on the scale from ``scale_from`` to ``scale_to``; ``band_edges`` are where bands begin, lowest first.
    """

    schema_version: Literal[1] = 1
    kind: Literal["comparison"] = "comparison"
    rubric: str
    edition: str
    title: Text
    scale_from: Figure
    scale_to: Figure
    band_edges: tuple[Figure, ...]
    gates: dict[str, Text]
    programs: tuple[ComparedProgram, ...]
    nodes: tuple[ComparedNode, ...]
    pairs: tuple[Pair, ...]
