"""Every question of the handbook: what is asked, what may be answered, how to observe it and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rubric.model.guide import Asked
from rubric.model.rubric import Criterion, Fact
from rubric.report.blocks import Block, Entries, Entry, Heading, Para
from rubric.report.guide.texts import GuideTexts

GATES = "gates"


def questions(texts: GuideTexts) -> Iterator[Block]:
    """The questions, dimension by dimension, then those that only gates look at."""
    words, guide = texts.words, texts.guide
    yield Heading(words("guide_questions"), anchor="questions")
    yield Para(words("guide_questions_note"), quiet=True)
    for section in dict.fromkeys(one.section for one in guide.questions):
        title = words("guide_gates_only") if section == GATES else texts.name(section)
        yield Heading(title, 3, f"questions-{section}")
        yield Entries(tuple(_question(texts, one) for one in guide.questions if one.section == section))


def _question(texts: GuideTexts, asked: Asked) -> Entry:
    words, item = texts.words, texts.item(asked)
    ask = words.of(item.ask) if isinstance(item, Fact) else ""
    lines = [_answer(texts, asked, item, "" if ask == texts.name(asked.id) else ask)]
    # How to observe a criterion stands beside its anchors.
    if isinstance(item, Fact):
        lines += [Entry("", line) for line in texts.items.lines(("how", item.how))]
        lines += [Entry("", words("guide_used_by", names=words.listed(names))) for names in [_users(texts, asked)]]
        lines += [Entry("", line, quiet=True) for line in texts.items.references_line(item.references)]
    return Entry(str(asked.number), words("guide_question", title=texts.name(asked.id), id=asked.id), tuple(lines))


def _users(texts: GuideTexts, asked: Asked) -> list[str]:
    """The criteria and gates that rest on a fact."""
    fact = next(one for one in texts.guide.outline.facts if one.id == asked.id)
    gates = texts.guide.rubric.gates
    return [texts.words.of(gates[id_].title) if id_ in gates else texts.name(id_) for id_ in fact.used_by]


def _answer(texts: GuideTexts, asked: Asked, item: Fact | Criterion, ask: str) -> Entry:
    """The question and what may be answered, the options of a choice below it."""
    told = f"{ask} {_kind_of_answer(texts, asked, item)}".strip()
    return Entry("", told, tuple(_options(texts, item)))


def _kind_of_answer(texts: GuideTexts, asked: Asked, item: Fact | Criterion) -> str:
    words = texts.words
    match asked.kind:
        case "level":
            top = len(texts.guide.points[asked.id]) - 1
            return words("guide_answer_level", top=top, title=texts.name(asked.id))
        case "count" | "number":
            text = words(f"guide_answer_{asked.kind}")
            if isinstance(item, Fact) and item.between is not None:
                text = words("guide_range", text=text, low=item.between[0], high=item.between[1])
            return text
        case "yes_no" | "choice" | "applies":
            return words(f"guide_answer_{asked.kind}")
        case _:
            assert_never(asked.kind)


def _options(texts: GuideTexts, item: Fact | Criterion) -> Iterator[Entry]:
    words = texts.words
    for id_, text in options_of(texts, item):
        yield Entry("□", words("guide_option", text=text, id=id_) if text != id_ else id_)


def options_of(texts: GuideTexts, item: Fact | Criterion) -> list[tuple[str, str]]:
    """The options of a choice, each with its text, or its id where it has none."""
    if not isinstance(item, Fact):
        return []
    told = item.options if isinstance(item.options, dict) else {}
    return [(id_, texts.words.of(told.get(id_)) or id_) for id_ in item.option_ids]
