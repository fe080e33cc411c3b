"""Gains: what a change would bring, found by scoring again (semantics 1.6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from rubric.model.answers import FactValue
from rubric.model.scorecard import Improvement
from rubric.model.states import GateState, State
from rubric.scoring.curves import decimal_of
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.leaves import curve_range
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.values import LeafValue
from rubric.scoring.world import World


class Gains:
    """Re-scorings of one evaluation; gains are in report points."""

    def __init__(self, plan: Plan, base: Evaluation, uncapped: Evaluation) -> None:
        """Keep the plan, the evaluation that gains are measured from, and the same without gates."""
        self.plan = plan
        self.base = base
        self.uncapped = uncapped
        self._known: dict[tuple[str, LeafValue, bool], Fraction | None] = {}

    def next_level(self, leaf: Leaf) -> Fraction | None:
        """One level more, set by hand; for yes_no the same as the top; None where that means nothing."""
        value = self.base.leaves[leaf.id]
        if value.state is not State.ANSWERED:
            return None
        if leaf.criterion.yes_no is not None:
            return self.top(leaf) if value.value == 0 else None
        if len(value.levels) != 1 or value.levels[0] + 1 >= len(leaf.values):
            return None
        return self._delta(leaf, self._at_level(leaf, value.levels[0] + 1))

    def top(self, leaf: Leaf) -> Fraction | None:
        """The highest value that the scale has; 0 at the top, None where there is no answer."""
        value = self.base.leaves[leaf.id]
        if value.state is not State.ANSWERED:
            return None
        return self._delta(leaf, self._at_top(leaf)) if (value.value or 0) < self.highest(leaf) else Fraction(0)

    def improvements(self) -> tuple[Improvement, ...]:
        """Every change that was tried and gains something, gates first where one binds, then by gain."""
        capped = self.base.root.cap is not None
        found = [*self._gates(), *self._criteria(capped), *self._facts(capped)]
        worth = [one for one in found if one.gain > 0 or (one.gain_uncapped or 0) > 0]
        worth.sort(key=_rank)
        return tuple(worth)

    def gate(self, id_: str) -> Fraction | None:
        """What the total would win if a broken gate were not broken; None for others."""
        if self.base.gates.get(id_) is not GateState.BROKEN:
            return None
        others = [other for other in self.plan.gates if other != id_]
        base = self.base
        return self._difference(evaluate(self.plan, base.world, gates=others, known=base.leaves, like=base))

    def highest(self, leaf: Leaf) -> Fraction:
        """The highest value that a criterion's scale has."""
        number, checklist = leaf.criterion.number, leaf.criterion.checklist
        if leaf.values:
            return max(leaf.values)
        if number is not None:
            return curve_range(number, self.plan)[1]
        if checklist is not None and checklist.out_of is not None:
            positive = sum((max(points, Decimal(0)) for points in checklist.facts.values()), Decimal(0))
            return min(Fraction(positive) / Fraction(checklist.out_of), Fraction(1))
        return Fraction(1)

    def _criteria(self, capped: bool) -> Iterable[Improvement]:
        for leaf in self.plan.leaves.values():
            top = self.top(leaf)
            if top is not None:
                yield Improvement.model_construct(
                    kind="criterion",
                    id=leaf.id,
                    path=leaf.path,
                    gain=top,
                    gain_next=self.next_level(leaf),
                    gain_uncapped=self._delta(leaf, self._at_top(leaf), gates=False) if capped else None,
                    to=str(_top_level(leaf)) if leaf.values else None,
                )

    def _facts(self, capped: bool) -> Iterable[Improvement]:
        for id_ in self.plan.rubric.facts:
            now = self.base.world.facts.get(id_)
            if now is None:
                continue
            tried = [(self._with_fact(id_, other), other) for other in self._other_options(id_, now)]
            gains = [(gain, after, other) for after, other in tried if (gain := self._difference(after)) is not None]
            if gains:
                gain, after, other = max(gains, key=lambda one: one[0])
                yield Improvement.model_construct(
                    kind="fact",
                    id=id_,
                    path=id_,
                    gain=gain,
                    gain_uncapped=self._fact_uncapped(id_, other) if capped else None,
                    to=text_of_value(other),
                    moves=self._moved(after),
                    coverage=after.root.coverage if after.root.coverage != self.base.root.coverage else None,
                    withheld=after.root.coverage < Fraction(self.plan.rubric.minimum_coverage),
                )

    def _gates(self) -> Iterable[Improvement]:
        for id_ in self.base.gates:
            gain = self.gate(id_)
            if gain is not None:
                yield Improvement.model_construct(kind="gate", id=id_, path=id_, gain=gain)

    def _other_options(self, id_: str, now: FactValue) -> list[FactValue]:
        fact = self.plan.rubric.facts[id_]
        if isinstance(now, bool):
            return [not now]
        return [option for option in fact.option_ids if option != now]

    def _with_fact(self, id_: str, value: FactValue, *, gates: bool = True) -> Evaluation:
        known = {leaf: self.base.leaves[leaf] for leaf, facts in self.plan.facts_by_leaf.items() if id_ not in facts}
        world = self.base.world.with_fact(id_, value)
        return self._again(world, known=known, gates=gates)

    def _fact_uncapped(self, id_: str, value: FactValue) -> Fraction | None:
        return self._difference(self._with_fact(id_, value, gates=False), gates=False)

    def _moved(self, after: Evaluation) -> tuple[str, ...]:
        leaves = [id_ for id_, value in after.leaves.items() if value != self.base.leaves[id_]]
        return (*leaves, *(id_ for id_, state in after.gates.items() if state is not self.base.gates[id_]))

    def _at_level(self, leaf: Leaf, level: int) -> LeafValue:
        value = leaf.values[level]
        return LeafValue(State.ANSWERED, value, value, value, False, (level,), True)

    def _at_top(self, leaf: Leaf) -> LeafValue:
        if leaf.values:
            return self._at_level(leaf, _top_level(leaf))
        top = self.highest(leaf)
        return LeafValue(State.ANSWERED, top, top, top, False, (), True)

    def _delta(self, leaf: Leaf, value: LeafValue, *, gates: bool = True) -> Fraction | None:
        key = leaf.id, value, gates
        if key not in self._known:
            known = {**self.base.leaves, leaf.id: value}
            after = self._again(self.base.world, known=known, gates=gates)
            self._known[key] = self._difference(after, gates=gates)
        return self._known[key]

    def _again(self, world: World, *, known: Mapping[str, LeafValue], gates: bool) -> Evaluation:
        if gates:
            return evaluate(self.plan, world, known=known, like=self.base)
        return evaluate(self.plan, world, known=known, gates=(), like=self.uncapped)

    def _difference(self, after: Evaluation, *, gates: bool = True) -> Fraction | None:
        before = (self.base if gates else self.uncapped).root.value
        if after.root.value is None or before is None:
            return None
        return self.plan.width * (after.root.value - before)


def _rank(one: Improvement) -> tuple[bool, Fraction, Fraction, int]:
    uncapped = one.gain_uncapped or Fraction(0)
    return one.kind != "gate", -one.gain, -uncapped, ("gate", "criterion", "fact").index(one.kind)


def text_of_value(value: FactValue) -> str:
    """A fact's value as a sheet would write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return str(value.numerator) if value.denominator == 1 else format(decimal_of(value).normalize(), "f")


def _top_level(leaf: Leaf) -> int:
    return max(range(len(leaf.values)), key=lambda level: leaf.values[level])
