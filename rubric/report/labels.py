"""What pages call programs that are told apart: as short as it can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Known(NamedTuple):
    """What is known of a program: its name, then what may tell it from others of that name, best first."""

    name: str
    marks: tuple[str | None, ...]


def labels(programs: Sequence[Known]) -> list[str]:
    """A label for each: the name, and where several have it the first mark in which they all differ.

    Where no mark tells them apart, their number in the list does.
    """
    same: dict[str, list[int]] = {}
    for number, one in enumerate(programs):
        same.setdefault(one.name, []).append(number)
    found = [one.name for one in programs]
    for name, numbers in same.items():
        if len(numbers) > 1:
            for number, mark in zip(numbers, _marks([programs[one] for one in numbers]), strict=True):
                found[number] = f"{name} [{mark}]"
    return found


def _marks(programs: Sequence[Known]) -> Iterable[str]:
    for column in zip(*(one.marks for one in programs), strict=True):
        if None not in column and max(Counter(column).values()) == 1:
            return [mark for mark in column if mark is not None]
    return [str(number) for number in range(1, len(programs) + 1)]
