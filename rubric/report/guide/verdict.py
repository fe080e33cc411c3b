"""Gates, bands and what the verdicts mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rubric.model.rubric import Gate
from rubric.model.states import Verdict
from rubric.report.blocks import Block, Entries, Entry, Heading, Para, Table
from rubric.report.guide.texts import GuideTexts
from rubric.report.numbers import percent, plain


def gates(texts: GuideTexts) -> Iterator[Block]:
    """The gates that rest on the questions; nothing where none does."""
    words, guide = texts.words, texts.guide
    if not guide.gates:
        return
    yield Heading(words("gates"), anchor="gates")
    yield Para(words("guide_gates_rule"))
    yield Entries(tuple(_gate(texts, id_, guide.rubric.gates[id_]) for id_ in guide.gates))


def _gate(texts: GuideTexts, id_: str, gate: Gate) -> Entry:
    words, items = texts.words, texts.items
    head = words("guide_question", title=words("semicolon").join(items.caps(gate)), id=id_)
    lines = [
        words("guide_gate_when", condition=items.sentence(gate.when)),
        words("guide_rests_on", names=texts.numbered(texts.guide.gates[id_])),
        words.of(gate.because),
        *items.lines(("how", gate.how)),
        *items.references_line(gate.references),
    ]
    return Entry("·", head, tuple(Entry("", line) for line in lines))


def bands(texts: GuideTexts) -> Iterator[Block]:
    """The bands with their edges, the minimum of coverage, and the verdicts."""
    words, rubric = texts.words, texts.guide.rubric
    yield Heading(words("guide_bands"), anchor="bands")
    kept = [band for band in rubric.bands if band.off is None]
    yield Para(words("guide_bands_rule" if kept else "guide_no_bands"))
    if kept:
        rows = [
            (f"{words.of(band.title)} [{band.id}]", plain(Fraction(band.from_)), texts.items.needs(band) or "–")
            for band in kept
        ]
        keys = ("head_band", "guide_head_from", "guide_head_requires")
        yield Table(tuple(words(key) for key in keys), "lrl", tuple(rows))
        told = [(words.of(band.title), words.of(band.text)) for band in kept if band.text is not None]
        yield Entries(tuple(Entry("·", f"{title}{words('colon')}{text}") for title, text in told))
    minimum = percent(texts.guide.outline.minimum_coverage)
    yield Para(words("guide_minimum", minimum=minimum))
    verdicts = (Verdict.FINAL, Verdict.PROVISIONAL, Verdict.WITHHELD, Verdict.UNSCORABLE)
    yield Table(
        (words("head_verdict"), words("guide_head_meaning")),
        "ll",
        tuple((words(f"verdict_word_{one}"), words(f"guide_verdict_{one}", minimum=minimum)) for one in verdicts),
    )
