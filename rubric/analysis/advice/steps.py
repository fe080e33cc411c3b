"""What can be changed in a program: the answers to facts, and the levels of criteria that the sheet answers itself."""

from __future__ import annotations

from fractions import Fraction

from rubric.analysis.advice.alike import alike
from rubric.analysis.advice.effort import Efforts, of_criterion, of_fact
from rubric.analysis.advice.items import Ground, Item, Option
from rubric.analysis.advice.uses import Uses, Worth, counting, no_better
from rubric.model.answers import FactValue, HandValue
from rubric.model.states import GateState, State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.observe import Search
from rubric.scoring.plan import Leaf, Plan
from rubric.scoring.world import World


def ground_of(plan: Plan, world: World, efforts: Efforts) -> Ground:
    """All that can be changed in what a sheet says.

    Args:
        plan: the rubric.
        world: what the sheet says.
        efforts: by id, where they differ from the rubric's; None for what is impossible.
    """
    uses, now = Uses(plan, world), evaluate(plan, world)
    live = _live(plan, now)
    found: list[Item] = []
    for id_, fact in plan.rubric.facts.items():
        effort = of_fact(plan, id_, efforts)
        if fact.off is None and id_ in uses.by_fact and effort is not None:
            values = _better(uses, id_, world.facts.get(id_))
            options = tuple(Option(value, effort) for value in values)
            found.append(Item(id_, True, world.facts.get(id_), options, id_ in live))
    counted = {leaf.id for leaf in counting(plan)} | uses.in_gates.keys()
    for leaf in plan.leaves.values():
        effort = of_criterion(plan, leaf.id, efforts)
        by_hand = leaf.criterion.judged or leaf.id in world.by_hand
        if by_hand and leaf.id in counted and leaf.id not in world.not_applicable and effort is not None:
            falls = uses.in_gates.get(leaf.id, 1) == 0
            options = tuple(_higher(leaf, world.by_hand.get(leaf.id), effort, falls=falls))
            is_open = leaf.id in live and leaf.id not in world.by_hand
            found.append(Item(leaf.id, False, world.by_hand.get(leaf.id), options, is_open))
    return Ground(plan, world, alike(plan, tuple(item for item in found if item.options)))


def _live(plan: Plan, now: Evaluation) -> frozenset[str]:
    """The unknowns that settle something as things are."""
    search = Search(plan, now)
    unsettled = (State.UNKNOWN, State.SCOPE_UNKNOWN)
    found = {
        id_ for leaf in plan.leaves.values() if now.leaves[leaf.id].state in unsettled for id_ in search.of_leaf(leaf)
    }
    for gate, state in now.gates.items():
        if state is GateState.UNKNOWN:
            found |= search.of_condition(plan.gates[gate].when)
    return frozenset(found)


def _better(uses: Uses, fact: str, now: FactValue | None) -> list[FactValue]:
    """The answers that are better than the present one for some use, or than the worst where it is unknown.

    Of answers that are worth the same the one closest to the present one, or to the worst, stands for all.
    """
    worths = {value: uses.worth(fact, value) for value in uses.values(fact)}
    if now is None:
        kept = [value for value, worth in worths.items() if not _is_worst(worth, list(worths.values()))]
        start = [value for value in worths if value not in kept]
    else:
        present = uses.worth(fact, now)
        kept = [value for value, worth in worths.items() if not no_better(worth, present)]
        start = [now]
    numbers = [value for value in start if isinstance(value, Fraction)]
    if numbers:
        kept.sort(key=lambda value: min(abs(value - one) for one in numbers if isinstance(value, Fraction)))
    return list({worths[value]: value for value in reversed(kept)}.values())[::-1]


def _is_worst(one: Worth, all_: list[Worth]) -> bool:
    return len(set(all_)) > 1 and all(no_better(one, other) for other in all_)


def _higher(leaf: Leaf, now: HandValue | None, effort: Fraction, *, falls: bool) -> list[Option]:
    """The answers by hand above the present one; ``falls``: a gate may ask for less."""
    if leaf.criterion.levels is None:
        top: HandValue = True if leaf.criterion.yes_no is not None else Fraction(100)
        return [Option(top, effort)] if now != top else []
    start = 0 if now is None else int(now)
    floor = leaf.values[start]
    chosen = [level for level, value in enumerate(leaf.values) if (value > floor or falls) and level != now]
    return [Option(level, effort * abs(level - start)) for level in chosen]
