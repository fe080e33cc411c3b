"""Criteria that rest on the same items, taken together: every way to change the items, with what it makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.model.states import Truth
from rubric.scoring.conditions import Logic
from rubric.scoring.leaves import leaf_value
from rubric.scoring.plan import Branch, Leaf
from rubric.scoring.world import World

STAY = -1
_MOST = 20_000

Picks = tuple[int, ...]


class Amount(NamedTuple):
    """A weighted sum and the weight in it."""

    sum: float
    weight: float


class State(NamedTuple):
    """One way to change a block's items: an option of each, or STAY, and what becomes of its criteria."""

    picks: Picks
    value: Amount
    low: Amount
    coverage: Amount


class _Look(NamedTuple):
    """A criterion or a gate in a block: which of the block's items it rests on, and what was found for their picks."""

    items: tuple[int, ...]
    places: tuple[int, ...]
    found: dict[Picks, tuple[Amount, Amount, Amount] | bool]


@dataclass(frozen=True, eq=False)
class Block:
    """Criteria with one parent, and gates that must not cap, that share items.

    Attributes:
        parent: the path of the node above the criteria; empty where there are only gates.
        items: by index.
        states: empty picks stand for whatever is done, where there are too many ways to list them.
    """

    parent: str
    items: tuple[int, ...]
    states: tuple[State, ...]


class _Part(NamedTuple):
    parent: str
    items: frozenset[int]
    leaves: tuple[Leaf, ...]
    gates: tuple[str, ...]


class Blocks:
    """Takes a rubric apart into blocks."""

    def __init__(self, ground: Ground, goal: Goal) -> None:
        """Keep both."""
        self.ground = ground
        self.goal = goal
        self._index = {item.id: index for index, item in enumerate(ground.items)}

    def all(self) -> list[Block]:
        """Every block; each criterion that counts is in one."""
        plan = self.ground.plan
        parts = [_Part(path, self._touching(leaf), (leaf,), ()) for path, leaf in _leaves(plan.root)]
        joined: list[_Part] = []
        for part in [*parts, *self._gate_parts(parts)]:
            for one in [one for one in joined if one.parent == part.parent and one.items & part.items]:
                whole = _Part(part.parent, part.items | one.items, one.leaves + part.leaves, one.gates + part.gates)
                if self._ways(tuple(sorted(whole.items))) is not None:
                    joined.remove(one)
                    part = whole
            joined.append(part)
        return [self._block(part) for part in joined]

    def _gate_parts(self, parts: Sequence[_Part]) -> Iterator[_Part]:
        for id_ in self._must_not_cap():
            items = self._gate_items(id_)
            beside = next((part.parent for part in parts if part.items & items), "")
            yield _Part(beside, items, (), (id_,))

    def _must_not_cap(self) -> Iterator[str]:
        """The gates whose cap lies below what the goal asks for."""
        plan, sure = self.ground.plan, {path for path, leaf in _leaves(self.ground.plan.root) if self._applies(leaf)}
        needs = {
            id_: need
            for id_, need in self.goal.requires.items()
            if any(f"{path}.".startswith(f"{id_}.") for path in sure)
        } | {"total": self.goal.score}
        for id_, gate in plan.gates.items():
            if any(node in needs and Fraction(cap) < needs[node] for node, cap in gate.cap.items()):
                yield id_

    def _applies(self, leaf: Leaf) -> bool:
        unsure = leaf.criterion.judged and leaf.criterion.may_not_apply and leaf.id not in self.ground.world.by_hand
        return leaf.criterion.when is None and leaf.id not in self.ground.world.not_applicable and not unsure

    def _touching(self, leaf: Leaf) -> frozenset[int]:
        return self._known(self.ground.plan.facts_by_leaf[leaf.id] | {leaf.id})

    def _known(self, ids: frozenset[str]) -> frozenset[int]:
        return frozenset(self._index[id_] for id_ in ids if id_ in self._index)

    def _block(self, part: _Part) -> Block:
        items = tuple(sorted(part.items))
        ways = self._ways(items)
        if ways is None:
            return Block(part.parent, (), self._anything(part))
        return Block(part.parent, items, tuple(self._states(part, items, ways)))

    def _ways(self, items: tuple[int, ...]) -> list[Picks] | None:
        """All ways to change items, equal ones in one order only. None where there are too many."""
        ways: list[Picks] = [()]
        place = {index: number for number, index in enumerate(items)}
        for index in items:
            item = self.ground.items[index]
            before = None if item.alike is None else place.get(item.alike)
            picks = (*range(len(item.options)), STAY)
            ways = [(*way, pick) for way in ways for pick in picks if before is None or in_order(way[before], pick)]
            if len(ways) > _MOST:
                return None
        return ways

    def _states(self, part: _Part, items: tuple[int, ...], ways: list[Picks]) -> Iterator[State]:
        """What becomes of a block in every way in which none of its gates would cap."""
        gates = [(id_, _look(items, self._gate_items(id_))) for id_ in part.gates]
        leaves = [(leaf, _look(items, self._touching(leaf))) for leaf in part.leaves]
        for picks in ways:
            if all(self._is_clear(id_, look, picks) for id_, look in gates):
                amounts = [self._amounts(leaf, look, picks) for leaf, look in leaves]
                yield State(picks, *(amounts[0] if len(amounts) == 1 else _together(amounts)))

    def _amounts(self, leaf: Leaf, look: _Look, picks: Picks) -> tuple[Amount, Amount, Amount]:
        """What a criterion adds to its parent's value, lower bound and coverage."""
        own = tuple(picks[place] for place in look.places)
        found = look.found.get(own)
        if not isinstance(found, tuple):
            one = leaf_value(leaf, self.ground.plan, Logic(self.ground.plan, self._world(look, own)))
            weight = float(leaf.weight) if one.applies else 0.0
            counted = weight if one.value is not None else 0.0
            found = look.found[own] = (
                Amount(counted * float(one.value or 0), counted),
                Amount(weight * float(one.low), weight),
                Amount(weight * float(one.coverage), weight),
            )
        return found

    def _is_clear(self, id_: str, look: _Look, picks: Picks) -> bool:
        """Whether a gate does not cap; an unsettled one caps the lower bound."""
        own = tuple(picks[place] for place in look.places)
        found = look.found.get(own)
        if not isinstance(found, bool):
            plan, condition = self.ground.plan, self.ground.plan.gates[id_].when
            logic = Logic(plan, self._world(look, own))
            logic.leaves = {leaf: leaf_value(plan.leaves[leaf], plan, logic) for leaf in plan.criteria_of(condition)}
            truth = logic.truth(condition)
            found = look.found[own] = truth is Truth.NO or (truth is Truth.UNKNOWN and not self.goal.worst)
        return found

    def _world(self, look: _Look, own: Picks) -> World:
        picks = zip(look.items, own, strict=True)
        return self.ground.world_with({index: pick for index, pick in picks if pick != STAY})

    def _gate_items(self, id_: str) -> frozenset[int]:
        plan, condition = self.ground.plan, self.ground.plan.gates[id_].when
        return self._known(plan.facts_of(condition) | plan.criteria_of(condition))

    def _anything(self, part: _Part) -> tuple[State, ...]:
        """What a block is at its very best, and what it is when it does not count."""
        weight = float(sum(leaf.weight for leaf in part.leaves))
        best, nothing = Amount(weight, weight), Amount(0.0, 0.0)
        return State((), best, best, best), State((), nothing, nothing, nothing)


def _together(amounts: Sequence[tuple[Amount, Amount, Amount]]) -> Iterator[Amount]:
    """The value, the lower bound and the coverage of several criteria."""
    for measure in range(3):
        ones = [one[measure] for one in amounts]
        yield Amount(sum(one.sum for one in ones), sum(one.weight for one in ones))


def in_order(first: int, second: int) -> bool:
    """Whether the picks of two equal items, in the order of the rubric, are in the one order that is tried."""
    return second == STAY or (first != STAY and first <= second)


def _look(items: tuple[int, ...], own: frozenset[int]) -> _Look:
    kept = tuple(index for index in items if index in own)
    return _Look(kept, tuple(items.index(index) for index in kept), {})


def _leaves(branch: Branch) -> Iterator[tuple[str, Leaf]]:
    """The criteria that count, each with the path of the node above it."""
    for child in branch.children:
        if child.weight == 0:
            continue
        if isinstance(child, Leaf):
            yield branch.path, child
        else:
            yield from _leaves(child)
