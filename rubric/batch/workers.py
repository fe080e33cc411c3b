"""Work in several processes: results in order, few of them waiting; or all at the end, where they are small."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from rubric.errors import RubricError

Part = TypeVar("Part")
Result = TypeVar("Result")

# Copies start at once, with everything that was read before; Linux alone can make them safely.
_COPIES = sys.platform == "linux"
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


def shared_out(work: Callable[[Part], Result], parts: Sequence[Part], processes: int) -> list[Result]:
    """The result of each part, in order; each process takes the next part that nobody has taken, this one too.

    Args:
        work: done to a part; where processes do not start as copies of this one it must be possible to pickle it.
        parts: of the work.
        processes: how many work, with this one.

    Raises:
        ProcessLostError: one of them was ended.
    """
    if processes <= 1:
        return [work(part) for part in parts]
    shared = _Shared(work, parts, _context().Value("q", 0))
    with _started(shared.rest, processes - 1) as desks:
        for desk in desks:
            _give(desk, None)
        results = shared.rest()
        for desk in desks:
            results |= _take(desk)
    return [results[number] for number in range(len(parts))]


class _Shared(Generic[Part, Result]):
    """What is to be done; ``taken`` is a number that the processes share: how many parts have been taken."""

    def __init__(self, work: Callable[[Part], Result], parts: Sequence[Part], taken: Any) -> None:
        self.work = work
        self.parts = parts
        self.taken = taken

    def rest(self, _: None = None) -> dict[int, Result]:
        """Results of the parts that were left for this process, by number."""
        results = {}
        while (number := self._next()) < len(self.parts):
            results[number] = self.work(self.parts[number])
        return results

    def _next(self) -> int:
        with self.taken.get_lock():
            number: int = self.taken.value
            self.taken.value += 1
        return number


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
    context = _context()
    pipes = [context.Pipe() for _ in range(count)]
    processes = []
    for _, theirs in pipes:
        # A copy has all ends of all pipes. It must close those of others, or no process would see that this one ended.
        others = [end for pipe in pipes for end in pipe if end is not theirs] if _COPIES else []
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


def _context() -> Any:
    return multiprocessing.get_context("fork" if _COPIES else None)


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
