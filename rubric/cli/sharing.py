"""Work on many parts in several processes: each takes the next part that nobody has taken, until none is left."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


class _Work(Generic[Part, Result]):
    """What is to be done; ``taken`` is a number that the processes share: how many parts have been taken."""

    def __init__(self, work: Callable[[Part], Result], parts: Sequence[Part], taken: Any) -> None:
        self.work = work
        self.parts = parts
        self.taken = taken

    def rest(self) -> dict[int, Result]:
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


_given: list[_Work[Any, Any]] = []  # what a process that helps has to do


def shared_out(work: Callable[[Part], Result], parts: Sequence[Part], processes: int) -> list[Result]:
    """The result of each part, in order.

    Args:
        work: done to a part; where processes do not start as copies of this one it must be possible to pickle it.
        parts: of the work.
        processes: how many work on it, with this one.
    """
    if processes == 1:
        return [work(part) for part in parts]
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Copies start at once, with everything that was read before; Linux alone can make them safely.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    shared = _Work(work, parts, context.Value("q", 0))
    with ProcessPoolExecutor(processes - 1, context, initializer=_begin, initargs=(shared,)) as pool:
        waiting = [pool.submit(_help) for _ in range(processes - 1)]
        results = shared.rest()
        for one in waiting:
            results |= one.result()
    return [results[number] for number in range(len(parts))]


def _begin(shared: _Work[Any, Any]) -> None:
    _given.append(shared)


def _help() -> dict[int, Any]:
    return _given[-1].rest()
