"""What a plan has to reach: a band or a number, on the score over what is known or in the worst case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rubric.model.base import MAX_DIGITS
from rubric.model.rubric import Band
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan
from rubric.scoring.values import Value
from rubric.scoring.verdict import band_at, dimension_numbers


@dataclass(frozen=True, eq=False)
class Goal:
    """A target.

    Attributes:
        score: a number of the report scale; where a band is meant, its lower edge.
        band: the band, or a better one.
        worst: whether the lower bounds have to reach it, whatever the unknowns turn out to be.
    """

    plan: Plan
    score: Fraction
    band: Band | None
    worst: bool

    @property
    def coverage(self) -> Fraction:
        """The least coverage with which a verdict is not withheld."""
        return Fraction(self.plan.rubric.minimum_coverage)

    @property
    def requires(self) -> Mapping[str, Fraction]:
        """What every band that would do asks of dimensions, on the report scale."""
        if self.band is None:
            return {}
        good = self.plan.bands[self.plan.bands.index(self.band) :]
        needs = [{id_: Fraction(need) for id_, need in band.requires.items()} for band in good]
        shared = set.intersection(*(set(one) for one in needs))
        return {id_: min(one[id_] for one in needs) for id_ in self.band.requires if id_ in shared}

    def reached(self, evaluation: Evaluation) -> bool:
        """Whether a state of the program reaches it and its verdict would not be withheld."""
        root = evaluation.root
        if root.value is None or not self.judged(evaluation):
            return False
        return self._at(evaluation, root.low if self.worst else root.value, self.number)

    def judged(self, evaluation: Evaluation) -> bool:
        """Whether there is a score whose verdict is not withheld."""
        return evaluation.root.value is not None and evaluation.root.coverage >= self.coverage

    def possible(self, relaxed: Evaluation) -> bool:
        """Whether it could be reached by answering what is left open, as far as the upper bounds can tell."""
        return relaxed.root.applies and self._at(relaxed, relaxed.root.high, lambda value: value.high)

    def number(self, value: Value) -> Fraction | None:
        """The number of a node that has to reach what is asked of it, as a fraction of 1."""
        return value.low if self.worst else value.value

    def _at(self, evaluation: Evaluation, value: Fraction, pick: Callable[[Value], Fraction | None]) -> bool:
        number = self.plan.on_scale(value)
        if self.band is None:
            return number >= self.score
        found = band_at(self.plan, number, dimension_numbers(self.plan, evaluation, pick))
        return found is not None and self.plan.bands.index(found) >= self.plan.bands.index(self.band)


def target_of(plan: Plan, word: str) -> tuple[Fraction, Band | None] | None:
    """The number and the band that a word means: a band's id or title, or a number of the report scale."""
    for band in plan.bands:
        names = (band.id, band.title.zh, band.title.en)
        if word.strip().casefold() in [name.casefold() for name in names if name]:
            return Fraction(band.from_), band
    try:
        usable = len(word) <= MAX_DIGITS and "e" not in word.lower()
        return (Fraction(word), None) if usable else None
    except (ValueError, ZeroDivisionError):
        return None
