"""A criterion in words: what was found, what decided it, what the next level needs and who does it well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rubric.model.scorecard import (
    ConditionView,
    CurveStep,
    FactView,
    Improvement,
    ItemStep,
    LevelStep,
    NextStep,
    NodeView,
    ObserveNext,
    OpenStep,
    OverrideStep,
    ScopeStep,
    Scorecard,
    Step,
    TestStep,
)
from rubric.model.sheet import Evidence
from rubric.model.text import Text
from rubric.report.blocks import Entry
from rubric.report.evidence_words import evidence_text
from rubric.report.numbers import figure, percent, signed
from rubric.report.wording import Words
from rubric.report.wording.conditions import Conditions


class CriterionPage:
    """Puts the criteria of one scorecard into entries."""

    def __init__(self, card: Scorecard, words: Words) -> None:
        """Keep both."""
        self.card = card
        self.words = words
        self.conditions = Conditions.of_card(card, words)
        self.nodes = {node.id: node for node in card.nodes}
        # The ledger's printed figures add up to the total; every other place prints the same ones.
        self.earned = {line.line: line.shown for line in card.ledger}

    def reason(self, node: NodeView, shown: set[str]) -> Entry:
        """What a criterion loses and why, in a few lines; conditions in ``shown`` are not told again."""
        words = self.words
        title = self.title(node)
        text = f"{title}{words('colon')}{words.of(node.anchor)}" if node.anchor else title
        parts = [Entry("", words("saw", text=words.of(node.because)))] if node.because else []
        nexts = [step for step in node.steps if isinstance(step, NextStep)]
        parts += [Entry("→", self._next(node, step) + self._needs(step, shown)) for step in nexts]
        exemplars = self.exemplars(node)
        parts += [Entry("", exemplars)] if exemplars else []
        return Entry(f"−{figure(node.lost)}", text, tuple(parts))

    def entry(self, node: NodeView, *, evidence: bool) -> Entry:
        """Everything there is to say of a criterion."""
        words = self.words
        mark = self.earned.get(node.path, "–")
        parts = [Entry("", self.worth(node))]
        parts += [Entry("", words.of(node.anchor))] if node.anchor else []
        parts += [Entry("·", text) for step in node.steps for text in self._step(step, node)]
        parts += [Entry("", text) for text in (self.saw(node), self.exemplars(node)) if text]
        parts += self.texts(node)
        parts += list(self._evidence(node)) if evidence else []
        return Entry(mark, self.title(node), tuple(parts))

    def decided(self, node: NodeView, *, higher: bool, judged: bool = True) -> Iterator[str]:
        """How a criterion came about, and with ``higher`` what its next level needs.

        Args:
            node: the criterion.
            higher: see above.
            judged: whether it is told that an observer judged the level, as is usual.
        """
        for step in node.steps:
            usual = isinstance(step, LevelStep) and step.by == "judged"
            if not isinstance(step, NextStep):
                yield from () if usual and not judged else self._step(step, node)
            elif higher and step.condition is not None:
                condition = self.conditions.sentence(step.condition)
                yield self.words("level_needs", level=step.level, condition=condition)

    def coming(self, node: NodeView) -> Iterator[str]:
        """What the next level needs and brings."""
        for step in node.steps:
            if isinstance(step, NextStep):
                yield from self._step(step, node)

    def answers(self, node: NodeView) -> Iterator[tuple[str, FactView]]:
        """The answered facts that a criterion rests on, each with its value in words."""
        for id_ in facts_of(node, self.card.conditions):
            fact = self.card.facts.get(id_)
            if fact is not None and fact.value is not None:
                answer = f"{self.words.of(fact.title)}{self.words('colon')}{self.conditions.value(id_, fact.value)}"
                because = self.words("because", text=self.words.of(fact.because)) if fact.because else ""
                yield answer + because, fact

    def exemplars(self, node: NodeView) -> str:
        """Who does it well."""
        words = self.words
        said = words.listed([words("exemplar", who=who, text=words.of(text)) for who, text in node.like.items()])
        return words("like", text=said) if said else ""

    def improvements(self, *, criteria: bool = True) -> tuple[Entry, ...]:
        """Every change and what it brings, the largest first; facts that bring the same share a line.

        Args:
            criteria: whether those that raise a criterion alone are told.
        """
        entries: list[tuple[Fraction, Entry]] = []
        alike: dict[tuple[Fraction, str | None, tuple[str, ...]], list[Improvement]] = {}
        for one in self.card.improve:
            if one.kind == "criterion" and criteria:
                entries.append(
                    (one.gain_next if one.gain_next is not None else one.gain, self._criterion_improvement(one))
                )
            elif one.kind == "criterion":
                continue
            elif one.kind == "gate":
                entries.append((one.gain, Entry(signed(one.gain), self.words("improve_gate", title=self.name(one.id)))))
            elif len(one.moves) > 1:
                alike.setdefault((one.gain, one.to, one.moves), []).append(one)
        entries += [(key[0], self._fact_improvement(facts)) for key, facts in alike.items()]
        return tuple(entry for _, entry in sorted(entries, key=lambda pair: -pair[0]))

    def _fact_improvement(self, facts: list[Improvement]) -> Entry:
        words, one = self.words, facts[0]
        titles = words("or").join(self.conditions.fact(fact.id) for fact in facts)
        moves = words.listed([self.name(id_) for id_ in one.moves])
        text = words("improve_fact", title=titles, to=self.conditions.value(one.id, one.to), moves=moves)
        if one.coverage is not None:
            key = "improve_withheld" if one.withheld else "improve_coverage"
            text += words(key, coverage=percent(one.coverage))
        return Entry(signed(one.gain), text + self._uncapped(one))

    def _uncapped(self, one: Improvement) -> str:
        return "" if one.gain_uncapped is None else self.words("improve_uncapped", gain=signed(one.gain_uncapped))

    def to_observe(self, one: ObserveNext) -> Entry:
        """Something to look at, and how."""
        words, fact = self.words, self.card.facts.get(one.id)
        if fact is not None:
            how = (Entry("", words("how", text=words.of(fact.how))),) if fact.how else ()
            return Entry(figure(one.settles), words("observe_fact", ask=words.of(fact.ask)), how)
        if one.kind == "program":
            return Entry(figure(one.settles), words("observe_program", name=one.id.removeprefix("program.")))
        return Entry(figure(one.settles), words("observe_criterion", title=self.name(one.id)))

    def _criterion_improvement(self, one: Improvement) -> Entry:
        words, node, extra = self.words, self.nodes[one.id], self._uncapped(one)
        after = next((step for step in node.steps if isinstance(step, NextStep)), None)
        if after is None:
            return Entry(signed(one.gain), words("improve_yes", title=words.of(node.title)) + extra)
        gain = one.gain_next if one.gain_next is not None else one.gain
        text = words("improve_next", title=words.of(node.title), level=after.level, text=words.of(after.text))
        if gain != one.gain:
            text += words("improve_top", gain=signed(one.gain))
        return Entry(signed(gain), text + extra)

    def title(self, node: NodeView) -> str:
        """The name of a criterion, with its level where it has one."""
        title = self.words.of(node.title)
        if node.level is None:
            return title
        return self.words("level_of", title=title, level=node.level, top=node.top_level)

    def name(self, id_: str) -> str:
        """The title of a criterion, a node, a gate or a fact."""
        if id_ in self.nodes:
            return self.words.of(self.nodes[id_].title)
        gate = next((gate for gate in self.card.gates if gate.id == id_), None)
        return self.words.of(gate.title) if gate else self.conditions.fact(id_)

    def worth(self, node: NodeView) -> str:
        """What a criterion earns of what it could, or why it earns nothing."""
        words, state = self.words, self.words(f"state_{node.state}")
        if node.earned is not None and node.lost is not None:
            earned, share = self.earned[node.path], figure(node.earned + node.lost)
            return words("worth", earned=earned, share=max(earned, share, key=float))
        if node.weight == "0":
            return f"{state}{words('colon')}{words('worth_shown')}"
        if node.low is None or node.high is None:
            return state
        return f"{state}{words('colon')}{words('between', low=figure(node.low), high=figure(node.high))}"

    def _next(self, node: NodeView, step: NextStep) -> str:
        text, gain = self.words.of(step.text), node.gain_next
        return self.words("next_gain", gain=signed(gain), text=text) if gain else self.words("next_level", text=text)

    def _needs(self, step: NextStep, shown: set[str]) -> str:
        """The condition of a next level where it says more than the level's text and has not been told yet."""
        if step.condition is None or step.condition.op in ("fact", "compare"):
            return ""
        sentence = self.conditions.sentence(step.condition)
        if sentence in shown:
            return ""
        shown.add(sentence)
        return self.words("needs", condition=sentence)

    def saw(self, node: NodeView) -> str:
        """The observer's words on the criterion, or on the one answer that it rests on."""
        because = node.because
        if because is None:
            answered = [
                fact
                for id_ in facts_of(node, self.card.conditions)
                if (fact := self.card.facts.get(id_)) and fact.because
            ]
            because = answered[0].because if len(answered) == 1 else None
        return self.words("saw", text=self.words.of(because)) if because else ""

    def texts(self, node: NodeView) -> Iterator[Entry]:
        """What the rubric says of a criterion: why it counts, how to improve, where it is from."""
        words = self.words
        if node.why is not None:
            yield Entry("", words("why", text=words.of(node.why)), quiet=True)
        if node.improve is not None and node.lost:
            yield Entry("", words("improve_text", text=words.of(node.improve)))
        if node.references:
            yield Entry("", self.references(node.references), quiet=True)

    def references(self, places: Mapping[str, Text]) -> str:
        """Where something of the rubric is from: the documents, and the places in them."""
        words, known = self.words, self.card.rubric.references
        titles = {id_: words.of(known[id_].title) if id_ in known else id_ for id_ in places}
        said = [f"{titles[id_]}{words('colon')}{words.of(place)}" for id_, place in places.items()]
        return words("references", text=words("semicolon").join(said))

    def _evidence(self, node: NodeView) -> Iterator[Entry]:
        yield from (self._piece(piece) for piece in node.evidence)
        for answer, fact in self.answers(node):
            yield Entry("▪", answer, tuple(self._piece(piece) for piece in fact.evidence))

    def _piece(self, piece: Evidence) -> Entry:
        return Entry("", evidence_text(self.card, piece, self.words), quiet=True)

    def _step(self, step: Step, node: NodeView) -> Iterator[str]:
        words = self.words
        match step:
            case ScopeStep():
                yield words("step_scope", condition=self.conditions.sentence(step.condition))
            case LevelStep():
                yield self._level(step)
            case OpenStep():
                yield words("step_open", levels=words.listed([str(level) for level in step.levels]))
            case NextStep():
                yield self._next(node, step)
                if step.condition is not None:
                    yield words("needs", condition=self.conditions.sentence(step.condition))
            case TestStep():
                yield words("step_test", condition=self.conditions.sentence(step.condition))
            case ItemStep():
                points = figure(step.points)
                yield words("step_item", condition=self.conditions.sentence(step.condition), points=points)
            case CurveStep():
                yield self._curve(step)
            case OverrideStep():
                yield words("step_hand")

    def _level(self, step: LevelStep) -> str:
        if step.by == "rule" and step.condition is not None:
            return self.words("step_rule", level=step.level, condition=self.conditions.sentence(step.condition))
        return self.words(
            {"rule": "step_floor", "judged": "step_judged", "override": "step_override"}[step.by], level=step.level
        )

    def _curve(self, step: CurveStep) -> str:
        words = self.words
        if step.p10 is not None:
            curve = words("curve_log_normal", p10=figure(step.p10), median=figure(step.median))
        else:
            curve = words.listed([f"{figure(knot)}→{figure(points)}" for knot, points in step.knots])
        title = self.conditions.fact(step.fact)
        if step.input is None:
            return words("step_curve_unknown", title=title, curve=curve)
        return words("step_curve", title=title, input=figure(step.input), curve=curve)


def facts_of(node: NodeView, named: dict[str, ConditionView]) -> list[str]:
    """The facts in a criterion's steps, in order, each once."""
    found: list[str] = []
    for step in node.steps:
        if isinstance(step, CurveStep):
            found.append(step.fact)
        condition = getattr(step, "condition", None)
        todo = [condition] if condition is not None else []
        seen = set()
        while todo:
            view = todo.pop(0)
            if view.op in ("fact", "compare"):
                found.append(view.id)
            fresh = view.op == "condition" and view.id not in seen
            seen |= {view.id} if fresh else set()
            todo = [*([named[view.id]] if fresh else []), *view.of, *todo]
    return list(dict.fromkeys(found))
