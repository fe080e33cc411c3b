"""Standard output and standard error that outlive their reader."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rubric.cli.reasons import reason_of
from rubric.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Outlet(io.FileIO):
    """A stream to write to. Once its reader has had enough (``head``, ``less``), what is written goes nowhere.

    The command goes on to its end, because its exit code and the files it writes do not depend on who reads along.
    """

    def __init__(self, number: int) -> None:
        """Write to a file descriptor, which stays open."""
        super().__init__(number, "wb", closefd=False)
        self.is_closed = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Write what the reader still takes.

        Returns:
            the count of bytes that are dealt with.

        Raises:
            UsageError: they cannot be written for another reason; after that nothing is.
        """
        if not self.is_closed:
            try:
                return super().write(data)
            except BrokenPipeError:
                self.is_closed = True
            except OSError as error:
                self.is_closed = True
                reason = reason_of(error)
                raise UsageError(f"cannot print the output: {reason}", f"输出不了：{reason}") from None
        return memoryview(data).nbytes


def open_streams() -> None:
    """Give what a shell closed (``2>&-``) a place to write to, or nothing to read from; let no reader end a command."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif mode == "w" and _is_file(stream):
            setattr(sys, name, _patient(stream))


def _is_file(stream: TextIO) -> bool:
    """Whether it is a file, a pipe or a terminal, with or without a buffer; a console of Windows is not."""
    buffer = getattr(stream, "buffer", None)
    return type(getattr(buffer, "raw", buffer)) is io.FileIO


def _patient(stream: TextIO) -> TextIO:
    """The same stream, written to through an outlet."""
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(Outlet(stream.fileno())),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.isatty() or stream is sys.stderr or bool(os.environ.get("PYTHONUNBUFFERED")),
    )
