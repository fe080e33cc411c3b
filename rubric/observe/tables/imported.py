"""The answers of a table, read row by row against the questions of the rubric; every mistake is told by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rubric.model.answers import Misfit
from rubric.model.finding import Finding
from rubric.model.rubric import Fact
from rubric.model.text import Lang, folded
from rubric.observe.join import Data
from rubric.observe.merge import Given
from rubric.observe.questions import Kind, Question, question_for, questions_of
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.imported_head import MAX_TEXT, Portion, cell_problem, is_head, rows_for_source
from rubric.observe.tables.table import word_for, words_of
from rubric.observe.tables.table_texts import COLUMNS, EVIDENCE
from rubric.observe.understand import Said, allowed_words, understand
from rubric.scoring.plan import Plan
from rubric.source import rules_tables as rules
from rubric.source import rules_values
from rubric.source.nearest import near

_WITH_REASON = re.compile(r"(na|n/a|不适用|not applicable)\s*[:：,，]\s*(.+)", re.IGNORECASE | re.DOTALL)
_PLACES = ("source", "url", "file", "screenshot")
_STRENGTHS = ("strong", "medium", "weak")
_HEADINGS = {one.key: one.heading for one in COLUMNS}
_INPUT = (texts.ANSWER, texts.BECAUSE, *EVIDENCE)


class Reader:
    """Reads the answers of one program from one table.

    Attributes:
        findings: what is wrong, in the order of the rows.
    """

    def __init__(self, portion: Portion, plan: Plan, sources: Mapping[str, Any]) -> None:
        """Keep them.

        Args:
            portion: the program in its table.
            plan: of the rubric.
            sources: all that may be cited, by id, as a sheet writes them.
        """
        self.layout, self.column, self.plan = portion.layout, portion.column, plan
        self.findings: list[Finding] = []
        self._sources = _names_of(sources)
        self._questions = _questions(plan)
        self._asked = _by_text(self._questions.values())
        self._first: dict[str, int] = {}

    def answers(self) -> list[Given]:
        """All answers, each id once, in the order of the rows."""
        found: dict[str, Given] = {}
        for row in self.layout.below:
            if is_head(self.layout.text(row, texts.ID)) or not self._is_filled(row):
                continue
            question = self._question(row)
            if question is not None:
                self._take(row, question, found)
        return list(found.values())

    def _take(self, row: int, question: Question, found: dict[str, Given]) -> None:
        answer = self._answer(row, question)
        evidence = self._evidence(row)
        place = self._place(row, texts.ANSWER)
        if answer and question.id in self._first and answer != _without_evidence(found.get(question.id)):
            first = self.layout.grid.place(self._first[question.id], self.column).position
            self.findings.append(rules.ANSWERED_TWICE.at(place, id=question.id, first=first))
            return
        if answer:
            self._first.setdefault(question.id, row)
        before = found.get(question.id, Given(question.id, {}, place))
        data = {**before.answer, **answer}
        if evidence:
            known = before.answer.get("evidence", [])
            data["evidence"] = [*known, *([evidence] if evidence not in known else [])]
        if data:
            found[question.id] = Given(question.id, data, before.place if before.answer else place)

    def _is_filled(self, row: int) -> bool:
        keys = _INPUT if not self.layout.programs else ()
        bad = self.layout.grid.bad
        at = {self.column, *(self.layout.columns[key] for key in keys if key in self.layout.columns)}
        return any(self.layout.grid.text(row, column) or (row, column) in bad for column in at)

    def _question(self, row: int) -> Question | None:
        """What a row is about: by its id, else by the text of the question."""
        id_, text = self.layout.text(row, texts.ID), self.layout.text(row, texts.QUESTION)
        asked = self._asked.get(folded(text.split("\n")[0])) or self._asked.get(folded(text))
        if not id_:
            id_, found, key = text.split("\n")[0], asked, texts.QUESTION
        else:
            found, key = self._by_id(id_), texts.ID
        if found is None:
            place = self._place(row, key)
            rubric = self.plan.rubric.rubric
            self.findings.append(rules.UNKNOWN_ROW.at(place, id=id_[:60], rubric=rubric, **near(id_, self._questions)))
        return found

    def _by_id(self, id_: str) -> Question | None:
        name = folded(id_)
        return self._questions.get(name) or question_for(self.plan, name) or self._asked.get(name)

    def _answer(self, row: int, question: Question) -> Data:
        """The value and the reason of a row; empty where it says neither."""
        written, because = self._cell(row, texts.ANSWER), self._text(row, texts.BECAUSE)
        if written is None:
            return {}
        split = _WITH_REASON.fullmatch(written)
        if split is not None and question.may_not_apply:
            written, because = split[1], because or split[2].strip()
        said = self._understood(row, question, written)
        reason = {"because": because} if because else {}
        if said is None:
            return {}
        if said.not_applicable:
            if not because:
                self.findings.append(rules.REASON_MISSING.at(self._place(row, texts.BECAUSE), id=question.id))
            return {"not_applicable": because}
        return reason if said.value is None else {"value": said.value, **reason}

    def _understood(self, row: int, question: Question, written: str) -> Said | None:
        asked = question
        if question.kind is Kind.APPLIES and folded(written) not in ("", "na", "n/a", "不适用", "not applicable"):
            # A computed criterion may be set by hand, as in a sheet.
            asked = question_for(self.plan, question.id) or question
        said = understand(asked, written)
        if not isinstance(said, Misfit):
            return said
        words = allowed_words(asked)
        hint = near(
            written, [*words, *(option.text.get(lang) for option in asked.options if option.text for lang in Lang)]
        )
        args = {"allowed_zh": _allowed(asked, Lang.ZH), "allowed_en": _allowed(asked, Lang.EN), **hint}
        place = self._place(row, texts.ANSWER)
        self.findings.append(rules.BAD_ANSWER_CELL.at(place, id=question.id, value=written[:60], **args))
        return None

    def _evidence(self, row: int) -> Data:
        """The piece of evidence of a row; empty where there is none."""
        if self.layout.programs:
            return {}
        piece: Data = {key: text for key in EVIDENCE if (text := self._text(row, key))}
        if not piece:
            return {}
        if not any(key in piece for key in _PLACES):
            first = next(key for key in EVIDENCE if key in piece)
            key = "source" if "source" in self.layout.columns else first
            self.findings.append(rules.NO_PLACE.at(self._place(row, key)))
        if "source" in piece:
            piece["source"] = self._source(row, piece["source"])
        if "line" in piece:
            piece["line"] = self._line(row, piece["line"])
        if piece.get("strength", "weak") not in _STRENGTHS:
            self._misfit(row, "strength", piece["strength"], ", ".join(_STRENGTHS), ", ".join(_STRENGTHS))
        return piece

    def _source(self, row: int, written: str) -> str:
        found = self._sources.get(folded(written))
        if found is None:
            place, hint = self._place(row, "source"), near(written, self._sources)
            how = rows_for_source(self.layout, self.column, written)
            self.findings.append(rules.UNKNOWN_SOURCE.at(place, id=written[:60], how=how, **hint))
        return found or written

    def _line(self, row: int, written: str) -> int:
        if written.isascii() and written.isdigit() and len(written) < 10:
            return int(written)
        self._misfit(row, "line", written, "写一个整数", "write a whole number")
        return 0

    def _misfit(self, row: int, key: str, value: str, zh: str, en: str) -> None:
        rule, heading = rules.BAD_CELL_TEXT, _HEADINGS[key]
        self.findings.append(rule.at(self._place(row, key), heading=heading, value=value[:60], help_zh=zh, help_en=en))

    def _text(self, row: int, key: str) -> str:
        text = self._cell(row, key) or ""
        if len(text) > MAX_TEXT:
            rule = rules_values.BY_CODE["text-length"]
            self.findings.append(rule.at(self._place(row, key), item=_HEADINGS[key]))
        return text

    def _cell(self, row: int, key: str) -> str | None:
        """The text of a cell; None where it holds no usable value, which is told."""
        if self.layout.programs and key != texts.ANSWER:
            return ""
        column = self._at(key)
        if column is not None and (error := self.layout.grid.bad.get((row, column))) is not None:
            self.findings.append(cell_problem(error, self.layout.grid.place(row, column)))
            return None
        return self.layout.grid.text(row, column)

    def _at(self, key: str) -> int | None:
        return self.column if key == texts.ANSWER else self.layout.columns.get(key)

    def _place(self, row: int, key: str) -> Any:
        column = self._at(key)
        return self.layout.grid.place(row, self.column if column is None else column)


def _questions(plan: Plan) -> dict[str, Question]:
    return {one.id: one for one in questions_of(plan)}


def _by_text(questions: Iterable[Question]) -> dict[str, Question]:
    """Questions by their text or title, where that names one of them only."""
    found: dict[str, Question | None] = {}
    for question in questions:
        for text in {folded(one.get(lang)) for one in (question.ask, question.title) for lang in Lang}:
            found[text] = question if found.get(text, question) == question else None
    return {text: question for text, question in found.items() if question is not None}


def _names_of(sources: Mapping[str, Any]) -> dict[str, str]:
    """Ids of sources by id and title."""
    found = {folded(id_): id_ for id_ in sources}
    for id_, source in sources.items():
        title = source.get("title") if isinstance(source, dict) else None
        for text in title.values() if isinstance(title, dict) else [title]:
            found.setdefault(folded(str(text)), id_)
    return found


def _without_evidence(given: Given | None) -> Data:
    return {key: value for key, value in given.answer.items() if key != "evidence"} if given else {}


def _allowed(question: Question, lang: Lang) -> str:
    item = question.item
    between = item.between if isinstance(item, Fact) else None
    words = tuple(words_of(word_for(question, word, lang)) for word in allowed_words(question))
    if question.kind in (Kind.COUNT, Kind.NUMBER):
        whole = question.kind is Kind.COUNT
        number = ("整数" if whole else "数字") if lang is Lang.ZH else ("a whole number" if whole else "a number")
        words = (f"{number} {between[0]}–{between[1]}" if between else number, *words)
    return ("、" if lang is Lang.ZH else ", ").join(words)
