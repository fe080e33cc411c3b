"""What a program calls its own functions and parameters: ``kanjiaHelp(…)``, ``goods({miaosha: true})``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.lookup import Lookup
from rubric.evidence.script import called_with, is_field
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

if TYPE_CHECKING:
    from tree_sitter import Node

# What these are given is state of a page, left over more often than not.
_STATE = frozenset({"setData", "Page", "Component", "App", "Behavior", "setState", "reactive", "ref", "defineStore"})


def find(occurrence: Occurrence, lookup: Lookup) -> Iterator[Sighting]:
    """A function that is called, or a key that is sent to one; declarations and variables are not evidence."""
    signals = lookup.by_name(occurrence.name)
    if signals and (_is_called(occurrence.node) or _is_sent(occurrence)):
        yield from (Sighting(signal, occurrence.at, Reason.NAME) for signal in signals)


def _is_called(node: Node) -> bool:
    above = node.parent
    if above is not None and above.type == "member_expression" and is_field(above, "property", node):
        node = above
    return called_with(node) is not None


def _is_sent(occurrence: Occurrence) -> bool:
    pair = occurrence.node.parent
    if pair is None or pair.type != "pair" or not is_field(pair, "key", occurrence.node):
        return False
    value, whole = pair.child_by_field_name("value"), pair.parent
    given = whole.parent if whole is not None else None
    if value is None or given is None or given.type != "arguments" or given.parent is None:
        return False
    function = given.parent.child_by_field_name("function")
    called = occurrence.script.source(function).rpartition(".")[2] if function is not None else ""
    return called not in _STATE and value.type in ("true", "number", "string")
