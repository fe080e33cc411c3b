"""A change to a file: the new text with what it must hold; refused when it does not."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from rubric.errors import InputError
from rubric.model.finding import Place
from rubric.source import edit_rules
from rubric.source.edit_text import Source, Splice, comment_count, comments, reread, spliced


class Change(NamedTuple):
    """A file's new text.

    Attributes:
        source: the file as it is.
        text: its new text, without byte order mark.
        at: where the change begins, for messages.
    """

    source: Source
    text: str
    at: Place

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.text == self.source.text

    def diff(self) -> str:
        """The unified diff; line ends are shown as they are."""
        old, new = (text.splitlines(keepends=True) for text in (self.source.text, self.text))
        name = self.source.name
        lines = difflib.unified_diff(old, new, name, name)
        return "".join(
            line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


def change(
    source: Source,
    splices: Iterable[Splice],
    expected: Any,
    *,
    lost: Iterable[tuple[int, int]] = (),
    gained: Iterable[str] = (),
) -> Change:
    """Splice, read again and compare.

    Args:
        source: the file.
        splices: into its text.
        expected: the data that the new text must hold, in that order.
        lost: where comments go that may go.
        gained: comments that are added.

    Raises:
        InputError: the new text holds something else, or its comments are not those of the old one.
    """
    done = sorted(splices)
    place = _place(source, done[0].start if done else 0)
    try:
        text = spliced(source.text, done)
    except ValueError:
        raise InputError([_unsafe(place, "两处改动重叠", "two changes overlap")]) from None
    root, understood = reread(text, source.path)
    if not understood or canonical(root) != canonical(expected):
        raise InputError([_unsafe(place, "内容不是要的那样", "it would not hold what was asked for")])
    before = comment_count(source.text, source.root)
    before.subtract(source.text[start:end].rstrip() for start, end in lost)
    before.update(gained)
    if +before != comment_count(text, root) or -before:
        raise InputError([_unsafe(place, "会丢掉注释", "a comment would be lost")])
    return Change(source, text, place)


def comments_within(source: Source, regions: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The comments of a file that stand in regions of it."""
    kept = list(regions)
    return [
        (start, end)
        for start, end in comments(source.text, source.root)
        if any(low <= start < high for low, high in kept)
    ]


def canonical(data: Any) -> str:
    """Data as a text that differs whenever data, kinds of values or the order of keys differ."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{key!r}:{canonical(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(canonical, data)) + "]"
    return repr(data)


def counted(changes: Iterable[Change]) -> Counter[str]:
    """How many lines each file's change adds or replaces, and removes."""
    found: Counter[str] = Counter()
    for one in changes:
        old, new = one.source.text.splitlines(), one.text.splitlines()
        for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            found[one.source.name] += 0 if tag == "equal" else max(j - i, m - k)
    return found


def _unsafe(place: Place, zh: str, en: str) -> Any:
    return edit_rules.UNSAFE.at(place, why_zh=zh, why_en=en)


def _place(source: Source, index: int) -> Place:
    before = source.text[:index].replace("\r\n", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Place(source.name, line, column, line, column + 1)
