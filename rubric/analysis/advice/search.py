"""The cheapest plan that reaches a goal, exact: iterative deepening with the scorer as oracle.

Budgets rise from the effort that the knapsack proves to be needed. With each budget all plans within it are tried in
the order of the rubric, and one that reaches the goal lowers the budget below its own cost; so the last one found is
the cheapest, then the one with the fewest changes, then the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from rubric.analysis.advice.blocks import STAY, in_order
from rubric.analysis.advice.bound import Bound, Decided
from rubric.analysis.advice.costs import Costs
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.model.states import State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.plan import Leaf
from rubric.scoring.values import ONE, ZERO, LeafValue
from rubric.scoring.world import World

Plan = Mapping[int, int]
Tick = Callable[[int, Fraction], None]

_OPEN = -2  # in the place of a pick: whatever it becomes


class Ending(StrEnum):
    """How a search ended."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    STOPPED = "stopped"


@dataclass(frozen=True, eq=False)
class Found:
    """What a search found.

    Attributes:
        ending: found: ``picks`` are the cheapest. Stopped: they are the best known, None where none is.
        picks: the option of each item to change, by index.
        effort: of the picks.
        bound: no plan has less effort; the same as ``effort`` where it was found.
    """

    ending: Ending
    picks: Plan | None = None
    effort: Fraction = ZERO
    bound: Fraction = ZERO


@dataclass
class _Run:
    """One budget: the plan being tried, the best plan within it, and the least cost beyond it that was met."""

    budget: int
    beyond: int | None = None
    path: dict[int, int] = field(default_factory=dict)
    best: dict[int, int] | None = None

    def over(self, cost: int) -> None:
        """Remember a cost beyond the budget."""
        self.beyond = cost if self.beyond is None else min(cost, self.beyond)


class _OutOfNodesError(Exception):
    pass


class Search:
    """Searches one ground for one goal; further plans follow from where it stands."""

    def __init__(self, ground: Ground, goal: Goal, *, nodes: int, tick: Tick | None = None) -> None:
        """Prepare.

        Args:
            ground: what can be changed.
            goal: what to reach.
            nodes: how many nodes to open at most, over all plans asked for.
            tick: called from time to time with the nodes opened and the effort proven to be needed.
        """
        self.ground = ground
        self.goal = goal
        self.nodes = nodes
        self.opened = 0
        self.tick = tick
        self.costs = Costs(ground.items)
        self._bound: Bound | None = None
        self._reached: dict[tuple[tuple[int, int], ...], bool] = {}
        self._budget: int | None = 0
        self._without: list[frozenset[int]] = []
        plan, items = ground.plan, ground.items
        self._touching = {
            id_: tuple(index for index, item in enumerate(items) if item.id == id_ or item.id in facts)
            for id_, facts in plan.facts_by_leaf.items()
        }
        self._leaves: dict[tuple[str, tuple[int, ...]], LeafValue] = {}

    def next(self) -> Found:
        """The cheapest plan that does not contain all items of one found before."""
        if not self._possible():
            return Found(Ending.IMPOSSIBLE)
        self._bound = self._bound or Bound(self.ground, self.goal, self.costs)
        while self._budget is not None:
            run = _Run(self.costs.within(self._budget))
            try:
                self._open(0, 0, run, ())
            except _OutOfNodesError:
                return self._stopped(run.best or self._some_plan())
            if run.best is not None:
                self._without.append(frozenset(run.best))
                effort = self.costs.effort(self.costs.total(run.best))
                return Found(Ending.FOUND, run.best, effort, effort)
            self._budget = run.beyond
        return Found(Ending.IMPOSSIBLE)

    def _stopped(self, picks: Plan | None) -> Found:
        effort = self.costs.effort(self.costs.total(picks or {}))
        return Found(Ending.STOPPED, picks, effort, self.costs.effort(self._budget or 0))

    def everything(self, *, decided: Sequence[tuple[int, int]] = ()) -> Evaluation:
        """The rubric with all undecided items open: its upper bounds hold for whatever they become."""
        world = self.ground.world_with({index: pick for index, pick in decided if pick != STAY})
        free = self.ground.items[len(decided) :]
        facts = {item.id for item in free if item.is_fact}
        hands = {item.id for item in free if not item.is_fact}
        leaves = self.ground.plan.leaves
        open_ = world._replace(
            facts={id_: value for id_, value in world.facts.items() if id_ not in facts},
            by_hand={id_: value for id_, value in world.by_hand.items() if id_ not in hands},
        )
        overridden = {id_: _whatever(leaves[id_]) for id_ in hands if not leaves[id_].criterion.judged}
        picks = [pick for _, pick in decided] + [_OPEN] * len(free)
        return self._evaluated(open_, picks, overridden)

    def reaches(self, picks: Plan) -> bool:
        """Whether a plan reaches the goal."""
        key = tuple(sorted(picks.items()))
        if key not in self._reached:
            places = [picks.get(index, STAY) for index in range(len(self.ground.items))]
            self._reached[key] = self.goal.reached(self._evaluated(self.ground.world_with(picks), places, {}))
        return self._reached[key]

    def _evaluated(self, world: World, picks: Sequence[int], overridden: Mapping[str, LeafValue]) -> Evaluation:
        """An evaluation; the value of a criterion is worked out once for all picks of what it rests on."""
        keys = {id_: (id_, tuple(picks[index] for index in touching)) for id_, touching in self._touching.items()}
        known = {id_: self._leaves[key] for id_, key in keys.items() if key in self._leaves}
        found = evaluate(self.ground.plan, world, leaves=overridden, known=known)
        self._leaves.update((key, found.leaves[id_]) for id_, key in keys.items() if id_ not in known)
        return found

    def _possible(self) -> bool:
        return self.goal.possible(self.everything())

    def _open(self, start: int, paid: int, run: _Run, decided: Decided) -> None:
        """Try all plans within the budget that go on from what is decided for the first items."""
        self._count(run)
        if any(one <= run.path.keys() for one in self._without):
            return
        rest = self._bound.least(decided) if self._bound else 0
        if rest is None:
            return
        if paid + rest > run.budget:
            run.over(paid + rest)
            return
        changed = not decided or decided[-1][1] != STAY
        if changed and self.reaches(run.path):
            run.best, run.budget = dict(run.path), paid - 1
            return
        if start == len(self.ground.items) or not self.goal.possible(self.everything(decided=decided)):
            return
        twin = self.ground.items[start].alike
        for option, cost in enumerate(self.costs.of[start]):
            if twin is None or in_order(run.path.get(twin, STAY), option):
                run.path[start] = option
                self._open(start + 1, paid + cost, run, (*decided, (start, option)))
                del run.path[start]
        self._open(start + 1, paid, run, (*decided, (start, STAY)))

    def _count(self, run: _Run) -> None:
        self.opened += 1
        if self.opened > self.nodes:
            raise _OutOfNodesError
        if self.tick is not None and self.opened % 100 == 0:
            self.tick(self.opened, self.costs.effort(run.budget))

    def _some_plan(self) -> Plan | None:
        """A plan, not always the cheapest: everything at its best, less what is not needed, dearest first."""
        picks = dict.fromkeys(range(len(self.ground.items)), 0)
        for index, item in enumerate(self.ground.items):
            lows = [self._low({**picks, index: option}) for option in range(len(item.options))]
            picks[index] = lows.index(max(lows))
        if not self.reaches(picks) or self._without:
            return None
        for index in sorted(picks, key=lambda index: (-self.costs.of[index][picks[index]], -index)):
            without = {one: pick for one, pick in picks.items() if one != index}
            cheaper = [{**without, index: pick} for pick in range(picks[index])]
            picks = next((tried for tried in (without, *cheaper) if self.reaches(tried)), picks)
        return picks

    def _low(self, picks: Plan) -> Fraction:
        return evaluate(self.ground.plan, self.ground.world_with(picks)).root.low


def _whatever(leaf: Leaf) -> LeafValue:
    """A criterion that may turn out anything, even not to apply."""
    return LeafValue(State.SCOPE_UNKNOWN, None, ZERO, ONE, True, tuple(range(len(leaf.values))) or (0,))
