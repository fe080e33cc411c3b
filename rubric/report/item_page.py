"""One item of a rubric in full: a fact, criterion, group, gate, band or condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rubric.model.reference import views_of
from rubric.model.rubric import Criterion, Fact, Group, Rubric
from rubric.model.text import Text
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Title
from rubric.report.item_texts import ItemTexts, exemplars
from rubric.report.sources import sources_list
from rubric.report.wording import Words


class ItemPage:
    """Builds pages about the items of one rubric."""

    def __init__(self, rubric: Rubric, words: Words, users: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the rubric; ``users`` are the criteria and gates that rest on each fact."""
        self.rubric = rubric
        self.words = words
        self.users = users
        self.texts = ItemTexts(rubric, words)
        self.nodes = self.texts.nodes

    def blocks(self, id_: str, place: str) -> list[Block] | None:
        """The page of an item; None when the rubric has no such id.

        Args:
            id_: the item's id.
            place: where it is written, as ``file:line``.
        """
        words, page = self.words, Page()
        tell: tuple[tuple[Mapping[str, object], Callable[[str], Iterator[Block]], str], ...] = (
            (self.rubric.facts, self._fact, "fact"),
            (self.nodes, self._node, "criterion"),
            (self.rubric.gates, self._gate, "gate"),
            ({band.id: band for band in self.rubric.bands}, self._band, "band"),
            (self.rubric.conditions, self._condition, "condition"),
        )
        for items, blocks, kind in tell:
            if id_ in items:
                item = items[id_]
                kind = "group" if isinstance(item, Group) else kind
                answer = words(f"answer_{item.answer}") if isinstance(item, Fact) else ""
                title = words(f"explain_{kind}", id=id_, answer=answer)
                page.add(
                    Title(title, self.rubric.rubric),
                    *blocks(id_),
                    Para(words("written_at", place=place), quiet=True, whole=True),
                )
                sources = views_of(self.rubric.references, getattr(item, "references", {}))
                page.section(words("sources_rubric"), sources_list(sources.values(), words))
                return page.blocks
        return None

    def _lines(self, *lines: tuple[str, Text | None]) -> Iterator[Block]:
        return (Para(line) for line in self.texts.lines(*lines))

    def _fact(self, id_: str) -> Iterator[Block]:
        words, fact = self.words, self.rubric.facts[id_]
        if fact.title is not None:
            yield Para(words.of(fact.title), strong=True)
        yield from self._lines(("asks", fact.ask), ("how", fact.how))
        yield from (Para(line) for line in self.texts.answers(fact))
        users = self.users.get(id_, ())
        yield Para(words("used_by", names=words.listed(list(users))) if users else words("not_used"))
        yield from self._references(fact.references)

    def _node(self, id_: str) -> Iterator[Block]:
        node, words = self.nodes[id_], self.words
        yield Para(words.of(node.title), strong=True)
        yield from self._lines(("why", node.why))
        yield Para(f"{words('head_weight')}{words('colon')}{node.weight}")
        if isinstance(node, Group):
            yield Para(words(node.combine))
            names = [f"{id_} {words.of(child.title)}" for id_, child in node.criteria.items()]
            yield Entries(tuple(Entry("·", name) for name in names))
        else:
            yield from self._criterion(node)
        yield from self._references(node.references)

    def _criterion(self, criterion: Criterion) -> Iterator[Block]:
        words = self.words
        yield from self._lines(("how", criterion.how))
        if criterion.when is not None:
            yield Para(words("step_scope", condition=self.texts.sentence(criterion.when)))
        if criterion.may_not_apply:
            yield Para(words("optional"))
        yield Entries(tuple(self._scale(criterion)))
        yield from self._lines(("improve_text", criterion.improve))
        if criterion.like:
            yield Para(words("like", text=exemplars(words, criterion.like)))

    def _scale(self, criterion: Criterion) -> Iterator[Entry]:
        words, sentence = self.words, self.texts.sentence
        for number, level in (criterion.levels or {}).items():
            parts = [] if level.when is None else [Entry("", words("level_when", condition=sentence(level.when)))]
            parts += [Entry("", words("like", text=exemplars(words, level.like)))] if level.like else []
            points = "" if level.points is None else f" ({words('points', points=level.points)})"
            yield Entry(str(number), words.of(level.text) + points, tuple(parts))
        if criterion.yes_no is not None:
            yield Entry("·", words("step_test", condition=sentence(criterion.yes_no)))
        for item, worth in criterion.checklist.facts.items() if criterion.checklist else ():
            yield Entry(str(worth), sentence(item))
        if criterion.number is not None:
            scale, title = criterion.number, self.texts.conditions.fact(criterion.number.fact)
            knots = words.listed([f"{knot}→{points}" for knot, points in sorted((scale.points or {}).items())])
            if scale.log_normal is not None:
                knots = words("curve_log_normal", p10=scale.log_normal.p10, median=scale.log_normal.median)
            yield Entry("·", f"{title}{words('colon')}{knots}")

    def _gate(self, id_: str) -> Iterator[Block]:
        gate, words = self.rubric.gates[id_], self.words
        yield from (Para(line, strong=True) for line in self.texts.caps(gate))
        yield Para(words("level_when", condition=self.texts.sentence(gate.when)))
        yield Para(words.of(gate.because))
        yield from self._lines(("how", gate.how))
        yield from self._references(gate.references)

    def _band(self, id_: str) -> Iterator[Block]:
        band, words = next(band for band in self.rubric.bands if band.id == id_), self.words
        yield Para(words("band_line", from_=band.from_, title=words.of(band.title)), strong=True)
        if band.text is not None:
            yield Para(words.of(band.text))
        needs = self.texts.needs(band)
        if needs:
            yield Para(words("band_requires", needs=needs).lstrip("，, "))

    def _condition(self, id_: str) -> Iterator[Block]:
        yield Para(self.texts.sentence(self.rubric.conditions[id_]), strong=True)

    def _references(self, references: Mapping[str, Text]) -> Iterator[Block]:
        return (Para(line, quiet=True) for line in self.texts.references(references))
