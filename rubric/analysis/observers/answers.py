"""The answers of several observers side by side: cells of program and question, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from rubric.analysis.observers.agreement import Value
from rubric.model.agreement import Clash, Family, Voice
from rubric.model.rubric import Criterion, Fact
from rubric.model.sheet import Sheet
from rubric.model.states import State
from rubric.model.text import Text
from rubric.scoring.evaluate import evaluate
from rubric.scoring.plan import Plan
from rubric.scoring.values import LeafValue
from rubric.scoring.world import world_of

_FAMILIES = {
    "yes_no": Family.YES_NO,
    "choice": Family.CHOICE,
    "count": Family.NUMBER,
    "number": Family.NUMBER,
}


class Asked(NamedTuple):
    """What is compared: a fact, or a criterion and one side of it.

    Attributes:
        id: of the fact or criterion.
        family: how it is compared.
        item: the fact or criterion.
        top: the highest level; 0 where there are no levels.
    """

    id: str
    family: Family
    item: Fact | Criterion
    top: int = 0

    @property
    def title(self) -> Text:
        """A short name."""
        return self.item.title or self.item.ask if isinstance(self.item, Fact) else self.item.title

    def text_of(self, value: Value) -> Text | None:
        """What a level or an option means."""
        if isinstance(self.item, Fact):
            return self.item.options.get(str(value)) if isinstance(self.item.options, dict) else None
        levels = self.item.levels or {}
        return levels[value].text if isinstance(value, int) and value in levels else None


class Cell(NamedTuple):
    """What the observers of one program say of one thing; those who say nothing are not in it."""

    asked: Asked
    program: str
    said: Mapping[str, Value]

    @property
    def ratings(self) -> list[Value]:
        """The values to compare; levels by their position on their scale, 0 to 1."""
        if self.asked.top:
            return [Fraction(value, self.asked.top) for value in self.said.values() if isinstance(value, int)]
        return list(self.said.values())


@dataclass(frozen=True)
class Observed:
    """One observer's sheet about a program, as values."""

    plan: Plan
    sheet: Sheet
    file: str
    observer: str = field(default="")

    @cached_property
    def leaves(self) -> Mapping[str, LeafValue]:
        """The criteria by what the sheet says."""
        return evaluate(self.plan, world_of(self.plan, self.sheet), gates=()).leaves

    @cached_property
    def facts(self) -> Mapping[str, Value]:
        """The facts that the sheet answers; yes and no as words."""
        facts = world_of(self.plan, self.sheet).facts
        return {id_: ("yes" if value else "no") if isinstance(value, bool) else value for id_, value in facts.items()}

    def value(self, asked: Asked) -> Value | None:
        """What the sheet says of a thing; None where that is nothing or not settled."""
        if isinstance(asked.item, Fact):
            return self.facts.get(asked.id)
        leaf = self.leaves[asked.id]
        if asked.family is Family.APPLIES:
            return {State.NOT_APPLICABLE: "no", State.ANSWERED: "yes"}.get(leaf.state)
        if leaf.state is not State.ANSWERED:
            return None
        return leaf.levels[0] if leaf.levels else int(leaf.value == 1)

    def voice(self, asked: Asked) -> Voice | None:
        """The same with the reason that the sheet gives."""
        value = self.value(asked)
        if value is None:
            return None
        answer = self.sheet.answers.get(asked.id)
        because = None if answer is None else answer.not_applicable or answer.because
        return Voice(observer=self.observer, value=_written(value), text=asked.text_of(value), because=because)


def asked_of(plan: Plan, facts: Sequence[str]) -> Iterator[Asked]:
    """Everything that can be compared: the facts named, the levels of criteria, and whether criteria apply.

    Number and check list criteria have no levels; their facts are compared.
    """
    for id_ in facts:
        yield Asked(id_, _FAMILIES[plan.rubric.facts[id_].answer], plan.rubric.facts[id_])
    for id_, leaf in plan.leaves.items():
        criterion = leaf.criterion
        family = Family.JUDGED if criterion.judged else Family.DERIVED
        if criterion.levels is not None or criterion.yes_no is not None:
            yield Asked(id_, family, criterion, max(criterion.levels or (1,)))
        if criterion.may_not_apply:
            yield Asked(id_, Family.APPLIES, criterion)


def clash_of(cell: Cell, sheets: Sequence[Observed]) -> Clash | None:
    """What the observers of a program say, where it is not all the same."""
    if len(set(cell.said.values())) < 2:
        return None
    name = next((one.sheet.name for one in sheets if one.sheet.name is not None), None)
    voices = tuple(voice for one in sheets if (voice := one.voice(cell.asked)) is not None)
    return Clash(program=cell.program, name=name, voices=voices)


def _written(value: Value) -> str:
    return f"{float(value):g}" if isinstance(value, Fraction) else str(value)
