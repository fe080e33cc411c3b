"""A few answers that make a total: what a handbook works out step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from rubric.model.rubric import Criterion, Fact
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Answer, Sheet
from rubric.model.states import State
from rubric.model.text import Text
from rubric.scoring.conditions import Logic
from rubric.scoring.leaves import leaf_value
from rubric.scoring.plan import Branch, Leaf, Plan, effective_weights, leaves_under
from rubric.scoring.score import score
from rubric.scoring.world import world_of

if TYPE_CHECKING:
    from rubric.scoring.score import Compiled

_NAME = Text(zh="示例", en="Example")
_CRITERIA = 2  # of each dimension
_TRIED = 128  # answers for one criterion
# What the criteria of a dimension should come near, in turn, so that the example shows different values.
_AIMS = (Fraction(2, 3), Fraction(1, 3))


def worked_example(compiled: Compiled) -> Scorecard | None:
    """The scorecard of a program of which a few questions are answered, in every dimension those that need fewest.

    None where nothing can be answered without knowing the program's attributes.
    """
    plan = compiled.plan
    weights = effective_weights(plan)
    answers: dict[str, Any] = {}
    for dimension in plan.root.children:
        leaves = [leaf for leaf in _leaves(dimension) if weights[leaf.path]]
        found = 0
        for leaf in sorted(leaves, key=lambda one: len(plan.facts_by_leaf[one.id])):
            more = _answers(plan, leaf, answers, _AIMS[found % len(_AIMS)])
            if more is not None:
                answers |= more
                found += 1
            if found == _CRITERIA:
                break
    card = score(compiled, _sheet(answers))
    return card if card.total.score is not None else None


def _leaves(node: Branch | Leaf) -> Iterator[Leaf]:
    return leaves_under(node) if isinstance(node, Branch) else iter([node])


def _answers(plan: Plan, leaf: Leaf, given: Mapping[str, Any], aim: Fraction) -> dict[str, Any] | None:
    """Answers that settle a criterion near a value, some of them given before; None where none are found."""
    best: tuple[tuple[bool, Fraction], dict[str, Any]] | None = None
    for one in islice(_candidates(plan, leaf, given), _TRIED):
        value = leaf_value(leaf, plan, Logic(plan, world_of(plan, _sheet({**given, **one}))))
        if value.state is State.ANSWERED and value.value is not None:
            rank = (not 0 < value.value < 1, abs(value.value - aim))
            if best is None or rank < best[0]:
                best = (rank, one)
    return best[1] if best else None


def _candidates(plan: Plan, leaf: Leaf, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    facts = [id_ for id_ in plan.rubric.facts if id_ in plan.facts_by_leaf[leaf.id]]
    values = {id_: [given[id_]] if id_ in given else _values(plan.rubric.facts[id_], leaf.criterion) for id_ in facts}
    if leaf.criterion.judged:
        values[leaf.id] = list(range(len(leaf.values)))
    return (dict(zip(values, chosen, strict=True)) for chosen in product(*values.values()))


def _values(fact: Fact, criterion: Criterion) -> list[Any]:
    """What a fact may be answered with: of numbers a few, those on the criterion's curve before others."""
    if fact.answer == "yes_no":
        return [True, False]
    if fact.answer == "choice":
        return list(fact.option_ids)
    scale = criterion.number
    knots = [] if scale is None else [*(scale.points or {}), *((scale.log_normal.median,) if scale.log_normal else ())]
    low, high = fact.between or (Decimal(0), Decimal(5))
    values = [one for one in [*knots, low, (low + high) // 2, high] if low <= one and (not fact.between or one <= high)]
    return [one for one in values if fact.answer == "number" or one == one.to_integral_value()]


def _sheet(answers: Mapping[str, Any]) -> Sheet:
    given = {id_: Answer(value=value) for id_, value in answers.items()}
    return Sheet(program="example", name=_NAME, answers=given)
