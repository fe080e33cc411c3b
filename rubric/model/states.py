"""What is known of nodes, gates, conditions and scores: the states that a scorecard speaks in."""

from enum import StrEnum


class State(StrEnum):
    """What is known of a node; the first that fits."""

    OUT_OF_SCOPE = "out_of_scope"
    NOT_APPLICABLE = "not_applicable"
    SCOPE_UNKNOWN = "scope_unknown"
    ANSWERED = "answered"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """How far a score can be relied on."""

    UNSCORABLE = "unscorable"
    WITHHELD = "withheld"
    PROVISIONAL = "provisional"
    FINAL = "final"


class GateState(StrEnum):
    """What is known of a gate."""

    BROKEN = "broken"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class Truth(StrEnum):
    """Kleene's three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
