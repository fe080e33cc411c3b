"""Timing two things in turn, so that whatever else the machine does hits both."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Result(NamedTuple):
    """Median seconds of the product and of its reference, and how many times the reference is allowed."""

    name: str
    ours: float
    reference: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.ours / self.reference

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.limit


def in_turn(ours: Callable[[], object], reference: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The medians of both over that many rounds, after one round that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for round_ in range(rounds + 1):
        for function, taken in zip((ours, reference), times, strict=True):
            seconds = timed(function)
            if round_:
                taken.append(seconds)
    return statistics.median(times[0]), statistics.median(times[1])


def timed(function: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    result = function()
    seconds = time.perf_counter() - start
    del result  # freeing what was made is not part of the time
    return seconds
