"""What helps to observe one item: what it means and who does it well, and nothing on how it counts."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.model.rubric import Criterion, Fact, Group, Rubric
from rubric.model.text import Text
from rubric.report.blocks import Block, Entries, Entry, Para, Title
from rubric.report.item_texts import exemplars, nodes_of
from rubric.report.wording import Words


def hints(rubric: Rubric, id_: str, words: Words) -> list[Block]:
    """The page of a fact or criterion; empty when the rubric has no such id."""
    fact, node = rubric.facts.get(id_), dict(nodes_of(rubric)).get(id_)
    if fact is not None:
        title = words("explain_fact", id=id_, answer=words(f"answer_{fact.answer}"))
        return [Title(title), *_fact(fact, words)]
    return [] if node is None else [Title(words("explain_criterion", id=id_)), *_node(node, words)]


def _fact(fact: Fact, words: Words) -> Iterator[Block]:
    if fact.title is not None:
        yield Para(words.of(fact.title), strong=True)
    yield from _lines(words, ("asks", fact.ask), ("how", fact.how))


def _node(node: Criterion | Group, words: Words) -> Iterator[Block]:
    yield Para(words.of(node.title), strong=True)
    yield from _lines(words, ("why", node.why))
    if isinstance(node, Criterion):
        yield from _lines(words, ("how", node.how))
        yield Entries(tuple(_levels(node, words)))
        if node.like:
            yield Para(words("like", text=exemplars(words, node.like)))


def _levels(criterion: Criterion, words: Words) -> Iterator[Entry]:
    for number, level in (criterion.levels or {}).items():
        parts = [Entry("", words("like", text=exemplars(words, level.like)))] if level.like else []
        yield Entry(str(number), words.of(level.text), tuple(parts))


def _lines(words: Words, *lines: tuple[str, Text | None]) -> Iterator[Block]:
    return (Para(words(key, text=words.of(text))) for key, text in lines if text is not None)
