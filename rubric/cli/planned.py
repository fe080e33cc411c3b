"""A sheet as it would be after a plan: it says that it is one, and so do the changed answers; the rest is untouched."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from rubric.analysis.advice.changes import Change
from rubric.cli.sheets import Read, rubric_name
from rubric.model.advice import AdviceTarget
from rubric.observe.merge import put, put_answer
from rubric.scoring.gains import text_of_value
from rubric.source.edit_remove import remove
from rubric.source.edit_text import Source, line_break

# Who observed a sheet of a plan, in both languages.
PLAN = "plan"


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
        source = put(source, ("rubric",), rubric_name(read, path))
    for change in changes:
        answer = {"value": _written(change.value), "because": _because(reach)}
        source = put_answer(source, change.item.id, answer)
    return _marked(source, reach)


def _marked(source: Source, reach: AdviceTarget) -> str:
    """The text with a head that says what it is: nobody observed it, on no day."""
    source = put(source, ("observer",), PLAN)
    if "observed" in source.root:
        source = source.with_text(remove(source, "observed").change.text)
    if source.is_json:
        return source.text
    zh, en = _names(reach)
    head = (f"# 计划，不是观察：为达到“{zh}”", f"# A plan to reach {en}, not an observation")
    new = line_break(source.text)
    before = "".join(f"{line}{new}" for line in head)
    return source.text if source.text.startswith(before) else before + source.text


def _because(reach: AdviceTarget) -> dict[str, str]:
    zh, en = _names(reach)
    return {"zh": f"计划：为达到“{zh}”", "en": f"planned, to reach {en}"}


def _names(reach: AdviceTarget) -> tuple[str, str]:
    points = text_of_value(reach.score)
    zh, en = (reach.title.zh, reach.title.en) if reach.title else (f"{points} 分", f"{points} points")
    return " ".join((zh or en or "").split()), " ".join((en or zh or "").split())


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else Decimal(value.numerator) / Decimal(value.denominator)
