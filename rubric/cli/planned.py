"""A sheet as it would be after a plan: the changed answers say that they are planned, everything else is untouched."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from rubric.analysis.advice.changes import Change
from rubric.cli.sheets import Read, rubric_name
from rubric.model.advice import AdviceTarget
from rubric.observe.merge import put_answer
from rubric.scoring.gains import text_of_value
from rubric.source.edit_set import change_to
from rubric.source.edit_text import reread


def planned_sheet(read: Read, changes: Sequence[Change], path: Path, *, reach: AdviceTarget) -> str:
    """The text of the sheet after some changes.

    Args:
        read: the sheet.
        changes: what is planned.
        path: where it will stand; the rubric is named from there.
        reach: the target, for the reason of each answer.

    Raises:
        InputError: the layout of the sheet cannot be edited safely.
    """
    source = read.source
    named = source.root.get("rubric")
    if named is not None and path.resolve().parent != source.path.resolve().parent:
        text = change_to(source, ("rubric",), rubric_name(read, path)).text
        source = source._replace(text=text, root=reread(text, source.path)[0])
    for change in changes:
        answer = {"value": _written(change.value), "because": _because(reach)}
        source = put_answer(source, change.item.id, answer)
    return source.text


def _because(reach: AdviceTarget) -> dict[str, str]:
    points = text_of_value(reach.score)
    zh, en = (reach.title.zh, reach.title.en) if reach.title else (f"{points} 分", f"{points} points")
    return {"zh": f"计划：为达到“{zh or en}”", "en": f"planned, to reach {en or zh}"}


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)
