"""Paths to places: rules speak of ``("dimensions", "scene", "weight")``, this module knows where that stands."""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import Any

from rubric.model.finding import Place
from rubric.source.document import Document, Mapping, Sequence

Path = tuple[str | int, ...]


def locate(root: Any, path: Many[str | int], *, key: bool = False) -> Place:
    """Where a path leads; segments that match nothing (union tags, short forms, missing keys) are passed over.

    Args:
        root: a document's data, or several merged.
        path: keys and indexes.
        key: the place of the key itself rather than of its value.
    """
    place = Place(root.document.name) if isinstance(root, Mapping | Sequence) else Place("")
    node = root
    for segment in path:
        if isinstance(node, Mapping) and str(segment) in node.marks:
            name = str(segment)
            place = _of(node, name, key=key or isinstance(node[name], Mapping | Sequence))
            node = node[name]
        elif isinstance(node, Sequence) and isinstance(segment, int) and segment < len(node):
            place, node = node.item_place(segment), node[segment]
            place = _first_key(node) or place
    return place


def resolve(root: Any, path: Many[str | int]) -> tuple[Any, Path]:
    """The deepest data that a path leads to, and the segments that matched."""
    node, matched = root, []
    for segment in path:
        if isinstance(node, Mapping) and str(segment) in node.marks:
            node = node[str(segment)]
            matched.append(segment)
        elif isinstance(node, Sequence) and isinstance(segment, int) and segment < len(node):
            node = node[segment]
            matched.append(segment)
    return node, tuple(matched)


def name_of(root: Any, path: Many[str | int]) -> str:
    """A path as people write it: ids and keys joined by dots; list items by their id or name, else by their number."""
    node, words = root, []
    for segment in path:
        if isinstance(node, Mapping) and str(segment) in node.marks:
            node = node[str(segment)]
            words.append(str(segment))
        elif isinstance(node, Sequence) and isinstance(segment, int) and segment < len(node):
            node = node[segment]
            id_ = node.get("id") if isinstance(node, Mapping) else None
            words.append(id_ if isinstance(id_, str) else str(segment + 1))
    return ".".join(words)


def document_of(node: Any) -> Document | None:
    """The document that a container was written in."""
    return node.document if isinstance(node, Mapping | Sequence) else None


def _of(node: Mapping, name: str, *, key: bool) -> Place:
    if key:
        return node.key_place(name)
    place = node.value_place(name)
    # An empty value has no extent; its key is what people look at.
    empty = (place.line, place.column) == (place.end_line, place.end_column)
    return node.key_place(name) if empty else place


def _first_key(node: Any) -> Place | None:
    return node.key_place(next(iter(node.marks))) if isinstance(node, Mapping) and node.marks else None
