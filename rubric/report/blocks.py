"""What a page is made of, before it is known whether it goes to a terminal or into Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from rubric.report.pictures import Picture


class Title(NamedTuple):
    """The head of a page, and what stands beside it."""

    text: str
    aside: str = ""


class Heading(NamedTuple):
    """The head of a section; ``level`` is 2 for the sections of a page, more for those inside them.

    What is linked to has an ``anchor``, an id without spaces; ``fresh`` begins a new sheet of paper.
    """

    text: str
    level: int = 2
    anchor: str = ""
    fresh: bool = False


class Contents(NamedTuple):
    """The headings of a page, each with an anchor that leads to it."""

    items: tuple[Heading, ...]


class Para(NamedTuple):
    """A paragraph; a quiet one may be dimmed, a whole one (a path, say) is not wrapped."""

    text: str
    quiet: bool = False
    strong: bool = False
    whole: bool = False


class Bar(NamedTuple):
    """A number between its bounds, as parts of the whole from 0 to 1; None where there is no number."""

    low: float
    value: float | None
    high: float


class Shaded(NamedTuple):
    """A printed number on a ground that is the darker the greater it is; ``part`` runs from 0 to 1."""

    text: str
    part: float


class Table(NamedTuple):
    """Rows under a head; ``align`` has one of ``l`` and ``r`` for each column. The last column may wrap.

    ``legend`` tells what the bars mean, where bars are shown; the cells of a ``form`` are filled by hand.
    """

    head: tuple[str, ...]
    align: str
    rows: tuple[tuple[str | Bar | Shaded, ...], ...]
    legend: str = ""
    form: bool = False


class Entry(NamedTuple):
    """A line with a mark before it (an amount, a bullet) and what belongs to it, further in.

    ``address`` is where it can be looked up, as a user wrote it: it may be anything, and is never broken or cut. A
    whole one (the place of a line in a file) is not wrapped.
    """

    mark: str
    text: str
    parts: tuple[Entry, ...] = ()
    quiet: bool = False
    address: str = ""
    whole: bool = False


class Entries(NamedTuple):
    """Entries whose marks stand in one column."""

    items: tuple[Entry, ...]


class Code(NamedTuple):
    """Lines of a file, shown as they are."""

    text: str


Block = Title | Heading | Contents | Para | Table | Entries | Code | Picture


@dataclass
class Page:
    """Blocks in the making."""

    blocks: list[Block] = field(default_factory=list)

    def add(self, *blocks: Block) -> None:
        """Append blocks."""
        self.blocks.extend(blocks)

    def section(self, heading: str, *blocks: Block) -> None:
        """Append a section; nothing when it has no content, a quiet note alone being none."""
        kept = [block for block in blocks if not (isinstance(block, Entries) and not block.items)]
        if any(not (isinstance(block, Para) and block.quiet) for block in kept):
            self.blocks += [Heading(heading), *kept]
