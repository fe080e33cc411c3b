"""The answer form: a row for each question, to be filled by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rubric.model.guide import Asked
from rubric.report.blocks import Block, Heading, Para, Table
from rubric.report.guide.questions import GATES, options_of
from rubric.report.guide.texts import GuideTexts


def form(texts: GuideTexts) -> Iterator[Block]:
    """The head of the form, then a table for each dimension."""
    words, guide = texts.words, texts.guide
    yield Heading(words("guide_form"), anchor="form", fresh=True)
    yield Para(words("guide_form_note"), quiet=True)
    keys = ("guide_form_program", "guide_form_observed", "guide_form_observer")
    head = (*(words(key) for key in keys), *guide.attributes)
    yield Table(head, "l" * len(head), (("",) * len(head),), form=True)
    for section in dict.fromkeys(one.section for one in guide.questions):
        title = words("guide_gates_only") if section == GATES else texts.name(section)
        yield Heading(title, 3, f"form-{section}")
        rows = tuple(_row(texts, one) for one in guide.questions if one.section == section)
        heads = ("", words("guide_head_question"), words("guide_head_answer"), words("guide_head_evidence"))
        yield Table(heads, "llll", rows, form=True)


def _row(texts: GuideTexts, asked: Asked) -> tuple[str, str, str, str]:
    words = texts.words
    boxes = [*_boxes(texts, asked), *([] if asked.kind == "applies" else [words("guide_box_unknown")])]
    if asked.kind == "applies" or texts.outlines[asked.id].may_not_apply if asked.id in texts.outlines else False:
        boxes.append(words("guide_box_not_applicable"))
    title = words("guide_question", title=texts.name(asked.id), id=asked.id)
    return str(asked.number), title, "  ".join(boxes), ""


def _boxes(texts: GuideTexts, asked: Asked) -> list[str]:
    """What may be ticked or written."""
    words = texts.words
    match asked.kind:
        case "yes_no":
            return [words("guide_box", text=words(f"value_{value}")) for value in ("yes", "no")]
        case "choice":
            return [words("guide_box", text=text) for _, text in options_of(texts, texts.item(asked))]
        case "level":
            return [words("guide_box", text=number) for number in range(len(texts.guide.points[asked.id]))]
        case "count" | "number":
            return [words("guide_blank")]
        case "applies":
            return [words("guide_box_applies")]
        case _:
            assert_never(asked.kind)
