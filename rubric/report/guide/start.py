"""What an observer reads first: what is judged, and how to proceed."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.report.blocks import Block, Entries, Entry, Heading, Para, Table
from rubric.report.guide.texts import GuideTexts
from rubric.report.numbers import plain


def judged(texts: GuideTexts) -> Iterator[Block]:
    """The rubric in a sentence, the formula, and the dimensions."""
    words, guide = texts.words, texts.guide
    yield Heading(words("guide_judged"), anchor="judged")
    if guide.rubric.why is not None:
        yield Para(words.of(guide.rubric.why))
    dimensions = {id_: node for id_, node in guide.rubric.dimensions.items() if node.off is None}
    named = [
        words("guide_formula_node", title=words.of(node.title), share=texts.share(id_))
        for id_, node in dimensions.items()
    ]
    ends = {"from_": plain(guide.outline.scale_from), "to": plain(guide.outline.scale_to)}
    yield Para(words(f"guide_formula_{guide.rubric.combine}", nodes=words.listed(named), **ends), strong=True)
    rows = []
    for id_, node in texts.dimensions.items():
        asked = sum(one.section == id_ for one in guide.questions)
        weight = "Σ" if node.weight == "sum" else str(node.weight)
        counts = (str(len(texts.handed(node, id_))), str(asked))
        rows.append((words.of(node.title), weight, texts.share(id_), words(node.combine), *counts))
    keys = ("guide_head_dimension", "head_weight", "head_effective", "guide_head_combine", "guide_head_criteria")
    head = tuple(words(key) for key in (*keys, "guide_head_questions"))
    yield Table(head, "lrrlrr", tuple(rows))


def proceed(texts: GuideTexts) -> Iterator[Block]:
    """The steps, one after the other."""
    yield Heading(texts.words("guide_proceed"), anchor="proceed")
    yield Entries(tuple(Entry(str(number), step) for number, step in enumerate(_steps(texts), 1)))


def _steps(texts: GuideTexts) -> Iterator[str]:
    words, guide = texts.words, texts.guide
    yield words("guide_step_head")
    if guide.attributes:
        yield words("guide_step_attributes", names=words.listed(list(guide.attributes)))
    if guide.first:
        yield words("guide_step_first", names=texts.numbered(guide.first))
    yield words("guide_step_evidence")
    yield words("guide_step_unknown")
    kinds = {texts.outlines[id_].scale for id_ in guide.criteria}
    if "judged" in kinds:
        yield words("guide_step_judged")
    if kinds - {"judged"}:
        yield words("guide_step_derived")
    optional = [texts.name(id_) for id_ in guide.criteria if texts.outlines[id_].may_not_apply]
    if optional:
        yield words("guide_step_not_applicable", names=words.listed(optional))
    else:
        yield words("guide_step_no_not_applicable")
    if kinds - {"judged"}:
        yield words("guide_step_override")
    yield words("guide_step_alone")
    yield words("guide_step_return")
