"""Bytes of a file to text: size, encoding and characters checked before anything else looks at it."""

from __future__ import annotations

import codecs
import difflib
import re
import stat
from pathlib import Path

from rubric.model.finding import Finding, Place
from rubric.source import rules
from rubric.source.syntax import LINE_BREAK

MAX_BYTES = 5_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_CONTROL_BYTES = bytes(byte for byte in range(128) if _CONTROL.match(chr(byte)))
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def read_text(path: Path, name: str) -> tuple[str, list[Finding]]:
    """Read a file as text; with findings the text is empty.

    Args:
        path: the file.
        name: how messages call it.
    """
    data, findings = read_data(path, name)
    return ("", findings) if findings else decode(data, name, json=path.suffix.lower() == ".json")


def read_data(path: Path, name: str, *, near: bool = True) -> tuple[bytes, list[Finding]]:
    """Read a file's bytes; with findings there are none.

    Args:
        path: the file.
        name: how messages call it.
        near: look for a file of a like name beside one that is not there.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return b"", [not_found(path, name, near=near)]
        if about.st_size > MAX_BYTES:
            return b"", [rules.TOO_LARGE.at(Place(name), size=about.st_size, limit=MAX_BYTES)]
        return path.read_bytes(), []
    except (FileNotFoundError, NotADirectoryError):
        return b"", [not_found(path, name, near=near)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return b"", [rules.UNREADABLE.at(Place(name), file=name, reason=reason)]


def not_found(path: Path, name: str, *, near: bool = True) -> Finding:
    """The finding for a file that is not there, with the name of the one most like it beside it."""
    try:
        beside = [entry.name for entry in path.parent.iterdir() if entry.is_file()] if path.name and near else []
    except (OSError, ValueError):
        beside = []
    like = difflib.get_close_matches(path.name, beside, n=1, cutoff=0.75)
    return rules.NOT_FOUND.at(
        Place(name),
        file=name,
        near_zh=f"；旁边有“{like[0]}”" if like else "",
        near_en=f'; there is "{like[0]}" beside it' if like else "",
    )


def decode(data: bytes, name: str, *, json: bool = False) -> tuple[str, list[Finding]]:
    """Bytes as text without byte order mark, or empty text and why not.

    JSON is read by the YAML parser; two things that only JSON allows are put in YAML's words first: tabs between
    values, and characters written as a pair of escapes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return "", [rules.NOT_UTF8.at(Place(name), guess=encoding)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        return "", [rules.NOT_UTF8.at(_end_of(before, name), guess=_guess(data))]
    if _may_hold_control(data) and (match := _CONTROL.search(text)):
        char = f"U+{ord(match.group()):04X}"
        return "", [rules.CONTROL_CHARACTER.at(_end_of(text[: match.start()], name), char=char)]
    if json:
        text = _SURROGATES.sub(lambda pair: _character(pair.group()), text.replace("\t", " "))
    return text, []


def _may_hold_control(data: bytes) -> bool:
    """A quick look at all bytes."""
    return len(data.translate(None, _CONTROL_BYTES)) != len(data) or b"\xef\xbf" in data


def _character(pair: str) -> str:
    return (chr(int(pair[2:6], 16)) + chr(int(pair[8:12], 16))).encode("utf-16", "surrogatepass").decode("utf-16")


def _end_of(before: str, name: str) -> Place:
    lines = LINE_BREAK.split(before)
    return Place(name, len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)


def _guess(data: bytes) -> str:
    if b"\x00" in data[:200]:
        return "UTF-16"
    for encoding, shown in (("gb18030", "GB18030 (GBK)"), ("big5", "Big5"), ("cp1252", "Windows-1252")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return shown
    return "binary data"
