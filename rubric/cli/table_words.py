"""What words in the cells of a table mean: the same as in sheets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rubric.batch.columns import NOT_APPLICABLE, ColumnKind, InputColumn
from rubric.model.answers import Misfit
from rubric.model.table import Fault
from rubric.observe.questions import question_for
from rubric.observe.understand import understand, yes_or_no

if TYPE_CHECKING:
    from rubric.batch.table.cells import Understand, Value
    from rubric.scoring.plan import Plan

_FAULTS = {
    "expected-yes-no": Fault.NOT_YES_NO,
    "expected-number": Fault.NOT_A_NUMBER,
    "expected-whole": Fault.NOT_WHOLE,
    "out-of-range": Fault.OUT_OF_RANGE,
    "unknown-option": Fault.NO_SUCH_OPTION,
    "unknown-level": Fault.NO_SUCH_LEVEL,
    "may-not-apply": Fault.MUST_APPLY,
}


def understanding(plan: Plan) -> Understand:
    """Reads words by the questions of a rubric."""

    def read(column: InputColumn, text: str) -> Value | Fault:
        question = question_for(plan, column.id)
        if column.kind is ColumnKind.YES_NO and (answer := yes_or_no(text)) is not None:
            return int(answer)
        if question is None or (column.kind is ColumnKind.YES_NO and column.id in plan.leaves):
            return Fault.NOT_YES_NO
        said = understand(question, text)
        if isinstance(said, Misfit):
            return _FAULTS.get(said.code, Fault.ONLY_NOT_APPLICABLE)
        if said.not_applicable:
            return NOT_APPLICABLE
        if column.kind is ColumnKind.APPLIES and said.value not in (None, "unknown"):
            return Fault.ONLY_NOT_APPLICABLE
        return _plain(said.value)

    return read


def _plain(value: object) -> Value:
    if value is None or value == "unknown":
        return None
    return float(value) if isinstance(value, Decimal) else value if isinstance(value, int) else str(value)
