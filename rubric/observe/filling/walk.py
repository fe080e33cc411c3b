"""The way through the questions of a run: which comes next, what was put off, the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rubric.model.sheet import Answer, Sheet
from rubric.observe.filling.agenda import Agenda, Standing, View
from rubric.observe.filling.talk import Progress
from rubric.observe.join import Data, in_full
from rubric.observe.questions import Kind, Question

_SKIPS = 2


class Walk:
    """A run over one sheet, question by question.

    Attributes:
        agenda: what is asked.
        view: the agenda on what the sheet says now.
        answers: of the sheet, in full.
        question: the one that is put; None when all is done.
        visit: counts how often a question was put; whoever shows questions shows it anew when this changes.
    """

    view: View
    answers: dict[str, Data]

    def __init__(self, agenda: Agenda, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Begin before the first question.

        Args:
            agenda: what is asked.
            sheet: fits the rubric.
            answers: of the sheet, as it writes them.
        """
        self.agenda = agenda
        self.question: Question | None = None
        self.visit = 0
        self._by_id = {one.id: one for one in agenda.questions}
        self._done: list[str] = []
        self._settled: set[str] = set()
        self._skips: dict[str, int] = {}
        self.refresh(sheet, answers)

    def refresh(self, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Take over what a sheet says now."""
        self.answers = {id_: in_full(answer) for id_, answer in answers.items()}
        self.view = View(self.agenda, sheet)

    @property
    def answer(self) -> Data:
        """The present answer to the question, in full; empty for none."""
        return self.answers.get(self.question.id, {}) if self.question else {}

    @property
    def standing(self) -> Standing:
        """How the question stands."""
        return self.view.standing(self.question) if self.question else Standing.OPEN

    @property
    def number(self) -> int:
        """The number of the question in this run, from 1."""
        return len(self._done) + 1

    @property
    def progress(self) -> Progress:
        """How far the sheet is."""
        stands = [self.view.standing(one) for one in self.agenda.questions if one.kind is not Kind.APPLIES]
        said = sum(one in (Standing.ANSWERED, Standing.LOOKED) for one in stands)
        return Progress(said, sum(one.kind is not Kind.APPLIES for one in self.view.due))

    def put(self, id_: str) -> None:
        """Put a certain question, which is no step back where it was the last."""
        if self._done and self._done[-1] == id_:
            self._done.pop()
        self._turn_to(self._by_id[id_])

    def leave(self) -> None:
        """Leave the question behind, not to be asked again in this run, and go on."""
        if self.question is not None:
            self._done.append(self.question.id)
            self._settled.add(self.question.id)
        self.go_on()

    def skip(self) -> bool:
        """Put the question off and go on; whether it will be asked once more."""
        if self.question is None:
            return False
        id_ = self.question.id
        self._skips[id_] = self._skips.get(id_, 0) + 1
        self._done.append(id_)
        self.go_on()
        return self._skips[id_] < _SKIPS

    def back(self) -> bool:
        """Put the question before this one; False where this is the first."""
        if not self._done:
            return False
        self._turn_to(self._by_id[self._done.pop()])
        return True

    def go_on(self) -> None:
        """Put the next question: what was put off comes last, and not a third time."""
        waiting = [one for one in (*self.view.due, *self.view.rest) if one.id not in self._settled]
        waiting = [one for one in waiting if self._skips.get(one.id, 0) < _SKIPS]
        if waiting:
            self._turn_to(min(waiting, key=lambda one: self._skips.get(one.id, 0)))
        else:
            self.question = None
            self.ask_again()

    def ask_again(self) -> None:
        """Put the present question once more, from the start."""
        self.visit += 1

    def take_over(self, id_: str, answer: Data) -> None:
        """An answer is another now."""
        self.answers = {**self.answers, id_: answer}
        self.view = View(self.agenda, with_answer(self.view.sheet, id_, answer))

    def _turn_to(self, question: Question) -> None:
        self._settled.discard(question.id)
        self.question = question
        self.ask_again()


def with_answer(sheet: Sheet, id_: str, answer: Data) -> Sheet:
    """A sheet in which one answer is another."""
    return sheet.model_copy(update={"answers": {**sheet.answers, id_: Answer.model_validate(answer)}})
