"""``open-type`` of buttons and of custom tags that hand it on; also ``openType`` of JSX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.lookup import Lookup
from rubric.evidence.markup import Element
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

if TYPE_CHECKING:
    from tree_sitter import Node

Values = Callable[[], frozenset[str]]

NAMES = frozenset({"open-type", "openType", "opentype"})
_BOUND = (":", "v-bind:")
_BUTTONS = frozenset({"button", "Button"})
_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"|`([^`$]*)`|&quot;(.*?)&quot;")
_ONLY = re.compile(r"\s*\{\{\s*(['\"])([\w|]*)\1\s*\}\}\s*|\s*(['\"])([\w|]*)\3\s*")
# Where nothing says what an expression gives, sharing is what it may be.
UNKNOWN = "share"


def find(element: Element, lookup: Lookup, own_values: Values) -> Iterator[Sighting]:
    """What an element opens.

    Args:
        element: of a template.
        lookup: the signals.
        own_values: gives the texts of the script beside the template, which an expression may give.
    """
    if element.tag in lookup.not_buttons:
        return
    for one in element.attributes():
        bound = next((lead for lead in _BOUND if one.name.startswith(lead)), "")
        if one.name.removeprefix(bound) in NAMES and one.value:
            is_fixed = not bound and "{{" not in one.value
            yield from _found(one.value, one.at, element.tag, lookup, own_values, is_fixed=is_fixed)


def find_jsx(occurrence: Occurrence, lookup: Lookup, own_values: Values) -> Iterator[Sighting]:
    """The same for an attribute of JSX."""
    above = occurrence.node.parent
    if occurrence.name != "openType" or above is None or above.type != "jsx_attribute" or above.parent is None:
        return
    tag = above.parent.child_by_field_name("name")
    value = _last(above)
    if tag is None or value is None:
        return
    name, text = occurrence.script.source(tag), occurrence.script.source(value)
    if name.lower() not in lookup.not_buttons:
        is_fixed = value.type == "string"
        text = text[1:-1]
        yield from _found(text, occurrence.at, name, lookup, own_values, is_fixed=is_fixed)


def _last(node: Node) -> Node | None:
    return node.named_children[-1] if len(node.named_children) > 1 else None


def _found(value: str, at: int, tag: str, lookup: Lookup, own_values: Values, *, is_fixed: bool) -> Iterator[Sighting]:
    only = None if is_fixed else _ONLY.fullmatch(value)
    if is_fixed or only:
        for part in (value if only is None else only[2] or only[4] or "").split("|"):
            reason = Reason.ELEMENT if tag in _BUTTONS else Reason.CUSTOM_TAG
            yield from (Sighting(id_, at, reason) for id_ in lookup.open_types.get(part.strip(), ()))
        return
    said = {
        part.strip() for match in _LITERAL.finditer(value) for one in match.groups() if one for part in one.split("|")
    }
    known = said & lookup.open_types.keys() or own_values() & lookup.open_types.keys()
    for part in sorted(known):
        yield from (Sighting(id_, at, Reason.DYNAMIC) for id_ in _dynamic(part, lookup))
    if not known:
        yield from (Sighting(id_, at, Reason.VALUE_UNKNOWN) for id_ in _dynamic(UNKNOWN, lookup))


def _dynamic(value: str, lookup: Lookup) -> tuple[str, ...]:
    """Signals of a value that an expression may give: those made for it, else the ordinary ones."""
    return lookup.dynamic.get(value) or lookup.open_types.get(value, ())
