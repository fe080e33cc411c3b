"""The hover texts of the schemas, by record and key, in Chinese and English.

The tables are text: a record (``Criterion: 指标``) or one of its keys (``.weight: 权重``) with its Chinese title, then
indented lines, first the Chinese text, then the English one. The record ``*`` holds keys that mean the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from rubric.source import schema_texts_items, schema_texts_rubric, schema_texts_sheet


class Hover(NamedTuple):
    """What an editor shows for a record or a key."""

    title: str
    zh: str
    en: str

    def labels(self) -> dict[str, Any]:
        """The keywords of a schema: title, Markdown and plain text."""
        return {"title": self.title, **both(self.zh, self.en)}


def both(zh: str, en: str) -> dict[str, Any]:
    """A text in both languages as a schema's keywords: Markdown for hovers, plain for everything else."""
    texts = [zh] if zh == en else [zh, en]
    return {"description": "\n".join(texts), "markdownDescription": "\n\n".join(markdown(text) for text in texts)}


def markdown(text: str) -> str:
    """A text that looks the same as Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#" else char for char in text)


def hover(record: str, key: str = "") -> Hover:
    """The text of a record, or of one of its keys.

    Raises:
        KeyError: the tables have none; a test sees to it that they do.
    """
    texts = _texts()
    return texts.get((record, key)) or texts["*" if key else record, key]


@cache
def _texts() -> dict[tuple[str, str], Hover]:
    tables = (schema_texts_rubric.TEXTS, schema_texts_items.TEXTS, schema_texts_sheet.TEXTS)
    return {place: text for table in tables for place, text in _read(table)}


def _read(table: str) -> Iterator[tuple[tuple[str, str], Hover]]:
    record, head, lines = "", "", list[str]()
    for line in [*table.splitlines(), "the end"]:
        if line.startswith("  "):
            lines.append(line.strip())
        elif line:
            if head:
                name, _, title = head.partition(": ")
                record, key = (record, name[1:]) if name.startswith(".") else (name, "")
                zh = "".join(one for one in lines if _chinese(one))
                en = " ".join(one for one in lines if not _chinese(one))
                yield (record, key), Hover(f"{title} / {key.replace('_', ' ') or _english(record)}", zh, en)
            head, lines = line, []


def _chinese(line: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in line)


def _english(record: str) -> str:
    """``NumberScale`` as two words."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in record).strip()
