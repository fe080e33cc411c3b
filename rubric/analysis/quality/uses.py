"""Which values occur: levels, answers, items of check lists, parts of a range, options of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.model.quality import FactQuality, Scale, Use
from rubric.model.rubric import Checklist, Fact, Level
from rubric.model.scorecard import ItemStep, NodeView, Scorecard
from rubric.model.states import State, Truth
from rubric.model.text import Text
from rubric.scoring.plan import Leaf, Plan

# The ends of the parts of a range, in points of the criterion
_PARTS = ((0, 25), (25, 50), (50, 75), (75, 100))


def scale_of(leaf: Leaf) -> Scale:
    """Which of the four scales a criterion has."""
    return Scale(next(scale for scale in Scale if getattr(leaf.criterion, scale, None) is not None))


def uses_of(leaf: Leaf, nodes: Sequence[NodeView], plan: Plan) -> tuple[Use, ...]:
    """What occurs in a criterion; ``nodes`` are its views in all programs."""
    criterion, settled = leaf.criterion, [node for node in nodes if node.state is State.ANSWERED]
    if criterion.levels is not None:
        return tuple(_levels(criterion.levels, settled))
    if criterion.checklist is not None:
        return tuple(_items(criterion.checklist, nodes, plan))
    points = [100 * plan.off_scale(node.score) for node in settled if node.score is not None]
    if criterion.yes_no is not None:
        named = ("no", [0]), ("yes", [100])
        return tuple(Use(value=name, programs=sum(one in at for one in points), of=len(points)) for name, at in named)
    return tuple(
        Use(value=f"{low}-{high}", programs=sum(_within(one, low, high) for one in points), of=len(points))
        for low, high in _PARTS
    )


def _within(points: Fraction, low: int, high: int) -> bool:
    return low <= points < high or points == high == 100


def _levels(levels: dict[int, Level], settled: Sequence[NodeView]) -> Iterator[Use]:
    counts = Counter(node.level for node in settled)
    for number, level in sorted(levels.items()):
        yield Use(value=str(number), text=level.text, programs=counts[number], of=len(settled))


def _items(checklist: Checklist, nodes: Sequence[NodeView], plan: Plan) -> Iterator[Use]:
    listed = [[step for step in node.steps if isinstance(step, ItemStep)] for node in nodes]
    for number, item in enumerate(checklist.facts):
        truths = [steps[number].condition.truth for steps in listed if len(steps) > number]
        known = sum(truth is not Truth.UNKNOWN for truth in truths)
        fact = plan.rubric.facts.get(item)
        text = None if fact is None else fact.title or fact.ask
        yield Use(value=item, text=text, programs=truths.count(Truth.YES), of=known)


def facts_used(plan: Plan, cards: Sequence[Scorecard]) -> tuple[FactQuality, ...]:
    """The answers of the facts that criteria or gates rest on and that have a handful of answers."""
    asked = frozenset().union(*plan.facts_by_leaf.values(), *(plan.facts_of(gate.when) for gate in plan.gates.values()))
    return tuple(
        _fact(id_, fact, cards)
        for id_, fact in plan.rubric.facts.items()
        if fact.off is None and id_ in asked and fact.answer in (Scale.YES_NO, Scale.CHOICE)
    )


def _fact(id_: str, fact: Fact, cards: Sequence[Scorecard]) -> FactQuality:
    counts = Counter(card.facts[id_].value if id_ in card.facts else None for card in cards)
    unknown = counts.pop(None, 0)
    known = counts.total()
    uses = tuple(Use(value=one, text=_option(fact, one), programs=counts[one], of=known) for one in _answers(fact))
    return FactQuality(
        id=id_, title=fact.title or fact.ask, scale=Scale(fact.answer), known=known, unknown=unknown, uses=uses
    )


def _answers(fact: Fact) -> tuple[str, ...]:
    return fact.option_ids or ("no", "yes")


def _option(fact: Fact, option: str) -> Text | None:
    return fact.options.get(option) if isinstance(fact.options, dict) else None
