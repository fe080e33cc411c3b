"""One program over time: its scores with their bounds, and what each change is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rubric.model.comparison import DifferenceLine, Standing
from rubric.model.figure import Figure, Result
from rubric.model.states import Verdict
from rubric.model.text import Text


class Cause(StrEnum):
    """Why a score moved.

    ``observation``: a criterion that was settled before and after has another value. ``coverage``: something became
    known or unknown. ``applicability``: something began or ceased to apply. ``share``: criteria count for another
    share because both of these changed around them. ``gates``: caps. ``combine``: combining and holding. ``rubric``:
    the same sheet by the other rubric.
    """

    OBSERVATION = "observation"
    COVERAGE = "coverage"
    APPLICABILITY = "applicability"
    SHARE = "share"
    GATES = "gates"
    COMBINE = "combine"
    RUBRIC = "rubric"


class Moment(Result):
    """A score at one time."""

    observed: str | None
    observer: str | None
    file: str
    rubric: str
    edition: str
    verdict: Verdict
    score: Figure | None
    low: Figure | None
    high: Figure | None
    coverage: Figure | None
    band: str | None
    band_title: Text | None = None


class Part(Result):
    """What one cause did to the score, in points; ``shown`` are printed figures that add up."""

    cause: Cause
    points: Figure
    shown: str


class Step(Result):
    """From one moment to the next.

    ``points`` is null where one of the two has no verdict, or where the rubrics cannot be told apart; ``shown`` is its
    printed figure.
    """

    points: Figure | None
    shown: str | None = None
    standing: Standing
    parts: tuple[Part, ...] = ()
    lines: tuple[DifferenceLine, ...] = ()
    is_rescored: bool = False


class ProgramTrend(Result):
    """One program: moments in the order of time, and the steps between them."""

    program: str
    name: Text | None
    scale_from: Figure
    scale_to: Figure
    titles: dict[str, Text]
    moments: tuple[Moment, ...]
    steps: tuple[Step, ...]


class Trend(Result):
    """Programs over time."""

    schema_version: Literal[1] = 1
    kind: Literal["trend"] = "trend"
    programs: tuple[ProgramTrend, ...]
