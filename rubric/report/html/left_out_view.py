"""The files that could not be scored, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.model.finding import Finding
from rubric.report.html.bilingual import NOTHING, Both, Tongues, same
from rubric.report.left_out import LeftOut, left_out, place_of


class Fault(NamedTuple):
    """Where something is wrong, what, and what to do; ``code`` names the kind."""

    place: Both
    message: Both
    code: str
    help: Both


class LeftOutView(NamedTuple):
    """How many files were left out, and what is wrong with them."""

    files: int
    faults: tuple[Fault, ...]


def left_out_view(findings: Sequence[Finding], say: Tongues) -> LeftOutView:
    """What the page says of the files that are not on it."""
    files = left_out(findings)
    return LeftOutView(len(files), tuple(fault for file in files for fault in _faults(file, say)))


def _faults(file: LeftOut, say: Tongues) -> Iterator[Fault]:
    for one in file.findings:
        yield Fault(same(place_of(one)), say.of(one.message), one.code, say.of(one.help))
    if file.more:
        yield Fault(NOTHING, say("left_out_more", file=file.file, n=file.more), "", NOTHING)
