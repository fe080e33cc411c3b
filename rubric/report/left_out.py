"""The files that could not be scored, and why: what a page says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rubric.model.finding import Finding
from rubric.report.blocks import Block, Entries, Entry, Heading
from rubric.report.wording import Words

# So many findings of a file are told; JSON holds all of them.
_MOST = 5


class LeftOut(NamedTuple):
    """A file with the first findings in it, and how many more there are."""

    file: str
    findings: tuple[Finding, ...]
    more: int


def left_out(findings: Sequence[Finding]) -> list[LeftOut]:
    """Files in the order in which they were met."""
    files: dict[str, list[Finding]] = {}
    for one in findings:
        files.setdefault(one.place.file, []).append(one)
    return [LeftOut(file, tuple(own[:_MOST]), max(0, len(own) - _MOST)) for file, own in files.items()]


def left_out_blocks(findings: Sequence[Finding], words: Words) -> list[Block]:
    """A section about them; nothing where every file was scored."""
    files = left_out(findings)
    entries = tuple(entry for file in files for entry in _entries(file, words))
    return [Heading(words("left_out", n=len(files))), Entries(entries)] if files else []


def place_of(finding: Finding) -> str:
    """File, line and column."""
    return f"{finding.place.file}:{finding.place.position}"


def _entries(file: LeftOut, words: Words) -> Iterator[Entry]:
    for one in file.findings:
        text = f"{place_of(one)}{words('colon')}{words.of(one.message)} [{one.code}]"
        yield Entry("✗", text, (Entry("", words.of(one.help), quiet=True),) if one.help else ())
    if file.more:
        yield Entry("", words("left_out_more", file=file.file, n=file.more))
