"""Page hooks, as methods, properties, class fields and functions; what their bodies hand over decides what they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rubric.evidence.hook_body import MOST_NODES, body_of
from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.lookup import Lookup
from rubric.evidence.script import FUNCTIONS, called_with, is_field, walk
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason
from rubric.model.signals import Body

if TYPE_CHECKING:
    from tree_sitter import Node

_FIELDS = frozenset({"pair", "field_definition", "public_field_definition", "assignment_expression"})
_REASONS = {
    Body.STUB: Reason.HOOK_STUB,
    Body.STATIC: Reason.HOOK_STATIC,
    Body.COMPUTED: Reason.HOOK_COMPUTED,
    Body.ITEM: Reason.HOOK_ITEM,
    Body.REFERRER: Reason.HOOK_REFERRER,
}


def find(occurrence: Occurrence, lookup: Lookup) -> Iterator[Sighting]:
    """The hook with its body, and what is called inside it."""
    wanted = lookup.hooks.get(occurrence.name)
    if not wanted:
        return
    is_hook, function = _function(occurrence.node)
    if not is_hook:
        return
    body = Body.COMPUTED if function is None else body_of(occurrence.script, function, lookup)
    for signal, bodies in wanted:
        if not bodies or body in bodies:
            yield Sighting(signal, occurrence.at, _REASONS[body])
    if function is not None:
        yield from _inside(occurrence, function, lookup)


def _function(node: Node) -> tuple[bool, Node | None]:
    """Whether a name is that of a hook, and its function where that stands beside it."""
    above = node.parent
    if above is None:
        return False, None
    if above.type == "method_definition" and is_field(above, "name", node):
        return True, above
    if above.type == "member_expression" and is_field(above, "property", node) and above.parent is not None:
        node, above = above, above.parent
    if above.type in _FIELDS:
        key = next((field for field in ("key", "property", "left", "name") if is_field(above, field, node)), None)
        value = above.child_by_field_name("value") or above.child_by_field_name("right")
        if key is None or value is None:
            return False, None
        return True, value if value.type in FUNCTIONS else None
    call = called_with(node)
    if call is not None and node.type == "identifier":  # useShareAppMessage(() => …)
        given = call.child_by_field_name("arguments")
        functions = [one for one in given.named_children if one.type in FUNCTIONS] if given is not None else []
        return True, functions[0] if functions else None
    return node.type == "shorthand_property_identifier", None


def _inside(occurrence: Occurrence, function: Node, lookup: Lookup) -> Iterator[Sighting]:
    script = occurrence.script
    for node in islice(walk(function), MOST_NODES):
        called = node.child_by_field_name("function") if node.type == "call_expression" else None
        if called is None:
            continue
        name = called.child_by_field_name("property") or called
        for signal in lookup.in_hook(script.source(name)[:80]):
            yield Sighting(signal, script.offset(name), Reason.IN_SHARE_HOOK)
