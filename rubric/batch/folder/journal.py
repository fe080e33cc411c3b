"""The journal of a run: what each file's rows are, and by what they were rated; it survives whatever ends the run.

A line for each file that was rated, in the order of the run. It starts with a checksum, so that a line that was cut
or changed is never believed; the first line says what was asked for, so that rows of another kind are not either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zlib import crc32

from rubric import __version__

_FORMAT = 1

Order = tuple[int, str]  # which word of the command line led to a file, and its path


class Entry(NamedTuple):
    """What is known of a file.

    Attributes:
        order: its place in the run.
        sha256: of the file's bytes.
        named: the rubric as the sheet names it; None where it was rated by another, or the file holds results.
        by: the rubric that its rows are by, as a hash; empty where that cannot be told.
        short: what its programs fall short of, in sentences.
        rows: one for each scorecard, as JSON.
        line: the entry itself, as the journal holds it.
    """

    order: Order
    sha256: str
    named: str | None
    by: str
    short: tuple[str, ...]
    rows: tuple[bytes, ...]
    line: bytes


def entry_line(
    order: Order, sha256: str, named: str | None, by: str, short: Sequence[str], rows: Sequence[str]
) -> bytes:
    """The line of an entry. JSON has no tab in it, and a name that is not UTF-8 is escaped as JSON escapes it."""
    word, path = order
    fields = [str(word), json.dumps(path), sha256, json.dumps(named), by, json.dumps(short), *rows]
    body = "\t".join(fields).encode("utf-8", "backslashreplace")
    return b"%08x\t%b\n" % (crc32(body), body)


def entry_of(line: bytes) -> Entry | None:
    """The entry of a line; None where the line is not what was written."""
    body = line[9:-1]
    if line[8:9] != b"\t" or line[-1:] != b"\n" or line[:8] != b"%08x" % crc32(body):
        return None
    word, path, sha256, named, by, short, *rows = body.split(b"\t")
    order = (int(word), json.loads(path))
    sentences = () if short == b"[]" else tuple(json.loads(short))
    return Entry(order, sha256.decode(), json.loads(named), by.decode(), sentences, tuple(rows), line)


def head_line(asked: str) -> bytes:
    """The first line; ``asked`` stands for everything that makes rows what they are, besides sheet and rubric."""
    body = json.dumps({"journal": _FORMAT, "engine": __version__, "asked": asked}).encode()
    return b"%08x\t%b\n" % (crc32(body), body)


class Journal:
    """Reads a journal.

    Attributes:
        is_foreign: it was there, and was written by another version or for something else.
        damaged: how many lines could not be believed, without a last one that was cut.
    """

    def __init__(self, path: Path, asked: str) -> None:
        """Keep what to read.

        Args:
            path: the journal; it need not be there.
            asked: as in its first line.
        """
        self._path = path
        self._head = head_line(asked)
        self.is_foreign = False
        self.damaged = 0

    def entries(self) -> Iterator[Entry]:
        """The entries that can be believed, in order."""
        try:
            with self._path.open("rb") as file:
                yield from self._entries(file)
        except (FileNotFoundError, NotADirectoryError):
            return

    def _entries(self, file: BinaryIO) -> Iterator[Entry]:
        head = file.readline()
        if head != self._head:
            self.is_foreign = head.endswith(b"\n")
            return
        last: Order = (-1, "")
        for line in file:
            entry = entry_of(line)
            if entry is not None and entry.order > last:
                last = entry.order
                yield entry
            else:
                self.damaged += line.endswith(b"\n")


class Known:
    """Looks up what a journal knows of files that are asked for in order."""

    def __init__(self, journal: Journal) -> None:
        """Start with the first entry."""
        self._entries = journal.entries()
        self._next = next(self._entries, None)

    def of(self, order: Order) -> Entry | None:
        """The entry of a file; files that were asked for before are not found again."""
        while self._next is not None and self._next.order < order:
            self._next = next(self._entries, None)
        return self._next if self._next is not None and self._next.order == order else None


def merge(first: Journal, then: Journal, asked: str, into: Path) -> None:
    """Write a journal of what one that was broken off knows, and of the rest of an older one."""
    last: Order = (-1, "")
    with into.open("wb") as file:
        file.write(head_line(asked))
        for entry in first.entries():
            last = entry.order
            file.write(entry.line)
        file.writelines(entry.line for entry in then.entries() if entry.order > last)
