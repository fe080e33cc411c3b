"""Evidence as a person types it in one line: a source, url or file, then the place in it, then ``;`` and a note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from rubric.model.base import is_item_id

_SEMICOLON = re.compile(r"[;；]")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_FILE = re.compile(r"\.{0,2}/\S+|\S+\.[A-Za-z][A-Za-z0-9]{1,4}")
_LINE = re.compile(r"(.+):([1-9][0-9]{0,6})")
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|webp|heic|bmp)", re.IGNORECASE)


class Piece(NamedTuple):
    """A piece of evidence.

    Attributes:
        evidence: as a sheet writes it.
        new_source: whether its source has still to be declared.
        file: the file it names, relative to the sheet; empty where it names none.
    """

    evidence: dict[str, Any]
    new_source: bool = False
    file: str = ""

    @property
    def lacks_place(self) -> bool:
        """Whether it names a source and not where in it."""
        return "source" in self.evidence and "at" not in self.evidence


def piece_of(written: str, sources: Collection[str], usual: str | None, exists: Callable[[str], bool]) -> Piece | None:
    """The evidence that a line means; None where it cannot be told what is cited.

    Args:
        written: the line.
        sources: the ids that the sheet declares.
        usual: the source that a place alone belongs to.
        exists: whether there is a file of that name, relative to the sheet.
    """
    line, *note = (part.strip() for part in _SEMICOLON.split(written, maxsplit=1))
    extra = {"note": note[0]} if note and note[0] else {}
    word, _, place = line.partition(" ")
    place = place.strip()
    at = {"at": place} if place else {}
    id_ = unicodedata.normalize("NFKC", word).rstrip(":,、")
    if _URL.fullmatch(word):
        return Piece({"url": word, **at, **extra})
    if id_ in sources:
        return Piece({"source": id_, **at, **extra})
    if id_.startswith("+") and is_item_id(id_[1:]):
        return Piece({"source": id_[1:], **at, **extra}, new_source=True)
    if line and exists(line):
        return Piece({**_named(line), **extra}, file=line)
    if _FILE.fullmatch(word) or _is_line_of_file(word):
        named = _named(word)
        return Piece({**named, **at, **extra}, file=named.get("file") or named["screenshot"])
    if line and usual is not None:
        return Piece({"source": usual, "at": line, **extra})
    return Piece({"source": id_, **at, **extra}, new_source=True) if is_item_id(id_) else None


def _is_line_of_file(word: str) -> bool:
    found = _LINE.fullmatch(word)
    return bool(found and _FILE.fullmatch(found[1]))


def _named(file: str) -> dict[str, Any]:
    if _PICTURE.fullmatch(file):
        return {"screenshot": file}
    found = _LINE.fullmatch(file)
    return {"file": found[1], "line": int(found[2])} if found else {"file": file}
