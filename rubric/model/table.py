"""What became of a table of programs: rows, what was wrong with them, how scores are distributed."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.states import Verdict
from rubric.model.text import Text


class Fault(StrEnum):
    """What is wrong with a cell."""

    NOT_YES_NO = "not_yes_no"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    OUT_OF_RANGE = "out_of_range"
    NO_SUCH_OPTION = "no_such_option"
    NO_SUCH_LEVEL = "no_such_level"
    MUST_APPLY = "must_apply"
    ONLY_NOT_APPLICABLE = "only_not_applicable"
    TWO_ANSWERS = "two_answers"
    RAGGED = "ragged"


class TableRubric(Result):
    """Which rubric was used; ``scoring_sha256`` is of what affects scores."""

    id: str
    edition: str
    title: Text
    scoring_sha256: str
    scale_from: Figure
    scale_to: Figure


class ColumnUse(Result):
    """A column of the table and what it answers: a fact, a criterion or ``program.`` and an attribute."""

    column: str
    id: str
    title: Text


class ByHand(Result):
    """A criterion that the rubric works out by a rule, and how many rows give a level of their own instead."""

    id: str
    title: Text
    rows: int


class FaultAt(Result):
    """A cell with a fault: its row from 1, the row's key, what it holds."""

    row: int
    key: str
    value: str


class ColumnFault(Result):
    """How many cells of a column have a fault, and the first of them; ``allowed`` is what it may hold."""

    column: str
    id: str
    fault: Fault
    cells: int
    first: tuple[FaultAt, ...]
    allowed: str


class KeyFault(Result):
    """How many rows share their key with an earlier one, the first of them, and how many have no key."""

    column: str
    repeated: int
    first: tuple[FaultAt, ...]
    missing: int


class BandRows(Result):
    """A band with the rows that reached it."""

    id: str
    title: Text
    rows: int


class Spread(Result):
    """How the scores of the total or a dimension are distributed.

    Attributes:
        id, title: of the node; the id of the total is ``total``.
        rows: those with a score, whatever their verdict.
        mean: of their scores, on the report scale; null without any.
        tenths: rows by tenths of the report scale, lowest first; an edge belongs to the upper one.
    """

    id: str
    title: Text | None
    rows: int
    mean: Figure | None
    tenths: tuple[int, ...]


class TableResult(Result):
    """A table and its scores, all rows together.

    Attributes:
        rubric: what they were rated by.
        files: what was read.
        engine: that did the arithmetic.
        rows, scored, rejected: counts of rows.
        nulled: cells that count as unknown because of a fault.
        settled: rows that the exact scorer decided because the engine's arithmetic could not.
        verdicts: rows by verdict.
        coverage: the mean over the rows to which anything applies.
        bands: rows by band, lowest first.
        nodes: the total, then the dimensions.
        columns: what each column of the table answers.
        by_hand: criteria whose level some rows give though a rule works it out.
        unused: columns that are neither known nor asked for.
        missing: what the rubric asks and no column answers, unknown in every row.
        faults: of cells, by column.
        keys: faults of keys; null where there are none.
        output, rejected_file: what was written; null for nothing, and then there are no scores either where cells
            with faults stopped the run.
    """

    schema_version: Literal[1] = 1
    kind: Literal["table"] = "table"
    engine_version: str
    rubric: TableRubric
    files: tuple[str, ...]
    engine: str
    rows: int
    scored: int
    rejected: int
    nulled: int
    settled: int
    verdicts: dict[Verdict, int]
    coverage: Figure | None
    bands: tuple[BandRows, ...]
    nodes: tuple[Spread, ...]
    columns: tuple[ColumnUse, ...]
    by_hand: tuple[ByHand, ...] = ()
    unused: tuple[str, ...]
    missing: tuple[str, ...]
    faults: tuple[ColumnFault, ...]
    keys: KeyFault | None
    output: str | None
    rejected_file: str | None
