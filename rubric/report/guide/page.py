"""The handbook as one page, in the order in which an observer needs it."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.guide import Guide
from rubric.report.blocks import Block, Contents, Entries, Entry, Heading, Para, Title
from rubric.report.guide.by_hand import by_hand
from rubric.report.guide.criteria import criteria
from rubric.report.guide.form import form
from rubric.report.guide.questions import questions
from rubric.report.guide.start import judged, proceed
from rubric.report.guide.texts import GuideTexts
from rubric.report.guide.verdict import bands, gates
from rubric.report.guide.words import sources, switched_off, words_table
from rubric.report.wording import Words

_IN_CONTENTS = 3


def guide_page(guide: Guide, words: Words) -> list[Block]:
    """The whole handbook.

    Args:
        guide: what it is made of.
        words: its language.
    """
    texts = GuideTexts(guide, words)
    body = [block for part in _PARTS for block in part(texts)]
    listed = tuple(block for block in body if isinstance(block, Heading) and block.anchor)
    contents = tuple(heading for heading in listed if heading.level <= _IN_CONTENTS)
    return [*_head(texts), Heading(words("guide_contents")), Contents(contents), *body]


def _head(texts: GuideTexts) -> Iterator[Block]:
    words, rubric = texts.words, texts.guide.rubric
    yield Title(words("guide_title", title=words.of(rubric.title), edition=rubric.edition), rubric.rubric)
    yield Para(words("guide_lead"))
    if texts.guide.only:
        yield Para(words("guide_part", names=words.listed([texts.name(id_) for id_ in texts.guide.only])), strong=True)


def _provenance(texts: GuideTexts) -> Iterator[Block]:
    words, outline = texts.words, texts.guide.outline
    yield Heading(words("guide_provenance"), anchor="provenance")
    told = words(
        "provenance_rubric",
        id=outline.id,
        edition=outline.edition,
        sha=outline.sha256[:12],
        scoring=outline.scoring_sha256[:12],
    )
    lines = (told, words("provenance_engine", version=texts.guide.engine_version))
    yield Entries(tuple(Entry("·", line) for line in lines))


_PARTS = (
    judged, proceed, questions, criteria, gates, bands, by_hand, switched_off, sources, words_table, form, _provenance
)  # fmt: skip
