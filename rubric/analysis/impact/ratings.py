"""Sheets by one edition of a rubric as it is being edited: rated again only where something changed."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.analysis.impact.effect import impact
from rubric.analysis.impact.rating import Edition, Rated, rate_sheet
from rubric.model.ranking import GroupedBy
from rubric.model.rubric import Rubric
from rubric.model.rubric_diff import Impact
from rubric.model.sheet import Sheet
from rubric.source.load import Loaded

Sheets = Mapping[str, Loaded[Sheet]]


class Ratings:
    """An edition with the totals of sheets, by file.

    Attributes:
        loaded: the rubric.
        edition: the same, compiled.
        scoring: what all that scores rest on hashes to.
        sheets: those that were rated.
        rated: what they come to.
    """

    def __init__(self, loaded: Loaded[Rubric], *, before: Ratings | None = None) -> None:
        """Compile a rubric that can be used.

        Args:
            loaded: the rubric.
            before: the edition before; where the two score alike its totals hold.
        """
        self.loaded = loaded
        self.edition = Edition.of(loaded.use(), "new")
        self.scoring = self.edition.compiled.view.scoring_sha256
        self.sheets: Sheets = {}
        self.rated: Mapping[str, Rated] = {}
        if before is not None and self.scoring == before.scoring:
            self.sheets, self.rated = before.sheets, before.rated

    def rate(self, sheets: Sheets) -> None:
        """Rate these sheets, and forget others; where all are the same, ``rated`` stays the same object."""
        if list(self.sheets) == list(sheets) and all(self.sheets[name] is sheet for name, sheet in sheets.items()):
            return
        same = {name for name, sheet in sheets.items() if self.sheets.get(name) is sheet}
        self.rated = {
            name: self.rated[name] if name in same else rate_sheet(self.edition, sheet, totals=True)
            for name, sheet in sheets.items()
        }
        self.sheets = dict(sheets)


def impact_of(
    before: tuple[Edition, Mapping[str, Rated]], after: tuple[Edition, Mapping[str, Rated]], by: GroupedBy
) -> Impact | None:
    """What becomes of the sheets that both have, by file; None where there are none."""
    (old, was), (new, now) = before, after
    both = [name for name in now if name in was]
    if not both:
        return None
    return impact([_by_old(was[name]) for name in both], [now[name] for name in both], old.titles | new.titles, by)


def _by_old(rated: Rated) -> Rated:
    """What does not fit was found by the rubric that is the old one now."""
    return Rated(rated.card, tuple(one.model_copy(update={"by": "old"}) for one in rated.unfit))
