"""How a total is worked out by hand: the rules, and an example step by step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rubric.model.scorecard import NodeView, Scorecard
from rubric.report.blocks import Block, Entries, Entry, Heading, Para, Table
from rubric.report.guide.texts import GuideTexts
from rubric.report.numbers import figure, percent, plain
from rubric.report.score_page import verdict_sentence


def by_hand(texts: GuideTexts) -> Iterator[Block]:
    """The rules, then the example where the handbook has one."""
    words, outline = texts.words, texts.guide.outline
    yield Heading(words("guide_by_hand"), anchor="by-hand")
    combined = {outline.combine, *(node.combine for node in outline.nodes if node.combine)}
    keys = ["guide_hand_leaf", "guide_hand_skip", "guide_hand_mean"]
    keys += ["guide_hand_other"] if combined - {"mean"} else []
    steps = [words(key) for key in (*keys, "guide_hand_bounds", "guide_hand_cap")]
    if outline.scale_from != 0 or outline.scale_to != 100:
        steps.append(words("guide_hand_scale", **_ends(texts)))
    yield Entries(tuple(Entry(str(number), step) for number, step in enumerate(steps, 1)))
    if texts.guide.worked is not None:
        yield from _Example(texts, texts.guide.worked).blocks()


def _ends(texts: GuideTexts) -> dict[str, str]:
    outline = texts.guide.outline
    return {"from_": plain(outline.scale_from), "width": plain(outline.scale_to - outline.scale_from)}


class _Example:
    """Tells one scorecard step by step; points are 0 to 100 whatever the report scale."""

    def __init__(self, texts: GuideTexts, card: Scorecard) -> None:
        self.texts = texts
        self.words = texts.words
        self.card = card
        self.children: dict[str, list[NodeView]] = {}
        for node in card.nodes:
            if node.kind != "total":
                above = node.path.rpartition(".")[0] or "total"
                self.children.setdefault(above, []).append(node)

    def blocks(self) -> Iterator[Block]:
        """Answers, criteria, sums, and what comes of them."""
        words, total = self.words, self.card.total
        yield Heading(words("guide_example"), 3, "example")
        yield Para(words("guide_example_note"))
        head = ("", words("guide_head_question"), words("guide_head_answer"))
        yield Table(head, "lll", tuple(self._answers()))
        keys = ("guide_head_criterion", "guide_head_outcome", "guide_head_points", "head_weight")
        yield Table(tuple(words(key) for key in keys), "llrr", tuple(self._leaves()))
        yield Entries(tuple(Entry("·", line) for line in self._sums(self.card.node("total"))))
        ends = {"low": figure(total.low), "high": figure(total.high), "coverage": percent(total.coverage)}
        yield Para(words("guide_example_known", score=figure(total.score), **ends))
        yield Para(verdict_sentence(self.card, words), strong=True)

    def _answers(self) -> Iterator[tuple[str, ...]]:
        nodes = {node.id: node for node in self.card.nodes}
        for asked in self.texts.guide.questions:
            fact, node = self.card.facts.get(asked.id), nodes.get(asked.id)
            if fact is not None and fact.value is not None:
                value = self.texts.items.conditions.value(asked.id, fact.value)
            elif asked.kind == "level" and node is not None and node.level is not None:
                value = self.words("guide_level_text", level=node.level, text=self.words.of(node.anchor))
            else:
                continue
            yield str(asked.number), self.texts.name(asked.id), value

    def _leaves(self) -> Iterator[tuple[str, ...]]:
        for node in self.card.nodes:
            if node.kind == "criterion" and node.share:
                outcome = "–" if node.level is None else self.words("guide_level", level=node.level)
                yield self.words.of(node.title), outcome, figure(self._points(node)), str(node.weight)

    def _points(self, node: NodeView) -> Fraction:
        rubric = self.card.rubric
        score = rubric.scale_from if node.score is None else node.score
        return 100 * (score - rubric.scale_from) / (rubric.scale_to - rubric.scale_from)

    def _counted(self, node: NodeView) -> list[NodeView]:
        return [child for child in self.children.get(node.path, ()) if child.share]

    def _weight(self, node: NodeView) -> Fraction:
        """The weight among siblings; of a node that weighs the sum of what counts below it, that sum."""
        if node.weight == "sum":
            return sum((self._weight(child) for child in self._counted(node)), Fraction(0))
        return Fraction(node.weight or 1)

    def _sums(self, node: NodeView) -> Iterator[str]:
        """How each node comes of those below it, the total last."""
        below = self._counted(node)
        for child in below:
            if child.kind != "criterion":
                yield from self._sums(child)
        words, title = self.words, self.words("total") if node.kind == "total" else self.words.of(node.title)
        kind = node.combine or "mean"
        key = f"guide_sum_{kind}" if len(below) > 1 else "guide_sum_one"
        raw, score = self._raw(node, below), self._points(node)
        yield words(
            key,
            title=title,
            part=words.of(below[0].title),
            parts=self._parts(kind, below),
            weights=_decimal(sum((self._weight(child) for child in below), Fraction(0))),
            score=figure(raw),
        )
        if raw != score:
            yield words("guide_sum_held", title=title, score=figure(score))
        if node.kind == "total" and (self.card.rubric.scale_from != 0 or self.card.rubric.scale_to != 100):
            total = figure(self.card.total.score)
            yield words("guide_sum_scale", points=figure(score), score=total, **_ends(self.texts))

    def _parts(self, kind: str, below: list[NodeView]) -> str:
        words = self.words
        points = {child.path: figure(self._points(child)) for child in below}
        if len(below) == 1 or kind == "weakest":
            return words.listed(list(points.values()))
        key, join = ("guide_product", " + ") if kind == "mean" else ("guide_power", " × ")
        return join.join(words(key, weight=_decimal(self._weight(child)), score=points[child.path]) for child in below)

    def _raw(self, node: NodeView, below: list[NodeView]) -> Fraction:
        """What a node comes to before it is held or capped: the weighted mean, and what the ledger says of another."""
        rubric = self.card.rubric
        weights = [self._weight(child) for child in below]
        products = (weight * self._points(child) for weight, child in zip(weights, below, strict=True))
        line = next((one.points for one in self.card.ledger if one.line == f"combine:{node.path}"), Fraction(0))
        whole = (rubric.scale_to - rubric.scale_from) * (node.share or 1)
        return sum(products, Fraction(0)) / sum(weights) + 100 * line / whole


def _decimal(weight: Fraction) -> str:
    """A sum of weights as decimal text; weights are written in decimals, so it ends."""
    return format(Decimal(weight.numerator) / Decimal(weight.denominator), "f")
