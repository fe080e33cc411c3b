"""Which answers would have to be proved: those that earn something."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan
from rubric.scoring.world import World


def earning_without_evidence(
    plan: Plan, sheet: Sheet, world: World, evaluation: Callable[[], Evaluation]
) -> Iterator[str]:
    """The answers without evidence that say that something was seen, in the order of the sheet.

    A yes, a level above 0, a number other than 0, or a choice that counts for something.

    Args:
        plan: of the rubric.
        sheet: whose answers are asked about.
        world: its answers as values.
        evaluation: by that world; asked for only where a choice has to be judged.
    """
    for id_, answer in sheet.answers.items():
        if answer.evidence:
            continue
        value = world.by_hand[id_] if id_ in world.by_hand else world.facts.get(id_, False)
        if _counts(plan, world, evaluation, id_) if isinstance(value, str) else value:
            yield id_


def _counts(plan: Plan, world: World, evaluation: Callable[[], Evaluation], id_: str) -> bool:
    """Whether a choice earns something in a criterion that rests on it."""
    return any(
        id_ in facts and evaluation().leaves[leaf].low > 0 and leaf not in world.by_hand
        for leaf, facts in plan.facts_by_leaf.items()
    )
