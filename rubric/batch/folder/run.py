"""A run over many files: rows in the order of the files, kept as they come, and taken over where nothing changed.

Beside the first output stands a folder, ``.NAME.rows``. While files are rated, their rows grow in it, and a journal
that says what each row is by; a run that comes after one that was broken off, or after one that ended, takes from the
journal what is still true. Outputs are made of the rows at the end and put in place whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from rubric.batch.folder.journal import Entry, Journal, Known, Order, entry_of, head_line, merge
from rubric.batch.folder.rating import Item, Outcome, Rater
from rubric.batch.workers import cores, in_order
from rubric.errors import RubricError
from rubric.model.finding import Finding
from rubric.source.inputs import STDIN

_WORTH_A_PROCESS = 100  # files; for fewer a process costs more than it saves
_WORTH_KEEPING = 500  # files; rating fewer again takes no time that anybody notices
_PART = 25  # files that a process takes at a time


class BusyError(RubricError):
    """Another run writes to the same place."""


@dataclass
class Ran:
    """What a run did.

    Attributes:
        files: how many there were.
        rows: how many scorecards.
        kept: files whose rows are those of an earlier run.
        failed: files that have no row.
        short: how many programs fall short.
        is_foreign: rows of an earlier run were for something else, and not used.
        damaged: lines of its journal that could not be believed.
    """

    files: int = 0
    rows: int = 0
    kept: int = 0
    failed: int = 0
    short: int = 0
    is_foreign: bool = False
    damaged: int = 0


@dataclass(frozen=True)
class Listener:
    """Who hears of a run while it goes on.

    Attributes:
        bad: of each file that has no row, and what is wrong.
        short: of each sentence on what falls short.
        done: how many files are done, now and then.
    """

    bad: Callable[[str, Sequence[Finding]], None] = lambda _, __: None
    short: Callable[[str], None] = lambda _: None
    done: Callable[[int], None] = lambda _: None


@dataclass(frozen=True)
class Desk:
    """The folder beside an output in which a run works.

    Attributes:
        folder: where.
    """

    folder: Path

    @classmethod
    def beside(cls, output: Path) -> Desk:
        """That of an output."""
        return cls(output.with_name(f".{output.name}.rows"))

    @property
    def journal(self) -> Path:
        """What the last run that ended, or was taken up, knew."""
        return self.folder / "journal"

    @property
    def growing(self) -> Path:
        """The journal of the run that goes on."""
        return self.folder / "journal.partial"

    @property
    def rows(self) -> Path:
        """The rows of the run that goes on, as NDJSON."""
        return self.folder / "rows.partial"

    @property
    def output(self) -> Path:
        """An output in the making."""
        return self.folder / "output.partial"

    def clear(self, *, keep: bool) -> None:
        """Leave nothing behind, or only what the next run can use."""
        for path in (self.rows, self.output, *(() if keep else (self.journal, self.growing))):
            path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Take the folder away where there is nothing in it that the next run can use."""
        if not self.journal.exists():
            (self.folder / "lock").unlink(missing_ok=True)
            with suppress(OSError):
                self.folder.rmdir()


@dataclass
class Run:
    """Rates files, and keeps their rows on a desk.

    Attributes:
        rater: what rates.
        desk: where rows are kept.
        asked: what makes rows what they are, besides sheet and rubric.
        hears: who is told.
        stdin: what ``-`` stands for.
        again: whether rows of earlier runs are left alone.
    """

    rater: Rater
    desk: Desk
    asked: str
    hears: Listener
    stdin: Callable[[], bytes]
    again: bool = False
    ran: Ran = field(default_factory=Ran)

    @contextmanager
    def rows(self, files: Sequence[Order]) -> Iterator[tuple[Ran, Path]]:
        """Rate files; what is done with their rows inside is done before the run counts as ended.

        Args:
            files: in order.

        Yields:
            What was done, and where the rows are, as NDJSON.

        Raises:
            BusyError: another run is writing here.
            InputError: the rubric that was asked for cannot be used.
            ProcessLostError: a process was ended from outside.
            OSError: something cannot be written.
        """
        desk = self.desk
        self.rater.asked()
        desk.folder.mkdir(exist_ok=True)
        with _alone(desk.folder):
            known = self._known()
            with desk.growing.open("wb") as journal, desk.rows.open("wb") as rows:
                journal.write(head_line(self.asked))
                self._rate(files, known, journal, rows)
            yield self.ran, desk.rows
            desk.growing.replace(desk.journal)
            desk.clear(keep=len(files) >= _WORTH_KEEPING)
            desk.leave()

    def _known(self) -> Known:
        """What earlier runs knew: one that ended, and one after it that was broken off."""
        desk, old = self.desk, Journal(self.desk.journal, self.asked)
        if self.again:
            desk.clear(keep=False)
        elif desk.growing.exists():
            broken_off = Journal(desk.growing, self.asked)
            merge(broken_off, old, self.asked, desk.output)
            desk.output.replace(desk.journal)
            desk.growing.unlink()
            self.ran.is_foreign = broken_off.is_foreign
            self.ran.damaged = broken_off.damaged + old.damaged
        self._old = Journal(desk.journal, self.asked)
        return Known(self._old)

    def _rate(self, files: Sequence[Order], known: Known, journal: BinaryIO, rows: BinaryIO) -> None:
        self.ran.files = len(files)
        waiting: deque[tuple[Order, Entry | None]] = deque()
        items = self._items(files, known, waiting)
        processes = max(1, min(cores(), len(files) // _WORTH_A_PROCESS))
        # The first file brings the rubric that the others mostly share: processes that are copies have it at once.
        first = map(self.rater, _parts(islice(items, 1), 1))
        done = 0
        for outcomes in chain(first, in_order(self.rater, _parts(items, _PART), processes)):
            done += self._keep(outcomes, waiting, journal, rows)
            journal.flush()
            self.hears.done(done)
        self.ran.is_foreign |= self._old.is_foreign
        self.ran.damaged += self._old.damaged

    def _items(
        self, files: Iterable[Order], known: Known, waiting: deque[tuple[Order, Entry | None]]
    ) -> Iterator[Item]:
        for order in files:
            entry = known.of(order)
            waiting.append((order, entry))
            data = self.stdin() if order[1] == STDIN else None
            if entry is None:
                yield Item(order, data=data)
            else:
                yield Item(order, entry.sha256, entry.named, entry.by, data)

    def _keep(
        self, outcomes: Sequence[Outcome], waiting: deque[tuple[Order, Entry | None]], journal: BinaryIO, rows: BinaryIO
    ) -> int:
        for outcome in outcomes:
            order, entry = waiting.popleft()
            if outcome.findings:
                self.ran.failed += 1
                self.hears.bad(order[1], outcome.findings)
                continue
            if outcome.line is not None:
                entry = entry_of(outcome.line)
            else:
                self.ran.kept += 1
            if entry is not None:
                journal.write(entry.line)
                rows.writelines(row + b"\n" for row in entry.rows)
                self.ran.rows += len(entry.rows)
                self.ran.short += bool(entry.short)
                for sentence in entry.short:
                    self.hears.short(sentence)
        return len(outcomes)


def _parts(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while part := list(islice(items, size)):
        yield part


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other run work on the same desk meanwhile.

    The system lets go of the lock however this process ends, and copies of this process do not have it.
    """
    try:
        import fcntl
    except ImportError:  # where there is none, two runs at once are the user's own business
        yield
        return
    with (folder / "lock").open("wb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(str(folder)) from None
        yield
