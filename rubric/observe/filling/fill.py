"""Filling a sheet question by question: takes lines, says what to store. No files, no clock, no printing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from rubric.model.answers import Misfit
from rubric.model.sheet import Sheet
from rubric.model.text import folded
from rubric.observe.filling.agenda import Agenda, Standing, View
from rubric.observe.filling.answering import (
    backing,
    keeping,
    misfit,
    not_applicable,
    picked,
    takes_away,
    valued,
    with_because,
    with_piece,
    without_evidence,
)
from rubric.observe.filling.evidence_line import Doubt, Piece, piece_of
from rubric.observe.filling.talk import Note, Remark, Stage, Store, Turn
from rubric.observe.filling.typed import Command, Typed, command_of, is_text, tidy, with_reason
from rubric.observe.filling.walk import Walk, with_answer
from rubric.observe.join import Data
from rubric.observe.questions import Kind, Question
from rubric.observe.understand import Said, understand, yes_or_no
from rubric.scoring.earning import earns

_APPLIES = frozenset({"适用", "applies", "apply", "it applies"})
_NOT = frozenset({"not applicable", "does not apply"})


class Filling(Walk):
    """The talk with the person who fills a sheet.

    Attributes:
        stage: what the next line is taken for.
        sources: the ids of those that the sheet declares, in order.
        usual: the source that a place alone is taken to belong to.
    """

    def __init__(
        self,
        agenda: Agenda,
        sheet: Sheet,
        answers: Mapping[str, Any],
        *,
        brief: bool = False,
        exists: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Begin with the first question.

        Args:
            agenda: what is asked.
            sheet: fits the rubric.
            answers: of the sheet, as it writes them.
            brief: do not ask for reasons and evidence.
            exists: whether there is a file of that name, relative to the sheet.
        """
        self.stage = Stage.ANSWER
        self.usual: str | None = None
        self._brief, self._exists = brief, exists
        self._after: deque[Stage] = deque()
        self._piece: Piece | None = None
        self._titles: dict[str, str] = {}
        self._reason_kept = ""
        super().__init__(agenda, sheet, answers)
        self.go_on()

    def refresh(self, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Take over what a sheet says now."""
        super().refresh(sheet, answers)
        self.sources: dict[str, None] = dict.fromkeys(sheet.sources)
        self.usual = self.usual or (next(iter(self.sources)) if len(self.sources) == 1 else None)

    def catch_up(self, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Take over what somebody else changed in the sheet; a question that it settled is not asked any more."""
        self.refresh(sheet, answers)
        open_ = {one.id for one in (*self.view.due, *self.view.rest)}
        if self.stage is Stage.ANSWER and self.question is not None and self.question.id not in open_:
            self.go_on()

    def ask_again(self) -> None:
        """Put the present question once more, from the start."""
        super().ask_again()
        self.stage, self._piece = Stage.DONE if self.question is None else Stage.ANSWER, None
        self._after.clear()
        self._reason_kept = ""

    @property
    def citing(self) -> str:
        """The source of the evidence that is being typed; empty for none."""
        return self._piece.evidence.get("source", "") if self._piece else ""

    @property
    def lacks(self) -> bool:
        """Whether something that was begun needs another line."""
        return self.stage in (Stage.WHY_NOT, Stage.SOURCE)

    def close(self) -> Turn:
        """End the run; a piece of evidence that only lacks its place is stored without."""
        turn = self._store_piece() if self.stage is Stage.PLACE else Turn()
        self.stage = Stage.DONE
        return turn

    def take(self, line: str) -> Turn:
        """Take a line that a person typed."""
        text = tidy(line)
        match self.stage:
            case Stage.ANSWER:
                return self._answer(text)
            case Stage.DONE:
                return Turn()
            case Stage.WHY_NOT | Stage.REASON | Stage.EVIDENCE | Stage.SOURCE | Stage.PLACE:
                asked = command_of(text)
                if asked is not None and not asked.text and asked.command in (Command.BACK, Command.QUIT, Command.HELP):
                    return self._command(asked)
                if text.endswith(("?", "？")) and asked == Typed(Command.MORE):
                    return self._command(Typed(Command.HELP))
                return self._follow_up(text)
            case other:
                assert_never(other)

    # Answers and commands

    def _answer(self, text: str) -> Turn:
        question = self.question
        if question is None:
            return Turn()
        if not text:
            return self._enter(question)
        asked = command_of(text, question)
        if asked is not None:
            return self._command(asked)
        if question.kind is Kind.APPLIES:
            return self._applies(question, text)
        text = picked(question, text)
        said, reason = understand(question, text), ""
        if isinstance(said, Misfit) and with_reason(text)[1]:
            head, reason = with_reason(text)
            said = understand(question, picked(question, head))
        if isinstance(said, Misfit):
            return self._refused(said, question, reason)
        if said.not_applicable:
            return self._not_applicable(question, reason)
        if said.value is None:
            return Turn((Note(Remark.NOTHING_SAID),))
        return self._value(question, said, reason)

    def _refused(self, found: Misfit, question: Question, reason: str) -> Turn:
        """What is said of an answer that does not fit; a reason that came with it waits for one that does."""
        self._reason_kept = reason or self._reason_kept
        turn = misfit(found, question)
        return Turn((*turn.notes, Note(Remark.REASON_KEPT, {"text": reason}))) if reason else turn

    def _enter(self, question: Question) -> Turn:
        if self.standing in (Standing.ANSWERED, Standing.LOOKED):
            return self._leave(Note(Remark.KEPT))
        if question.kind is Kind.APPLIES:
            return self._leave(Note(Remark.APPLIES))
        return Turn((Note(Remark.NOTHING_SAID),))

    def _applies(self, question: Question, text: str) -> Turn:
        word, reason = with_reason(text)
        name = folded(word)
        match False if name in _NOT else name in _APPLIES or yes_or_no(word):
            case True if self.answer:
                # A criterion that was said not to apply does after all: nothing is known of it by itself.
                return self._stored({"value": "unknown"}, [], Note(Remark.APPLIES))
            case True:
                return self._leave(Note(Remark.APPLIES))
            case False:
                return self._not_applicable(question, reason)
            case None:
                return Turn((Note(Remark.NOT_ALLOWED, {"value": text, "allowed": "applies, not_applicable"}),))

    def _command(self, asked: Typed) -> Turn:
        question = self.question
        if question is None:
            return Turn()
        match asked.command:
            case Command.MORE:
                return Turn((Note(Remark.MORE),))
            case Command.HELP:
                return Turn((Note(Remark.HELP),))
            case Command.BACK:
                return self._back()
            case Command.SKIP:
                return Turn((Note(Remark.SKIPPED if self.skip() else Remark.SKIPPED_AGAIN),))
            case Command.QUIT:
                return self.close()
            case Command.UNKNOWN if question.kind is Kind.APPLIES:
                return self._leave(Note(Remark.APPLIES))
            case Command.UNKNOWN:
                return self._value(question, Said("unknown"), asked.text)
            case Command.NOT_APPLICABLE:
                said = understand(question, "na")
                if isinstance(said, Misfit):
                    return self._refused(said, question, asked.text)
                return self._not_applicable(question, asked.text)
            case Command.REASON:
                return self._aside(Stage.WHY_NOT if "not_applicable" in self.answer else Stage.REASON, asked.text)
            case Command.EVIDENCE:
                return self._aside(Stage.EVIDENCE, asked.text)
            case other:
                assert_never(other)

    def _aside(self, stage: Stage, text: str) -> Turn:
        """A reason or evidence by command; back at the answer afterwards."""
        if self.standing is Standing.CONFLICT or (self._is_applies and not self.answer):
            return Turn((Note(Remark.ANSWER_FIRST),))
        self._after = deque([Stage.ANSWER])
        self.stage = stage
        return self._follow_up(text) if text else Turn()

    @property
    def _is_applies(self) -> bool:
        return self.question is not None and self.question.kind is Kind.APPLIES

    def _value(self, question: Question, said: Said, reason: str) -> Turn:
        reason = reason or self._reason_kept
        kept = keeping(self.agenda.plan, question.id, self.answer, said.value)
        answer = valued(kept, said.value, reason)
        dropped = {} if kept or "conflict" in self.answer else backing(self.answer)
        after = self._asked_after(question, answer, dropped, told=bool(reason))
        return self._stored(answer, after, Note(Remark.STORED), *_told_dropped(dropped))

    def _asked_after(self, question: Question, answer: Data, dropped: Data, *, told: bool) -> list[Stage]:
        """What is asked after a value: a reason and evidence of what counts, and what went with the old answer."""
        if self._brief:
            return []
        view = View(self.agenda, with_answer(self.view.sheet, question.id, answer))
        positive = earns(self.agenda.plan, view.evaluation.world, lambda: view.evaluation, question.id)
        reason = not told and "because" not in answer and (positive or "because" in dropped)
        evidence = not answer.get("evidence") and (positive or "evidence" in dropped)
        return [*([Stage.REASON] if reason else []), *([Stage.EVIDENCE] if evidence else [])]

    def _not_applicable(self, question: Question, reason: str) -> Turn:
        if not reason and "not_applicable" in self.answer:
            return self._leave(Note(Remark.KEPT))
        self.stage, self._after = Stage.WHY_NOT, deque()
        kept = keeping(self.agenda.plan, question.id, self.answer, "not_applicable")
        reason = reason or self._reason_kept or kept.get("because", "")
        return self._why_not(reason) if reason else Turn()

    # Lines after an answer

    def _follow_up(self, text: str) -> Turn:
        is_source = self.stage is Stage.EVIDENCE and text in self.sources
        if text and not is_source and not is_text(text, place=self.stage is Stage.PLACE):
            return Turn((Note(Remark.NO_TEXT, {"value": text}),))
        match self.stage:
            case Stage.WHY_NOT:
                return self._why_not(text) if text and not takes_away(text) else Turn((Note(Remark.REASON_NEEDED),))
            case Stage.REASON:
                return self._reason(text)
            case Stage.EVIDENCE:
                return self._evidence(text)
            case Stage.SOURCE:
                return self._source(text)
            case Stage.PLACE:
                return self._store_piece("" if takes_away(text) else text)
            case Stage.ANSWER | Stage.DONE:
                return Turn()
            case other:
                assert_never(other)

    def _why_not(self, reason: Any) -> Turn:
        old = self.answer
        # A reason that is put in place of another is about the same answer; a value was another answer.
        dropped = backing(old) if "value" in old else {}
        answer = not_applicable({} if dropped else old, reason)
        return self._stored(answer, list(self._after), Note(Remark.STORED), *_told_dropped(dropped))

    def _reason(self, text: str) -> Turn:
        if not text or (takes_away(text) and "because" not in self.answer):
            return self._next_stage()
        return self._stored(with_because(self.answer, text), list(self._after), Note(Remark.STORED))

    def _evidence(self, text: str) -> Turn:
        if not text or (takes_away(text) and not self.answer.get("evidence")):
            return self._next_stage()
        if takes_away(text):
            return self._stored(without_evidence(self.answer), list(self._after), Note(Remark.STORED))
        found = piece_of(text, self.sources, self.usual, self._exists)
        if isinstance(found, Doubt):
            return Turn((Note(Remark.DOUBTFUL_SOURCE, {**found._asdict(), "usual": found.near or self.usual or ""}),))
        self._piece = found
        if self._piece is None:
            return Turn((Note(Remark.NO_SOURCE, {"value": text}),))
        if self._piece.new_source and self.citing not in self.sources:
            self.stage = Stage.SOURCE
            return Turn()
        if self._piece.lacks_place:
            self.stage = Stage.PLACE
            return Turn()
        return self._store_piece()

    def _source(self, text: str) -> Turn:
        if not text or takes_away(text) or self._piece is None:
            return Turn((Note(Remark.TITLE_NEEDED),))
        self._titles[self._piece.evidence["source"]] = text
        if self._piece.lacks_place:
            self.stage = Stage.PLACE
            return Turn()
        return self._store_piece()

    def _store_piece(self, place: str = "") -> Turn:
        if self._piece is None:
            return Turn()
        piece, self._piece = self._piece, None
        source = piece.evidence.get("source")
        self.usual = source or self.usual
        missing = piece.file and not self._exists(piece.file)
        notes = [Note(Remark.STORED), *([Note(Remark.NO_SUCH_FILE, {"file": piece.file})] if missing else [])]
        new = {source: {"title": self._titles.pop(source)}} if source in self._titles else {}
        self.sources |= dict.fromkeys(new)
        return self._stored(with_piece(self.answer, piece, place), list(self._after), *notes, sources=new)

    # Moving on

    def _stored(self, answer: Data, after: list[Stage], *notes: Note, sources: Mapping[str, Any] | None = None) -> Turn:
        """Take an answer over and go on."""
        question = self.question
        if question is None:
            return Turn()
        self.take_over(question.id, answer)
        self._after = deque(after)
        self._next_stage()
        return Turn(notes, Store(question.id, answer, sources or {}))

    def _next_stage(self) -> Turn:
        if self._after:
            self.stage = self._after.popleft()
            return Turn()
        return self._leave()

    def _leave(self, *notes: Note) -> Turn:
        self.leave()
        return Turn(notes)

    def _back(self) -> Turn:
        """To the answer of the present question, or to the question before it."""
        if self.stage is not Stage.ANSWER:
            self.ask_again()
            return Turn()
        return Turn() if self.back() else Turn((Note(Remark.NOTHING_BEFORE),))


def _told_dropped(dropped: Data) -> tuple[Note, ...]:
    return (Note(Remark.DROPPED),) if dropped else ()
