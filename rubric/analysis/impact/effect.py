"""What a change of the rubric does to sheets: totals, verdicts and ranks before and after, and what caused it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal

from rubric.analysis.difference import lines_between
from rubric.analysis.impact.rating import Rated
from rubric.analysis.ranking.ranking import grouped, places
from rubric.model.comparison import LineKind
from rubric.model.printing import DECIMALS, add_up, text_of_units
from rubric.model.ranking import GroupedBy
from rubric.model.rubric_diff import CauseKind, EffectLine, Impact, SheetEffect, Standing, Unfit
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import Verdict
from rubric.model.text import Text

_CAUSES = {
    LineKind.VALUE: CauseKind.VALUE,
    LineKind.WEIGHT: CauseKind.WEIGHT,
    LineKind.CAP: CauseKind.CAP,
    LineKind.SCALE: CauseKind.SCALE,
}
_FIRMNESS = (Verdict.UNSCORABLE, Verdict.WITHHELD, Verdict.PROVISIONAL, Verdict.FINAL)


@dataclass(frozen=True)
class Cause:
    """A line of a change, in points."""

    path: str
    kind: CauseKind
    points: Fraction
    gate: str | None = None


def impact(
    before: Sequence[Rated],
    after: Sequence[Rated],
    titles: Mapping[str, Text],
    by: GroupedBy = "vertical",
    *,
    explained: int | None = None,
) -> Impact:
    """What becomes of sheets.

    Args:
        before: each sheet by the old rubric; where the totals are all that is known, no lines tell what caused it.
        after: the same sheets by the new one, in the same order.
        titles: of the nodes and gates of both rubrics, by path and by id.
        by: only programs alike in this are ranked together.
        explained: how many of the largest changes get their lines; all by default. It saves time only.
    """
    was, now = (_ranks([one.card for one in rated], by) for rated in (before, after))
    pairs = [(one.card, other.card) for one, other in zip(before, after, strict=True)]
    effects = [_effect(one, other, was, now) for one, other in zip(before, after, strict=True)]
    order = sorted(range(len(effects)), key=lambda number: _largest_first(effects[number]))
    most = len(order) if explained is None else explained
    told = [_with_lines(effects[number], *pairs[number]) for number in order[:most]]
    sheets = [*told, *(effects[number] for number in order[most:])]
    return Impact.model_construct(
        grouped_by=by,
        sheets=tuple(sheets),
        verdicts=sum(one.verdict_changes for one in sheets),
        down=sum(one.direction == "down" for one in sheets),
        up=sum(one.direction == "up" for one in sheets),
        totals=sum(one.total_changes for one in sheets),
        ranks=sum(one.rank_changes for one in sheets),
        no_longer_fit=sum(one.no_longer_fits for one in sheets),
        titles=dict(titles),
    )


def causes(before: Scorecard, after: Scorecard) -> list[Cause]:
    """The lines that add up to the new total less the old one; combining and holding are one line together.

    Both have a total.
    """
    found, rest = list[Cause](), Fraction(0)
    for line in lines_between(after, before):
        kind = _CAUSES.get(line.kind)
        if kind is None:
            rest += line.points
        else:
            found.append(Cause(line.path, kind, line.points, line.gate))
    return [*found, Cause("total", CauseKind.INTERACTION, rest)] if rest else found


def shown_change(before: Fraction, after: Fraction) -> str:
    """A change as printed: the printed new total less the printed old one."""
    return text_of_units(_units(before, after))


def shown_parts(before: Fraction, after: Fraction, parts: Sequence[Fraction]) -> list[str]:
    """Parts of a change as printed, which add up to the printed change."""
    return add_up(parts, whole=_units(before, after))


def _units(before: Fraction, after: Fraction) -> int:
    unit: int = 10**DECIMALS
    return floor(after * unit) - floor(before * unit)


def _effect(one: Rated, other: Rated, was: Mapping[int, int | None], now: Mapping[int, int | None]) -> SheetEffect:
    card, total = other.card, other.card.total.score
    first = one.card.total.score
    changes = (one.card.verdict, one.card.total.band) != (card.verdict, card.total.band)
    return SheetEffect.model_construct(
        program=card.program.id,
        name=card.program.name,
        file=card.sheet.file,
        observer=card.sheet.observer,
        observed=card.sheet.observed,
        before=_standing(one.card, was[id(one.card)]),
        after=_standing(card, now[id(card)]),
        points=None if first is None or total is None else total - first,
        shown=None if first is None or total is None else shown_change(first, total),
        verdict_changes=changes,
        direction=_direction(one.card, card) if changes else "none",
        unfit=tuple(_unfit(one.unfit, other.unfit)),
    )


def _with_lines(effect: SheetEffect, before: Scorecard, after: Scorecard) -> SheetEffect:
    """An effect with the lines that add up to it, where both totals and what they are made of are there."""
    was, now = before.total.score, after.total.score
    if was is None or now is None or not before.nodes or not after.nodes:
        return effect
    found = causes(before, after)
    texts = shown_parts(was, now, [line.points for line in found])
    nodes = [{node.id: node for node in card.nodes} for card in (before, after)]
    lines = tuple(_line(line, text, *nodes) for line, text in zip(found, texts, strict=True))
    return effect.model_copy(update={"lines": lines})


def _unfit(before: Sequence[Unfit], after: Sequence[Unfit]) -> Iterator[Unfit]:
    """Answers that do not fit; those that neither rubric takes once, as the new one tells it."""
    was, now = {one.id for one in before}, {one.id for one in after}
    yield from (one.model_copy(update={"by": "both"}) if one.id in was else one for one in after)
    yield from (one for one in before if one.id not in now)


def _line(line: Cause, shown: str, before: Mapping[str, NodeView], after: Mapping[str, NodeView]) -> EffectLine:
    was, now = (_figure_of(line, nodes.get(line.path.rpartition(".")[2])) for nodes in (before, after))
    return EffectLine.model_construct(
        kind=line.kind, path=line.path, points=line.points, shown=shown, was=was, now=now, gate=line.gate
    )


def _figure_of(line: Cause, node: NodeView | None) -> Fraction | None:
    """What a line is about: a score for a value, a share for a weight."""
    if node is None or not node.share or line.kind not in (CauseKind.VALUE, CauseKind.WEIGHT):
        return None
    return node.score if line.kind is CauseKind.VALUE else node.share


def _standing(card: Scorecard, rank: int | None) -> Standing:
    total = card.total
    return Standing.model_construct(
        verdict=card.verdict,
        score=total.score,
        low=total.low,
        high=total.high,
        coverage=total.coverage,
        band=total.band,
        rank=rank,
    )


def _direction(before: Scorecard, after: Scorecard) -> Literal["down", "up", "none"]:
    was, now = _height(before), _height(after)
    return "down" if now < was else "up" if now > was else "none"


def _height(card: Scorecard) -> tuple[bool, Fraction, int]:
    """How good a verdict is: whether there is one, where its band starts, and how firm it is."""
    rubric, start = card.rubric, Fraction(0)
    for band in rubric.bands:
        if band.id == card.total.band:
            start = (band.from_ - rubric.scale_from) / (rubric.scale_to - rubric.scale_from)
    firmness = _FIRMNESS.index(card.verdict)
    return firmness >= _FIRMNESS.index(Verdict.PROVISIONAL), start, firmness


def _ranks(cards: Sequence[Scorecard], by: GroupedBy) -> dict[int, int | None]:
    """The rank of each card among those that it is compared with."""
    return {id(place.card): place.rank for group in grouped(cards, by).values() for place in places(group)}


def _largest_first(one: SheetEffect) -> tuple[bool, bool, Fraction, bool, str, str]:
    """What decides the order: totals that came or went first, then by how much they moved."""
    gone = one.points is None and one.total_changes
    moved = abs(one.points) if one.points is not None else Fraction(0)
    return not gone, moved == 0 and not one.verdict_changes, -moved, not one.no_longer_fits, one.program, one.file
