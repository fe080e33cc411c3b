"""What pages about the items of a rubric say: conditions, answers, caps and references in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric.model.condition import Condition
from rubric.model.rubric import Band, Criterion, Fact, Gate, Group, Rubric
from rubric.model.scorecard import ConditionView
from rubric.model.states import Truth
from rubric.model.text import Text
from rubric.model.views import condition_view, fact_view
from rubric.report.wording import Words
from rubric.report.wording.conditions import Conditions


class ItemTexts:
    """Puts the items of one rubric into words."""

    def __init__(self, rubric: Rubric, words: Words) -> None:
        """Keep both."""
        self.rubric = rubric
        self.words = words
        self.nodes = dict(nodes_of(rubric))
        self.conditions = Conditions(
            words,
            {id_: fact_view(fact) for id_, fact in rubric.facts.items()},
            {id_: self._view(condition) for id_, condition in rubric.conditions.items()},
            {id_: node.title for id_, node in self.nodes.items()},
            marks=False,
        )

    def sentence(self, condition: Condition) -> str:
        """A condition in words."""
        return self.conditions.sentence(self._view(condition))

    def node(self, id_: str) -> str:
        """The title of a dimension, group or criterion, or the word for the total."""
        return self.words("total") if id_ == "total" else self.words.of(self.nodes[id_].title)

    def lines(self, *lines: tuple[str, Text | None]) -> Iterator[str]:
        """Texts that are there, each after what it is."""
        return (self.words(key, text=self.words.of(text)) for key, text in lines if text is not None)

    def answers(self, fact: Fact) -> Iterator[str]:
        """The options or the range of a fact."""
        if fact.options:
            texts = fact.options if isinstance(fact.options, dict) else {}
            said = [f"{option} {self.words.of(texts.get(option))}".strip() for option in fact.option_ids]
            yield self.words("options", text=self.words.listed(said))
        if fact.between is not None:
            yield self.words("range", low=fact.between[0], high=fact.between[1])

    def caps(self, gate: Gate) -> Iterator[str]:
        """What a gate caps, and at what."""
        for node, cap in gate.cap.items():
            yield self.words("gate_cap", title=self.words.of(gate.title), node=self.node(node), cap=cap)

    def needs(self, band: Band) -> str:
        """What a band requires of dimensions; empty where it requires nothing."""
        return self.words.listed([f"{self.node(id_)} ≥ {need}" for id_, need in band.requires.items()])

    def references(self, references: Mapping[str, Text]) -> Iterator[str]:
        """Where an item comes from, by the titles of the sources."""
        return (self.words("references", text=text) for text in self._places(references))

    def references_line(self, references: Mapping[str, Text]) -> Iterator[str]:
        """The same in one line, where there are any."""
        if references:
            yield self.words("references", text=self.words("semicolon").join(self._places(references)))

    def _places(self, references: Mapping[str, Text]) -> Iterator[str]:
        for id_, place in references.items():
            source = self.rubric.references.get(id_)
            title = self.words.of(source.title) if source else id_
            yield f"{title}{self.words('colon')}{self.words.of(place)}"

    def _view(self, condition: Condition) -> ConditionView:
        return condition_view(condition, self.rubric.conditions, lambda _: Truth.UNKNOWN)


def exemplars(words: Words, like: Mapping[str, Text]) -> str:
    """Who does something well, and how."""
    return words.listed([words("exemplar", who=who, text=words.of(text)) for who, text in like.items()])


def nodes_of(rubric: Rubric) -> Iterator[tuple[str, Criterion | Group]]:
    """All dimensions, groups and criteria of a rubric with their ids, in its order."""
    todo: list[tuple[str, Criterion | Group]] = list(rubric.dimensions.items())
    while todo:
        id_, node = todo.pop(0)
        yield id_, node
        if isinstance(node, Group):
            todo = [*node.criteria.items(), *todo]
