"""What the handbook of a rubric tells besides the rubric itself: questions in order, points, a worked example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from rubric.model.outline import Outline
from rubric.model.rubric import Rubric
from rubric.model.scorecard import Scorecard

AskedKind = Literal["yes_no", "count", "number", "choice", "level", "applies"]


class Asked(NamedTuple):
    """A question of the rubric.

    Attributes:
        number: its place in the whole rubric, from 1.
        id: of the fact or criterion.
        kind: how it is answered; ``applies`` is a computed criterion that may only be said not to apply.
        section: the dimension that it stands in, or ``gates``.
        uses: the criteria that look at it.
    """

    number: int
    id: str
    kind: AskedKind
    section: str
    uses: tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Guide:
    """A handbook in the making.

    Attributes:
        rubric: after ``extends``.
        outline: its weights, and who uses which fact.
        engine_version: of the program that made it.
        only: the dimensions, criteria and facts that it is about; empty for the whole rubric.
        questions: those that are handed out, in the order of the rubric.
        criteria: those that are handed out, with the questions that each rests on.
        gates: those that are handed out, with the questions that each rests on.
        first: the questions that settle most on a blank sheet.
        attributes: what a sheet has to say of the program, because criteria rest on it.
        points: what each level is worth, from 0 to 100 of its criterion, by criterion.
        curves: numbers and their points on a curve that is not made of straight lines, by criterion.
        worked: a few answers and what comes of them; None where the handbook is of a part.
    """

    rubric: Rubric
    outline: Outline
    engine_version: str
    only: tuple[str, ...]
    questions: tuple[Asked, ...]
    criteria: Mapping[str, tuple[Asked, ...]]
    gates: Mapping[str, tuple[Asked, ...]]
    first: tuple[Asked, ...]
    attributes: tuple[str, ...]
    points: Mapping[str, tuple[Fraction, ...]]
    curves: Mapping[str, tuple[tuple[Fraction, Fraction], ...]]
    worked: Scorecard | None
