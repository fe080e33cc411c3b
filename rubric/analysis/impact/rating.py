"""Sheets rated by one edition of a rubric, whether or not all of their answers fit it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rubric.analysis.impact.edits import untouched_criteria
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import Side, Unfit
from rubric.model.scorecard import Scorecard
from rubric.model.sheet import Sheet
from rubric.model.text import Text
from rubric.scoring.brief import Brief
from rubric.scoring.plan import branches_under
from rubric.scoring.score import Compiled, prepare
from rubric.scoring.values import LeafValue
from rubric.source.check_sheet import check_answers
from rubric.source.load import Loaded, placed
from rubric.source.parts import Parts, Problem


@dataclass(frozen=True)
class Edition:
    """A rubric made ready to rate many sheets.

    Attributes:
        side: which of the two rubrics it is.
        compiled: the rubric.
        parts: its items.
        brief: rates sheets by it.
    """

    side: Side
    compiled: Compiled
    parts: Parts
    brief: Brief

    @classmethod
    def of(cls, rubric: Rubric, side: Side) -> Edition:
        """Compile a rubric that has been checked."""
        compiled = prepare(rubric)
        return cls(side, compiled, Parts(rubric), Brief(compiled))

    @property
    def titles(self) -> dict[str, Text]:
        """How its nodes and gates are called, by path and by id."""
        plan = self.compiled.plan
        nodes = {leaf.path: leaf.criterion.title for leaf in plan.leaves.values()}
        groups = {one.path: one.group.title for one in branches_under(plan.root) if one.group is not None}
        return nodes | groups | {id_: gate.title for id_, gate in plan.gates.items()}


@dataclass(frozen=True)
class Rated:
    """A sheet by one edition; answers that do not fit are left out. ``leaves`` are the values of its criteria."""

    card: Scorecard
    unfit: tuple[Unfit, ...] = ()
    leaves: Mapping[str, LeafValue] = field(default_factory=dict)


def rate_sheet(
    edition: Edition, sheet: Loaded[Sheet], known: Mapping[str, LeafValue] | None = None, *, totals: bool = False
) -> Rated:
    """Rate a sheet whose own form is right.

    Args:
        edition: of the rubric, whatever rubric the sheet names.
        sheet: as it was read.
        known: values of criteria that another rating of the sheet found and that are the same by this edition.
        totals: whether the totals are enough; the scorecard has no nodes and no ledger then.

    Raises:
        InputError: the sheet has errors of its own.
    """
    model, root = sheet.use(), sheet.root
    kept, problems = fitting(model, edition.parts)
    name = root.document.name if root is not None else ""
    found = placed(problems, root) if problems else []
    unfit = tuple(
        Unfit.model_construct(
            by=edition.side,
            id=str(problem.path[1]),
            message=finding.message,
            file=finding.place.file,
            line=finding.place.line,
            column=finding.place.column,
        )
        for problem, finding in zip(problems, found, strict=True)
    )
    rate = edition.brief.totals if totals else edition.brief.rate
    card, leaves = rate(kept, file=name, known=known)
    return Rated(card, unfit, leaves)


def rate_sheets(edition: Edition, sheets: Iterable[Loaded[Sheet]]) -> list[Rated]:
    """Rate sheets, in their order."""
    return [rate_sheet(edition, sheet) for sheet in sheets]


def rate_again(edition: Edition, sheets: Sequence[Loaded[Sheet]], before: Sequence[Rated], old: Edition) -> list[Rated]:
    """Rate sheets that another edition has rated; what no change touches is not found out again.

    Args:
        edition: to rate by.
        sheets: as they were read.
        before: the same sheets by the other edition, in the same order.
        old: the other edition.
    """
    same = untouched_criteria(old.parts.rubric, edition.parts.rubric)
    return [
        rate_sheet(edition, sheet, {id_: value for id_, value in one.leaves.items() if id_ in same})
        for sheet, one in zip(sheets, before, strict=True)
    ]


def fitting(sheet: Sheet, parts: Parts, *, suggest: bool = True) -> tuple[Sheet, list[Problem]]:
    """A sheet without the answers that a rubric cannot take, and what is wrong with these.

    Args:
        sheet: whose own form is right.
        parts: of the rubric.
        suggest: whether to look for what was meant.
    """
    problems = list(check_answers(sheet, parts, suggest=suggest))
    if not problems:
        return sheet, []
    wrong = {problem.path[1] for problem in problems}
    kept = {id_: answer for id_, answer in sheet.answers.items() if id_ not in wrong}
    return sheet.model_copy(update={"answers": kept}), problems
