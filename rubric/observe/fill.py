"""Filling a sheet question by question: takes lines, says what to store. No files, no clock, no printing."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, assert_never

from rubric.model.answers import Misfit
from rubric.model.sheet import Answer, Sheet
from rubric.model.text import Lang, Text
from rubric.observe.agenda import Agenda, Standing, View
from rubric.observe.evidence_line import Piece, piece_of
from rubric.observe.join import Data, in_full, same_in
from rubric.observe.questions import Kind, Question
from rubric.observe.talk import Note, Progress, Remark, Stage, Store, Trail, Turn
from rubric.observe.typed import Command, Typed, command_of, tidy, with_reason
from rubric.observe.understand import Said, folded, understand
from rubric.scoring.earning import earns
from rubric.source.nearest import nearest

_SKIPS = 2
_NONE = "-"


class Filling:
    """One run over one sheet.

    Attributes:
        agenda: what is asked.
        stage: what the next line is taken for.
        question: the one that is being answered; None when all is done.
        visit: counts how often a question was put; whoever shows questions shows it anew when this changes.
        sources: of the sheet, id to title, with those declared on the way.
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
        self.agenda, self.brief, self.exists = agenda, brief, exists
        self.stage, self.visit = Stage.ANSWER, 0
        self.question: Question | None = None
        self.usual: str | None = None
        self._trail = Trail()
        self._by_id = {one.id: one for one in agenda.questions}
        self._after: deque[Stage] = deque()
        self._piece: Piece | None = None
        self.refresh(sheet, answers)
        self._go_on()

    def refresh(self, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Take over what a sheet says now."""
        self.answers = {id_: in_full(answer) for id_, answer in answers.items()}
        self.sources: dict[str, Text | None] = {id_: source.title for id_, source in sheet.sources.items()}
        self.usual = self.usual or (next(iter(self.sources)) if len(self.sources) == 1 else None)
        self.view = View(self.agenda, sheet)

    def catch_up(self, sheet: Sheet, answers: Mapping[str, Any]) -> None:
        """Take over what somebody else changed in the sheet; a question that it settled is not asked any more."""
        self.refresh(sheet, answers)
        open_ = {one.id for one in (*self.view.due, *self.view.rest)}
        if self.stage is Stage.ANSWER and self.question is not None and self.question.id not in open_:
            self._go_on()

    def ask_again(self) -> None:
        """Put the present question once more, from the start."""
        self.stage, self._piece = Stage.ANSWER, None
        self._after.clear()
        self.visit += 1

    def put(self, id_: str) -> None:
        """Put a certain question next."""
        if self._trail.done and self._trail.done[-1] == id_:
            self._trail.done.pop()
        self._turn_to(self._by_id[id_])

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
        return len(self._trail.done) + 1

    @property
    def progress(self) -> Progress:
        """How far the sheet is."""
        stands = [self.view.standing(one) for one in self.agenda.questions if one.kind is not Kind.APPLIES]
        said = sum(one in (Standing.ANSWERED, Standing.LOOKED) for one in stands)
        return Progress(said, sum(one.kind is not Kind.APPLIES for one in self.view.due))

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
        text = _by_number(question, text)
        said, reason = understand(question, text), ""
        if isinstance(said, Misfit) and with_reason(text)[1]:
            head, reason = with_reason(text)
            said = understand(question, _by_number(question, head))
        if isinstance(said, Misfit):
            return _misfit(said, question)
        if said.not_applicable:
            return self._not_applicable(reason)
        return self._value(question, said, reason)

    def _enter(self, question: Question) -> Turn:
        if self.standing in (Standing.ANSWERED, Standing.LOOKED):
            return self._leave(Note(Remark.KEPT))
        if question.kind is Kind.APPLIES:
            return self._leave(Note(Remark.APPLIES))
        return Turn((Note(Remark.NOTHING_SAID),))

    def _applies(self, question: Question, text: str) -> Turn:
        yes_no = Question(
            question.id, Kind.YES_NO, question.item, question.title, question.ask, question.section, (), question.uses
        )
        said, reason = understand(yes_no, with_reason(text)[0]), with_reason(text)[1]
        if isinstance(said, Said) and said.value == "yes":
            # A criterion that was said not to apply does after all: nothing is known of it by itself.
            gone = self._stored({"value": "unknown"}, [], Note(Remark.APPLIES)) if self.answer else None
            return gone or self._leave(Note(Remark.APPLIES))
        if isinstance(said, Said) and (said.not_applicable or said.value == "no"):
            return self._not_applicable(reason)
        return Turn((Note(Remark.NOT_ALLOWED, {"value": text, "allowed": "yes, NA", "near": ""}),))

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
                return self._skip(question)
            case Command.QUIT:
                return self.close()
            case Command.UNKNOWN if question.kind is Kind.APPLIES:
                return self._leave(Note(Remark.APPLIES))
            case Command.UNKNOWN:
                return self._value(question, Said("unknown"), asked.text)
            case Command.NOT_APPLICABLE:
                said = understand(question, "na")
                return _misfit(said, question) if isinstance(said, Misfit) else self._not_applicable(asked.text)
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
        old, same = self.answer, same_in(self.agenda.plan, question.id)
        changed = "value" not in old or not same(old["value"], said.value)
        before = old.get("because") or self._claimed(question, said.value)
        kept = {"evidence": old["evidence"]} if old.get("evidence") else {}
        because = {"because": reason or before} if reason or before else {}
        answer = {"value": said.value if changed else old["value"], **because, **kept}
        after = self._asked_after(question, answer, told=bool(reason), changed=changed and bool(old.get("because")))
        notes = [Note(Remark.STORED)]
        if self.brief and changed and old.get("because") and not reason:
            notes.append(Note(Remark.REASON_STAYS))
        return self._stored(answer, after, *notes)

    def _asked_after(self, question: Question, answer: Data, *, told: bool, changed: bool) -> list[Stage]:
        """What is asked after a value: a reason and evidence of what counts; the old reason where the value changed."""
        if self.brief:
            return []
        view = View(self.agenda, _with(self.view.sheet, question.id, answer))
        positive = earns(self.agenda.plan, view.evaluation, question.id)
        reason = not told and (changed or (positive and "because" not in answer))
        evidence = positive and not answer.get("evidence")
        return [*([Stage.REASON] if reason else []), *([Stage.EVIDENCE] if evidence else [])]

    def _claimed(self, question: Question, value: Any) -> Any:
        """The reason of the first side of a conflict that says the same."""
        same = same_in(self.agenda.plan, question.id)
        claims = self.answer.get("conflict") or []
        return next((one["because"] for one in claims if "because" in one and same(one.get("value"), value)), None)

    def _not_applicable(self, reason: str) -> Turn:
        if not reason and "not_applicable" in self.answer:
            return self._leave(Note(Remark.KEPT))
        self.stage, self._after = Stage.WHY_NOT, deque()
        return self._follow_up(reason) if reason else Turn()

    # Lines after an answer

    def _follow_up(self, text: str) -> Turn:
        match self.stage:
            case Stage.WHY_NOT:
                if not text:
                    return Turn((Note(Remark.REASON_NEEDED),))
                kept = {"evidence": self.answer["evidence"]} if self.answer.get("evidence") else {}
                return self._stored({"not_applicable": text, **kept}, list(self._after), Note(Remark.STORED))
            case Stage.REASON:
                return self._reason(text)
            case Stage.EVIDENCE:
                return self._evidence(text)
            case Stage.SOURCE:
                return self._source(text)
            case Stage.PLACE:
                return self._store_piece(text)
            case Stage.ANSWER | Stage.DONE:
                return Turn()
            case other:
                assert_never(other)

    def _reason(self, text: str) -> Turn:
        if not text:
            return self._next_stage()
        rest = {key: value for key, value in self.answer.items() if key != "because"}
        value = {"value": rest.pop("value")} if "value" in rest else {}
        because = {} if text == _NONE else {"because": text}
        return self._stored({**value, **because, **rest}, list(self._after), Note(Remark.STORED))

    def _evidence(self, text: str) -> Turn:
        if not text:
            return self._next_stage()
        if text == _NONE:
            rest = {key: value for key, value in self.answer.items() if key != "evidence"}
            return self._stored(rest, list(self._after), Note(Remark.STORED))
        self._piece = piece_of(text, self.sources, self.usual, self.exists)
        if self._piece is None:
            return Turn((Note(Remark.NO_SOURCE, {"value": text}),))
        if self._piece.new_source:
            self.stage = Stage.SOURCE
            return Turn()
        if self._piece.lacks_place:
            self.stage = Stage.PLACE
            return Turn()
        return self._store_piece()

    def _source(self, text: str) -> Turn:
        if not text or self._piece is None:
            return Turn((Note(Remark.TITLE_NEEDED),))
        self.sources[self._piece.evidence["source"]] = Text.model_validate(text)
        if self._piece.lacks_place:
            self.stage = Stage.PLACE
            return Turn()
        return self._store_piece()

    def _store_piece(self, place: str = "") -> Turn:
        if self._piece is None:
            return Turn()
        piece, self._piece = self._piece, None
        evidence = {**piece.evidence, **({"at": place} if place else {})}
        source = evidence.get("source")
        self.usual = source or self.usual
        missing = piece.file and not self.exists(piece.file)
        notes = [Note(Remark.STORED), *([Note(Remark.NO_SUCH_FILE, {"file": piece.file})] if missing else [])]
        answer = {**self.answer, "evidence": [*self.answer.get("evidence", []), evidence]}
        title = self.sources.get(source) if source else None
        new = {source: {"title": title.get(Lang.EN)}} if piece.new_source and source and title else {}
        return self._stored(answer, list(self._after), *notes, sources=new)

    # Moving on

    def _stored(self, answer: Data, after: list[Stage], *notes: Note, sources: Mapping[str, Any] | None = None) -> Turn:
        """Take an answer over and go on."""
        question = self.question
        if question is None:
            return Turn()
        self.answers = {**self.answers, question.id: answer}
        self.view = View(self.agenda, _with(self.view.sheet, question.id, answer))
        self._after = deque(after)
        self._next_stage()
        return Turn(notes, Store(question.id, answer, sources or {}))

    def _next_stage(self) -> Turn:
        if self._after:
            self.stage = self._after.popleft()
            return Turn()
        return self._leave()

    def _leave(self, *notes: Note) -> Turn:
        """Leave the question behind as it is."""
        if self.question is not None:
            self._trail.done.append(self.question.id)
            self._trail.settled.add(self.question.id)
        self._go_on()
        return Turn(notes)

    def _skip(self, question: Question) -> Turn:
        skips = self._trail.skips[question.id] = self._trail.skips.get(question.id, 0) + 1
        self._trail.done.append(question.id)
        self._go_on()
        return Turn((Note(Remark.SKIPPED if skips < _SKIPS else Remark.SKIPPED_AGAIN),))

    def _back(self) -> Turn:
        """To the answer of the present question, or to the question before it."""
        if self.stage is not Stage.ANSWER:
            self.ask_again()
            return Turn()
        if not self._trail.done:
            return Turn((Note(Remark.NOTHING_BEFORE),))
        self._turn_to(self._by_id[self._trail.done.pop()])
        return Turn()

    def _go_on(self) -> None:
        """To the next question: what was put off comes last, and not a third time."""
        skips = self._trail.skips
        waiting = [one for one in (*self.view.due, *self.view.rest) if one.id not in self._trail.settled]
        waiting = [one for one in waiting if skips.get(one.id, 0) < _SKIPS]
        if waiting:
            self._turn_to(min(waiting, key=lambda one: skips.get(one.id, 0)))
        else:
            self.question, self.stage = None, Stage.DONE

    def _turn_to(self, question: Question) -> None:
        self._trail.settled.discard(question.id)
        self.question = question
        self.ask_again()


def _with(sheet: Sheet, id_: str, answer: Data) -> Sheet:
    """A sheet in which one answer is another."""
    return sheet.model_copy(update={"answers": {**sheet.answers, id_: Answer.model_validate(answer)}})


def _by_number(question: Question, text: str) -> str:
    """The option whose place in the list was typed, for a choice; else the text."""
    number = folded(text)
    if question.kind is not Kind.CHOICE or not re.fullmatch(r"[0-9]{1,3}", number):
        return text
    return question.options[int(number) - 1].value if 0 < int(number) <= len(question.options) else text


def _misfit(misfit: Misfit, question: Question) -> Turn:
    options = [one.value for one in question.options]
    near = nearest(folded(misfit.args.get("value", "")), options) or ""
    return Turn((Note(Remark(misfit.code), {**misfit.args, "near": near}),))
