"""Programs as columns: one row per question, one column per program, answers only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.text import Lang
from rubric.observe.draft import Draft
from rubric.observe.questions import Question
from rubric.observe.sheet_text import how_to_answer
from rubric.observe.tables import table_texts as texts
from rubric.observe.tables.table import Cell, Row, answer_cell, head_rows, question_text, shown
from rubric.observe.tables.table_texts import COLUMNS

LEADING = tuple(one for one in COLUMNS if one.key in (texts.ID, texts.SECTION, texts.QUESTION, texts.MEANING))


def matrix_table(drafts: Sequence[Draft], lang: Lang) -> Iterator[list[Cell]]:
    """All rows, the headings first."""
    yield [*(column.heading.get(lang) for column in LEADING), *(draft.program for draft in drafts)]
    for row, values in matrix_rows(drafts, lang):
        yield [*(row.cells.get(column.key, "") for column in LEADING), *values]


def matrix_rows(drafts: Sequence[Draft], lang: Lang) -> Iterator[tuple[Row, list[Cell]]]:
    """Each row with its values, one per program; the heading names the program already."""
    heads = [{str(row.cells[texts.ID]): row for row in head_rows(draft, lang)} for draft in drafts]
    for id_ in dict.fromkeys(id_ for head in heads for id_ in head if id_ != f"{texts.HEAD_MARK}program"):
        row = next(head[id_] for head in heads if id_ in head)
        yield row, [head[id_].cells.get(texts.ANSWER, "") if id_ in head else "" for head in heads]
    questions = dict.fromkeys(question.id for draft in drafts for question in draft.questions)
    for id_ in questions:
        draft, question = next((one, two) for one in drafts for two in one.questions if two.id == id_)
        cells = {
            texts.ID: id_,
            texts.SECTION: draft.section_title(question.section).get(lang),
            texts.QUESTION: question_text(question, lang),
            texts.MEANING: how_to_answer(question, lang, not_applicable=_not_applicable(lang)),
        }
        yield Row(cells, question), [_value(question, one, lang) for one in drafts]


def _not_applicable(lang: Lang) -> str:
    return "不适用：理由" if lang is Lang.ZH else "NA: reason"


def _value(question: Question, draft: Draft, lang: Lang) -> Cell:
    """A matrix has no room for reasons, but an answer of "not applicable" is none without."""
    answer = draft.answers.get(question.id, {})
    if "not_applicable" in answer:
        return f"{texts.NOT_APPLICABLE.get(lang)}: {shown(answer['not_applicable'], lang)}"
    return answer_cell(question, answer, lang)
