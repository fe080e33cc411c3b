"""How much of a tree is read at most; a tree may be hostile, or simply huge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Late = Callable[[], bool]
Progress = Callable[[int, int], None]


def never() -> bool:
    """Time that does not run out."""
    return False


def quiet(_done: int, _known: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Limits:
    """Limits of a reading.

    Attributes:
        file_bytes: a larger file is left unread.
        total_bytes: of all that is read.
        files: a tree with more is listed up to here.
        folders_deep: folders within folders.
        nesting: elements within elements, values within values; deeper ones are read, and reported.
        is_late: whether the time is up.
    """

    file_bytes: int = 2_000_000
    total_bytes: int = 200_000_000
    files: int = 100_000
    folders_deep: int = 40
    nesting: int = 500
    is_late: Late = never
