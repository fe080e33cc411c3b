"""Answers that could be changed: what each could become, and what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from rubric.analysis.advice.uses import Uses
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.plan import Plan
from rubric.scoring.world import World


@dataclass(frozen=True, eq=False)
class Option:
    """Another answer and what it costs to make it true."""

    value: Any
    effort: Fraction


@dataclass(frozen=True, eq=False)
class Item:
    """Something that can be changed.

    Attributes:
        id: of the fact or criterion.
        is_fact: whether it is a fact.
        now: the present answer; None where unknown.
        options: the answers that it could be changed to; none that is worse for every use.
        open: whether it is unknown and somebody could still look: it settles something as things are.
        alike: the index of an earlier item that is its equal in everything; only one order of them is tried.
    """

    id: str
    is_fact: bool
    now: Any
    options: tuple[Option, ...]
    open: bool
    alike: int | None = None


@dataclass(frozen=True, eq=False)
class Ground:
    """A sheet as it is, with all that can be changed in it.

    Attributes:
        items: facts in the order of the rubric, then criteria.
    """

    plan: Plan
    world: World
    items: tuple[Item, ...]

    @cached_property
    def now(self) -> Evaluation:
        """The evaluation of the sheet as it is."""
        return evaluate(self.plan, self.world)

    @cached_property
    def uses(self) -> Uses:
        """What facts are good for, as the sheet is."""
        return Uses(self.plan, self.world)

    def world_with(self, picks: Mapping[int, int]) -> World:
        """The world in which some items, by index, have one of their options."""
        return changed(self.world, self.items, picks)

    def only(self, *, known: bool) -> Ground:
        """The same; ``known`` leaves out what nobody has looked at yet and is as it is, whatever that may be."""
        if not known:
            return self
        kept = [index for index, item in enumerate(self.items) if not item.open]
        place = {index: number for number, index in enumerate(kept)}
        items = tuple(
            Item(one.id, one.is_fact, one.now, one.options, one.open, place.get(-1 if one.alike is None else one.alike))
            for one in (self.items[index] for index in kept)
        )
        return Ground(self.plan, self.world, items)


def changed(world: World, items: tuple[Item, ...], picks: Mapping[int, int]) -> World:
    """A world in which some items have one of their options."""
    for index, option in picks.items():
        item = items[index]
        put = world.with_fact if item.is_fact else world.with_criterion
        world = put(item.id, item.options[option].value)
    return world
