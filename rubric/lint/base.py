"""What rules are: a kind of finding and a check that speaks in paths; one small file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from rubric.lint.usage import facts_in_use
from rubric.model.finding import Rule
from rubric.model.rubric import Rubric
from rubric.model.sheet import Evidence, Sheet
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.plan import Plan
from rubric.scoring.world import World
from rubric.source.locate import Path
from rubric.source.parts import Parts


class Found(NamedTuple):
    """A rule's finding before it is placed: the path of the item, and what fills the wording.

    ``key`` points at the key rather than at its value; ``fix`` is what may safely stand there instead.
    """

    path: Path
    args: dict[str, Any]
    key: bool = False
    fix: str | None = None


@dataclass(frozen=True)
class RubricFile:
    """A rubric under inspection; ``evaluation`` is that of a sheet without answers."""

    rubric: Rubric
    plan: Plan
    evaluation: Evaluation

    @cached_property
    def parts(self) -> Parts:
        """The items by id, with their paths."""
        return Parts(self.rubric)


@dataclass(frozen=True)
class SheetFile:
    """A sheet under inspection, with its rubric.

    Attributes:
        sheet: whose answers fit the rubric.
        plan: of the rubric.
        world: the answers as values.
        today: the day of the inspection.
        stale_after: days after which an observation counts as old.
        exists: whether there is a file at a path relative to the sheet; None where that cannot be told.
    """

    sheet: Sheet
    plan: Plan
    world: World
    today: date
    stale_after: int
    exists: Callable[[str], bool] | None = None

    @cached_property
    def evidence(self) -> tuple[tuple[Path, Evidence], ...]:
        """Every piece of evidence, and where it stands."""
        return tuple(
            (("answers", id_, "evidence", index), piece)
            for id_, answer in self.sheet.answers.items()
            for index, piece in enumerate(answer.evidence)
        )

    @cached_property
    def evaluation(self) -> Evaluation:
        """All values by what the sheet says; made when a rule first asks."""
        return evaluate(self.plan, self.world)

    @cached_property
    def in_use(self) -> frozenset[str]:
        """The facts that can still matter, whatever else is answered."""
        return facts_in_use(self.plan, self.evaluation)


class RubricRule(NamedTuple):
    """A rule about rubrics."""

    rule: Rule
    check: Callable[[RubricFile], Iterator[Found]]


class SheetRule(NamedTuple):
    """A rule about sheets."""

    rule: Rule
    check: Callable[[SheetFile], Iterator[Found]]


def number(value: Fraction, decimals: int = 2) -> str:
    """A number as messages write it, rounded."""
    return format(float(round(value, decimals)), ".12g")
