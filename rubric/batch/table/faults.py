"""Faults of cells while a table streams past: counted by column, the first rows kept, in any order of arrival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from threading import Lock
from typing import NamedTuple

from rubric.batch.columns import InputColumn
from rubric.batch.table.cells import allowed
from rubric.model.base import shown
from rubric.model.table import ColumnFault, Fault, FaultAt

FIRST = 3


class OnError(StrEnum):
    """What becomes of a row with a fault."""

    REJECT = "reject"
    NULL = "null"
    STOP = "stop"


class Wrong(NamedTuple):
    """A cell with a fault; rows count from 1."""

    column: InputColumn | None
    heading: str
    fault: Fault
    row: int
    key: object
    value: object

    @property
    def because(self) -> str:
        """In a word, for a file of rejected rows."""
        if self.column is None:
            return str(self.fault)
        return f"{self.heading}: {self.fault} ({shown(self.value)})"


class Faults:
    """Gathers faults; safe to use from several threads."""

    def __init__(self) -> None:
        """None yet."""
        self._lock = Lock()
        self._cells: dict[tuple[str, Fault], int] = {}
        self._first: dict[tuple[str, Fault], list[Wrong]] = {}
        self.rows = 0

    def add(self, wrong: Iterable[Wrong], rows: int) -> None:
        """Note cells, and how many rows they are in."""
        with self._lock:
            self.rows += rows
            for one in wrong:
                at = (one.heading, one.fault)
                self._cells[at] = self._cells.get(at, 0) + 1
                first = self._first.setdefault(at, [])
                if len(first) < FIRST or one.row < first[-1].row:
                    first.append(one)
                    first.sort(key=lambda wrong: wrong.row)
                    del first[FIRST:]

    @property
    def cells(self) -> int:
        """All cells with a fault."""
        return sum(self._cells.values())

    def found(self, headings: Iterable[str]) -> Iterator[ColumnFault]:
        """What was found, in the order of the table's columns."""
        order = {name: place for place, name in enumerate(headings)}
        for at in sorted(self._cells, key=lambda at: (order.get(at[0], -1), at[1])):
            first = self._first[at]
            column = first[0].column
            yield ColumnFault(
                column=at[0],
                id=column.id if column is not None else "",
                fault=at[1],
                cells=self._cells[at],
                first=tuple(FaultAt(row=one.row, key=shown(one.key), value=shown(one.value)) for one in first),
                allowed=allowed(column) if column is not None else "",
            )
