"""One program over time: what each change of its score is made of, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from rubric.analysis.difference import difference, is_settled, standing_of
from rubric.model.comparison import DifferenceLine, LineKind
from rubric.model.printing import add_up_to, between, text_of_units
from rubric.model.scorecard import Scorecard
from rubric.model.states import State, Verdict
from rubric.model.trend import Cause, Moment, Part, ProgramTrend, Step, Trend

# The earlier of two scorecards, rated again by the rubric of the later one; None where that cannot be done.
Rescore = Callable[[Scorecard, Scorecard], Scorecard | None]

_GONE = (State.NOT_APPLICABLE, State.OUT_OF_SCOPE)


def trend(cards: Iterable[Scorecard], rescore: Rescore) -> Trend:
    """The trend of each program, in the order in which programs first appear.

    Args:
        cards: of one or more programs; those without a date come last.
        rescore: for neighbours whose rubrics score differently.
    """
    by_program: dict[str, list[Scorecard]] = {}
    for card in cards:
        by_program.setdefault(card.program.id, []).append(card)
    return Trend(programs=tuple(_program(sorted(of_one, key=_time), rescore) for of_one in by_program.values()))


def _time(card: Scorecard) -> tuple[bool, str, str]:
    return card.sheet.observed is None, card.sheet.observed or "", card.sheet.observer or ""


def _program(cards: Sequence[Scorecard], rescore: Rescore) -> ProgramTrend:
    last = cards[-1]
    return ProgramTrend(
        program=last.program.id,
        name=last.program.name,
        scale_from=last.rubric.scale_from,
        scale_to=last.rubric.scale_to,
        titles={node.path: node.title for card in cards for node in card.nodes}
        | {gate.id: gate.title for card in cards for gate in card.gates},
        moments=tuple(_moment(card) for card in cards),
        steps=tuple(_step(one, other, rescore) for one, other in pairwise(cards)),
    )


def _moment(card: Scorecard) -> Moment:
    total = card.total
    return Moment(
        observed=card.sheet.observed,
        observer=card.sheet.observer,
        file=card.sheet.file,
        rubric=card.rubric.id,
        edition=card.rubric.edition,
        verdict=card.verdict,
        score=total.score,
        low=total.low,
        high=total.high,
        coverage=total.coverage,
        band=total.band,
        band_title=card.band_title,
    )


def _step(before: Scorecard, after: Scorecard, rescore: Rescore) -> Step:
    standing = standing_of(after.node("total"), before.node("total"))
    if not (_is_judged(before) and _is_judged(after)):
        return Step(points=None, standing=standing)
    base, changed = before, before.rubric.scoring_sha256 != after.rubric.scoring_sha256
    if changed:
        again = rescore(before, after)
        if again is None:
            return Step(points=None, standing=standing)
        base = again
    found = difference(after, base)
    if found.points is None or before.total.score is None or base.total.score is None:
        return Step(points=None, standing=standing, is_rescored=changed)
    by_cause: dict[Cause, Fraction] = {}
    if changed:
        by_cause[Cause.RUBRIC] = base.total.score - before.total.score
    for line, cause in zip(found.lines, _causes(found.lines, base, after), strict=True):
        by_cause[cause] = by_cause.get(cause, Fraction(0)) + line.points
    kept = {cause: by_cause[cause] for cause in Cause if by_cause.get(cause)}
    whole = between(after.total.score or Fraction(0), before.total.score)
    shown = add_up_to(whole, kept)
    points = found.points + by_cause.get(Cause.RUBRIC, Fraction(0))
    return Step(
        points=points,
        shown=text_of_units(whole),
        standing=standing,
        parts=tuple(Part(cause=cause, points=points, shown=shown[cause]) for cause, points in kept.items()),
        lines=found.lines,
        is_rescored=changed,
    )


def _is_judged(card: Scorecard) -> bool:
    """Whether the score may be called one: a withheld one stands for a part only."""
    return card.verdict in (Verdict.FINAL, Verdict.PROVISIONAL)


def _causes(lines: Sequence[DifferenceLine], before: Scorecard, after: Scorecard) -> list[Cause]:
    """The cause of each line; a share that only siblings moved has theirs, where all moved for one reason."""
    own = {line.path: _own_cause(line.path, before, after) for line in lines if line.kind is LineKind.WEIGHT}
    around = {
        cause
        for node in after.nodes
        if node.kind == "criterion" and (cause := _own_cause(node.path, before, after)) is not None
    }
    shared = next(iter(around)) if len(around) == 1 else Cause.SHARE
    return [_cause(line, own, shared) for line in lines]


def _cause(line: DifferenceLine, own: dict[str, Cause | None], shared: Cause) -> Cause:
    if line.kind is LineKind.VALUE:
        return Cause.OBSERVATION
    if line.kind is LineKind.WEIGHT:
        return own[line.path] or shared
    return Cause.GATES if line.kind is LineKind.CAP else Cause.COMBINE


def _own_cause(path: str, before: Scorecard, after: Scorecard) -> Cause | None:
    """What changed about a criterion besides its value."""
    one, other = before.node(path), after.node(path)
    if (one.state in _GONE) != (other.state in _GONE):
        return Cause.APPLICABILITY
    return Cause.COVERAGE if is_settled(one) != is_settled(other) else None
