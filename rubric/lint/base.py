"""What rules are: a kind of finding and a check that speaks in paths; one small file each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rubric.model.finding import Rule
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan
from rubric.source.locate import Path


class Found(NamedTuple):
    """A rule's finding before it is placed: the path of the item, and what fills the wording.

    ``key`` points at the key rather than at its value.
    """

    path: Path
    args: dict[str, Any]
    key: bool = False


@dataclass(frozen=True)
class RubricFile:
    """A rubric under inspection; ``evaluation`` is that of a sheet without answers."""

    rubric: Rubric
    plan: Plan
    evaluation: Evaluation


@dataclass(frozen=True)
class SheetFile:
    """A sheet under inspection, with its rubric; ``stale_after`` is in days."""

    sheet: Sheet
    plan: Plan
    evaluation: Evaluation
    today: date
    stale_after: int


class RubricRule(NamedTuple):
    """A rule about rubrics."""

    rule: Rule
    check: Callable[[RubricFile], Iterator[Found]]


class SheetRule(NamedTuple):
    """A rule about sheets."""

    rule: Rule
    check: Callable[[SheetFile], Iterator[Found]]
