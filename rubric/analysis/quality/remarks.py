"""What stands out on these programs, most important first, and whether enough programs say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from rubric.analysis.quality.limits import LIMITS
from rubric.model.quality import (
    BandQuality,
    CriterionQuality,
    FactQuality,
    GateQuality,
    Kind,
    PairQuality,
    Remark,
    Scale,
    Use,
    Verdicts,
)


def remarks_of(
    criteria: Sequence[CriterionQuality],
    pairs: Sequence[PairQuality],
    facts: Sequence[FactQuality],
    gates: Sequence[GateQuality],
    bands: Sequence[BandQuality],
    verdicts: Verdicts,
) -> tuple[Remark, ...]:
    """All remarks, in the order of their kinds; within one those with enough programs first, then the weightiest."""
    heavy = {one.path: one.declared for one in criteria}
    found = [
        *_withheld(verdicts),
        *(remark for one in criteria for remark in _criterion(one)),
        *(remark for one in pairs if (remark := _pair(one))),
        *(remark for one in facts if (remark := _unused(Kind.ANSWER_UNUSED, one.id, one.uses, one.scale))),
        *(remark for one in gates if (remark := _gate(one))),
        *_bands(bands, verdicts),
    ]
    kinds = {kind: number for number, kind in enumerate(Kind)}
    return tuple(
        sorted(
            found,
            key=lambda one: (kinds[one.kind], not one.enough, -sum(heavy.get(id_, Fraction(0)) for id_ in one.ids)),
        )
    )


def _remark(kind: Kind, programs: int, *ids: str, values: tuple[str, ...] = ()) -> Remark:
    return Remark(kind=kind, ids=ids, values=values, programs=programs, enough=programs >= LIMITS.programs)


def _withheld(verdicts: Verdicts) -> Iterator[Remark]:
    without = verdicts.withheld + verdicts.unscorable
    programs = without + verdicts.final + verdicts.provisional
    if without and without >= LIMITS.withheld * programs:
        yield _remark(Kind.WITHHELD, programs)


def _criterion(one: CriterionQuality) -> Iterator[Remark]:
    applying = one.settled + one.unknown
    if applying and one.settled <= LIMITS.observed * applying:
        yield _remark(Kind.UNOBSERVED, applying, one.path)
    elif not applying:
        yield _remark(Kind.INAPPLICABLE, one.not_applicable + one.out_of_scope, one.path)
    if one.distinct == 1 and one.settled > 1:
        yield _remark(Kind.CONSTANT, one.settled, one.path)
    elif one.scale is not Scale.NUMBER and (unused := _unused(Kind.UNUSED, one.path, one.uses, one.scale)):
        yield unused
    if one.nominal is not None and one.real is not None and one.distinct > 1:
        yield from _weight(one.path, one.nominal, one.real, one.settled)
    if one.item_total is not None and one.item_total < LIMITS.item_total:
        yield _remark(Kind.APART, one.item_total_programs, one.path)


def _weight(path: str, nominal: Fraction, real: Fraction, programs: int) -> Iterator[Remark]:
    if abs(nominal - real) < LIMITS.points:
        return
    if real >= LIMITS.factor * nominal:
        yield _remark(Kind.STRONGER, programs, path)
    elif nominal >= LIMITS.factor * real:
        yield _remark(Kind.WEAKER, programs, path)


def _unused(kind: Kind, id_: str, uses: Sequence[Use], scale: Scale) -> Remark | None:
    """Values that no program shows; nothing where some must be missing, since there are fewer programs than values."""
    least = 1 if scale is Scale.CHECKLIST else len(uses)
    unused = [one for one in uses if one.of >= least and not one.programs]
    if not unused:
        return None
    return _remark(kind, min(one.of for one in unused), id_, values=tuple(one.value for one in unused))


def _pair(one: PairQuality) -> Remark | None:
    """A pair; a duplicate is told whatever the number of programs, unless chance may well have made it.

    In few programs pairs that chance is bound to make are no hint either.
    """
    if one.chance is None:
        return _remark(Kind.CORRELATED, one.programs, one.first, one.second)
    if one.chance == 1 and one.programs < LIMITS.programs:
        return None
    enough = one.chance <= LIMITS.chance
    return Remark(kind=Kind.DUPLICATE, ids=(one.first, one.second), programs=one.programs, enough=enough)


def _gate(one: GateQuality) -> Remark | None:
    settled = one.broken + one.clear
    if not settled:
        return None
    if not one.broken:
        return _remark(Kind.GATE_NEVER, settled, one.id)
    if not one.clear:
        return _remark(Kind.GATE_ALWAYS, settled, one.id)
    return None if one.binds else _remark(Kind.GATE_IDLE, one.broken, one.id)


def _bands(bands: Sequence[BandQuality], verdicts: Verdicts) -> Iterator[Remark]:
    judged = verdicts.final + verdicts.provisional
    width = verdicts.median_width
    for band in bands:
        if width is not None and band.width < width:
            programs = judged + verdicts.withheld + verdicts.unscorable
            yield _remark(Kind.BAND_NARROW, programs, band.id)
        if judged >= len(bands) and not band.reached:
            yield _remark(Kind.BAND_EMPTY, judged, band.id)
