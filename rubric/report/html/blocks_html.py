"""A page of blocks as HTML: made once in each language, and one of them shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import assert_never

from markupsafe import Markup

from rubric.model.text import Lang
from rubric.report.blocks import Bar, Block, Code, Contents, Entries, Heading, Para, Shaded, Table, Title
from rubric.report.html.bilingual import Tongues
from rubric.report.html.environment import rendered
from rubric.report.html.frame import framed
from rubric.report.html.svg_bar import bar
from rubric.report.html.svg_dots import axis, dots
from rubric.report.html.svg_radar import radar
from rubric.report.html.svg_time import timeline
from rubric.report.layout import clean
from rubric.report.links import safe_link
from rubric.report.pictures import Dots, Radar, Timeline
from rubric.report.wording import Words

Kinds = list[tuple[str, Block]]

# How many steps there are from the lightest ground of a number to the darkest.
_SHADES = 5


def blocks_page(page: Callable[[Words], Sequence[Block]], data: object, lang: Lang) -> str:
    """A whole page.

    Args:
        page: gives the blocks in a language.
        data: the result, as JSON holds it.
        lang: the language that is shown first.
    """
    made = {one: page(Words(one)) for one in Lang}
    title = next((block.text for block in made[lang] if isinstance(block, Title)), "rubric")
    pages = {one: kinds_of(blocks) for one, blocks in made.items()}
    body = rendered("blocks.html.j2", pages=pages, **helpers(Tongues()))
    return framed(title, body, data, lang, "blocks.css")


def kinds_of(blocks: Iterable[Block]) -> Kinds:
    """Blocks with the names that the template knows them by."""
    return [(_kind(block), block) for block in blocks]


def helpers(say: Tongues) -> dict[str, object]:
    """What the template of blocks calls."""
    draw = {"axis": axis, "dots": dots, "radar": radar, "timeline": timeline}
    return {
        "bar_of": _bar,
        "code_lines": _code_lines,
        "draw": draw,
        "has_figure": _has_figure,
        "link_of": safe_link,
        "say": say,
        "shade_of": _shade,
    }


def _kind(block: Block) -> str:
    match block:
        case Title():
            return "title"
        case Heading():
            return "heading"
        case Contents():
            return "contents"
        case Para():
            return "para"
        case Table():
            return "table"
        case Entries():
            return "entries"
        case Code():
            return "code"
        case Dots():
            return "dots"
        case Timeline():
            return "timeline"
        case Radar():
            return "radar"
        case _:
            assert_never(block)


def _bar(cell: Bar) -> Markup:
    bounds = f"{cell.low:.0%}–{cell.high:.0%}"
    label = bounds if cell.value is None else f"{cell.value:.0%} ({bounds})"
    return bar(cell.low, cell.value, cell.high, label)


def _shade(cell: str | Bar | Shaded) -> str:
    """The class of a shaded cell; empty for any other, and for nothing at all."""
    return f" s{min(int(cell.part * _SHADES), _SHADES - 1)}" if isinstance(cell, Shaded) and cell.part else ""


def _has_figure(mark: str) -> bool:
    """Whether the mark of an entry is a number: those of a list share a column."""
    return any(char.isdigit() for char in mark)


def _code_lines(text: str) -> Markup:
    return Markup("\n").join(clean(line) for line in text.splitlines())
