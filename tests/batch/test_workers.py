"""Several processes give what one gives, in order, and let go of what they have when something goes wrong."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from rubric.batch.workers import ProcessLostError, in_order

PARTS = 60


def square(number: int) -> int:
    """The later ones are done first."""
    time.sleep(0.01 if number % 7 == 0 else 0)
    return number * number


def refuse(number: int) -> int:
    if number == 13:
        raise ValueError(number)
    return number


def die(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order(processes: int) -> None:
    assert list(in_order(square, range(PARTS), processes)) == [number * number for number in range(PARTS)]


def test_nothing_is_taken_long_before_its_turn() -> None:
    taken = []

    def parts() -> Iterator[int]:
        for number in range(500):
            taken.append(number)
            yield number

    results = in_order(square, parts(), 2)
    assert next(results) == 0
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined] # it is a generator


@pytest.mark.parametrize("processes", [1, 2])
def test_a_mistake_is_raised_here(processes: int) -> None:
    with pytest.raises(ValueError, match="13"):
        list(in_order(refuse, range(PARTS), processes))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing ends a process like that here")
def test_a_process_that_somebody_ends_is_missed() -> None:
    with pytest.raises(ProcessLostError):
        list(in_order(die, range(PARTS), 2))
