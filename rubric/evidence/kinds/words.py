"""Texts that a user reads: between tags, in attributes, in texts of scripts; not in comments, tables and logs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from rubric.evidence.lookup import Lookup
from rubric.evidence.markup import Markup, within
from rubric.evidence.script import COMMENTS, Script
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

if TYPE_CHECKING:
    from tree_sitter import Node

_ENDS = "<>\"'`\n{}"
_TEXTS = frozenset({"string_fragment", "string", "template_string", "jsx_text"})
_MANY_KEYS, _MANY_TEXTS = 8, 30
_FARTHEST = 400
_MOST_STEPS = 20
_MOST_TEXTS = 2_000


def places(text: str, file: str, lookup: Lookup) -> Iterator[tuple[str, int]]:
    """Every text that is a signal, with the place of its words; beyond some thousands nobody would look."""
    last = -1
    for match in islice(lookup.any_text.finditer(text), _MOST_TEXTS):
        first = max(0, match.start() - _FARTHEST)
        start = max(first, *(text.rfind(char, first, match.start()) + 1 for char in _ENDS))
        if start == last:
            continue
        last = start
        ends = [found for char in _ENDS if (found := text.find(char, match.end(), match.end() + _FARTHEST)) >= 0]
        piece = text[start : min(ends, default=min(len(text), match.end() + _FARTHEST))]
        yield from ((id_, start + at) for id_, at in lookup.in_text(piece, file))


def find(script: Script, lookup: Lookup) -> Iterator[Sighting]:
    """Texts of a script."""
    for id_, at in places(script.text, script.file, lookup):
        node = script.node_at(at, at + 1)
        reason = _reason(script, node, lookup) if node is not None else None
        if reason is not None:
            yield Sighting(id_, at, reason)


def find_in_markup(text: str, file: str, markup: Markup, lookup: Lookup) -> Iterator[Sighting]:
    """Texts of a template."""
    raws = [(raw.start, raw.end) for raw in markup.raws]
    for id_, at in places(text, file, lookup):
        if within(markup.comments, at):
            yield Sighting(id_, at, Reason.IN_COMMENT)
        elif within(markup.hidden, at):
            yield Sighting(id_, at, Reason.NEVER_SHOWN)
        elif not within(raws, at):
            yield Sighting(id_, at, Reason.TEXT)


def _reason(script: Script, node: Node, lookup: Lookup) -> Reason | None:
    if node.type in COMMENTS:
        return Reason.IN_COMMENT
    if node.type not in _TEXTS:
        return None
    above = node.parent
    if node.type == "string_fragment" and above is not None:
        node, above = above, above.parent
    if above is not None and _is_table(script, node, above):
        return Reason.DATA_TABLE
    return Reason.LOG_MESSAGE if _is_logged(script, node, lookup) else Reason.TEXT


def _is_table(script: Script, node: Node, above: Node) -> bool:
    """A text under one of many numbers, or one of very many in a list: data, not what a page says."""
    if above.type == "array":
        return above.named_child_count >= _MANY_TEXTS
    whole = above.parent
    key = above.child_by_field_name("key") if above.type == "pair" else None
    if key is None or whole is None or key.id == node.id:
        return False
    return whole.named_child_count >= _MANY_KEYS and script.source(key).strip("\"'").isdigit()


def _is_logged(script: Script, node: Node, lookup: Lookup) -> bool:
    above = node.parent
    for _ in range(_MOST_STEPS):
        if above is None or above.type not in ("arguments", "binary_expression", "template_string"):
            break
        above = above.parent
    function = above.child_by_field_name("function") if above is not None and above.type == "call_expression" else None
    return function is not None and script.source(function).partition(".")[0] in lookup.logs
