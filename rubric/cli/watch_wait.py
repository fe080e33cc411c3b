"""When ``rubric watch`` looks again: files are polled, and believed once they stand still.

Asking the system for the stamps of some dozen files costs a few tenths of a millisecond, works on network drives and
in containers, where notifications do not arrive, and needs no library.
"""

from __future__ import annotations

import os
import select
import sys
import time
from contextlib import suppress

from rubric.cli.watch_files import WatchedFiles

# Seconds.
POLL = 0.05  # between two looks at the stamps
STILL = 0.02  # that stamps stay the same before a file counts as written
MISSING = 0.25  # that a missing or empty file gets: an editor may be about to put another one there
LONGEST = 1.0  # that a burst of saves is waited for
LIST = 1.0  # between two looks for new sheets in folders whose own stamp does not show them


class Keys:
    """The Enter key of the terminal that the command runs at, where it runs in the foreground of one."""

    def __init__(self) -> None:
        """Find out whether there is one."""
        self.there = sys.platform != "win32" and sys.stdin.isatty() and sys.stdout.isatty()

    def wait(self, seconds: float) -> bool:
        """Wait that long, or until Enter is pressed; says whether it was."""
        if not self.there or not self._foreground():
            time.sleep(seconds)
            return False
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        if not ready:
            return False
        with suppress(OSError):
            if os.read(sys.stdin.fileno(), 1024):
                return True
        self.there = False  # the end of the input
        return False

    def _foreground(self) -> bool:
        """Whether a line that is typed is meant for this command."""
        if sys.platform == "win32":
            return False
        try:
            return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
        except OSError:
            return False


def wait_for_change(files: WatchedFiles, keys: Keys, pause: float) -> bool:
    """Wait until a file is another one and stands still, or it is time to list the sheets; whether Enter was pressed.

    Args:
        files: that are watched.
        keys: of the terminal.
        pause: seconds until the sheets are listed again.
    """
    end = time.monotonic() + pause
    while time.monotonic() < end:
        if keys.wait(POLL):
            return True
        if files.moved():
            _settle(files)
            return False
    return False


def pause_after(seconds: float) -> float:
    """How long to wait after listing the sheets took so long: it may take a twentieth of the time."""
    return max(LIST, 20 * seconds)


def _settle(files: WatchedFiles) -> None:
    """Wait until nothing changes any more."""
    start = time.monotonic()
    moved = files.moved()
    while (waited := time.monotonic() - start) < LONGEST:
        time.sleep(STILL)
        now = files.moved()
        if now == moved and (waited >= MISSING or not files.in_the_making()):
            return
        moved = now
