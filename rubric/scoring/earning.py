"""Which answers earn something, and so would have to be proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan
from rubric.scoring.world import World


def earns(plan: Plan, world: World, evaluation: Callable[[], Evaluation], id_: str) -> bool:
    """Whether an answer is a yes, a level above 0, a number other than 0, or a choice that counts for something.

    Args:
        plan: of the rubric.
        world: the answers as values.
        evaluation: by that world; asked for only where a choice has to be judged.
        id_: of the fact or criterion.
    """
    value = world.by_hand[id_] if id_ in world.by_hand else world.facts.get(id_, False)
    if not isinstance(value, str):
        return bool(value)
    return any(
        id_ in facts and evaluation().leaves[leaf].low > 0 and leaf not in world.by_hand
        for leaf, facts in plan.facts_by_leaf.items()
    )


def earning_without_evidence(
    plan: Plan, sheet: Sheet, world: World, evaluation: Callable[[], Evaluation]
) -> Iterator[str]:
    """The answers that earn something and have no evidence, in the order of the sheet."""
    for id_, answer in sheet.answers.items():
        if not answer.evidence and earns(plan, world, evaluation, id_):
            yield id_
