"""What the parts of the handbook share: the rubric's items in words, numbers of questions, shares of the total."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rubric.model.guide import Asked, Guide
from rubric.model.outline import OutlineNode
from rubric.model.rubric import Criterion, Fact, Group
from rubric.report.item_texts import ItemTexts
from rubric.report.numbers import tenths
from rubric.report.wording import Words


class GuideTexts:
    """The words of one handbook in one language."""

    def __init__(self, guide: Guide, words: Words) -> None:
        """Keep both."""
        self.guide = guide
        self.words = words
        self.items = ItemTexts(guide.rubric, words)

    @cached_property
    def outlines(self) -> dict[str, OutlineNode]:
        """The nodes of the outline, by id."""
        return {node.id: node for node in self.guide.outline.nodes}

    def item(self, asked: Asked) -> Fact | Criterion:
        """What a question asks about."""
        fact = self.guide.rubric.facts.get(asked.id)
        if fact is not None:
            return fact
        node = self.items.nodes[asked.id]
        assert isinstance(node, Criterion)  # noqa: S101 - only criteria and facts are asked about
        return node

    def name(self, id_: str) -> str:
        """The title of a fact, a criterion, a group or a dimension."""
        fact = self.guide.rubric.facts.get(id_)
        if fact is not None:
            return self.words.of(fact.title or fact.ask)
        return self.items.node(id_) if id_ in self.items.nodes else id_

    def numbered(self, asked: Iterable[Asked]) -> str:
        """Questions by number and name, as a list."""
        return self.words.listed([f"{one.number} {self.name(one.id)}" for one in asked])

    def share(self, id_: str) -> str:
        """What part of the total a node is when everything applies."""
        effective = self.outlines[id_].effective
        return "–" if effective is None else f"{tenths(effective)}%"

    def handed(self, node: Group | Criterion, id_: str) -> list[str]:
        """The criteria of the handbook in a node, or the node itself."""
        if node.off is not None:
            return []
        if isinstance(node, Criterion):
            return [id_] if id_ in self.guide.criteria else []
        return [one for below, child in node.criteria.items() for one in self.handed(child, below)]

    @cached_property
    def dimensions(self) -> dict[str, Group]:
        """The dimensions that have criteria in the handbook."""
        return {id_: node for id_, node in self.guide.rubric.dimensions.items() if self.handed(node, id_)}
