"""The least that the rest of a plan can cost: a knapsack over blocks of criteria, up the tree of the rubric.

A block (criteria that share items) is a choice among the ways to change it. Blocks are combined by weighted means,
which no other way to combine and no cap exceeds, so the cost found is never more than that of a real plan. Where
criteria share nothing and all nodes are means without gates, this is the multiple-choice knapsack, and its cost is that
of the best plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce
from math import ceil
from operator import getitem, itemgetter
from typing import Literal, TypeVar

from rubric.analysis.advice.blocks import Amount, Block, Blocks
from rubric.analysis.advice.costs import Costs
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.scoring.plan import Branch, units_of

Measure = Literal["value", "low", "coverage"]
Decided = tuple[tuple[int, int], ...]  # (item, option or STAY), by item
Amounts = dict[tuple[float, float], int]  # (weighted value, weight) -> least cost
Sums = dict[tuple[int, int], int]  # the same of a whole node, in units of the grid
Point = tuple[float | None, float, int]  # value (None: nothing counts), weight that counts, cost

# Whole numbers add up faster than floats, and equal sums meet. So fine that rounding stays far below the slack even
# where a ten-thousandth of the weight counts.
_GRID = 10**12
# A bound may be too kind by this much, never too strict.
_SLACK = 1e-5
_NOTHING: Sums = {(0, 0): 0}
_Number = TypeVar("_Number", int, float)


class Bound:
    """Lower bounds on the cost of reaching a goal."""

    def __init__(self, ground: Ground, goal: Goal, costs: Costs) -> None:
        """Take the rubric apart."""
        self.goal = goal
        self.costs = costs
        self.root = ground.plan.root
        self.blocks = Blocks(ground, goal).all()
        # An item in several blocks is paid for in the one that weighs most; any division would be a bound.
        self.payer: dict[int, int] = {}
        for number in sorted(range(len(self.blocks)), key=lambda one: -_weight(self.blocks[one])):
            self.payer |= {index: number for index in self.blocks[number].items if index not in self.payer}
        plan = ground.plan
        self.needs = {id_: float(plan.off_scale(need)) - _SLACK for id_, need in goal.requires.items()}
        self.need = float(plan.off_scale(goal.score)) - _SLACK
        self.sure = {block.parent.split(".")[0] for block in self.blocks if _always_counts(block)}
        self.below = {branch.path: self._below(branch) for branch in _branches(self.root)}
        self._prices = [self._prices_of(number, block) for number, block in enumerate(self.blocks)]
        self._costs = [
            [sum(map(getitem, prices.values(), state.picks)) for state in block.states]
            for block, prices in zip(self.blocks, self._prices, strict=True)
        ]
        self._places: dict[tuple[int, Decided], Sequence[int]] = {}
        self._amounts: dict[tuple[int, Measure, Decided], Amounts] = {}
        self._points: dict[tuple[str, Measure, Decided], list[Point]] = {}

    def least(self, decided: Decided) -> int | None:
        """The least cost of what is left to decide; None where the goal is out of reach.

        Args:
            decided: what is decided, for the first so many items.
        """
        apart = [
            min(self._block(number, "coverage", decided).values(), default=None)
            for number, block in enumerate(self.blocks)
            if not block.parent
        ]
        covered = self._total("coverage", decided, float(self.goal.coverage) - _SLACK)
        reached = self._total("low", decided, self.need)
        if not self.goal.worst:
            # A total may also be held above its lower bound; its dimensions have to meet what is asked all the same.
            required = [_cheapest(self._node(child, "value", decided), need) for child, need in self._required()]
            by_value = self._total("value", decided, self.need)
            if None in required:
                return None
            if reached is not None:
                reached = max(reached, sum(one or 0 for one in required))
            reached = min((one for one in (reached, by_value) if one is not None), default=None)
        if reached is None or covered is None or None in apart:
            return None
        cost = max(reached, covered) + sum(one or 0 for one in apart)
        return self.costs.reachable(cost)

    def most(self, measure: Measure, path: str) -> Fraction | None:
        """The largest value, lower bound or coverage that any plan could give a node, to five digits, rounded up.

        None where it never has one.
        """
        branch = next(one for one in _branches(self.root) if one.path == path)
        points = self._node(branch, measure, ())
        most = max((value for value, _, _ in points if value is not None), default=None)
        return None if most is None else Fraction(ceil(min(most, 1.0) * 10**5 - _SLACK), 10**5)

    def _required(self) -> Iterator[tuple[Branch, float]]:
        """The dimensions that surely apply and of which the goal asks something."""
        for child in self.root.children:
            if isinstance(child, Branch) and child.weight != 0 and child.id in self.needs and child.id in self.sure:
                yield child, self.needs[child.id]

    def _total(self, measure: Measure, decided: Decided, asked: float) -> int | None:
        """The least cost of so high a total, in which dimensions meet what the goal asks of them."""
        whole = units_of(self.root)
        parts: list[Sums] = []
        for child in self.root.children:
            if isinstance(child, Branch) and child.weight != 0:
                points: Iterable[Point] = self._node(child, measure, decided)
                need = self.needs.get(child.id)
                if need is not None and measure == ("low" if self.goal.worst else "value"):
                    points = [one for one in points if self._meets(child.id, one[0], need)]
                parts.append(_weighed(points, units_of(child) / whole))
        *others, last = sorted(parts, key=len) or [_NOTHING]
        return _least_sum(reduce(_added, others, _NOTHING), last, asked)

    def _meets(self, id_: str, value: float | None, need: float) -> bool:
        return id_ not in self.sure if value is None else value >= need

    def _node(self, branch: Branch, measure: Measure, decided: Decided) -> list[Point]:
        """What a node can be worth at which cost, cheapest first."""
        own = tuple(one for one in decided if one[0] in self.below[branch.path])
        key = branch.path, measure, own
        if key not in self._points:
            whole = units_of(branch)
            sums = _NOTHING
            for number, block in enumerate(self.blocks):
                if block.parent == branch.path:
                    amounts = self._block(number, measure, decided).items()
                    sums = _added(sums, _sums((top / whole, weight / whole, cost) for (top, weight), cost in amounts))
            for child in branch.children:
                if isinstance(child, Branch) and child.weight != 0:
                    sums = _added(sums, _weighed(self._node(child, measure, decided), units_of(child) / whole))
            points = list(_points(sums))
            if measure == "value":
                # A score is held above its node's lower bound.
                weights = {weight for value, weight, _ in points if value is not None}
                held = [
                    (value, weight, cost)
                    for value, _, cost in self._node(branch, "low", decided)
                    for weight in weights
                    if value is not None
                ]
                points += held
            fixed = branch.weight is not None
            self._points[key] = _best(
                [(value, 1.0 if fixed and value is not None else weight, cost) for value, weight, cost in points]
            )
        return self._points[key]

    def _block(self, number: int, measure: Measure, decided: Decided) -> Amounts:
        """What a block can add at which cost."""
        block = self.blocks[number]
        own = tuple(one for one in decided if one[0] in block.items)
        key = number, measure, own
        if key not in self._amounts:
            # What is decided costs the same in all that is left.
            paid = sum(self._prices[number][index][pick] for index, pick in own)
            states, costs = self.blocks[number].states, self._costs[number]
            amounts: Amounts = {}
            for place in self._kept(number, own):
                amount: Amount = getattr(states[place], measure)
                cost = costs[place] - paid
                if cost < amounts.get(amount, cost + 1):
                    amounts[amount] = cost
            self._amounts[key] = _pruned(amounts)
        return self._amounts[key]

    def _prices_of(self, number: int, block: Block) -> dict[int, tuple[int, ...]]:
        """What the options of each item cost a block; the last one is that of STAY, which is -1."""
        return {
            index: (*self.costs.of[index], 0) if self.payer[index] == number else (0,) * (len(self.costs.of[index]) + 1)
            for index in block.items
        }

    def _kept(self, number: int, own: Decided) -> Sequence[int]:
        """The places of a block's states that agree with what is decided."""
        if not own:
            return range(len(self.blocks[number].states))
        key = number, own
        if key not in self._places:
            index, pick = own[-1]
            states, place = self.blocks[number].states, self.blocks[number].items.index(index)
            before = self._kept(number, own[:-1])
            self._places[key] = [one for one in before if states[one].picks[place] == pick]
        return self._places[key]

    def _below(self, branch: Branch) -> frozenset[int]:
        return frozenset(
            index for block in self.blocks for index in block.items if f"{block.parent}.".startswith(f"{branch.path}.")
        )


def _branches(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        if isinstance(child, Branch):
            yield from _branches(child)


def _always_counts(block: Block) -> bool:
    """Whether some criterion of a block applies whatever is changed."""
    return all(state.low.weight for state in block.states)


def _weight(block: Block) -> float:
    """The weight of the criteria in a block."""
    return max((state.low.weight for state in block.states), default=0.0)


def _weighed(points: Iterable[Point], weight: float) -> Sums:
    """Points of a child as amounts of its parent."""
    return _sums(
        (0.0, 0.0, cost) if value is None else (value * counted * weight, counted * weight, cost)
        for value, counted, cost in points
    )


def _sums(amounts: Iterable[tuple[float, float, int]]) -> Sums:
    """Weighted values, weights and costs on the grid."""
    sums: Sums = {}
    for top, weight, cost in amounts:
        amount = round(top * _GRID), round(weight * _GRID)
        sums[amount] = min(cost, sums.get(amount, cost))
    return sums


def _added(one: Sums, other: Sums) -> Sums:
    sums: Sums = {}
    for (top, weight), cost in one.items():
        for (more, heavier), extra in other.items():
            amount, whole = (top + more, weight + heavier), cost + extra
            known = sums.get(amount)
            if known is None or whole < known:
                sums[amount] = whole
    return _pruned(sums)


def _least_sum(one: Sums, other: Sums, asked: float) -> int | None:
    """The least cost of a sum whose value is at least what is asked."""
    least: int | None = None
    dearer = sorted(other.items(), key=itemgetter(1))
    for (top, weight), cost in sorted(one.items(), key=itemgetter(1)):
        for (more, heavier), extra in dearer:
            if least is not None and cost + extra >= least:
                break
            if (whole := weight + heavier) and top + more >= asked * whole:
                least = cost + extra
                break
    return least


def _pruned(sums: dict[tuple[_Number, _Number], int]) -> dict[tuple[_Number, _Number], int]:
    """Without amounts that another of the same weight reaches at no higher cost."""
    kept: dict[tuple[_Number, _Number], int] = {}
    best: dict[_Number, int] = {}
    for (top, weight), cost in sorted(sums.items(), reverse=True):
        if weight not in best or cost < best[weight]:
            best[weight] = cost
            kept[(top, weight)] = cost
    return kept


def _points(sums: Sums) -> Iterator[Point]:
    for (top, weight), cost in sums.items():
        yield (top / weight if weight else None), weight / _GRID, cost


def _best(points: list[Point]) -> list[Point]:
    """The points that no other of the same weight beats, cheapest first."""
    kept: list[Point] = []
    best: dict[float, float] = {}
    for value, weight, cost in sorted(points, key=lambda one: (one[2], -1 if one[0] is None else -one[0])):
        worth = -1.0 if value is None else value
        if worth > best.get(weight, -2.0):
            best[weight] = worth
            kept.append((value, weight, cost))
    return kept


def _cheapest(points: Iterable[Point], need: float) -> int | None:
    return min((cost for value, _, cost in points if value is not None and value >= need), default=None)
