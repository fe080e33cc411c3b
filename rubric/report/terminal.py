"""Blocks to plain text in columns, with colour where it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from rubric.report.blocks import Bar, Block, Code, Contents, Entries, Entry, Heading, Para, Shaded, Table, Title
from rubric.report.layout import clean, pad, width_of, wrap
from rubric.report.pictures import Dots, Radar, Timeline

_GAP = "  "
_BAR = 20
_NARROWEST = 12


class Screen(NamedTuple):
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
        case Contents():
            top = min((item.level for item in block.items), default=0)
            for heading in block.items:
                yield from _entry(Entry("", heading.text), 0, 2 * (heading.level - top), screen)
        case Para():
            style = "1" if block.strong else "2" if block.quiet else ""
            lines = [clean(block.text)] if block.whole else wrap(clean(block.text), screen.width)
            yield from (_styled(line, style, screen) for line in lines)
        case Table():
            yield from _table(block, screen)
        case Code():
            yield from (f"    {clean(line)}" for line in block.text.splitlines())
        case Entries():
            mark = max((width_of(item.mark) for item in block.items), default=0)
            for item in block.items:
                yield from _entry(item, mark, 0, screen)
        case Dots() | Timeline() | Radar():
            pass
        case _:
            assert_never(block)


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
    lead = " " * indent + pad(clean(entry.mark), mark_width, "r") + " "
    room = max(screen.width - width_of(lead), 20)
    style = "2" if entry.quiet else ""
    lines = [clean(entry.text)] if entry.whole else wrap(clean(entry.text), room)
    for number, line in enumerate(lines):
        yield (lead if number == 0 else " " * width_of(lead)) + _styled(line, style, screen)
    if entry.address:
        # In line with the parts, which leave room for a mark.
        yield " " * (width_of(lead) + 1) + clean(entry.address)
    inner = max((width_of(part.mark) for part in entry.parts), default=0)
    for part in entry.parts:
        yield from _entry(part, inner, width_of(lead), screen)


def _table(table: Table, screen: Screen) -> Iterator[str]:
    head = tuple(clean(one) for one in table.head)
    rows = [tuple(clean(_cell(cell, screen)) for cell in row) for row in table.rows]
    widths = [max(width_of(row[i]) for row in (head, *rows)) for i in range(len(head))]
    _shrink(widths, rows, table, screen.width - len(_GAP) * (len(widths) - 1))
    if any(head):
        yield from (_styled(line, "2", screen) for line in _row(head, widths, table.align))
    for row in rows:
        yield from _row(row, widths, table.align)
    if table.legend:
        yield _styled(table.legend, "2", screen)


def _shrink(widths: list[int], rows: Sequence[tuple[str, ...]], table: Table, room: int) -> None:
    """Take from the widest columns of text what is too wide, then from heads; numbers and bars stay whole.

    The words of heads do too, unless even that leaves no room.
    """
    text = [
        i
        for i, side in enumerate(table.align)
        if side == "l" and not any(isinstance(row[i], Bar) for row in table.rows)
    ]
    _take(widths, dict.fromkeys(text, _NARROWEST), room)
    numbers = [i for i, side in enumerate(table.align) if side == "r"]
    words = {i: [*table.head[i].split(), *(row[i] for row in rows)] for i in numbers}
    _take(widths, {i: max(map(width_of, words[i]), default=0) for i in numbers}, room)
    _take(widths, {i: max([_NARROWEST, *(width_of(row[i]) for row in rows)]) for i in numbers}, room)


def _take(widths: list[int], least: Mapping[int, int], room: int) -> None:
    """Make the widest of some columns narrower, none below its least width, until all fit."""
    while sum(widths) > room:
        wide = [i for i, width in least.items() if widths[i] > width]
        if not wide:
            return
        widths[max(wide, key=lambda i: widths[i])] -= 1


def _row(cells: tuple[str, ...], widths: list[int], align: str) -> Iterator[str]:
    """A row's lines; what does not fit its column goes on below, further in."""
    columns = [_cell_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(lines) for lines in columns)):
        parts = [lines[number] if number < len(lines) else "" for lines in columns]
        yield _GAP.join(pad(part, width, side) for part, width, side in zip(parts, widths, align, strict=True))


def _cell_lines(cell: str, width: int) -> list[str]:
    if width_of(cell) <= width:
        return [cell]
    indent = " " * (len(cell) - len(cell.lstrip()))
    return [indent + line for line in wrap(cell.strip(), max(width - len(indent), 4))]


def _cell(cell: str | Bar | Shaded, screen: Screen) -> str:
    if not isinstance(cell, Bar):
        return cell if isinstance(cell, str) else cell.text
    sure, scored, possible, rest = "█▓░·" if screen.unicode else "#=-."
    ends = [round(part * _BAR) for part in (cell.low, cell.low if cell.value is None else cell.value, cell.high)]
    low, value, high = ends[0], max(ends[0], ends[1]), max(ends)
    return sure * low + scored * (value - low) + possible * (high - value) + rest * (_BAR - high)
