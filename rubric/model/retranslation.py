"""Whether people put shuffled anchors at their level: the result of ``rubric sheet retranslate --score``."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.text import Text


class Advice(StrEnum):
    """What to do with an anchor."""

    KEEP = "keep"
    REWRITE_LOW = "rewrite_low"
    REWRITE_HIGH = "rewrite_high"
    REWRITE_WIDE = "rewrite_wide"
    UNTESTED = "untested"

    @property
    def rewrite(self) -> bool:
        """Whether the text has to change."""
        return self in (Advice.REWRITE_LOW, Advice.REWRITE_HIGH, Advice.REWRITE_WIDE)


class AnchorResult(Result):
    """One anchor.

    Attributes:
        criterion: its id.
        title: of the criterion.
        level: the intended one.
        top: the highest level of the criterion.
        text: the anchor.
        code: under which people saw it.
        given: how many people put it at each level, from 0 to the top.
        people: how many people answered.
        share: of those who put it at the intended level.
        mean: of the levels given.
        sd: their standard deviation (n − 1), in levels; None for fewer than two people.
        advice: keep it when enough people hit it and they are not far apart, else rewrite it: it is read too low,
            too high, or in too many ways.
    """

    criterion: str
    title: Text
    level: int
    top: int
    text: Text
    code: str
    given: tuple[int, ...]
    people: int
    share: Figure | None
    mean: Figure | None
    sd: Figure | None
    advice: Advice


class CriterionResult(Result):
    """One criterion; ``confusion[intended][given]`` counts answers, ``neighbours[n]`` those that mix n and n + 1."""

    id: str
    title: Text
    answers: int
    share: Figure | None
    confusion: tuple[tuple[int, ...], ...]
    neighbours: tuple[int, ...]


class Person(Result):
    """One filled file."""

    file: str
    answers: int


class Retranslation(Result):
    """How well anchors are recognised.

    Attributes:
        rubric: its id.
        edition: of the rubric.
        title: of the rubric.
        seed: that the codes were made with.
        people: the files that were scored.
        anchors: the worst first.
        criteria: in the order of the rubric; those with answers.
        keep_from: the share from which on an anchor is kept.
        wide_from: the standard deviation beyond which people are far apart, as part of the scale (1 of 0 to 4).
    """

    schema_version: Literal[1] = 1
    kind: Literal["retranslation"] = "retranslation"
    engine_version: str
    rubric: str
    edition: str
    title: Text
    seed: int
    people: tuple[Person, ...]
    anchors: tuple[AnchorResult, ...]
    criteria: tuple[CriterionResult, ...]
    keep_from: Figure
    wide_from: Figure
