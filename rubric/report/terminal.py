"""Blocks to plain text in columns, with colour where it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rubric.report.blocks import Bar, Block, Entries, Entry, Heading, Para, Table, Title
from rubric.report.layout import clean, pad, width_of, wrap

_GAP = "  "
_BAR = 20


@dataclass(frozen=True)
class Screen:
    """Where text is shown.

    Attributes:
        width: columns.
        colour: whether escape sequences are understood.
        unicode: whether bars may be drawn with block characters; else ASCII.
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True


def to_text(blocks: Iterable[Block], screen: Screen) -> str:
    """A page as text that ends in a line break."""
    lines = [line for block in blocks for line in _lines(block, screen)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(block: Block, screen: Screen) -> Iterator[str]:
    match block:
        case Title():
            yield from _title(block, screen)
        case Heading():
            yield ""
            yield from (_styled(line, "1", screen) for line in wrap(clean(block.text), screen.width))
        case Para():
            style = "1" if block.strong else "2" if block.quiet else ""
            yield from (_styled(line, style, screen) for line in wrap(clean(block.text), screen.width))
        case Table():
            yield from _table(block, screen)
        case Entries():
            mark = max((width_of(item.mark) for item in block.items), default=0)
            for item in block.items:
                yield from _entry(item, mark, 0, screen)


def _styled(text: str, style: str, screen: Screen) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if screen.colour and style and text else text


def _title(title: Title, screen: Screen) -> Iterator[str]:
    text, aside = clean(title.text), clean(title.aside)
    room = screen.width - width_of(text) - width_of(aside)
    if aside and room >= 2:
        yield _styled(text, "1", screen) + " " * room + _styled(aside, "2", screen)
        return
    yield from (_styled(line, "1", screen) for line in wrap(text, screen.width))
    if aside:
        yield from (_styled(line, "2", screen) for line in wrap(aside, screen.width))


def _entry(entry: Entry, mark_width: int, indent: int, screen: Screen) -> Iterator[str]:
    lead = " " * indent + pad(entry.mark, mark_width, "r") + " "
    room = max(screen.width - width_of(lead), 20)
    style = "2" if entry.quiet else ""
    for number, line in enumerate(wrap(clean(entry.text), room)):
        yield (lead if number == 0 else " " * width_of(lead)) + _styled(line, style, screen)
    inner = max((width_of(part.mark) for part in entry.parts), default=0)
    for part in entry.parts:
        yield from _entry(part, inner, width_of(lead), screen)


def _table(table: Table, screen: Screen) -> Iterator[str]:
    rows = [tuple(_cell(cell, screen) for cell in row) for row in table.rows]
    columns = [[clean(row[i]) for row in rows] for i in range(len(table.head))]
    widths = [max(width_of(cell) for cell in (head, *column)) for head, column in zip(table.head, columns, strict=True)]
    before_last = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    widths[-1] = min(widths[-1], max(screen.width - before_last, 16))
    if any(table.head):
        yield _styled(_row(table.head, widths, table.align), "2", screen)
    for row in rows:
        lines = wrap(clean(row[-1]), widths[-1])
        yield _row((*map(clean, row[:-1]), lines[0]), widths, table.align)
        for line in lines[1:]:
            yield " " * before_last + line
    if table.legend:
        yield _styled(table.legend, "2", screen)


def _row(cells: tuple[str, ...], widths: list[int], align: str) -> str:
    return _GAP.join(pad(cell, width, side) for cell, width, side in zip(cells, widths, align, strict=True))


def _cell(cell: str | Bar, screen: Screen) -> str:
    if isinstance(cell, str):
        return cell
    sure, scored, possible, rest = "█▓░·" if screen.unicode else "#=-."
    ends = [round(part * _BAR) for part in (cell.low, cell.low if cell.value is None else cell.value, cell.high)]
    low, value, high = ends[0], max(ends[0], ends[1]), max(ends)
    return sure * low + scored * (value - low) + possible * (high - value) + rest * (_BAR - high)
