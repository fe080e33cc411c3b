"""The keys and values of a document with their ranges in the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NamedTuple

from rubric.source.document import Mapping, Sequence

Path = tuple[str | int, ...]


class Scalar(NamedTuple):
    """A key or a value.

    Attributes:
        start: the index of its first character.
        end: the index after its last one.
        path: keys and list indexes that lead to it.
        is_key: whether it is the last key of its path.
        is_plain: whether it stands without quotes.
    """

    start: int
    end: int
    path: Path
    is_key: bool
    is_plain: bool


class Scalars:
    """All keys and values of a document, in order."""

    def __init__(self, root: Any) -> None:
        """Walk the data.

        Args:
            root: of one document, before ``extends``.
        """
        found: list[Scalar] = []
        todo: list[tuple[Any, Path]] = [(root, ())]
        while todo:
            node, path = todo.pop()
            if isinstance(node, Mapping):
                for key, (_, key_event, event) in node.marks.items():
                    found.append(_scalar(key_event, (*path, key), is_key=True))
                    _add(found, todo, node[key], event, (*path, key))
            elif isinstance(node, Sequence):
                for number, (event, item) in enumerate(zip(node.marks, node, strict=True)):
                    _add(found, todo, item, event, (*path, number))
        self.all = sorted(found)
        self._starts = [one.start for one in self.all]

    def at(self, index: int) -> Scalar | None:
        """The one that an index lies in, its end included."""
        number = bisect_right(self._starts, index) - 1
        found = self.all[number] if number >= 0 else None
        return found if found is not None and index <= found.end else None

    def before(self, index: int) -> Scalar | None:
        """The last one that starts before an index."""
        number = bisect_right(self._starts, index - 1) - 1
        return self.all[number] if number >= 0 else None


def _add(found: list[Scalar], todo: list[tuple[Any, Path]], node: Any, event: Any, path: Path) -> None:
    if isinstance(node, Mapping | Sequence):
        todo.append((node, path))
    elif hasattr(event, "style"):
        found.append(_scalar(event, path, is_key=False))


def _scalar(event: Any, path: Path, *, is_key: bool) -> Scalar:
    return Scalar(event.start_mark.index, event.end_mark.index, path, is_key, not event.style)
