"""The columns of a scored table: what may be asked for, and what each one holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rubric.model.text import Text


class Extra(StrEnum):
    """What a scored table gives on request."""

    CRITERIA = "criteria"  # of every criterion its state, level, score and bounds
    REASONS = "reasons"  # what costs most points
    OBSERVE = "observe"  # whose unknowns leave most open
    GATES = "gates"  # the state of every gate
    UNCAPPED = "uncapped"  # the total without any gate
    BANDS = "bands"  # the bands that the bounds span


@dataclass(frozen=True)
class Wanted:
    """What a table is asked for beyond totals, dimensions, verdict, band and the gates that bind.

    Attributes:
        extras: more columns.
        rounded: numbers rounded half-even to 1e-6, as published; otherwise as they are.
        checked: cells that a column may not hold count as unknown, and ``invalid`` is true in their rows; otherwise
            all cells have been checked before.
    """

    extras: frozenset[Extra] = frozenset()
    rounded: bool = True
    checked: bool = False


class OutputType(StrEnum):
    """What the cells of an output column are."""

    NUMBER = "number"
    WHOLE = "whole"
    TEXT = "text"
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Output:
    """A column of the result."""

    name: str
    type: OutputType
    text: Text
