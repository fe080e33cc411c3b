"""Functions of the platform: called, handed on, taken apart, or called on something else of that name."""

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

# Own methods of that name say nothing, and neither does a name of one word on anything else.
_OWN = frozenset({"this", "that", "self", "_this", "_self", "super", "vm", "me", "page", "app"})
_PACKAGES = ("@tarojs/taro", "@dcloudio/uni-app")


def find(occurrence: Occurrence, lookup: Lookup) -> Iterator[Sighting]:
    """What a name is, where it is that of an API function."""
    signals = lookup.calls.get(occurrence.name, ())
    reason = reason_of(occurrence, lookup) if signals else None
    if reason is not None:
        yield from (Sighting(signal, occurrence.at, reason) for signal in signals)


def reason_of(occurrence: Occurrence, lookup: Lookup) -> Reason | None:
    """How a name stands for a function of the platform; None where it does not."""
    node, above = occurrence.node, occurrence.node.parent
    if above is None:
        return None
    if node.type == "string_fragment":  # wx["requestPayment"]
        node, above = above, above.parent
        if above is None or above.type != "subscript_expression" or not is_field(above, "index", node):
            return None
    elif above.type == "import_specifier":
        return _imported(occurrence, above)
    elif above.type in ("object_pattern", "pair_pattern"):
        return _taken_apart(occurrence, above, lookup)
    elif above.type != "member_expression" or not is_field(above, "property", node):
        return None
    owner = above.child_by_field_name("object")
    return None if owner is None else _of_owner(occurrence, above, owner, lookup)


def _of_owner(occurrence: Occurrence, member: Node, owner: Node, lookup: Lookup) -> Reason | None:
    name = occurrence.script.source(owner)
    is_called = called_with(member) is not None
    if name in lookup.objects:
        if occurrence.script.binds_other_sdk(name):
            return Reason.OTHER_SDK
        return Reason.CALLED if is_called else None if _is_assigned(member) else Reason.REFERENCE
    if not is_called or owner.type != "identifier" or name in _OWN or occurrence.name.islower():
        return None
    return Reason.ALIAS if occurrence.script.binds(name, lookup.objects) else Reason.OTHER_OBJECT


def _is_assigned(member: Node) -> bool:
    above = member.parent
    return above is not None and above.type == "assignment_expression" and is_field(above, "left", member)


def _taken_apart(occurrence: Occurrence, pattern: Node, lookup: Lookup) -> Reason | None:
    """``const {requestPayment} = wx``."""
    whole = pattern.parent if pattern.type == "pair_pattern" else pattern
    above = whole.parent if whole is not None else None
    value = above.child_by_field_name("value") if above is not None else None
    is_platform = value is not None and occurrence.script.source(value) in lookup.objects
    return Reason.REFERENCE if is_platform else None


def _imported(occurrence: Occurrence, specifier: Node) -> Reason | None:
    above: Node | None = specifier
    while above is not None and above.type != "import_statement":
        above = above.parent
    source = above.child_by_field_name("source") if above is not None else None
    package = occurrence.script.source(source).strip("\"'") if source is not None else ""
    return Reason.REFERENCE if package in _PACKAGES else None
