"""Filling a sheet at a terminal or through a pipe: reads lines, prints, saves after every answer."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from rubric.cli.console import BAD_INPUT, FINE, INTERRUPTED, report, screen, show, showable
from rubric.cli.fill_file import SheetFile
from rubric.cli.fill_page import Page
from rubric.errors import InputError
from rubric.model.text import Lang
from rubric.observe.filling.agenda import Standing, View
from rubric.observe.filling.answering import backing
from rubric.observe.filling.fill import Filling
from rubric.observe.filling.talk import Note, Remark, Stage, Store, Turn
from rubric.observe.join import Data
from rubric.observe.questions import Kind, Question, questions_of
from rubric.report.blocks import Block, Entries, Entry, Para
from rubric.report.hint_page import hints
from rubric.report.layout import clean, pad, width_of
from rubric.report.terminal import to_text

MOST_BAD = 20

# Remarks whose text has another key than their own.
KEYS = {
    Remark.UNKNOWN_LEVEL: "not_understood",
    Remark.UNKNOWN_OPTION: "not_understood",
    Remark.EXPECTED_YES_NO: "not_understood",
    Remark.NOT_ALLOWED: "not_understood",
    Remark.APPLIES: "applies_noted",
}


class Keyboard:
    """Where lines come from: a person at a terminal, or a pipe."""

    def __init__(self) -> None:
        """Find out which; at a terminal, let lines be edited."""
        self.is_terminal = sys.stdin.isatty()
        if self.is_terminal:
            with suppress(ImportError):
                import readline  # noqa: F401 - it works by being there

    def line(self, prompt: str) -> str | None:
        """The next line; None at the end."""
        prompt = showable(prompt, sys.stdout)
        if self.is_terminal:
            sys.stdout.flush()
            try:
                return input(prompt)
            except EOFError:
                show("\n")
                return None
            except UnicodeDecodeError:
                return ""
        show(prompt)
        sys.stdout.flush()
        data = sys.stdin.buffer.readline()
        text = _decoded(data).rstrip("\r\n")
        show(clean(text) + "\n")
        return text if data else None


class Commands(NamedTuple):
    """How to go on after a run.

    Attributes:
        again: goes on with the questions of this run.
        all: goes on with all questions of the rubric.
        partial: whether this run asks some of them only.
    """

    again: str
    all: str
    partial: bool = False


class Run:
    """One run of the command."""

    def __init__(self, file: SheetFile, filling: Filling, lang: Lang, commands: Commands) -> None:
        """Keep what it needs."""
        self.file, self.filling, self.commands = file, filling, commands
        self.lang = lang
        self.screen = screen()
        self.page = Page(filling, lang, self.screen.width, partial=commands.partial)
        self.rejected = 0
        self.keyboard = Keyboard()
        self.given: set[str] = set()

    def run(self) -> int:
        """Ask until all is answered, the person stops or the input ends; returns the exit code."""
        try:
            code = self._ask_all()
        except KeyboardInterrupt:
            show("\n")
            self._finish(self.filling.close())
            code = INTERRUPTED
        self._farewell()
        return code

    def _ask_all(self) -> int:
        filling, shown, bad = self.filling, 0, 0
        stage = filling.stage
        self._introduce()
        while (question := filling.question) is not None and filling.stage is not Stage.DONE:
            if filling.visit != shown:
                shown = filling.visit
                self._print(self.page.question(question))
            if filling.stage is not stage:
                stage = filling.stage
                self._print(self.page.before_prompt())
            line = self.keyboard.line(self.page.prompt(question))
            if line is None:
                return self._end_of_input()
            before = filling.answer
            turn = filling.take(line)
            saved = self._save(turn.store, before)
            if saved:
                self._say(turn, question, before)
            bad = bad + 1 if turn.is_bad or not saved else 0
            self.rejected += bool(bad)
            if bad >= MOST_BAD and not self.keyboard.is_terminal:
                self._line("too_many", count=bad)
                return BAD_INPUT
        return self._code()

    def _end_of_input(self) -> int:
        lacks = self.filling.lacks and not self.keyboard.is_terminal
        if lacks:
            self._line("cut_short")
        self._finish(self.filling.close())
        return BAD_INPUT if lacks else self._code()

    def _code(self) -> int:
        """What a script learns: whether every line of a pipe was of use."""
        if self.keyboard.is_terminal or not self.rejected:
            return FINE
        self._line("rejected", count=self.rejected)
        return BAD_INPUT

    def _finish(self, turn: Turn) -> None:
        if turn.store is not None:
            self._save(turn.store, self.file.answer(turn.store.id))

    def _save(self, store: Store | None, before: object) -> bool:
        """Write what is to be stored; False when it could not be, and then the question comes again."""
        if store is None:
            return True
        try:
            if self.file.is_changed:
                self.file.reread()
                self._line("changed_elsewhere", file=self.file.path)
                if self.file.answer(store.id) != before:
                    self._line("answered_elsewhere")
                    return self._put_again(store.id)
                self.file.store(store)
                self.filling.catch_up(self.file.sheet, self.file.answers)
            else:
                self.file.store(store)
        except InputError as error:
            report(error.findings, {}, self.lang)
            self._line("not_saved")
            return self._put_again(store.id)
        self.given.add(store.id)
        return True

    def _put_again(self, id_: str) -> bool:
        self.filling.refresh(self.file.sheet, self.file.answers)
        self.filling.put(id_)
        return False

    def _introduce(self) -> None:
        filling, say = self.filling, self.page.say
        if filling.question is None:
            self._line("nothing_open_some" if self.commands.partial else "nothing_open")
            return
        name = self.page.words.of(self.file.sheet.name) or self.file.sheet.program
        first = "" if filling.agenda.in_order else f"{'' if self.lang is Lang.ZH else ' '}{say('intro_first')}"
        again = len(filling.view.rest)
        text = say("intro_some" if self.commands.partial else "intro", program=name, open=filling.progress.open)
        text += say("intro_again", count=again) if again else ""
        self._print([Para(text + say("intro_saved") + first)])
        if names := filling.view.attributes:
            self._line("attributes", names=self.page.words.listed(list(names)), file=self.file.path, first=names[0])

    def _farewell(self) -> None:
        view, say, some = self.filling.view, self.page.say, self.commands.partial
        open_ = self.filling.progress.open
        stands = {one.id: view.standing(one) for one in self.filling.agenda.questions}
        given = sum(stands[id_] is not Standing.OPEN for id_ in self.given)
        text = say("end_some" if some else "end", file=self.file.path, given=given, open=open_)
        unknown = len(view.unknown)
        text += say("unknown_left", count=unknown) if unknown else ""
        lines = [say("go_on", command=self.commands.again)] if open_ else self._what_now()
        if unknown and not open_:
            lines.insert(0, say("ask_unknown", command=f"{self.commands.again} --unknown"))
        self._print([Para(""), Para(text), *(Para(line, whole=True) for line in lines)])

    def _what_now(self) -> list[str]:
        """When nothing of this run is open: the rest of the sheet, or the score."""
        agenda, say = self.filling.agenda, self.page.say
        everything = replace(agenda, questions=questions_of(agenda.plan))
        left = sum(one.kind is not Kind.APPLIES for one in View(everything, self.file.sheet).due)
        rest = [say("rest", count=left, command=self.commands.all)] if left and self.commands.partial else []
        return [*rest, say("all_done", file=shlex.quote(str(self.file.path)))]

    def _say(self, turn: Turn, question: Question, before: Data) -> None:
        for note in turn.notes:
            self._print(list(self._note(note, turn.store, question, before)))

    def _note(self, note: Note, store: Store | None, question: Question, before: Data) -> Iterable[Block]:
        say = self.page.say
        if note.remark is Remark.HELP:
            return self._help()
        if note.remark is Remark.MORE:
            return self._more(question)
        if note.remark is Remark.STORED and store is not None:
            told = self.page.told(store.answer, question)
            return [Para(say("saved", text=told) if told else say("saved_nothing"), quiet=True)]
        if note.remark is Remark.DROPPED:
            return [Para(say("dropped", text=self.page.told(backing(before), question)))]
        near = self.page.word(note.args.get("near", ""), question)
        args = {**note.args, "near": say("near", word=near) if near else ""}
        if "allowed" in args:
            args["allowed"] = self.page.listed(args["allowed"].split(", "), question)
        key = KEYS.get(note.remark, note.remark.value.replace("-", "_"))
        return [Para(say(key, **args), strong=note.remark is not Remark.KEPT)]

    def _more(self, question: Question) -> list[Block]:
        # A fact is about a criterion: why it counts and who does it well stand there.
        ids = [question.id, *(one for one in question.uses[:1] if one != question.id)]
        pages = [block for id_ in ids for block in (Para(""), *hints(self.file.rubric, id_, self.page.words))]
        return [*pages, *self.page.question(question)]

    def _help(self) -> list[Block]:
        key = {Stage.ANSWER: "help", Stage.REASON: "help_reason", Stage.WHY_NOT: "help_reason"}
        text = self.page.say(key.get(self.filling.stage, "help_evidence"))
        pairs = [line.split("\t") for line in text.splitlines()]
        width = max(width_of(typed) for typed, _ in pairs)
        return [Para(""), Entries(tuple(Entry(pad(typed, width) + " ", what) for typed, what in pairs))]

    def _line(self, key: str, **args: object) -> None:
        self._print([Para(self.page.say(key, **args))])

    def _print(self, blocks: list[Block]) -> None:
        if blocks:
            show(to_text(blocks, self.screen))


def _decoded(data: bytes) -> str:
    """A line of a pipe: UTF-8, or what Chinese systems write otherwise."""
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("utf-8", "replace")
