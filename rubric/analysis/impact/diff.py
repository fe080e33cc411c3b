"""Two rubrics to a ``RubricDiff``: what changed, and what that does to sheets."""

from __future__ import annotations

from collections.abc import Sequence

from rubric import __version__
from rubric.analysis.impact.changes import changes_between
from rubric.analysis.impact.renames import likely_renames
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import DiffedRubric, Impact, Notice, RubricDiff
from rubric.model.scorecard import RubricView
from rubric.source.load import Loaded


def rubric_diff(
    old: Loaded[Rubric],
    new: Loaded[Rubric],
    views: tuple[RubricView, RubricView],
    *,
    impact: Impact | None = None,
    notices: Sequence[Notice] = (),
) -> RubricDiff:
    """Put the result together.

    Args:
        old: a rubric.
        new: another one, or another edition of it.
        views: what scorecards say of the two.
        impact: on sheets.
        notices: findings about the new rubric.
    """
    return RubricDiff.model_construct(
        engine_version=__version__,
        old=DiffedRubric.model_construct(file=file_of(old), rubric=views[0]),
        new=DiffedRubric.model_construct(file=file_of(new), rubric=views[1]),
        changes=changes_between(old, new),
        renames=likely_renames(old.use(), new.use()),
        findings=tuple(notices),
        impact=impact,
    )


def file_of(loaded: Loaded[Rubric]) -> str:
    """The file that a rubric was read from, or the revision and file."""
    return next(iter(loaded.texts), "")
