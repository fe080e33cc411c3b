"""What the indentation of a line says about the lines around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from rubric.source.syntax import Lines

_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_OPENING = re.compile(r":[ ]*(?:[ ]#.*)?$")


class _Shape(NamedTuple):
    """Where a line and its key or text begin, and whether it ends with a colon, so that something must follow in it."""

    indent: int
    key: int
    opens: bool

    @classmethod
    def of(cls, line: str) -> _Shape:
        lead = _DASHES.match(line)
        return cls(len(line) - len(line.lstrip(" ")), lead.end() if lead else 0, _OPENING.search(line) is not None)

    @property
    def is_item(self) -> bool:
        return self.key > self.indent


def levels_at(lines: Lines, number: int, *, items: bool) -> list[int]:
    """Where keys, or items of lists, begin in a line and in all that it is part of."""
    found, lowest = [], lines.indent(number) + 1
    for one in range(number, -1, -1):
        if lowest == 0:
            break
        if lines.is_content(one) and lines.indent(one) < lowest:
            shape = _Shape.of(lines[one])
            lowest = shape.indent
            if not items or shape.is_item:
                found.append(shape.indent if items else shape.key)
    return found


def neighbours(lines: Lines, number: int) -> tuple[int | None, int | None]:
    """The lines with content around a line, those inside block texts left out."""
    at = bisect_left(lines.structure, number)
    after = at + (lines.structure[at : at + 1] == [number])
    return (
        lines.structure[at - 1] if at else None,
        lines.structure[after] if after < len(lines.structure) else None,
    )


def is_one_step_in(lines: Lines, number: int, spaces: int) -> bool:
    """Whether so many spaces put a line one step below the key above it, which has nothing on its own line."""
    above, _ = neighbours(lines, number)
    if above is None or not _is_plain(lines[above]):
        return False
    shape = _Shape.of(lines[above])
    return shape.opens and spaces == shape.key + lines.step


def is_among_plain(lines: Lines, number: int) -> bool:
    """Whether the lines around a line are indented by plain spaces."""
    return all(one is None or _is_plain(lines[one]) for one in neighbours(lines, number))


def can_stand(lines: Lines, number: int, line: str) -> bool:
    """Whether a line can stand in place of another, going by the indents of the two around it.

    Args:
        lines: the text.
        number: the line to be replaced.
        line: what is to stand there.
    """
    own, (before, after) = _Shape.of(line), neighbours(lines, number)
    below = None if after is None or not _is_plain(lines[after]) else _Shape.of(lines[after])
    if own.opens and below is not None and not _may_open(own, below):
        return False
    if before is None or not _is_plain(lines[before]):
        return True
    above = _Shape.of(lines[before])
    keys, items = (levels_at(lines, before, items=kind) for kind in (False, True))
    if not (_may_open(above, own) if above.opens else own.indent in (items if own.is_item else keys)):
        return False
    if below is None or own.opens:
        return True
    if below.is_item:
        return below.indent in [*(one for one in items if one <= own.indent), *([own.indent] if own.is_item else ())]
    return below.indent in [own.key, *(one for one in keys if one <= own.indent)]


def _may_open(above: _Shape, below: _Shape) -> bool:
    """Whether a line belongs below a key that ends with its colon."""
    return below.indent > above.key or (below.is_item and below.indent == above.key)


def _is_plain(line: str) -> bool:
    """Whether a line is indented by plain spaces."""
    return not line.lstrip(" ")[:1].isspace()
