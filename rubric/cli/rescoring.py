"""A scorecard's sheet rated again by the rubric of another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rubric.errors import InputError

if TYPE_CHECKING:
    from rubric.model.scorecard import Scorecard


def rescored(before: Scorecard, after: Scorecard) -> Scorecard | None:
    """The earlier sheet by the rubric that the later sheet names; answers that this rubric does not know are left out.

    None where one of the two sheets is not there any more, or does not fit.
    """
    from rubric.scoring.score import score
    from rubric.source.load import fit, read_rubric_of, read_sheet
    from rubric.source.parts import Parts

    try:
        old, new = Path(before.sheet.file), Path(after.sheet.file)
        rubric = read_rubric_of(read_sheet(new), new).use()
        sheet, parts = read_sheet(old), Parts(rubric)
        model = sheet.use()
        known = {id_: answer for id_, answer in model.answers.items() if id_ in parts.criteria or id_ in rubric.facts}
        sheet.model = model.model_copy(update={"answers": known})
        return score(rubric, fit(sheet, parts).use(), file=before.sheet.file)
    except (InputError, OSError):
        return None
