"""``(Rubric, Sheet) -> Scorecard``: the evaluation with its ledger, gains, steps and verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from rubric.model.rubric import Rubric
from rubric.model.scorecard import (
    BandView,
    GateState,
    GateView,
    NodeView,
    NotApplicable,
    ProgramView,
    RubricView,
    Scorecard,
    SheetView,
    State,
    Total,
    Verdict,
)
from rubric.model.sheet import Sheet
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.explain import Explainer, anchor_of, exemplars_of
from rubric.scoring.fingerprint import scoring_sha256_of, sha256_of
from rubric.scoring.gains import Gains
from rubric.scoring.values import ONE, ZERO, LeafValue, NodeValue, Value
from rubric.scoring.ledger import Portion, ledger, portions
from rubric.scoring.observe import observe_next
from rubric.scoring.plan import Branch, Leaf, Plan, compile_rubric
from rubric.scoring.verdict import band_at, bands_spanned, dimension_numbers, judge
from rubric.scoring.world import world_of
from rubric import __version__


@dataclass(frozen=True)
class Compiled:
    """A plan with what a scorecard says of its rubric; compile once, score many sheets."""

    plan: Plan
    view: RubricView


def prepare(rubric: Rubric) -> Compiled:
    """Compile a rubric that has been checked."""
    plan = compile_rubric(rubric)
    view = RubricView(
        id=rubric.rubric,
        edition=rubric.edition,
        format=rubric.format,
        title=rubric.title,
        sha256=sha256_of(rubric),
        scoring_sha256=scoring_sha256_of(rubric),
        scale_from=plan.scale_from,
        scale_to=plan.scale_from + plan.width,
        minimum_coverage=Fraction(rubric.minimum_coverage),
        bands=tuple(
            BandView(
                id=band.id,
                from_=Fraction(band.from_),
                title=band.title,
                text=band.text,
                requires={id_: Fraction(need) for id_, need in band.requires.items()},
            )
            for band in plan.bands
        ),
    )
    return Compiled(plan, view)


def score(
    rubric: Rubric | Compiled, sheet: Sheet, *, file: str = "", supposed: Mapping[str, str] | None = None
) -> Scorecard:
    """Rate one sheet.

    Args:
        rubric: a rubric, or one compiled by ``prepare``.
        sheet: whose answers fit it.
        file: the name of the sheet's file, for the record.
        supposed: the answers of the sheet that are only supposed, as they were written, for the record.

    Returns:
        The scorecard: numbers on the report scale, exact.

    Raises:
        UsageError: an answer does not fit the rubric.
    """
    compiled = rubric if isinstance(rubric, Compiled) else prepare(rubric)
    plan = compiled.plan
    evaluation = evaluate(plan, world_of(plan, sheet))
    uncapped = evaluate(plan, evaluation.world, gates=(), known=evaluation.leaves) if plan.gates else evaluation
    parts = portions(plan, evaluation.values)
    gains, explainer = Gains(plan, evaluation, uncapped), Explainer(plan, evaluation)
    verdict, reasons = judge(plan, evaluation)
    return Scorecard(
        engine_version=__version__,
        rubric=compiled.view,
        program=_program(sheet),
        sheet=_sheet(sheet, file, supposed or {}),
        verdict=verdict,
        reasons=reasons,
        total=_total(plan, evaluation, uncapped, verdict),
        nodes=tuple(_nodes(plan.root, plan, evaluation, parts, gains, explainer, sheet)),
        gates=_gates(plan, evaluation, gains, explainer),
        ledger=ledger(plan, evaluation, parts),
        observe_next=observe_next(plan, evaluation, parts),
        improve=gains.improvements(),
        facts=explainer.facts(sheet),
        conditions=explainer.named_conditions(),
    )


def _program(sheet: Sheet) -> ProgramView:
    return ProgramView(
        id=sheet.program,
        name=sheet.name,
        platform=sheet.platform,
        vertical=sheet.vertical,
        version=sheet.version,
        attributes=sheet.attributes,
    )


def _sheet(sheet: Sheet, file: str, supposed: Mapping[str, str]) -> SheetView:
    return SheetView(
        file=file,
        observer=sheet.observer,
        observed=sheet.observed.isoformat() if sheet.observed else None,
        sources={id_: source.title for id_, source in sheet.sources.items()},
        supposed=dict(supposed),
    )


def _total(plan: Plan, evaluation: Evaluation, uncapped: Evaluation, verdict: Verdict) -> Total:
    root, leaves = evaluation.root, evaluation.leaves.values()
    number = None if root.value is None else plan.on_scale(root.value)
    reached = None
    if number is not None and verdict in (Verdict.PROVISIONAL, Verdict.FINAL):
        reached = band_at(plan, number, dimension_numbers(plan, evaluation, lambda value: value.value))
    return Total(
        score=number,
        low=plan.on_scale(root.low) if root.applies else None,
        high=plan.on_scale(root.high) if root.applies else None,
        uncapped=None if uncapped.root.value is None else plan.on_scale(uncapped.root.value),
        coverage=root.coverage if root.applies else None,
        band=reached.id if reached else None,
        bands=tuple(band.id for band in bands_spanned(plan, evaluation)),
        answered=sum(leaf.state is State.ANSWERED for leaf in leaves),
        criteria=len(evaluation.leaves),
        out_of_scope=sum(leaf.state is State.OUT_OF_SCOPE for leaf in leaves),
        not_applicable=_not_applicable(plan, evaluation),
    )


def _not_applicable(plan: Plan, evaluation: Evaluation) -> NotApplicable | None:
    """What the criteria that were said not to apply did to the total, and to the coverage."""
    said = [id_ for id_, leaf in evaluation.leaves.items() if leaf.state is State.NOT_APPLICABLE]
    if not said:
        return None
    world = replace(evaluation.world, not_applicable=frozenset())
    unknown = LeafValue(State.UNKNOWN, None, ZERO, ONE, True, ())
    floors = {id_: LeafValue(State.ANSWERED, low, low, low, False, (0,)) for id_ in said for low in [_floor(plan, id_)]}
    open_ = evaluate(plan, world, leaves=dict.fromkeys(said, replace(unknown, levels=(0,))), known=evaluation.leaves)
    lowest = evaluate(plan, world, leaves=floors, known=evaluation.leaves).root.value
    now = evaluation.root.value
    return NotApplicable(
        criteria=len(said),
        points=None if now is None or lowest is None else plan.width * (now - lowest),
        coverage_if_unknown=open_.root.coverage,
    )


def _floor(plan: Plan, id_: str) -> Fraction:
    return min(plan.leaves[id_].values, default=ZERO)


def _nodes(
    branch: Branch,
    plan: Plan,
    evaluation: Evaluation,
    parts: Mapping[str, Portion],
    gains: Gains,
    explainer: Explainer,
    sheet: Sheet,
) -> Iterator[NodeView]:
    yield _branch_view(branch, plan, evaluation, parts[branch.path])
    for child in branch.children:
        if isinstance(child, Leaf):
            yield _leaf_view(child, plan, evaluation, parts[child.path], gains, explainer, sheet)
        else:
            yield from _nodes(child, plan, evaluation, parts, gains, explainer, sheet)


def _branch_view(branch: Branch, plan: Plan, evaluation: Evaluation, part: Portion) -> NodeView:
    value = evaluation.values[branch.path]
    number = None if value.value is None else plan.on_scale(value.value)
    banded = branch.kind == "dimension" and number is not None
    reached = band_at(plan, number, {}) if banded and number is not None else None
    return NodeView(
        path=branch.path,
        id=branch.id,
        kind=branch.kind,
        title=branch.group.title if branch.group else plan.rubric.title,
        **_numbers(plan, value, part),
        weight=str(branch.group.weight) if branch.group else None,
        band=reached.id if reached else None,
        combine=branch.combine,
        why=branch.group.why if branch.group else plan.rubric.why,
        references=branch.group.references if branch.group else {},
    )


def _leaf_view(
    leaf: Leaf,
    plan: Plan,
    evaluation: Evaluation,
    part: Portion,
    gains: Gains,
    explainer: Explainer,
    sheet: Sheet,
) -> NodeView:
    value, criterion, answer = evaluation.leaves[leaf.id], leaf.criterion, sheet.answers.get(leaf.id)
    single = len(value.levels) == 1 and value.applies
    earned = None if part.share is None else plan.width * part.share * (value.value or 0)
    return NodeView(
        path=leaf.path,
        id=leaf.id,
        kind="criterion",
        title=criterion.title,
        **_numbers(plan, value, part),
        weight=str(criterion.weight),
        earned=earned,
        lost=None if part.share is None or earned is None else plan.width * part.share - earned,
        level=value.levels[0] if single else None,
        top_level=len(leaf.values) - 1 if leaf.values else None,
        anchor=anchor_of(leaf, value),
        gain_next=gains.next_level(leaf),
        gain_top=gains.top(leaf),
        why=criterion.why,
        improve=criterion.improve,
        like=exemplars_of(leaf, value),
        because=(answer.not_applicable or answer.because) if answer else None,
        references=criterion.references,
        steps=explainer.steps(leaf),
        evidence=answer.evidence if answer else (),
    )


def _numbers(plan: Plan, value: Value, part: Portion) -> dict[str, object]:
    applies = value.applies
    return {
        "state": value.state,
        "score": None if value.value is None else plan.on_scale(value.value),
        "low": plan.on_scale(value.low) if applies else None,
        "high": plan.on_scale(value.high) if applies else None,
        "coverage": value.coverage if applies else None,
        "share": part.share,
        "stake": part.stake,
    }


def _gates(plan: Plan, evaluation: Evaluation, gains: Gains, explainer: Explainer) -> tuple[GateView, ...]:
    binding = {value.cap for value in evaluation.values.values() if isinstance(value, NodeValue)}
    order = (GateState.BROKEN, GateState.UNKNOWN, GateState.CLEAR)
    views = [
        GateView(
            id=id_,
            title=gate.title,
            state=evaluation.gates[id_],
            cap={node: Fraction(cap) for node, cap in gate.cap.items()},
            binds=id_ in binding,
            gain=gains.gate(id_),
            because=gate.because,
            condition=explainer.condition(gate.when),
            references=gate.references,
        )
        for id_, gate in plan.gates.items()
    ]
    return tuple(sorted(views, key=lambda view: order.index(view.state)))


