"""One row of a table as a sheet, for the scorer to explain in full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rubric.batch.table.exact import answers_of, world_of_row
from rubric.batch.table.faults import OnError
from rubric.batch.table.run import TableRun
from rubric.batch.table.schema import IN, ROW
from rubric.errors import UsageError
from rubric.model.base import is_program_id
from rubric.model.sheet import Sheet
from rubric.model.table import ColumnFault
from rubric.model.text import Text
from rubric.scoring.plan import Plan


class RowSheet(NamedTuple):
    """A row as a sheet.

    Attributes:
        row: its number, from 1.
        is_only: whether no other row has its key.
        unusable: cells that count as unknown because of a fault; None where there are none.
    """

    sheet: Sheet
    row: int
    is_only: bool
    unusable: Text | None


def sheet_of_row(plan: Plan, run: TableRun, key: str, *, on_error: OnError) -> RowSheet:
    """The first row of a key, with its answers.

    Args:
        plan: the rubric.
        run: over the table.
        key: the row's.
        on_error: what becomes of cells that cannot be used; they are unknown or the row is refused.

    Raises:
        UsageError: there is none, or it has faults.
    """
    found = run.rows_of(key, 2)
    unusable = _unusable(run.faults.found(run.headings)) if run.faults.cells else None
    if unusable is not None and on_error is not OnError.NULL:
        raise UsageError(
            f"{unusable.en}. --on-error null counts them as unknown", f"{unusable.zh}。加 --on-error null 就按未知算"
        )
    if not found.height:
        name = run.fit.key
        if name is None:
            raise UsageError(f"no row {key}: rows count from 1", f"没有第“{key}”行；行从 1 数起")
        raise UsageError(f'no row with "{key}" in the column "{name}"', f"“{name}”这一列里没有“{key}”")
    cells = found.row(0, named=True)
    columns = {one.id: one for one in run.fit.answered}
    world = world_of_row(columns, {id_: cells[IN + id_] for id_ in columns})
    row = cells[ROW] + 1
    said = world.attributes
    sheet = Sheet(
        program=key if is_program_id(key) else f"row-{row}",
        name=None if is_program_id(key) or not key.strip() else Text(zh=key, en=key),
        platform=said.get("platform"),
        vertical=said.get("vertical"),
        version=said.get("version"),
        attributes={name: value for name, value in said.items() if name not in ("platform", "vertical", "version")},
        answers=answers_of(world, plan),
    )
    return RowSheet(sheet, row, found.height == 1, unusable)


def _unusable(faults: Iterable[ColumnFault]) -> Text:
    """The cells of a row that cannot be used, and what they may hold."""
    zh, en = [], []
    for one in faults:
        at, may = one.first[0], one.allowed
        why, why_zh = (f"; allowed: {may}", f"；可以是 {may}") if may else ("", "")
        en.append(f'row {at.row}, column "{one.column}": {at.value} cannot be used ({one.fault}{why})')
        zh.append(f"第 {at.row} 行“{one.column}”列：{at.value} 不能用（{one.fault}{why_zh}）")
    return Text(zh="；".join(zh), en="; ".join(en))
