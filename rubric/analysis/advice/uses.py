"""What the answers to a fact are good for: every use of the fact, with which way it pulls."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from rubric.model.answers import FactValue
from rubric.model.condition import Condition, CriterionTest, FactTest, NoneOf, NotTrue, ProgramTest, parts_of
from rubric.model.rubric import NumberScale
from rubric.scoring.asked import Test, bound_of, domain, holds_for, numbers_of
from rubric.scoring.leaves import curve_value
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.world import World

Worth = tuple[Fraction, ...]


class Use(NamedTuple):
    """A test or a curve that looks at a fact; ``sign`` is 1 where holding is good, -1 where bad, 0 where either."""

    of: Test | NumberScale
    sign: int


class Uses:
    """The uses of every fact, and which criteria gates look at."""

    def __init__(self, plan: Plan, world: World) -> None:
        """Go through all criteria that count and all gates; rules that an answer by hand replaced are left out."""
        self.plan = plan
        self.by_fact: dict[str, list[Use]] = {}
        self.in_gates: dict[str, int] = {}
        for gate in plan.gates.values():
            self._walk(gate.when, -1)
        for leaf in counting(plan):
            self._leaf(leaf, world, self.in_gates.get(leaf.id, 1))
        for id_ in self.in_gates.keys() - {leaf.id for leaf in counting(plan)}:
            self._leaf(plan.leaves[id_], world, self.in_gates[id_])

    def values(self, fact: str) -> tuple[FactValue, ...]:
        """Values that stand for all that a fact can be answered with, as far as its uses can tell."""
        uses = self.by_fact[fact]
        tests = [use.of for use in uses if not isinstance(use.of, NumberScale)]
        curves = [use.of for use in uses if isinstance(use.of, NumberScale)]
        if not curves:
            return tuple(domain(self.plan, tests))
        edges = {Fraction(bound_of(test)) for test in tests if isinstance(test, FactTest)}
        edges |= {Fraction(knot) for curve in curves for knot in _knots(curve)}
        return numbers_of(self.plan.rubric.facts[fact], edges)

    def worth(self, fact: str, value: FactValue) -> Worth:
        """What an answer is worth to each use: higher is better; what pulls both ways counts both ways."""
        found: list[Fraction] = []
        for use in self.by_fact[fact]:
            if isinstance(use.of, NumberScale):
                gain = curve_value(use.of, value) if isinstance(value, Fraction) else Fraction(0)
            else:
                gain = Fraction(holds_for(use.of)(value))
            found += [gain * use.sign] if use.sign else [gain, -gain]
        return tuple(found)

    def bound(self, id_: str, value: Any) -> Literal["at_least", "at_most"] | None:
        """Whether all larger or all smaller numbers are as good as one for every use of a fact."""
        if id_ not in self.by_fact or not isinstance(value, Fraction):
            return None
        mine, numbers = self.worth(id_, value), [one for one in self.values(id_) if isinstance(one, Fraction)]

        def as_good(others: list[Fraction]) -> bool:
            return bool(others) and all(no_better(mine, self.worth(id_, one)) for one in others)

        more = as_good([one for one in numbers if one > value])
        less = as_good([one for one in numbers if one < value])
        if more == less:
            return None
        return "at_least" if more else "at_most"

    def _leaf(self, leaf: Leaf, world: World, sign: int) -> None:
        criterion = leaf.criterion
        if criterion.when is not None:
            self._walk(criterion.when, 0)
        if leaf.id in world.by_hand or leaf.id in world.not_applicable:
            return
        rising = all(low <= high for low, high in zip(leaf.values, leaf.values[1:], strict=False))
        for level in (criterion.levels or {}).values():
            if level.when is not None:
                self._walk(level.when, sign if rising else 0)
        if criterion.yes_no is not None:
            self._walk(criterion.yes_no, sign)
        if criterion.number is not None:
            self.by_fact.setdefault(criterion.number.fact, []).append(Use(criterion.number, sign))
        for item, points in criterion.checklist.facts.items() if criterion.checklist else ():
            self._walk(item, sign * (points > 0) - sign * (points < 0))

    def _walk(self, start: Condition, sign: int) -> None:
        seen: set[tuple[str, int]] = set()
        todo = [(start, sign)]
        while todo:
            one, sign = todo.pop()
            if isinstance(one, CriterionTest):
                wanted = sign if one.at_least is not None else -sign
                known = self.in_gates.get(one.criterion, 1)
                self.in_gates[one.criterion] = 1 if wanted == known == 1 else 0
            elif isinstance(one, str) and one in self.plan.conditions:
                if (one, sign) not in seen:
                    seen.add((one, sign))
                    todo.append((self.plan.conditions[one], sign))
            elif isinstance(one, str | FactTest):
                fact = one if isinstance(one, str) else one.fact
                self.by_fact.setdefault(fact, []).append(Use(one, sign))
            elif not isinstance(one, ProgramTest):
                flipped = -sign if isinstance(one, NotTrue | NoneOf) else sign
                todo += [(part, flipped) for part in parts_of(one)]


def no_better(one: Worth, other: Worth) -> bool:
    """Whether an answer is worth no more than another to any use."""
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def counting(plan: Plan) -> tuple[Leaf, ...]:
    """The criteria that touch the total: no weight of 0 on the way up, or in a dimension that a band requires."""
    return tuple(_counting(plan.root, {id_ for band in plan.bands for id_ in band.requires}))


def _counting(branch: Branch, required: AbstractSet[str]) -> Iterator[Leaf]:
    for child in branch.children:
        if child.weight == 0 and child.id not in required:
            continue
        if isinstance(child, Leaf):
            yield child
        else:
            yield from _counting(child, frozenset())


def _knots(curve: NumberScale) -> tuple[Decimal, ...]:
    if curve.points is not None:
        return tuple(curve.points)
    return (Decimal(0), curve.log_normal.p10, curve.log_normal.median) if curve.log_normal else ()
