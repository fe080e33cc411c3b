"""The words between a person who fills a sheet and the program: stages, remarks, and what is to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from rubric.observe.join import Data


class Stage(StrEnum):
    """What the next line is taken for."""

    ANSWER = "answer"
    WHY_NOT = "why_not"
    REASON = "reason"
    EVIDENCE = "evidence"
    SOURCE = "source"
    PLACE = "place"
    DONE = "done"


class Remark(StrEnum):
    """What there is to say about a line; those of ``BAD`` ask for it again."""

    STORED = "stored"
    KEPT = "kept"
    APPLIES = "applies"
    SKIPPED = "skipped"
    SKIPPED_AGAIN = "skipped_again"
    DROPPED = "dropped"
    REASON_KEPT = "reason_kept"
    NO_SUCH_FILE = "no_such_file"
    MORE = "more"
    HELP = "help"
    NOTHING_BEFORE = "nothing_before"
    NOTHING_SAID = "nothing_said"
    REASON_NEEDED = "reason_needed"
    TITLE_NEEDED = "title_needed"
    NO_SOURCE = "no_source"
    DOUBTFUL_SOURCE = "doubtful_source"
    NO_TEXT = "no_text"
    ANSWER_FIRST = "answer_first"
    MAY_NOT_APPLY = "may-not-apply"
    NOT_ALLOWED = "not-allowed"
    UNKNOWN_LEVEL = "unknown-level"
    UNKNOWN_OPTION = "unknown-option"
    EXPECTED_YES_NO = "expected-yes-no"
    EXPECTED_NUMBER = "expected-number"
    EXPECTED_WHOLE = "expected-whole"
    OUT_OF_RANGE = "out-of-range"


BAD = frozenset(
    {
        Remark.NOTHING_BEFORE,
        Remark.NOTHING_SAID,
        Remark.REASON_NEEDED,
        Remark.TITLE_NEEDED,
        Remark.NO_SOURCE,
        Remark.DOUBTFUL_SOURCE,
        Remark.NO_TEXT,
        Remark.ANSWER_FIRST,
        Remark.MAY_NOT_APPLY,
        Remark.NOT_ALLOWED,
        Remark.UNKNOWN_LEVEL,
        Remark.UNKNOWN_OPTION,
        Remark.EXPECTED_YES_NO,
        Remark.EXPECTED_NUMBER,
        Remark.EXPECTED_WHOLE,
        Remark.OUT_OF_RANGE,
    }
)


class Note(NamedTuple):
    """A remark and its arguments, texts all."""

    remark: Remark
    args: Mapping[str, str] = {}


class Store(NamedTuple):
    """An answer to be written: ``answer`` in full, as a sheet writes it; ``sources`` are new ones that it cites."""

    id: str
    answer: Data
    sources: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Turn:
    """What a line leads to."""

    notes: tuple[Note, ...] = ()
    store: Store | None = None

    @property
    def is_bad(self) -> bool:
        """Whether the line was of no use."""
        return any(note.remark in BAD for note in self.notes)


class Progress(NamedTuple):
    """How many questions are answered (unknown included) and how many open ones still matter; never points."""

    answered: int
    open: int
