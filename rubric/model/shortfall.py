"""What a program falls short of: the limits and the gates that somebody's pipeline insists on."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Short(StrEnum):
    """In what way a program falls short; ``LOW_BELOW``: too little is known, and the lower bound is not enough."""

    BELOW = "below"
    LOW_BELOW = "low_below"
    NO_SCORE = "no_score"
    GATE_BROKEN = "gate_broken"


class Limit(NamedTuple):
    """The least score that something must have, on the report scale; ``id`` is a node's id or path.

    ``text`` is the limit as it was written: ``60``, ``gameplay=50``.
    """

    id: str
    least: Fraction
    text: str


class Shortfall(NamedTuple):
    """One thing that falls short.

    Attributes:
        how: in what way.
        at: the path of a node, or the id of a gate.
        limit: as it was written; empty for a gate.
    """

    how: Short
    at: str
    limit: str = ""
