"""A blank table for a rubric: its columns with one example row, and what each of them may hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rubric.batch.columns import NOT_APPLICABLE, ColumnKind, InputColumn
from rubric.batch.table.cells import allowed
from rubric.batch.table.headings import plain_name, title_of
from rubric.model.cells import Cell
from rubric.model.text import Lang
from rubric.scoring.plan import Plan


def template_columns(columns: Sequence[InputColumn]) -> tuple[InputColumn, ...]:
    """What a table should have: what is observed, and what may be said not to apply; no levels in place of a rule."""
    wanted = (one for one in columns if one.needed or NOT_APPLICABLE in one.codes)
    return tuple(one for one in wanted if one.kind is not ColumnKind.CURVE)


def example(column: InputColumn) -> int | float | str:
    """A value that a column may hold: the highest code, the first option, the least number; mostly empty: nothing."""
    if column.derived or column.kind is ColumnKind.ATTRIBUTE:
        return ""
    if column.codes:
        return max(column.codes)
    if column.options:
        return column.options[0]
    low = column.between[0] if column.between is not None else 0
    return int(low) if low == int(low) else float(low)


def template_rows(columns: Sequence[InputColumn]) -> Iterator[list[Cell]]:
    """The headings, then the example."""
    yield ["program", *(plain_name(one, columns) for one in columns)]
    yield ["example-program", *(_cell(example(one)) for one in columns)]


def description_rows(plan: Plan, columns: Sequence[InputColumn]) -> Iterator[list[Cell]]:
    """One row a column: id, kind, what it may hold, whether it may not apply, title in both languages."""
    yield ["column", "kind", "allowed", "not_applicable", "title_zh", "title_en"]
    yield ["program", "key", "", "", "小程序", "program"]
    for one in columns:
        gone = NOT_APPLICABLE if NOT_APPLICABLE in one.codes else None
        titles = [title_of(plan, one).get(lang) for lang in (Lang.ZH, Lang.EN)]
        yield [plain_name(one, columns), str(one.kind), _allowed(one), gone, *titles]


def _allowed(column: InputColumn) -> str:
    """What may be said besides that it does not apply; a rule is not to be replaced."""
    codes = tuple(code for code in column.codes if code != NOT_APPLICABLE)
    return "" if column.derived else allowed(replace(column, codes=codes))


def _cell(value: float | str) -> Cell:
    return value if isinstance(value, int | str) else str(value)
