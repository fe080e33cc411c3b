"""Whether an answer counts for something: what is positive, and so wants evidence."""

from __future__ import annotations

from rubric.scoring.evaluate import Evaluation
from rubric.scoring.plan import Plan


def earns(plan: Plan, evaluation: Evaluation, id_: str) -> bool:
    """Whether an answer is a yes, a level above 0, a number other than 0, or a choice that counts for something."""
    world = evaluation.world
    value = world.by_hand[id_] if id_ in world.by_hand else world.facts.get(id_, False)
    if not isinstance(value, str):
        return bool(value)
    leaves = evaluation.leaves
    return any(
        id_ in facts and leaves[leaf].low > 0 and leaf not in world.by_hand
        for leaf, facts in plan.facts_by_leaf.items()
    )
