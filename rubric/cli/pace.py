"""How far a long run is, how fast it goes and how long it will take, in one line of a terminal."""

from __future__ import annotations

import sys
from collections import deque
from time import monotonic

from rubric.cli.console import show
from rubric.cli.language import say
from rubric.report.layout import width_of

_EVERY = 0.2  # seconds between two lines
_LOOKS_BACK = 50  # lines that the speed is taken from


class Pace:
    """Shows progress on standard error where that is a terminal; nothing elsewhere."""

    def __init__(self, of: int) -> None:
        """``of`` is how many there are; the clock starts with the first that is done."""
        self._of = of
        self._shown = sys.stderr.isatty()
        self._seen = deque[tuple[float, int]](maxlen=_LOOKS_BACK)
        self._width = 0

    def at(self, done: int) -> None:
        """So many are done."""
        now = monotonic()
        if self._shown and (not self._seen or now - self._seen[-1][0] >= _EVERY):
            self._seen.append((now, done))
            self._write(self._line(done))

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._width:
            self._write("")

    def _line(self, done: int) -> str:
        (start, first), (end, last) = self._seen[0], self._seen[-1]
        speed = (last - first) / max(end - start, _EVERY)
        line = say(f"评分 {done:,}/{self._of:,}", f"scoring {done:,}/{self._of:,}")
        if not speed:
            return line
        left = _clock((self._of - done) / speed)
        return line + say(f" · 每秒 {speed:,.0f} 份 · 还要 {left}", f" · {speed:,.0f}/s · {left} left")

    def _write(self, line: str) -> None:
        width = width_of(line)
        show("\r" + line + " " * (self._width - width) + ("" if line else "\r"), sys.stderr)
        sys.stderr.flush()
        self._width = width


def _clock(seconds: float) -> str:
    """``3:07``, ``1:02:45``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
