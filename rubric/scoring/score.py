"""``(Rubric, Sheet) -> Scorecard``: the evaluation with its ledger, gains, steps and verdict."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from rubric import __version__
from rubric.model.reference import views_of
from rubric.model.rubric import Rubric
from rubric.model.scorecard import BandView, NotApplicable, ProgramView, RubricView, Scorecard, SheetView, Total
from rubric.model.sheet import Answer, Sheet
from rubric.model.states import State, Verdict
from rubric.scoring.earning import earning_without_evidence
from rubric.scoring.evaluate import Evaluation, evaluate
from rubric.scoring.explain import Explainer
from rubric.scoring.fingerprint import scoring_sha256_of, sha256_of
from rubric.scoring.gains import Gains
from rubric.scoring.ledger import ledger, portions
from rubric.scoring.observe import observe_next
from rubric.scoring.plan import Plan, branches_under, compile_rubric
from rubric.scoring.values import ONE, ZERO, LeafValue
from rubric.scoring.verdict import band_reached, bands_spanned, judge
from rubric.scoring.views import Views
from rubric.scoring.world import world_of


class Compiled(NamedTuple):
    """A plan with what a scorecard says of its rubric; compile once, score many sheets."""

    plan: Plan
    view: RubricView


def prepare(rubric: Rubric) -> Compiled:
    """Compile a rubric that has been checked."""
    plan = compile_rubric(rubric)
    view = RubricView.model_construct(
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
            BandView.model_construct(
                id=band.id,
                from_=Fraction(band.from_),
                title=band.title,
                text=band.text,
                requires={id_: Fraction(need) for id_, need in band.requires.items()},
            )
            for band in plan.bands
        ),
        references=views_of(rubric.references, _referred_to(plan)),
    )
    return Compiled(plan, view)


def _referred_to(plan: Plan) -> frozenset[str]:
    """The ids of the documents that something in force refers to."""
    places = [gate.references for gate in plan.gates.values()]
    places += [leaf.criterion.references for leaf in plan.leaves.values()]
    places += [branch.group.references for branch in branches_under(plan.root) if branch.group is not None]
    return frozenset(id_ for one in places for id_ in one)


def score(
    rubric: Rubric | Compiled, sheet: Sheet, *, file: str = "", suppose: Mapping[str, Any] | None = None
) -> Scorecard:
    """Rate one sheet.

    Args:
        rubric: a rubric, or one compiled by ``prepare``.
        sheet: whose answers fit it.
        file: the name of the sheet's file, for the record.
        suppose: answers that replace the sheet's, by id: what if? The scorecard says so.

    Returns:
        The scorecard: numbers on the report scale, exact.

    Raises:
        UsageError: an answer does not fit the rubric.
    """
    compiled = rubric if isinstance(rubric, Compiled) else prepare(rubric)
    plan = compiled.plan
    sheet = _supposing(sheet, suppose or {})
    evaluation = evaluate(plan, world_of(plan, sheet))
    uncapped = evaluate(plan, evaluation.world, gates=(), known=evaluation.leaves) if plan.gates else evaluation
    parts = portions(plan, evaluation.values)
    gains, explainer = Gains(plan, evaluation, uncapped), Explainer(plan, evaluation)
    views = Views(plan, evaluation, parts, gains, explainer)
    verdict, reasons = judge(plan, evaluation)
    return Scorecard.model_construct(
        engine_version=__version__,
        rubric=compiled.view,
        program=program_view(sheet),
        sheet=_sheet(sheet, file, suppose or {}, plan, evaluation),
        verdict=verdict,
        reasons=reasons,
        total=_total(plan, evaluation, uncapped, verdict),
        nodes=views.nodes(sheet),
        gates=views.gates(),
        ledger=ledger(plan, evaluation, parts),
        observe_next=observe_next(plan, evaluation, parts),
        improve=gains.improvements(),
        facts=explainer.facts(sheet),
        conditions=explainer.named_conditions(),
    )


def program_view(sheet: Sheet) -> ProgramView:
    """What a scorecard says of the program that a sheet is about."""
    return ProgramView.model_construct(
        id=sheet.program,
        name=sheet.name,
        platform=sheet.platform,
        vertical=sheet.vertical,
        version=sheet.version,
        attributes=sheet.attributes,
    )


def _sheet(sheet: Sheet, file: str, suppose: Mapping[str, Any], plan: Plan, evaluation: Evaluation) -> SheetView:
    named = {piece.source for answer in sheet.answers.values() for piece in answer.evidence}
    unproven = earning_without_evidence(plan, sheet, evaluation.world, lambda: evaluation)
    return SheetView.model_construct(
        file=file,
        observer=sheet.observer,
        observed=sheet.observed.isoformat() if sheet.observed else None,
        sources=views_of(sheet.sources, named),
        supposed={id_: _as_written(value) for id_, value in suppose.items()},
        without_evidence=tuple(id_ for id_ in unproven if id_ not in suppose),
    )


def _total(plan: Plan, evaluation: Evaluation, uncapped: Evaluation, verdict: Verdict) -> Total:
    root, leaves = evaluation.root, evaluation.leaves.values()
    reached = band_reached(plan, evaluation, verdict)
    return Total.model_construct(
        score=None if root.value is None else plan.on_scale(root.value),
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
    world = evaluation.world._replace(not_applicable=frozenset())
    unknown = LeafValue(State.UNKNOWN, None, ZERO, ONE, True, ())
    floors = {id_: LeafValue(State.ANSWERED, low, low, low, False, (0,)) for id_ in said for low in [_floor(plan, id_)]}
    open_ = evaluate(plan, world, leaves=dict.fromkeys(said, unknown._replace(levels=(0,))), known=evaluation.leaves)
    lowest = evaluate(plan, world, leaves=floors, known=evaluation.leaves).root.value
    now = evaluation.root.value
    return NotApplicable.model_construct(
        criteria=len(said),
        points=None if now is None or lowest is None else plan.width * (now - lowest),
        coverage_if_unknown=open_.root.coverage,
    )


def _floor(plan: Plan, id_: str) -> Fraction:
    return min(plan.leaves[id_].values, default=ZERO)


def _supposing(sheet: Sheet, suppose: Mapping[str, Any]) -> Sheet:
    if not suppose:
        return sheet
    answers = {id_: Answer(value=value) for id_, value in suppose.items()}
    return sheet.model_copy(update={"answers": {**sheet.answers, **answers}})


def _as_written(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else "unknown" if value is None else str(value)
