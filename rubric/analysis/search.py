"""The cheapest plan that reaches a goal, exact: iterative deepening with the scorer as oracle.

Budgets rise from what the knapsack proves to be needed. With each budget all plans within it are tried in the order of
the rubric, so the first that reaches the goal is the cheapest, then the one with the fewest changes, then the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from rubric.analysis.blocks import STAY
from rubric.analysis.bound import Bound
from rubric.analysis.costs import Costs
from rubric.analysis.goal import Goal
from rubric.analysis.items import Ground
from rubric.model.states import State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.plan import Leaf
from rubric.scoring.values import ONE, ZERO, LeafValue

Plan = Mapping[int, int]
Tick = Callable[[int, Fraction], None]


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
    """One budget: the least cost beyond it that was met, and how many nodes may still be opened."""

    budget: int
    beyond: int | None = None
    path: list[tuple[int, int]] = field(default_factory=list)

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

    def next(self) -> Found:
        """The cheapest plan that does not contain all items of one found before."""
        if not self._possible():
            return Found(Ending.IMPOSSIBLE)
        self._bound = self._bound or Bound(self.ground, self.goal, self.costs)
        try:
            while self._budget is not None:
                run = _Run(self._budget)
                if self._open(0, 0, run):
                    picks = dict(run.path)
                    self._without.append(frozenset(picks))
                    effort = self.costs.effort(self.costs.total(picks))
                    return Found(Ending.FOUND, picks, effort, effort)
                self._budget = run.beyond
        except _OutOfNodesError:
            bound = self.costs.effort(self._budget or 0)
            some = self._some_plan()
            return Found(Ending.STOPPED, some, self.costs.effort(self.costs.total(some or {})), bound)
        return Found(Ending.IMPOSSIBLE)

    def everything(self, *, decided: Sequence[tuple[int, int]] = ()) -> Evaluation:
        """The rubric with all undecided items open: its upper bounds hold for whatever they become."""
        world = self.ground.world_with({index: pick for index, pick in decided if pick != STAY})
        free = self.ground.items[len(decided) :]
        facts = {item.id for item in free if item.is_fact}
        hands = {item.id for item in free if not item.is_fact}
        leaves = self.ground.plan.leaves
        open_ = replace(
            world,
            facts={id_: value for id_, value in world.facts.items() if id_ not in facts},
            by_hand={id_: value for id_, value in world.by_hand.items() if id_ not in hands},
        )
        overridden = {id_: _whatever(leaves[id_]) for id_ in hands if not leaves[id_].criterion.judged}
        return evaluate(self.ground.plan, open_, leaves=overridden)

    def reaches(self, picks: Plan) -> bool:
        """Whether a plan reaches the goal."""
        key = tuple(sorted(picks.items()))
        if key not in self._reached:
            self._reached[key] = self.goal.reached(evaluate(self.ground.plan, self.ground.world_with(picks)))
        return self._reached[key]

    def _possible(self) -> bool:
        return self.goal.possible(self.everything())

    def _open(self, start: int, paid: int, run: _Run, decided: tuple[tuple[int, int], ...] = ()) -> bool:
        """Whether there is a plan within the budget that goes on from what is decided; ``run.path`` is the plan."""
        self._count(run)
        if any(one <= {index for index, _ in run.path} for one in self._without):
            return False
        rest = self._bound.least(decided) if self._bound else 0
        if rest is None:
            return False
        if paid + rest > run.budget:
            run.over(paid + rest)
            return False
        changed = bool(decided) and decided[-1][1] != STAY
        if (changed or not decided) and paid + rest <= run.budget and self.reaches(dict(run.path)):
            return True
        if start == len(self.ground.items) or not self.goal.possible(self.everything(decided=decided)):
            return False
        item = self.ground.items[start]
        picked = {index for index, _ in run.path}
        if item.alike is None or item.alike in picked:
            for option, cost in enumerate(self.costs.of[start]):
                run.path.append((start, option))
                if self._open(start + 1, paid + cost, run, (*decided, (start, option))):
                    return True
                run.path.pop()
        return self._open(start + 1, paid, run, (*decided, (start, STAY)))

    def _count(self, run: _Run) -> None:
        self.opened += 1
        if self.opened > self.nodes:
            raise _OutOfNodesError
        if self.tick is not None and self.opened % 100 == 0:
            self.tick(self.opened, self.costs.effort(run.budget))

    def _some_plan(self) -> Plan | None:
        """A plan, not always the cheapest: everything at its best, less what is not needed, dearest first."""
        picks = {index: len(item.options) - 1 for index, item in enumerate(self.ground.items)}
        if not self.reaches(picks) or self._without:
            return None
        for index in sorted(picks, key=lambda index: (-self.costs.of[index][picks[index]], -index)):
            for fewer in (None, *range(picks[index])):
                tried = {one: pick for one, pick in picks.items() if one != index}
                if fewer is not None:
                    tried[index] = fewer
                if self.reaches(tried):
                    picks = tried
                    break
        return picks


def _whatever(leaf: Leaf) -> LeafValue:
    """A criterion that may turn out anything, even not to apply."""
    return LeafValue(State.SCOPE_UNKNOWN, None, ZERO, ONE, True, tuple(range(len(leaf.values))) or (0,))
