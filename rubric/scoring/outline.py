"""A rubric in outline, for people who want to see what weighs how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from rubric.model.outline import Outline, OutlineBand, OutlineFact, OutlineGate, OutlineNode
from rubric.model.reference import Off
from rubric.model.rubric import Criterion, Group
from rubric.model.text import Text
from rubric.scoring.plan import Plan, effective_weights

if TYPE_CHECKING:
    from rubric.scoring.score import Compiled

Origin = Callable[[tuple[str | int, ...]], tuple[str, ...]]


def outline(compiled: Compiled, chain: tuple[str, ...], origin: Origin) -> Outline:
    """The outline of a compiled rubric.

    Args:
        compiled: the rubric.
        chain: the rubrics it is made of, itself first.
        origin: which of them an item comes from, by the item's path in the file.
    """
    plan, rubric = compiled.plan, compiled.plan.rubric
    return Outline.model_construct(
        id=rubric.rubric,
        title=rubric.title,
        why=rubric.why,
        edition=rubric.edition,
        chain=chain,
        sha256=compiled.view.sha256,
        scoring_sha256=compiled.view.scoring_sha256,
        scale_from=compiled.view.scale_from,
        scale_to=compiled.view.scale_to,
        combine=rubric.combine,
        minimum_coverage=compiled.view.minimum_coverage,
        nodes=tuple(_nodes(rubric.dimensions, (), ("dimensions",), effective_weights(plan), origin)),
        gates=tuple(
            OutlineGate.model_construct(
                id=id_,
                title=gate.title,
                cap={node: Fraction(cap) for node, cap in gate.cap.items()},
                off=_reason(gate.off),
                origin=origin(("gates", id_)),
            )
            for id_, gate in rubric.gates.items()
        ),
        bands=tuple(
            OutlineBand.model_construct(
                id=band.id,
                title=band.title,
                starts=Fraction(band.from_),
                requires={id_: Fraction(need) for id_, need in band.requires.items()},
                off=_reason(band.off),
                origin=origin(("bands", index)),
            )
            for index, band in enumerate(rubric.bands)
        ),
        facts=tuple(_facts(plan, origin)),
    )


def users_of_facts(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The criteria and gates that rest on each fact."""
    users: dict[str, list[str]] = {}
    for id_ in plan.leaves:
        for fact in plan.leaf_facts(id_):
            users.setdefault(fact, []).append(id_)
    for id_, gate in plan.gates.items():
        for fact in plan.facts_of(gate.when):
            users.setdefault(fact, []).append(id_)
    return {fact: tuple(ids) for fact, ids in users.items()}


def _facts(plan: Plan, origin: Origin) -> Iterator[OutlineFact]:
    users = users_of_facts(plan)
    for id_, fact in plan.rubric.facts.items():
        yield OutlineFact.model_construct(
            id=id_,
            title=fact.title or fact.ask,
            answer=fact.answer,
            used_by=users.get(id_, ()),
            off=_reason(fact.off),
            origin=origin(("facts", id_)),
        )


def _nodes(
    nodes: Mapping[str, Criterion | Group],
    above: tuple[str, ...],
    written: tuple[str, ...],
    effective: dict[str, Fraction],
    origin: Origin,
) -> Iterator[OutlineNode]:
    for id_, node in nodes.items():
        path, at = (*above, id_), (*written, id_)
        group = isinstance(node, Group)
        yield OutlineNode.model_construct(
            path=".".join(path),
            id=id_,
            kind=("group" if above else "dimension") if group else "criterion",
            title=node.title,
            weight=str(node.weight),
            effective=effective.get(".".join(path)),
            off=_reason(node.off),
            origin=origin(at),
            **({"combine": node.combine} if isinstance(node, Group) else _scale(node)),
        )
        if isinstance(node, Group):
            yield from _nodes(node.criteria, path, (*at, "criteria"), effective, origin)


def _scale(criterion: Criterion) -> dict[str, object]:
    if criterion.levels is not None:
        scale, steps = ("judged" if criterion.judged else "derived"), len(criterion.levels)
    elif criterion.checklist is not None:
        scale, steps = "checklist", len(criterion.checklist.facts)
    else:
        scale, steps = ("number" if criterion.number else "yes_no"), None
    return {
        "scale": scale,
        "steps": steps,
        "may_not_apply": criterion.may_not_apply,
        "scoped": criterion.when is not None,
    }


def _reason(off: Off | None) -> Text | None:
    return off.because if off else None
