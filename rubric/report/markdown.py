"""Blocks to Markdown; every text of a user is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from rubric.report.blocks import Bar, Block, Code, Contents, Entries, Entry, Heading, Para, Shaded, Table, Title
from rubric.report.layout import clean
from rubric.report.links import is_web
from rubric.report.pictures import Dots, Radar, Timeline

# What Markdown takes for marks; and what GitHub and chats make of a text after Markdown, where no backslash helps:
# people, issues, emoji, and addresses without a scheme.
_MARKS = re.compile(
    r"(?P<after>[@#](?=\w)|\bGH-(?=\d)|:(?=[\w+-]+:))|(?P<mark>[\\`*_\[\]<>|#~&${}]|:(?=//|:)|(?<=\bwww)\.)",
    re.IGNORECASE,
)
_NOTHING = "&#8203;"  # takes no room
# A line that would otherwise start a list, a heading or a rule.
_START = re.compile(r"^((?:\d+(?=[.)](?:\s|$)))?)([-+](?=\s|$)|[-=](?=[-=\s]*$)|(?<=\d)[.)])")
# A web address, without what ends the sentence.
_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&()*+,;=%'-]*[\w/~=%&#+-]", re.ASCII | re.IGNORECASE)
# What would end the address of a link, or be read as another character in it.
_IN_LINK = {ord("<"): "%3C", ord(">"): "%3E", ord("&"): "\\&"}
_ENTITY = re.compile(r"&#?\w+;")


def to_markdown(blocks: Iterable[Block]) -> str:
    """A page as GitHub-flavoured Markdown that ends in a line break."""
    return "\n\n".join(text for block in blocks for text in _block(block)) + "\n"


def escape(text: str) -> str:
    """A text that Markdown shows as it is; of links there are only web addresses, each to itself."""
    text = clean(text).strip()
    parts, done = [], 0
    for found in _ADDRESS.finditer(text):
        if not _ENTITY.search(found[0]):
            parts += [_plain(text[done : found.start()]), f"<{found[0]}>"]
            done = found.end()
    return _START.sub(r"\1\\\2", "".join(parts) + _plain(text[done:]))


def _plain(text: str) -> str:
    return _MARKS.sub(_marked, text)


def _marked(found: re.Match[str]) -> str:
    if found["mark"]:
        return "\\" + found["mark"]
    return ("\\#" if found["after"] == "#" else found["after"]) + _NOTHING


def _address(address: str) -> str:
    """An address as a link to itself where it is safe to follow, else as a text."""
    if _ADDRESS.fullmatch(address) and not _ENTITY.search(address):
        return f"<{address}>"
    if not is_web(address):
        return escape(address)
    return f"[{_plain(address)}](<{address.translate(_IN_LINK)}>)"


def _strong(text: str) -> str:
    shown = escape(text)
    return f"**{shown}**" if shown else ""


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {escape(block.text)}"
            if block.aside:
                yield escape(block.aside)
        case Heading():
            anchor = f'<a id="{block.anchor}"></a>' if block.anchor else ""
            yield f"{'#' * block.level} {anchor}{escape(block.text)}"
        case Contents():
            top = min((item.level for item in block.items), default=0)
            yield "\n".join(
                f"{'  ' * (item.level - top)}- [{escape(item.text)}](#{item.anchor})" for item in block.items
            )
        case Para():
            shown = _strong(block.text) if block.strong else escape(block.text)
            if shown:
                yield shown
        case Table():
            yield "\n".join(_table(block))
        case Code():
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text)), 0)
            lines = "\n".join(clean(line) for line in block.text.splitlines())
            yield f"{fence}yaml\n{lines}\n{fence}"
        case Entries():
            yield "\n".join(line for item in block.items for line in _entry(item, ""))
        case Dots() | Timeline() | Radar():
            pass
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    kept = [i for i in range(len(table.head)) if not any(isinstance(row[i], Bar) for row in table.rows)]
    yield "| " + " | ".join(escape(table.head[i]) or " " for i in kept) + " |"
    yield "|" + "|".join("---:" if table.align[i] == "r" else "---" for i in kept) + "|"
    for row in table.rows:
        yield "| " + " | ".join(escape(_text(row[i])) for i in kept) + " |"


def _text(cell: str | Bar | Shaded) -> str:
    return cell.text if isinstance(cell, Shaded) else str(cell)


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    mark = f"{_strong(entry.mark)} " if entry.mark.strip("·•- ") else ""
    yield f"{indent}- {mark}{escape(entry.text)}" + (f" {_address(entry.address)}" if entry.address else "")
    for part in entry.parts:
        yield from _entry(part, indent + "  ")
