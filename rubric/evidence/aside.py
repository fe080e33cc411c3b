"""Files that no page leads to: what a plain search would find in them, and why it is no evidence."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.conditional import compiled_for
from rubric.evidence.glance import glance
from rubric.evidence.lines import Lines, is_minified, shown_line
from rubric.evidence.lookup import Lookup
from rubric.evidence.reader import Reader, Seen
from rubric.evidence.resolve import SCRIPTS, VUE
from rubric.model.inspection import Reason

_SETTINGS = ("project.config.json", "project.private.config.json", "mini.project.json", "project.swan.json")


def code_endings(lookup: Lookup) -> tuple[str, ...]:
    """How files end that hold code or templates."""
    return (*SCRIPTS, *VUE, *(f".{one}" for one in lookup.platform.templates))


def seen_aside(reader: Reader, others: frozenset[str]) -> Iterator[Seen]:
    """What looks like a signal in the files of a program that are not evidence.

    Args:
        reader: that has read the program.
        others: folders of other programs in it.
    """
    endings = (*code_endings(reader.lookup), ".json")
    for path in reader.tree.below(reader.program.root):
        if not path.endswith(endings) or any(path.startswith(f"{other}/") for other in others):
            continue
        reached = path in reader.reached
        if reached and reader.reached[path] is not Reason.VENDORED:
            yield from _left_out(reader, path)
            continue
        text = reader.tree.read(path)
        if text is not None:
            reason = reader.set_aside(path) or _reason(reader, path, text)
            yield from _seen(reader, path, text, reason)
        reader.tree.forget(path)


def _reason(reader: Reader, path: str, text: str) -> Reason:
    if path.rpartition("/")[2] in _SETTINGS:
        return Reason.DEVELOPER_SETTINGS
    if path.endswith(SCRIPTS) and is_minified(text):
        return Reason.MINIFIED
    base = path[: path.rindex(".")]
    script = next((base + ending for ending in SCRIPTS if base + ending in reader.tree.files), "")
    if script and "Page(" in (reader.tree.read(script) or ""):
        return Reason.PAGE_NOT_DECLARED
    return Reason.NOT_REACHABLE


def _seen(reader: Reader, path: str, text: str, reason: Reason) -> Iterator[Seen]:
    lines = Lines(text)
    for one in dict.fromkeys(glance(text, path, reader.lookup, reason)):
        yield Seen(one.signal, one.reason, path, lines.of(one.at), shown_line(text, one.at))


def _left_out(reader: Reader, path: str) -> Iterator[Seen]:
    """What stands in parts that are built for other platforms only."""
    if reader.program.framework != "uni-app":
        return
    text = reader.tree.read(path) or ""
    lines = Lines(text)
    for start, end in compiled_for(text, reader.lookup.defines).left_out:
        part = text[start:end]
        for one in dict.fromkeys(glance(part, path, reader.lookup, Reason.OTHER_PLATFORM)):
            at = start + one.at
            yield Seen(one.signal, one.reason, path, lines.of(at), shown_line(text, at))
    reader.tree.forget(path)
