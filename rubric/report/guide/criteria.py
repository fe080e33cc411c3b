"""Every criterion of the handbook, with its anchors and the points that they bring."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rubric.model.rubric import Checklist, Criterion, Group, NumberScale
from rubric.report.blocks import Block, Entries, Entry, Heading, Para, Table
from rubric.report.guide.texts import GuideTexts
from rubric.report.item_texts import exemplars
from rubric.report.numbers import plain

_DEEPEST = 6


def criteria(texts: GuideTexts) -> Iterator[Block]:
    """The criteria, dimension by dimension and group by group."""
    yield Heading(texts.words("guide_criteria"), anchor="criteria", fresh=True)
    for id_, node in texts.dimensions.items():
        yield from _group(texts, id_, node, 3)


def _group(texts: GuideTexts, id_: str, node: Group, level: int) -> Iterator[Block]:
    words = texts.words
    yield Heading(words.of(node.title), level, f"criteria-{id_}")
    combined = words("guide_combined", combine=words(node.combine))
    yield _about(texts, id_, [_weight(texts, id_), combined])
    yield from (Para(line) for line in texts.items.lines(("why", node.why)))
    yield from (Para(line, quiet=True) for line in texts.items.references_line(node.references))
    for below, child in node.criteria.items():
        if texts.handed(child, below):
            inner = min(level + 1, _DEEPEST)
            yield from (
                _group(texts, below, child, inner)
                if isinstance(child, Group)
                else _criterion(texts, below, child, inner)
            )


def _criterion(texts: GuideTexts, id_: str, criterion: Criterion, level: int) -> Iterator[Block]:
    words, items = texts.words, texts.items
    yield Heading(words.of(criterion.title), level, f"criterion-{id_}")
    marks = [words("optional")] if criterion.may_not_apply else []
    yield _about(texts, id_, [_weight(texts, id_), *marks])
    yield from (Para(line) for line in items.lines(("why", criterion.why)))
    if criterion.when is not None:
        yield Para(words("step_scope", condition=items.sentence(criterion.when)))
    yield from (Para(line) for line in items.lines(("how", criterion.how)))
    rests = texts.guide.criteria[id_]
    if rests:
        yield Para(words("guide_rests_on", names=texts.numbered(rests)))
    yield from _scale(texts, id_, criterion)
    entries = [Entry("·", line) for line in _after(texts, criterion)]
    entries += [Entry("·", line, quiet=True) for line in items.references_line(criterion.references)]
    yield Entries(tuple(entries))


def _about(texts: GuideTexts, id_: str, said: list[str]) -> Para:
    return Para(texts.words("guide_about", id=id_, text=texts.words("semicolon").join(said)), quiet=True)


def _weight(texts: GuideTexts, id_: str) -> str:
    weight = texts.outlines[id_].weight
    if weight == "sum":
        return texts.words("guide_weight_sum", share=texts.share(id_))
    if not Decimal(weight):
        return texts.words("guide_weight_none")
    return texts.words("guide_weight", weight=weight, share=texts.share(id_))


def _scale(texts: GuideTexts, id_: str, criterion: Criterion) -> Iterator[Block]:
    words, sentence = texts.words, texts.items.sentence
    if criterion.levels is not None:
        yield from _levels(texts, id_, criterion)
    elif criterion.yes_no is not None:
        rows = (
            (words("guide_yes_no_met", condition=sentence(criterion.yes_no)), "100"),
            (words("guide_yes_no_missed"), "0"),
        )
        yield Table((words("guide_head_when"), words("guide_head_points")), "lr", rows)
    elif criterion.number is not None:
        yield from _curve(texts, id_, criterion.number)
    elif criterion.checklist is not None:
        yield from _checklist(texts, criterion.checklist)


def _levels(texts: GuideTexts, id_: str, criterion: Criterion) -> Iterator[Block]:
    words = texts.words
    yield Para(words("guide_judged_rule" if criterion.judged else "guide_derived_rule"))
    rows = []
    for number, level in (criterion.levels or {}).items():
        row = (str(number), plain(texts.guide.points[id_][number]), words.of(level.text))
        when = words("guide_floor") if level.when is None else texts.items.sentence(level.when)
        rows.append(row if criterion.judged else (*row, when))
    keys = ["guide_head_level", "guide_head_points", "guide_head_anchor"]
    keys += [] if criterion.judged else ["guide_head_when"]
    yield Table(tuple(words(key) for key in keys), "lrl" if criterion.judged else "lrll", tuple(rows))


def _curve(texts: GuideTexts, id_: str, scale: NumberScale) -> Iterator[Block]:
    words, title = texts.words, texts.name(scale.fact)
    if scale.log_normal is not None:
        ends = {"p10": scale.log_normal.p10, "median": scale.log_normal.median}
        yield Para(words("guide_curve_rule", title=title, **ends))
        rows = [(plain(at), plain(points)) for at, points in texts.guide.curves[id_]]
    else:
        yield Para(words("guide_number_rule", title=title))
        rows = [(str(at), str(points)) for at, points in sorted((scale.points or {}).items())]
    yield Table((words("guide_head_number"), words("guide_head_points")), "rr", tuple(rows))


def _checklist(texts: GuideTexts, scale: Checklist) -> Iterator[Block]:
    words, sentence = texts.words, texts.items.sentence
    if scale.out_of is not None:
        yield Para(words("guide_checklist_out_of", out_of=scale.out_of))
        rows = [(sentence(item), str(worth)) for item, worth in scale.facts.items()]
        yield Table((words("guide_head_part"), words("guide_head_worth")), "lr", tuple(rows))
        return
    whole = sum(scale.facts.values())
    yield Para(words("guide_checklist_rule"))
    rows = [(sentence(item), plain(100 * Fraction(worth) / Fraction(whole))) for item, worth in scale.facts.items()]
    yield Table((words("guide_head_part"), words("guide_head_points")), "lr", tuple(rows))


def _after(texts: GuideTexts, criterion: Criterion) -> Iterator[str]:
    """Examples of levels, who does it well, and how to do better."""
    words = texts.words
    for number, level in (criterion.levels or {}).items():
        if level.like:
            yield words("guide_like_level", level=number, text=exemplars(words, level.like))
    if criterion.like:
        yield words("like", text=exemplars(words, criterion.like))
    yield from texts.items.lines(("improve_text", criterion.improve))
    yield words("guide_effort", effort=criterion.effort)
