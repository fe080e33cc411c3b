"""Retranslation (Smith and Kendall 1963): anchors without their levels, shuffled, and what people make of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from rubric import __version__
from rubric.model.retranslation import Advice, AnchorResult, CriterionResult, Person, Retranslation
from rubric.model.rubric import Criterion
from rubric.model.text import Text
from rubric.scoring.plan import Plan

KEEP_FROM = Fraction(75, 100)
# 1.5 on seven levels and 1 on five are the same part of the scale.
WIDE_FROM = Fraction(1, 4)

# Letters that no spreadsheet takes for a number or a date, and that make no words.
_LETTERS = "bcdfghjkmnpqrstvwxz"
_LENGTH = 6


class Anchor(NamedTuple):
    """The text of one level, under a code that does not tell the level."""

    code: str
    id: str
    criterion: Criterion
    level: int
    text: Text

    @property
    def top(self) -> int:
        """The highest level of the criterion."""
        return max(self.criterion.levels or (0,))


def anchors_of(plan: Plan, seed: int) -> dict[str, Anchor]:
    """All anchors of a rubric by their codes, in the order of the codes, which is a shuffled one.

    A code depends on the criterion, the level, its text and the seed alone, so that nobody has to keep a key.
    """
    found = [
        (id_, leaf.criterion, level, one.text)
        for id_, leaf in plan.leaves.items()
        for level, one in (leaf.criterion.levels or {}).items()
    ]
    digests = [_digest([id_, level, text.zh, text.en, seed]) for id_, _, level, text in found]
    length = _LENGTH
    while len({digest[:length] for digest in digests}) < len(digests):
        length += 1
    anchors = [Anchor(digest[:length], *one) for digest, one in zip(digests, found, strict=True)]
    return {anchor.code: anchor for anchor in sorted(anchors)}


def retranslation(
    plan: Plan, anchors: Mapping[str, Anchor], answers: Sequence[tuple[str, Mapping[str, int]]], seed: int
) -> Retranslation:
    """Score what people answered.

    Args:
        plan: of the rubric.
        anchors: those that were asked, by code.
        answers: of each person the name of the file and the level given to each code.
        seed: for the record.
    """
    given: dict[str, list[int]] = {code: [0] * (anchor.top + 1) for code, anchor in anchors.items()}
    for _, levels in answers:
        for code, level in levels.items():
            given[code][level] += 1
    order = {id_: number for number, id_ in enumerate(plan.leaves)}
    results = [_anchor(anchor, given[code]) for code, anchor in anchors.items()]
    results.sort(key=lambda one: (order[one.criterion], one.level))
    rubric = plan.rubric
    return Retranslation(
        engine_version=__version__,
        rubric=rubric.rubric,
        edition=rubric.edition,
        title=rubric.title,
        seed=seed,
        people=tuple(Person(file=file, answers=len(levels)) for file, levels in answers),
        anchors=tuple(sorted(results, key=_worst_first)),
        criteria=tuple(_criteria(results)),
        keep_from=KEEP_FROM,
        wide_from=WIDE_FROM,
    )


def _anchor(anchor: Anchor, given: Sequence[int]) -> AnchorResult:
    people = sum(given)
    total = sum(level * times for level, times in enumerate(given))
    mean = Fraction(total, people) if people else None
    variance = None
    if mean is not None and people > 1:
        squares = sum(((level - mean) ** 2 * times for level, times in enumerate(given)), Fraction(0))
        variance = squares / (people - 1)
    share = Fraction(given[anchor.level], people) if people else None
    return AnchorResult(
        criterion=anchor.id,
        title=anchor.criterion.title,
        level=anchor.level,
        top=anchor.top,
        text=anchor.text,
        code=anchor.code,
        given=tuple(given),
        people=people,
        share=share,
        mean=mean,
        sd=None if variance is None else Fraction(repr(round(sqrt(variance), 6))),
        advice=_advice(anchor, share, mean, variance),
    )


def _advice(anchor: Anchor, share: Fraction | None, mean: Fraction | None, variance: Fraction | None) -> Advice:
    if share is None or mean is None:
        return Advice.UNTESTED
    # With two levels there is no further apart than a miss, which the share counts.
    wide = variance is not None and anchor.top > 1 and variance > (WIDE_FROM * anchor.top) ** 2
    if share >= KEEP_FROM and not wide:
        return Advice.KEEP
    if wide or mean == anchor.level:
        return Advice.REWRITE_WIDE
    return Advice.REWRITE_LOW if mean < anchor.level else Advice.REWRITE_HIGH


def _worst_first(one: AnchorResult) -> tuple[bool, bool, Fraction, Fraction]:
    return one.share is None, not one.advice.rewrite, one.share or Fraction(0), -(one.sd or Fraction(0))


def _criteria(results: Sequence[AnchorResult]) -> list[CriterionResult]:
    found = []
    for id_ in dict.fromkeys(one.criterion for one in results):
        anchors = [one for one in results if one.criterion == id_]
        answers = sum(one.people for one in anchors)
        if not answers:
            continue
        confusion = [[0] * (anchors[0].top + 1) for _ in range(anchors[0].top + 1)]
        for one in anchors:
            confusion[one.level] = list(one.given)
        right = sum(confusion[level][level] for level in range(len(confusion)))
        found.append(
            CriterionResult(
                id=id_,
                title=anchors[0].title,
                answers=answers,
                share=Fraction(right, answers),
                confusion=tuple(tuple(row) for row in confusion),
                neighbours=tuple(
                    confusion[low][low + 1] + confusion[low + 1][low] for low in range(len(confusion) - 1)
                ),
            )
        )
    return found


def _digest(content: list[str | int | None]) -> str:
    number = int(hashlib.sha256(json.dumps(content).encode()).hexdigest(), 16)
    letters = []
    for _ in range(40):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return "".join(letters)
