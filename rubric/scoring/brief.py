"""``(Rubric, Sheet) -> Scorecard`` with the numbers only: for many sheets rated again and again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric import __version__
from rubric.model.scorecard import NodeView, Scorecard, SheetView, Total
from rubric.model.sheet import Sheet
from rubric.model.states import State
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.ledger import Portion, ledger, portions
from rubric.scoring.plan import Branch, Leaf, Plan
from rubric.scoring.score import Compiled, program_view
from rubric.scoring.verdict import band_reached, bands_spanned, judge
from rubric.scoring.world import world_of


def rate(compiled: Compiled, sheet: Sheet, *, file: str = "") -> Scorecard:
    """Rate one sheet without an explanation, several times as fast as ``score``.

    Args:
        compiled: a rubric compiled by ``prepare``.
        sheet: whose answers fit it.
        file: the name of the sheet's file, for the record.

    Returns:
        A scorecard with totals, verdict, nodes and ledger. It has no gates, facts and conditions, no steps,
        evidence and gains, and nothing to observe next; nor what the total is without gates or counting what does not
        apply.
    """
    plan = compiled.plan
    evaluation = evaluate(plan, world_of(plan, sheet))
    parts = portions(plan, evaluation.values)
    verdict, reasons = judge(plan, evaluation)
    reached = band_reached(plan, evaluation, verdict)
    return Scorecard.model_construct(
        engine_version=__version__,
        rubric=compiled.view,
        program=program_view(sheet),
        sheet=SheetView.model_construct(
            file=file,
            observer=sheet.observer,
            observed=sheet.observed.isoformat() if sheet.observed else None,
        ),
        verdict=verdict,
        reasons=reasons,
        total=_total(plan, evaluation, reached.id if reached else None),
        nodes=tuple(_nodes(plan.root, plan, evaluation, parts)),
        gates=(),
        ledger=ledger(plan, evaluation, parts),
        observe_next=(),
        improve=(),
        facts={},
        conditions={},
    )


def _total(plan: Plan, evaluation: Evaluation, band: str | None) -> Total:
    root, leaves = evaluation.root, evaluation.leaves.values()
    return Total.model_construct(
        score=None if root.value is None else plan.on_scale(root.value),
        low=plan.on_scale(root.low) if root.applies else None,
        high=plan.on_scale(root.high) if root.applies else None,
        uncapped=None,
        coverage=root.coverage if root.applies else None,
        band=band,
        bands=tuple(one.id for one in bands_spanned(plan, evaluation)),
        answered=sum(leaf.state is State.ANSWERED for leaf in leaves),
        criteria=len(evaluation.leaves),
        out_of_scope=sum(leaf.state is State.OUT_OF_SCOPE for leaf in leaves),
        not_applicable=None,
    )


def _nodes(branch: Branch, plan: Plan, evaluation: Evaluation, parts: Mapping[str, Portion]) -> Iterator[NodeView]:
    yield _node(branch, plan, evaluation, parts)
    for child in branch.children:
        if isinstance(child, Leaf):
            yield _node(child, plan, evaluation, parts)
        else:
            yield from _nodes(child, plan, evaluation, parts)


def _node(node: Leaf | Branch, plan: Plan, evaluation: Evaluation, parts: Mapping[str, Portion]) -> NodeView:
    value, part = evaluation.values[node.path], parts[node.path]
    own = node.criterion if isinstance(node, Leaf) else node.group or plan.rubric
    return NodeView.model_construct(
        path=node.path,
        id=node.id,
        kind="criterion" if isinstance(node, Leaf) else node.kind,
        title=own.title,
        state=value.state,
        score=None if value.value is None else plan.on_scale(value.value),
        low=plan.on_scale(value.low) if value.applies else None,
        high=plan.on_scale(value.high) if value.applies else None,
        coverage=value.coverage if value.applies else None,
        weight=None,
        share=part.share,
        stake=part.stake,
        combine=None if isinstance(node, Leaf) else node.combine,
    )
