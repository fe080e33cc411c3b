"""Sheets of several observers about the same programs -> how far they agree.

Levels of criteria are pooled by their position on their scale, 0 to 1: for criteria with the same number of levels
that is the level itself, since ordinal alpha sees the order only. Choices and numbers mean something else in each
question; they are compared question by question and averaged. An unknown answer is a missing one, and so is an open
conflict. Whether a criterion applies is compared apart; levels are compared where both say that it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations

from rubric import __version__
from rubric.analysis.observers.agreement import Coincidences, Value, alpha, gwet, share_of_pairs
from rubric.analysis.observers.answers import Asked, Cell, Observed, asked_of, clash_of
from rubric.analysis.observers.leniency import leniency
from rubric.analysis.observers.resample import DRAWS, SEED, interval_of
from rubric.model.agreement import (
    Agreement,
    Coefficient,
    Family,
    FamilyAgreement,
    LeftOut,
    Measure,
    ObserverView,
    ProgramView,
    QuestionAgreement,
    RubricName,
    Trust,
    Undefined,
)
from rubric.model.sheet import Sheet
from rubric.scoring.plan import Plan
from rubric.scoring.score import Compiled

# From so many programs on, the bootstrap draws programs: answers about one program hang together.
CLUSTERED_FROM = 8
RELIABLE, TENTATIVE = Fraction(80, 100), Fraction(667, 1000)
# Equal pairs from here on with an alpha below: nearly everything has one value, alpha says little.
MOSTLY_SAME, LOW_ALPHA = Fraction(80, 100), Fraction(40, 100)

_MEASURES = {
    Family.CRITERIA: Measure.ORDINAL,
    Family.JUDGED: Measure.ORDINAL,
    Family.DERIVED: Measure.ORDINAL,
    Family.YES_NO: Measure.NOMINAL,
    Family.CHOICE: Measure.NOMINAL,
    Family.NUMBER: Measure.INTERVAL,
    Family.APPLIES: Measure.NOMINAL,
}
_PARTS = {Family.CRITERIA: (Family.JUDGED, Family.DERIVED)}
_LEVELS = frozenset({Family.CRITERIA, Family.JUDGED, Family.DERIVED})
_ANSWERS = frozenset({Family.JUDGED, Family.YES_NO, Family.CHOICE, Family.NUMBER})
_BY_QUESTION = frozenset({Family.CHOICE, Family.NUMBER})


def agreement(
    compiled: Compiled,
    sheets: Iterable[tuple[str, Sheet]],
    *,
    facts: Sequence[str],
    draws: int = DRAWS,
    seed: int = SEED,
) -> Agreement:
    """Compare sheets.

    Args:
        compiled: the rubric that all of them answer.
        sheets: each with the name of its file; all name an observer, and their answers fit the rubric. Of several by
            one observer about one program the latest counts.
        facts: the facts to compare, in the order in which they are asked.
        draws: of the bootstrap; 0 for none.
        seed: of the bootstrap.
    """
    latest, left_out = _latest(compiled.plan, sheets)
    return _Study(compiled, latest, facts, draws, seed).result(left_out)


def _latest(plan: Plan, sheets: Iterable[tuple[str, Sheet]]) -> tuple[dict[str, list[Observed]], list[LeftOut]]:
    """The sheets that count, by program, and the others."""
    found: dict[tuple[str, str], Observed] = {}
    left_out = []
    for file, sheet in sheets:
        one = Observed(plan, sheet, file, sheet.observer or "")
        key = (sheet.program, one.observer)
        before = found.get(key)
        if before is not None:
            one, before = (one, before) if _day(one) >= _day(before) else (before, one)
            left_out.append(_left_out(before))
        found[key] = one
    programs: dict[str, list[Observed]] = {}
    for (program, _), one in found.items():
        programs.setdefault(program, []).append(one)
    return programs, left_out


def _day(one: Observed) -> str:
    return one.sheet.observed.isoformat() if one.sheet.observed else ""


def _left_out(one: Observed) -> LeftOut:
    return LeftOut(file=one.file, program=one.sheet.program, observer=one.observer, observed=_day(one) or None)


class _Study:
    """The comparison of one set of sheets."""

    def __init__(
        self, compiled: Compiled, programs: Mapping[str, list[Observed]], facts: Sequence[str], draws: int, seed: int
    ) -> None:
        self.compiled = compiled
        self.all = programs
        self.programs = {id_: sheets for id_, sheets in programs.items() if len(sheets) > 1}
        self.asked = tuple(asked_of(compiled.plan, facts))
        self.draws, self.seed = draws, seed
        self.clustered = len(self.programs) >= CLUSTERED_FROM

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What at least one observer of a program with several says."""
        return tuple(
            Cell(asked, program, said)
            for asked in self.asked
            for program, sheets in self.programs.items()
            if (said := {one.observer: value for one in sheets if (value := one.value(asked)) is not None})
        )

    def result(self, left_out: Sequence[LeftOut]) -> Agreement:
        answers = [cell for cell in self.cells if cell.asked.family in _ANSWERS]
        view = self.compiled.view
        return Agreement(
            engine_version=__version__,
            rubric=RubricName(
                id=view.id,
                edition=view.edition,
                title=view.title,
                sha256=view.sha256,
                scoring_sha256=view.scoring_sha256,
            ),
            programs=_views(self.programs),
            alone=_views({id_: sheets for id_, sheets in self.all.items() if len(sheets) == 1}),
            observers=self._observers(answers),
            left_out=tuple(left_out),
            shared=sum(len(cell.said) > 1 for cell in answers),
            single=sum(len(cell.said) == 1 for cell in answers),
            families=tuple(one for family in Family if (one := self._family(family)) is not None),
            questions=self._questions(frozenset(Family) - {Family.DERIVED}),
            criteria=tuple(one for one in self._questions(frozenset({Family.DERIVED})) if one.differing),
            resampled="programs" if self.clustered else "answers",
            draws=self.draws,
            seed=self.seed,
            reliable_from=RELIABLE,
            tentative_from=TENTATIVE,
            clustered_from=CLUSTERED_FROM,
        )

    def _observers(self, answers: Sequence[Cell]) -> tuple[ObserverView, ...]:
        names = sorted({one.observer for sheets in self.programs.values() for one in sheets})
        levels = [_levels(cell) for cell in self._of(Family.CRITERIA) if len(cell.said) > 1]
        offsets = leniency(levels)
        return tuple(
            ObserverView(
                name=name,
                sheets=sum(one.observer == name for sheets in self.programs.values() for one in sheets),
                answers=sum(name in cell.said and len(cell.said) > 1 for cell in answers),
                levels=sum(name in unit for unit in levels),
                leniency=offsets.get(name),
            )
            for name in names
        )

    def _of(self, family: Family) -> list[Cell]:
        parts = _PARTS.get(family, (family,))
        return [cell for cell in self.cells if cell.asked.family in parts]

    def _family(self, family: Family) -> FamilyAgreement | None:
        cells = self._of(family)
        shared = [cell for cell in cells if len(cell.said) > 1]
        if not shared:
            return None
        coefficient = self._by_question(shared) if family in _BY_QUESTION else self._pooled(family, shared)
        same = share_of_pairs([cell.ratings for cell in shared], lambda one, other: one == other)
        value = coefficient.value
        return FamilyAgreement(
            family=family,
            measure=_MEASURES[family],
            units=len(shared),
            single=len(cells) - len(shared),
            pairs=sum(len(cell.said) * (len(cell.said) - 1) // 2 for cell in shared),
            same=same,
            near=share_of_pairs([list(_levels(cell).values()) for cell in shared], _adjacent)
            if family in _LEVELS
            else None,
            alpha=coefficient,
            gwet=self._gwet(family, cells),
            trust=_trust(value),
            sure=_trust(coefficient.low),
            paradox=value is not None and same is not None and same >= MOSTLY_SAME and value < LOW_ALPHA,
        )

    def _pooled(self, family: Family, shared: Sequence[Cell]) -> Coefficient:
        coincidences = Coincidences([cell.ratings for cell in shared], _MEASURES[family])
        found = alpha([cell.ratings for cell in shared], _MEASURES[family])
        if isinstance(found, Undefined):
            return _coefficient(found)
        number = {program: index for index, program in enumerate(self.programs)}
        clusters = [number[cell.program] for cell in shared] if self.clustered else None
        ends = interval_of(coincidences, clusters, draws=self.draws, seed=self.seed)
        return _coefficient(found, ends)

    def _by_question(self, shared: Sequence[Cell]) -> Coefficient:
        """The mean over the questions that have an alpha."""
        questions: dict[str, list[Cell]] = {}
        for cell in shared:
            questions.setdefault(cell.asked.id, []).append(cell)
        found = [_alpha(cells) for cells in questions.values()]
        values = [one for one in found if not isinstance(one, Undefined)]
        if values:
            return _coefficient(sum(values, Fraction(0)) / len(values))
        return _coefficient(Undefined.TOO_FEW if Undefined.TOO_FEW in found else Undefined.NO_VARIATION)

    def _gwet(self, family: Family, cells: Sequence[Cell]) -> Coefficient | None:
        if family in _BY_QUESTION:
            return None
        return _coefficient(gwet([cell.ratings for cell in cells], quadratic=family in _LEVELS))

    def _questions(self, families: frozenset[Family]) -> tuple[QuestionAgreement, ...]:
        """What is asked in some families and shared at all, the farthest apart first."""
        cells: dict[tuple[str, Family], list[Cell]] = {}
        for cell in self.cells:
            if cell.asked.family in families and len(cell.said) > 1:
                cells.setdefault((cell.asked.id, cell.asked.family), []).append(cell)
        found = [_question(own[0].asked, own, self.programs) for own in cells.values()]
        return tuple(sorted(found, key=lambda one: (one.distance or 0, one.differing), reverse=True))


def _views(programs: Mapping[str, Sequence[Observed]]) -> tuple[ProgramView, ...]:
    return tuple(
        ProgramView(
            id=id_,
            name=next((one.sheet.name for one in sheets if one.sheet.name is not None), None),
            observers=tuple(sorted(one.observer for one in sheets)),
        )
        for id_, sheets in programs.items()
    )


def _question(asked: Asked, shared: Sequence[Cell], programs: Mapping[str, Sequence[Observed]]) -> QuestionAgreement:
    pairs = [(one, other) for cell in shared for one, other in combinations(cell.ratings, 2)]
    distances = [_distance(asked, one, other) for one, other in pairs]
    clashes = [clash_of(cell, programs[cell.program]) for cell in shared]
    return QuestionAgreement(
        id=asked.id,
        title=asked.title,
        family=asked.family,
        units=len(shared),
        pairs=len(pairs),
        differing=sum(one != other for one, other in pairs),
        distance=sum(distances, Fraction(0)) / len(pairs) if pairs else None,
        alpha=_coefficient(_alpha(shared)),
        clashes=tuple(clash for clash in clashes if clash is not None),
    )


def _alpha(cells: Sequence[Cell]) -> Fraction | Undefined:
    measure = _MEASURES[cells[0].asked.family] if cells else Measure.NOMINAL
    return alpha([cell.ratings for cell in cells], measure)


def _distance(asked: Asked, one: Value, other: Value) -> Fraction:
    """0 to 1: part of the scale for levels, else whether they differ."""
    return abs(Fraction(one) - Fraction(other)) if asked.top else Fraction(one != other)


def _levels(cell: Cell) -> dict[str, int]:
    return {observer: value for observer, value in cell.said.items() if isinstance(value, int)}


def _adjacent(one: Value, other: Value) -> bool:
    return abs(Fraction(one) - Fraction(other)) <= 1


def _coefficient(found: Fraction | Undefined, ends: tuple[Fraction, Fraction] | None = None) -> Coefficient:
    if isinstance(found, Undefined):
        return Coefficient(value=None, undefined=found)
    return Coefficient(value=found, low=ends[0] if ends else None, high=ends[1] if ends else None)


def _trust(value: Fraction | None) -> Trust | None:
    if value is None:
        return None
    return Trust.RELIABLE if value >= RELIABLE else Trust.TENTATIVE if value >= TENTATIVE else Trust.UNRELIABLE
