"""Work in several processes, with results in order and few of them waiting, so that memory stays bounded."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from rubric.errors import RubricError

Part = TypeVar("Part")
Result = TypeVar("Result")

_AHEAD = 8  # parts for each process that may be done before the next one in order is


class ProcessLostError(RubricError):
    """A process ended that nobody told to end: the system did, or a person."""


def cores() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(work: Callable[[Part], Result], parts: Iterable[Part], processes: int) -> Iterator[Result]:
    """The result of each part, in order, as they come.

    Args:
        work: done to a part; where processes do not start as copies of this one it must be possible to pickle it.
        parts: taken only when there is somebody to work on them.
        processes: how many work besides this one; 1 for none besides.

    Raises:
        ProcessLostError: one of them was ended.
    """
    if processes <= 1:
        yield from map(work, parts)
        return
    with _started(work, processes) as desks:
        yield from _gathered(iter(parts), desks)


def _gathered(parts: Iterator[Any], desks: Sequence[Connection]) -> Iterator[Any]:
    idle, busy, done = list(desks), dict[Connection, int](), dict[int, Any]()
    given = taken = 0
    while True:
        while idle and given - taken < _AHEAD * len(desks) and (part := next(parts, None)) is not None:
            desk = idle.pop()
            _give(desk, part)
            busy[desk] = given
            given += 1
        if not busy:
            return
        for ready in wait(list(busy)):
            desk = next(one for one in busy if one is ready)
            done[busy.pop(desk)] = _take(desk)
            idle.append(desk)
        while taken in done:
            yield done.pop(taken)
            taken += 1


def _give(desk: Connection, part: Any) -> None:
    try:
        desk.send(part)
    except OSError:
        raise ProcessLostError from None


def _take(desk: Connection) -> Any:
    try:
        result, error = desk.recv()
    except (EOFError, OSError):
        raise ProcessLostError from None
    if error is not None:
        raise error
    return result


@contextmanager
def _started(work: Callable[[Any], Any], count: int) -> Iterator[list[Connection]]:
    # Copies start at once, with everything that was read before; Linux alone can make them safely.
    copies = sys.platform == "linux"
    context: Any = multiprocessing.get_context("fork" if copies else None)
    pipes = [context.Pipe() for _ in range(count)]
    processes = []
    for _, theirs in pipes:
        # A copy has all ends of all pipes. It must close those of others, or no process would see that this one ended.
        others = [end for pipe in pipes for end in pipe if end is not theirs] if copies else []
        process = context.Process(target=_serve, args=(work, theirs, others), daemon=True)
        process.start()
        processes.append(process)
    for _, theirs in pipes:
        theirs.close()
    try:
        yield [ours for ours, _ in pipes]
    finally:
        for ours, _ in pipes:
            ours.close()
        for process in processes:
            process.terminate()
            process.join()


def _serve(work: Callable[[Any], Any], desk: Connection, others: Sequence[Connection]) -> None:
    """Work on what comes until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for the process that gives out the work
    for end in others:
        end.close()
    with suppress(EOFError, OSError):
        while True:
            part = desk.recv()
            desk.send(_answer(work, part))


def _answer(work: Callable[[Any], Any], part: Any) -> tuple[Any, Exception | None]:
    try:
        return work(part), None
    except Exception as error:  # noqa: BLE001 - raised again in the process that gave the work
        return None, error
