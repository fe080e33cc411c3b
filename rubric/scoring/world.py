"""What is known of a program: a sheet's answers as values, ready for conditions and scales."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Self

from rubric.errors import UsageError
from rubric.model.answers import FactValue, HandValue, Misfit, fact_value, hand_value, is_unknown
from rubric.model.rubric import Rubric
from rubric.model.sheet import Sheet
from rubric.scoring.plan import Plan


class World(NamedTuple):
    """Known values by id; what is missing is unknown.

    Attributes:
        facts: values of facts.
        by_hand: criteria that the sheet answers itself: a level, yes or no, or points.
        not_applicable: criteria said not to apply.
        attributes: of the program, for ``{program: …}``.
    """

    facts: Mapping[str, FactValue]
    by_hand: Mapping[str, HandValue]
    not_applicable: frozenset[str]
    attributes: Mapping[str, str]

    def with_fact(self, fact: str, value: FactValue) -> Self:
        """The same with one fact answered otherwise."""
        return self._replace(facts={**self.facts, fact: value})

    def with_criterion(self, criterion: str, value: HandValue) -> Self:
        """The same with one criterion answered by hand."""
        gone = self.not_applicable - {criterion}
        return self._replace(by_hand={**self.by_hand, criterion: value}, not_applicable=gone)


def attributes_of(sheet: Sheet) -> dict[str, str]:
    """What ``{program: …}`` may ask of a sheet."""
    named = {"platform": sheet.platform, "vertical": sheet.vertical, "version": sheet.version}
    return {**sheet.attributes, **{name: value for name, value in named.items() if value is not None}}


def world_of(plan: Plan, sheet: Sheet) -> World:
    """A sheet's answers as values.

    Raises:
        UsageError: an answer does not fit the rubric (``load_sheet`` with the rubric reports these with positions).
    """
    rubric: Rubric = plan.rubric
    facts: dict[str, FactValue] = {}
    by_hand: dict[str, HandValue] = {}
    not_applicable = set()
    for id_, answer in sheet.answers.items():
        leaf = plan.leaves.get(id_)
        fact = rubric.facts.get(id_)
        if fact is None and leaf is None:
            raise UsageError(f'the rubric "{rubric.rubric}" has no fact or criterion "{id_}"')
        if answer.not_applicable is not None:
            not_applicable.add(id_)
        elif answer.conflict is None and not is_unknown(answer.value):
            if leaf is not None:
                hand = hand_value(leaf.criterion, answer.value)
                if isinstance(hand, Misfit):
                    raise _refuse(id_, hand)
                by_hand[id_] = hand
            elif fact is not None:
                value = fact_value(fact, answer.value)
                if isinstance(value, Misfit):
                    raise _refuse(id_, value)
                facts[id_] = value
    return World(facts, by_hand, frozenset(not_applicable), attributes_of(sheet))


def _refuse(id_: str, misfit: Misfit) -> UsageError:
    return UsageError(f'the answer {misfit.args["value"]!r} does not fit "{id_}"')
