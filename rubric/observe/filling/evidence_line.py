"""Evidence as a person types it in one line: a source, url or file, then the place in it, then ``;`` and a note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from rubric.model.base import is_item_id
from rubric.source.nearest import nearest

_SEMICOLON = re.compile(r"[;；]")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_FILE = re.compile(r"\.{0,2}/\S+|\S+\.[A-Za-z][A-Za-z0-9]{1,4}")
_LINE = re.compile(r"(.+):([1-9][0-9]{0,6})")
# The first word of a line as far as it is made of ASCII letters, full-width ones too; what may follow an id.
_ID = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9_Ａ-Ｚａ-ｚ０-９＿]*")
_AFTER_ID = re.compile(r"[\s:,]|[^\x00-\x7f]|$")
_BETWEEN = " :：,，、"
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


class Doubt(NamedTuple):
    """A word at the start of a line that may be meant as a source: a new one, or the one that is ``near``."""

    word: str
    near: str


def piece_of(
    written: str, sources: Collection[str], usual: str | None, exists: Callable[[str], bool]
) -> Piece | Doubt | None:
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
    if _URL.fullmatch(word):
        return Piece({"url": word, **at, **extra})
    declared = _declared(line, sources)
    if declared is not None:
        return Piece({**declared, **extra})
    id_ = unicodedata.normalize("NFKC", word).rstrip(":,、")
    if id_.startswith("+") and is_item_id(id_[1:]):
        return Piece({"source": id_[1:], **at, **extra}, new_source=True)
    if line and exists(line):
        return Piece({**_named(line), **extra}, file=line)
    if _FILE.fullmatch(word) or _is_line_of_file(word):
        named = _named(word)
        return Piece({**named, **at, **extra}, file=named.get("file") or named["screenshot"])
    doubt = _doubt(line, sources, usual)
    if doubt is not None:
        return doubt
    if line and usual is not None:
        return Piece({"source": usual, "at": line, **extra})
    return Piece({"source": id_, **at, **extra}, new_source=True) if is_item_id(id_) else None


def _declared(line: str, sources: Collection[str]) -> dict[str, str] | None:
    """The source at the start of a line and the place after it, where it is declared."""
    found = _ID.match(line)
    id_ = unicodedata.normalize("NFKC", found[0]).lower() if found else ""
    if found is None or id_ not in sources or not _AFTER_ID.match(line, found.end()):
        return None
    place = line[found.end() :].strip(_BETWEEN)
    return {"source": id_, **({"at": place} if place else {})}


def _doubt(line: str, sources: Collection[str], usual: str | None) -> Doubt | None:
    """Whether the first word looks like a slip in a declared source, or like a source that would be new."""
    found = _ID.match(line)
    word = unicodedata.normalize("NFKC", found[0]) if found else ""
    near = nearest(word.lower(), sources) if word else None
    is_new = usual is not None and is_item_id(word) and any(char.isdigit() or char == "_" for char in word)
    return Doubt(word, near or "") if near or is_new else None


def _is_line_of_file(word: str) -> bool:
    found = _LINE.fullmatch(word)
    return bool(found and _FILE.fullmatch(found[1]))


def _named(file: str) -> dict[str, Any]:
    if _PICTURE.fullmatch(file):
        return {"screenshot": file}
    found = _LINE.fullmatch(file)
    return {"file": found[1], "line": int(found[2])} if found else {"file": file}
