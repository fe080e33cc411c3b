"""What a share hook hands over: nothing, a fixed page, the id of what is shared, or also who shares it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from rubric.evidence.lookup import Lookup
from rubric.evidence.script import FUNCTIONS, Script, walk
from rubric.model.signals import Body

if TYPE_CHECKING:
    from tree_sitter import Node

_PARAMETER = re.compile(r"(?:^|[?&])([A-Za-z_]\w*)=([^&]*)")
MOST_NODES = 5_000  # of a body; what people write is far smaller
_MOST_STEPS = 60
_NOTHING = frozenset({"{}", "undefined", "null", "true", "false", "''", '""', "{ }"})
_ADDRESS = frozenset({"path", "query", "url", "page", "link"})


def body_of(script: Script, function: Node, lookup: Lookup) -> Body:
    """The class of a body, by what it returns and by the parameters of the addresses in it."""
    nodes = list(islice(walk(function), MOST_NODES))
    if not _returns(script, function, nodes):
        return Body.STUB
    found = [name for one in nodes for name in _parameters(script, one)]
    if any(lookup.says_who(name) for name in found):
        return Body.REFERRER
    if found:
        return Body.ITEM
    return Body.STATIC if _has_fixed_address(script, nodes) else Body.COMPUTED


def _returns(script: Script, function: Node, nodes: list[Node]) -> bool:
    """Whether a function itself, not one inside of it, returns something."""
    body = function.child_by_field_name("body")
    if body is not None and body.type != "statement_block":
        return _says_something(script, body)
    for node in nodes:
        if node.type == "return_statement" and _owner(node) == function.id:
            value = next(iter(node.named_children), None)
            if value is not None and _says_something(script, value):
                return True
    return False


def _owner(node: Node) -> int | None:
    above = node.parent
    for _ in range(_MOST_STEPS):
        if above is None or above.type in FUNCTIONS:
            break
        above = above.parent
    return above.id if above is not None else None


def _says_something(script: Script, value: Node) -> bool:
    while value.type == "parenthesized_expression" and value.named_children:
        value = value.named_children[0]
    if value.type == "object":
        return any(one.type != "comment" for one in value.named_children)
    return script.source(value) not in _NOTHING


def _parameters(script: Script, node: Node) -> list[str]:
    """Parameters of addresses in a text whose value is filled in."""
    if node.type == "string":
        text = script.source(node)[1:-1]
        return [match[1] for match in _PARAMETER.finditer(text) if not match[2]]
    if node.type != "template_string":
        return []
    # `…?id=${id}`: what is filled in becomes nothing, which a fixed value is not.
    text = "".join(script.source(one) if one.type != "template_substitution" else "\0" for one in node.named_children)
    return [match[1] for match in _PARAMETER.finditer(text) if not match[2] or "\0" in match[2]]


def _has_fixed_address(script: Script, nodes: list[Node]) -> bool:
    for node in nodes:
        if node.type == "pair":
            key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
            if key is not None and value is not None and script.source(key).strip("\"'") in _ADDRESS:
                return value.type in ("string", "template_string") and "${" not in script.source(value)
    return False
