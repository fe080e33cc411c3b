"""What decided one part of a scorecard, in one sentence of both languages."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.text import Lang, Text
from rubric.report.criterion_page import CriterionPage
from rubric.report.numbers import figure, percent
from rubric.report.wording import Words


def decision(card: Scorecard, id_: str, *, higher: bool) -> Text:
    """What decided a criterion, dimension or gate, or the total with its band, verdict and coverage.

    Args:
        card: the result.
        id_: of a node or a gate; any other word is about the total.
        higher: whether to tell what the next level needs too.
    """
    zh, en = (_Decision(card, Words(lang)).sentence(id_, higher=higher) for lang in (Lang.ZH, Lang.EN))
    return Text(zh=zh or None, en=en or None)


class _Decision:
    def __init__(self, card: Scorecard, words: Words) -> None:
        self.card = card
        self.words = words
        self.page = CriterionPage(card, words)

    def sentence(self, id_: str, *, higher: bool) -> str:
        nodes = {node.id: node for node in self.card.nodes if node.kind != "total"}
        gate = next((one for one in self.card.gates if one.id == id_), None)
        if gate is not None:
            parts = [self.words("step_test", condition=self.page.conditions.sentence(gate.condition))]
        elif id_ in nodes and nodes[id_].kind == "criterion":
            parts = [*self.page.decided(nodes[id_], higher=higher)]
        elif id_ in nodes:
            parts = [self._node(nodes[id_]), *self._below(nodes[id_].path)]
        else:
            parts = [self._total(), *self._below(""), *self._caps()]
        return self.words("semicolon").join(part for part in parts if part)

    def _total(self) -> str:
        total = self.words("in_dimension", title=self.words("total"), score=figure(self.card.total.score))
        return f"{total}{self.words('list_comma')}{self.words('head_coverage')} {percent(self.card.total.coverage)}"

    def _node(self, node: NodeView) -> str:
        return self.words("in_dimension", title=self.words.of(node.title), score=figure(node.score))

    def _below(self, path: str) -> Iterator[str]:
        for node in self.card.nodes:
            if node.kind != "total" and node.path.rpartition(".")[0] == path:
                yield self._node(node)

    def _caps(self) -> Iterator[str]:
        for gate in self.card.gates:
            for node, cap in gate.cap.items() if gate.binds else ():
                title = self.words("total") if node == "total" else node
                yield self.words("gate_cap", title=self.words.of(gate.title), node=title, cap=figure(cap))
