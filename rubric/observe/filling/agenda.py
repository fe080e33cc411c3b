"""What to ask next: what may still settle most comes first, and what cannot matter any more is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rubric.model.answers import is_unknown
from rubric.model.sheet import Answer, Sheet
from rubric.model.states import GateState, State
from rubric.observe.questions import Kind, Question
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import portions
from rubric.scoring.observe import PROGRAM, Search, observe_next
from rubric.scoring.plan import Plan
from rubric.scoring.world import world_of

_GONE = frozenset({State.OUT_OF_SCOPE, State.NOT_APPLICABLE})


class Standing(StrEnum):
    """What a sheet says in answer to a question; ``looked`` is a written "unknown"."""

    OPEN = "open"
    LOOKED = "looked"
    ANSWERED = "answered"
    CONFLICT = "conflict"


def standing_of(answer: Answer | None) -> Standing:
    """How a question stands that has this answer."""
    if answer is None or (answer.value is None and answer.not_applicable is None and answer.conflict is None):
        return Standing.OPEN
    if answer.conflict is not None:
        return Standing.CONFLICT
    return Standing.LOOKED if answer.not_applicable is None and is_unknown(answer.value) else Standing.ANSWERED


@dataclass(frozen=True)
class Agenda:
    """The questions of a run and how they are ordered.

    Attributes:
        plan: of the rubric.
        questions: those of the run, in the order of the rubric.
        in_order: ask in that order instead of what settles most first.
        everything: also ask what is answered already.
        unknown: also ask what is said to be unknown.
    """

    plan: Plan
    questions: Sequence[Question]
    in_order: bool = False
    everything: bool = False
    unknown: bool = False

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each question in the rubric."""
        return {one.id: place for place, one in enumerate(self.questions)}


@dataclass(frozen=True, eq=False)
class View:
    """An agenda on one state of a sheet."""

    agenda: Agenda
    sheet: Sheet

    @cached_property
    def evaluation(self) -> Evaluation:
        """All values by what the sheet says."""
        return evaluate(self.agenda.plan, world_of(self.agenda.plan, self.sheet))

    @cached_property
    def live(self) -> frozenset[str]:
        """What may still change a criterion that applies, or settle a gate; attributes begin with ``program.``."""
        plan, search = self.agenda.plan, Search(self.agenda.plan, self.evaluation)
        leaves = [search.of_leaf(leaf) for id_, leaf in plan.leaves.items() if self._applies(id_)]
        open_gates = [id_ for id_, state in self.evaluation.gates.items() if state is GateState.UNKNOWN]
        return frozenset().union(*leaves, *(search.of_condition(plan.gates[id_].when) for id_ in open_gates))

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes of the program that the sheet does not give and that something rests on."""
        return tuple(sorted(one.removeprefix(PROGRAM) for one in self.live if one.startswith(PROGRAM)))

    def standing(self, question: Question) -> Standing:
        """What the sheet says in answer to a question."""
        return standing_of(self.sheet.answers.get(question.id))

    @cached_property
    def due(self) -> tuple[Question, ...]:
        """What has still to be answered, in the order in which it is asked: conflicts, then what settles most."""
        clashing = [one for one in self.agenda.questions if self.standing(one) is Standing.CONFLICT]
        plain = [
            one
            for one in self.agenda.questions
            if one.kind is not Kind.APPLIES and one.id in self.live and self.standing(one) is Standing.OPEN
        ]
        return (*clashing, *self._with_scopes(plain if self.agenda.in_order else self._by_weight(plain)))

    @cached_property
    def rest(self) -> tuple[Question, ...]:
        """What is answered already and asked again, in the order of the rubric."""
        if self.agenda.everything:
            return tuple(
                one for one in self.agenda.questions if self.standing(one) in (Standing.ANSWERED, Standing.LOOKED)
            )
        return self.unknown if self.agenda.unknown else ()

    @cached_property
    def unknown(self) -> tuple[Question, ...]:
        """What somebody looked at and could not tell, in the order of the rubric."""
        questions = (one for one in self.agenda.questions if one.kind is not Kind.APPLIES)
        return tuple(one for one in questions if self.standing(one) is Standing.LOOKED)

    def _applies(self, leaf: str) -> bool:
        return self.evaluation.leaves[leaf].state not in _GONE

    def _is_open(self, question: Question) -> bool:
        return self.standing(question) is Standing.OPEN

    def _by_weight(self, questions: list[Question]) -> list[Question]:
        plan, evaluation = self.agenda.plan, self.evaluation
        found = observe_next(plan, evaluation, portions(plan, evaluation.values))
        settles = {one.id: one.settles for one in found}
        return sorted(questions, key=lambda one: (-settles.get(one.id, 0), self.agenda.rank[one.id]))

    def _with_scopes(self, questions: list[Question]) -> list[Question]:
        """Put whether a criterion applies right before the first fact that it rests on."""
        scopes = [one for one in self.agenda.questions if one.kind is Kind.APPLIES and self._asks_scope(one)]
        found: dict[str, Question] = {}
        for question in questions:
            found |= {one.id: one for one in scopes if one.id in question.uses and one.id not in found}
            found[question.id] = question
        return list(found.values())

    def _asks_scope(self, question: Question) -> bool:
        """Not of a criterion some fact of which was answered: whoever did that took it to apply."""
        facts = self.agenda.plan.facts_by_leaf[question.id]
        seen = any(standing_of(self.sheet.answers.get(fact)) is not Standing.OPEN for fact in facts)
        return self._is_open(question) and self._applies(question.id) and not seen
