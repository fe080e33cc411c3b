"""Blocks to Markdown; every text of a user is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rubric.report.blocks import Bar, Block, Code, Entries, Entry, Heading, Para, Table, Title
from rubric.report.layout import clean

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&$])")
# A line that would otherwise start a list, a heading or a rule.
_START = re.compile(r"^(\s*(?:\d+(?=[.)]\s))?)([-+](?=\s)|(?<=\d)[.)])")


def to_markdown(blocks: Iterable[Block]) -> str:
    """A page as GitHub-flavoured Markdown that ends in a line break."""
    return "\n\n".join(text for block in blocks for text in _block(block)) + "\n"


def escape(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", clean(text)))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {escape(block.text)}"
            if block.aside:
                yield escape(block.aside)
        case Heading():
            yield f"## {escape(block.text)}"
        case Para():
            if not block.text:
                return
            yield f"**{escape(block.text)}**" if block.strong else escape(block.text)
        case Table():
            yield "\n".join(_table(block))
        case Code():
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text)), 0)
            yield f"{fence}yaml\n{block.text}\n{fence}"
        case Entries():
            yield "\n".join(line for item in block.items for line in _entry(item, ""))


def _table(table: Table) -> Iterator[str]:
    kept = [i for i in range(len(table.head)) if not any(isinstance(row[i], Bar) for row in table.rows)]
    yield "| " + " | ".join(escape(table.head[i]) or " " for i in kept) + " |"
    yield "|" + "|".join("---:" if table.align[i] == "r" else "---" for i in kept) + "|"
    for row in table.rows:
        yield "| " + " | ".join(escape(str(row[i])) for i in kept) + " |"


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    mark = f"**{escape(entry.mark)}** " if entry.mark.strip("·•- ") else ""
    yield f"{indent}- {mark}{escape(entry.text)}"
    for part in entry.parts:
        yield from _entry(part, indent + "  ")
