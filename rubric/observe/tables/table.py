"""A draft as rows of a table: the program, one row per question, more for more evidence; sources; anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.model.text import Lang, Text
from rubric.observe.draft import Draft
from rubric.observe.join import Data
from rubric.observe.questions import Kind, Question
from rubric.observe.sheet_text import how_to_answer
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.table_texts import COLUMNS, EVIDENCE, HEAD_MARK, Column
from rubric.observe.understand import Said, understand
from rubric.scoring.fingerprint import sha256_of

Cell = str | int | Decimal
Cells = Mapping[str, Cell]


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        cells: by the key of the column; what is missing is empty.
        question: what it answers; None for rows about the program and for further evidence.
    """

    cells: Cells
    question: Question | None = None


def head_rows(draft: Draft, lang: Lang) -> list[Row]:
    """The rows about the program; an id with # is a path of the sheet file."""
    found = []
    for key, title in texts.HEAD.items():
        value = draft.file if key == texts.HEAD_FILE else draft.head.get(key, "")
        if value or key not in ("note", texts.HEAD_FILE):
            found.append(_head_row(key, title.get(lang), shown(value, lang), lang))
        if key == "version":
            for name, value in draft.head.get("attributes", {}).items():
                words = f"{texts.ATTRIBUTES.get(lang)}: {name}"
                found.append(_head_row(f"attributes.{name}", words, shown(value, lang), lang))
    return [_with_fingerprint(row, draft) for row in found]


def source_head_rows(draft: Draft, lang: Lang) -> list[Row]:
    """The sources as rows about the program, for tables that stand alone; without any, a row to fill."""
    found = []
    for source in source_rows([draft], lang):
        for column in texts.SOURCE_COLUMNS[1:-1]:
            if column.key in source:
                words = f"{texts.SOURCES.get(lang)} {source['id']}: {column.heading.get(lang)}"
                found.append(_head_row(f"sources.{source['id']}.{column.key}", words, source[column.key], lang))
    return found or [_head_row("sources.visit.title", texts.SOURCE_EXAMPLE.get(lang), "", lang)]


def answer_rows(draft: Draft, lang: Lang) -> Iterator[Row]:
    """One row per question, with one more for every further piece of evidence."""
    for question in draft.questions:
        answer = draft.answers.get(question.id, {})
        pieces = answer.get("evidence", [])
        first = {
            texts.ID: question.id,
            texts.SECTION: draft.section_title(question.section).get(lang),
            texts.QUESTION: question_text(question, lang),
            texts.MEANING: how_to_answer(question, lang, not_applicable=texts.NOT_APPLICABLE.get(lang)),
            texts.ANSWER: answer_cell(question, answer, lang),
            texts.BECAUSE: shown(answer.get("not_applicable", answer.get("because", "")), lang),
            **(_evidence(pieces[0], lang) if pieces else {}),
        }
        yield Row(_filled(first), question)
        for piece in pieces[1:]:
            yield Row(_filled({texts.ID: question.id, **_evidence(piece, lang)}))


def source_rows(drafts: Sequence[Draft], lang: Lang) -> list[Cells]:
    """The sources of some sheets; where there are several, each says which program it belongs to."""
    found: list[Cells] = []
    for draft in drafts:
        for id_, source in draft.sources.items():
            cells = {"id": id_, **{key: shown(value, lang) for key, value in source.items() if key != "off"}}
            found.append(_filled({**cells, "program": draft.program if len(drafts) > 1 else ""}))
    return found


def anchor_rows(drafts: Iterable[Draft], lang: Lang) -> list[Cells]:
    """Every level and option with its wording, each question once."""
    found: dict[tuple[str, str], Cells] = {}
    for draft in drafts:
        for question in draft.questions:
            for option in question.options:
                if option.text is not None:
                    found[question.id, option.value] = {
                        "id": question.id,
                        "section": draft.section_title(question.section).get(lang),
                        "question": question.ask.get(lang),
                        "value": int(option.value) if question.kind is Kind.LEVEL else option.value,
                        "text": option.text.get(lang),
                    }
    return list(found.values())


def columns_for(rows: Iterable[Row]) -> tuple[Column, ...]:
    """The columns that a table needs."""
    used = {key for row in rows for key in row.cells}
    return tuple(column for column in COLUMNS if not column.rare or column.key in used)


def question_text(question: Question, lang: Lang) -> str:
    """The question, and below it how to observe it."""
    how = question.how.get(lang) if question.how else ""
    lead = "怎么看：" if lang is Lang.ZH else "How: "
    return question.ask.get(lang) + (f"\n{lead}{how}" if how else "")


def answer_cell(question: Question, answer: Data, lang: Lang) -> Cell:
    """What a cell shows of an answer: words in the language, numbers as numbers; nothing for a conflict."""
    if "not_applicable" in answer:
        return texts.NOT_APPLICABLE.get(lang)
    value = answer.get("value", "")
    return word_for(question, value, lang)


def word_for(question: Question, value: Any, lang: Lang) -> Cell:
    """A value in the words of a table."""
    if isinstance(value, bool) or (
        question.kind is Kind.YES_NO and value in ("yes", "no", "是", "否", "true", "false")
    ):
        return (texts.YES if value in (True, "yes", "是", "true") else texts.NO).get(lang)
    if value in ("unknown", "未知"):
        return texts.UNKNOWN.get(lang)
    if value == "NA":
        return texts.NOT_APPLICABLE.get(lang)
    if question.kind is Kind.CHOICE:
        return _option_text(question, str(value), lang)
    return value if isinstance(value, int | Decimal) else str(value)


def _option_text(question: Question, value: str, lang: Lang) -> str:
    """What an option is called, where that name is understood as no other answer."""
    text = next((one.text.get(lang) for one in question.options if one.value == value and one.text), value)
    return text if understand(question, text) == Said(value) else value


def words_of(cell: Cell) -> str:
    """A cell as text; numbers without exponents."""
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def shown(value: Any, lang: Lang) -> str:
    """A text of a sheet in a language; other values as they are written."""
    return str(Text.model_validate(value).get(lang) if isinstance(value, dict) else value)


def _head_row(key: str, words: str, value: Cell, lang: Lang) -> Row:
    cells = {
        texts.ID: HEAD_MARK + key,
        texts.SECTION: texts.HEAD_SECTION.get(lang),
        texts.QUESTION: words,
        texts.ANSWER: value,
    }
    return Row(_filled(cells))


def _with_fingerprint(row: Row, draft: Draft) -> Row:
    """The row of the rubric says which edition of it the table was made from."""
    if row.cells[texts.ID] != f"{HEAD_MARK}rubric":
        return row
    rubric = draft.plan.rubric
    return Row({**row.cells, texts.MEANING: f"{rubric.rubric} {rubric.edition} (sha256 {sha256_of(rubric)[:16]})"})


def _evidence(piece: Data, lang: Lang) -> dict[str, Cell]:
    return {key: piece[key] if key == "line" else shown(piece[key], lang) for key in EVIDENCE if key in piece}


def _filled(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {key: value for key, value in cells.items() if value != ""}
