"""What a person who fills a sheet sees: the question, the prompt, what became of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from rubric.model.rubric import Criterion
from rubric.model.sheet import Answer, Evidence
from rubric.model.text import Lang
from rubric.observe.filling.agenda import Standing
from rubric.observe.filling.fill import Filling
from rubric.observe.filling.talk import Stage
from rubric.observe.questions import GATES, Kind, Option, Question
from rubric.report.blocks import Block, Entries, Entry, Para, Title
from rubric.report.layout import shortened
from rubric.report.wording import Words
from rubric.report.wording.filling import FillWords

_ROOM_FOR_HOW = 3


class Page:
    """Puts the questions of one run into blocks and prompts."""

    def __init__(self, filling: Filling, lang: Lang, width: int, *, partial: bool = False) -> None:
        """Keep the run; ``width`` is that of the screen, in columns; ``partial``: only some questions are asked."""
        self.filling = filling
        self.width, self.partial = width, partial
        self.words, self.say = Words(lang), FillWords(lang)
        self._cited = False
        self.sections = {id_: node.title for id_, node in filling.agenda.plan.rubric.dimensions.items()}

    def question(self, question: Question) -> list[Block]:
        """A question as it is put."""
        of, say, filling = self.words.of, self.say, self.filling
        section = say("gates") if question.section == GATES else of(self.sections[question.section])
        progress = say("progress_some" if self.partial else "progress", **filling.progress._asdict())
        blocks: list[Block] = [Para(""), Title(f"{filling.number}. {section} · {of(question.title)}", f"[{progress}]")]
        if question.kind is Kind.APPLIES:
            blocks.append(Para(say("applies")))
        elif of(question.ask) != of(question.title):
            blocks.append(Para(of(question.ask)))
        blocks += self._hints(question)
        if question.kind is not Kind.YES_NO:
            blocks.append(Entries(tuple(self._option(place, one) for place, one in enumerate(question.options, 1))))
        return [*blocks, *self._standing(question)]

    def _hints(self, question: Question) -> Iterator[Block]:
        """How to observe it; of a computed criterion, why it counts, so that one can tell whether it applies."""
        why = question.item.why if question.kind is Kind.APPLIES and isinstance(question.item, Criterion) else None
        for key, text in (("why", why), ("how", question.how)):
            if text is not None:
                line = self.words(key, text=self.words.of(text))
                yield Para(shortened(line, _ROOM_FOR_HOW * (self.width - 4)), quiet=True)

    def prompt(self, question: Question) -> str:
        """What stands before the cursor."""
        filling, say = self.filling, self.say
        match filling.stage:
            case Stage.ANSWER:
                return self._ask(question)
            case Stage.WHY_NOT:
                return say("ask_why_not")
            case Stage.REASON:
                return say("ask_reason_kept" if "because" in filling.answer else "ask_reason")
            case Stage.EVIDENCE:
                return say("ask_evidence_kept" if filling.answer.get("evidence") else "ask_evidence")
            case Stage.SOURCE:
                return say("ask_source")
            case Stage.PLACE:
                return say("ask_place", source=filling.citing)
            case Stage.DONE:
                return ""
            case other:
                assert_never(other)

    def before_prompt(self) -> list[Block]:
        """What one should know for a line about a reason or evidence."""
        filling, say = self.filling, self.say
        answer = Answer.model_validate(filling.answer) if filling.answer else Answer()
        lines = []
        if filling.stage is Stage.REASON and answer.because is not None:
            lines.append(say("reason_now", text=self.words.of(answer.because)))
        if filling.stage is Stage.EVIDENCE:
            lines += [say("evidence_now", text=self._evidence(answer))] if answer.evidence else []
            lines.append(self._how_to_cite())
        if filling.stage is Stage.SOURCE:
            lines.append(say("new_source", source=filling.citing))
        return [Para(line, quiet=True) for line in lines]

    def _how_to_cite(self) -> str:
        """How evidence is typed, the first time; which sources there are, always."""
        filling, say = self.filling, self.say
        ids = list(filling.sources)
        parts = [
            *([] if self._cited else [say("evidence_how")]),
            say("sources", ids=self.words.listed(ids)) if ids else say("no_sources"),
            *([say("usual", source=filling.usual)] if filling.usual else []),
        ]
        self._cited = True
        return ("" if say.lang is Lang.ZH else " ").join(parts)

    def told(self, answer: Mapping[str, Any], question: Question) -> str:
        """An answer in one line, in full."""
        return self._told(Answer.model_validate(answer), question)

    def listed(self, values: list[str], question: Question) -> str:
        """Values that may be typed, as a list."""
        words = [self.word(one, question) for one in values]
        # Texts of options have commas of their own.
        return self.words("semicolon").join(words) if question.kind is Kind.CHOICE else self.words.listed(words)

    def _told(self, answer: Answer, question: Question) -> str:
        words = self.words
        value = self._value(answer, question)
        reason = words.of(answer.because or answer.not_applicable)
        return words("semicolon").join(part for part in (value, reason, self._evidence(answer)) if part)

    def _value(self, answer: Answer, question: Question) -> str:
        if answer.not_applicable is not None:
            return self.words("state_not_applicable")
        if answer.value is None:
            return ""
        raw = {True: "yes", False: "no"}[answer.value] if isinstance(answer.value, bool) else str(answer.value)
        return self.word(raw, question)

    def word(self, value: str, question: Question) -> str:
        """A value as one reads it: an option by its text, its id after it."""
        if value == "not_applicable":
            return self.words("state_not_applicable")
        if value in ("applies", "NA"):
            return self.say("word_applies" if value == "applies" else "word_na")
        text = next((one.text for one in question.options if one.value == value), None)
        if text is not None and question.kind is Kind.CHOICE:
            return self.say("option", text=self.words.of(text), id=value)
        return self.words(f"value_{value}") if value in ("yes", "no", "unknown") else value

    def _evidence(self, answer: Answer) -> str:
        return self.words("semicolon").join(self._piece(piece) for piece in answer.evidence)

    def _piece(self, piece: Evidence) -> str:
        file = piece.file if piece.line is None else f"{piece.file}:{piece.line}"
        parts = (piece.source, piece.url, file, piece.screenshot, piece.at, self.words.of(piece.note))
        return self.words.listed([part for part in parts if part])

    def _standing(self, question: Question) -> Iterator[Block]:
        """What is answered already, or who says what."""
        filling, say = self.filling, self.say
        if filling.standing is Standing.CONFLICT:
            claims = Answer.model_validate(filling.answer).conflict or ()
            yield Para(say("conflict"), strong=True)
            told = [
                say(
                    "claim",
                    who=one.observer or say("nobody"),
                    text=self._told(Answer(value=one.value, because=one.because), question),
                )
                for one in claims
            ]
            yield Entries(tuple(Entry("·", line) for line in told))
        elif filling.answer:
            yield Para(say("now", text=self.told(filling.answer, question)), strong=True)

    def _option(self, place: int, option: Option) -> Entry:
        by_number = option.value.isdigit()
        text = self.words.of(option.text) or ("" if by_number else option.value)
        return Entry(f"  {option.value if by_number else place}", text)

    def _ask(self, question: Question) -> str:
        if question.kind is Kind.APPLIES and self.filling.answer:
            return self.say("ask_applies_kept")
        text = self.say(f"ask_{self._kind(question)}", **self._range(question))
        extra = self.say("ask_na") if question.may_not_apply and question.kind is not Kind.APPLIES else ""
        if self.filling.answer and self.filling.standing in (Standing.ANSWERED, Standing.LOOKED):
            extra = self.say("ask_kept") + extra
        head, mark, tail = text.partition("? ")
        return f"{head}{extra}{mark}{tail}"

    @staticmethod
    def _kind(question: Question) -> str:
        return "number" if question.kind is Kind.COUNT else question.kind.value

    def _range(self, question: Question) -> dict[str, Any]:
        match question.kind:
            case Kind.LEVEL:
                return {"top": question.options[-1].value}
            case Kind.CHOICE:
                return {"top": len(question.options)}
            case Kind.COUNT | Kind.NUMBER:
                between = getattr(question.item, "between", None)
                if between is None:
                    return {"range": self.say("count" if question.kind is Kind.COUNT else "number")}
                return {"range": self.say("range", low=between[0], high=between[1])}
            case Kind.YES_NO | Kind.APPLIES:
                return {}
            case other:
                assert_never(other)
