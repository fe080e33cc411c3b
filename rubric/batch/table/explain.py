"""One row of a table as a sheet, for the scorer to explain in full."""

from __future__ import annotations

from typing import NamedTuple

from rubric.batch.table.exact import answers_of, world_of_row
from rubric.batch.table.run import TableRun
from rubric.batch.table.schema import IN, ROW
from rubric.errors import UsageError
from rubric.model.base import is_program_id
from rubric.model.sheet import Sheet
from rubric.model.text import Text
from rubric.scoring.plan import Plan


class RowSheet(NamedTuple):
    """A row as a sheet; ``row`` counts from 1, ``is_only`` says whether no other row has its key."""

    sheet: Sheet
    row: int
    is_only: bool


def sheet_of_row(plan: Plan, run: TableRun, key: str) -> RowSheet:
    """The first row of a key, with its answers.

    Raises:
        UsageError: there is none, or it has faults.
    """
    found = run.rows_of(key, 2)
    if run.faults.cells:
        first = next(run.faults.found(run.headings))
        cell, fault = first.first[0], first.fault
        raise UsageError(
            f'row {cell.row}, column "{first.column}": {cell.value} cannot be used ({fault})',
            f"第 {cell.row} 行“{first.column}”列：{cell.value} 不能用（{fault}）",
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
    return RowSheet(sheet, row, found.height == 1)
