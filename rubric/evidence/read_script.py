"""One script: what it imports, and the signals in its code, its texts and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from rubric.evidence.found import Edge, Found, Way
from rubric.evidence.kinds import arguments, calls, hooks, names, open_types, schemes, tags, words
from rubric.evidence.kinds.base import Occurrence
from rubric.evidence.kinds.open_types import Values
from rubric.evidence.lookup import Lookup
from rubric.evidence.script import COMMENTS, IDENTIFIER, Script, is_typed
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

KINDS = (calls.find, arguments.find, hooks.find, names.find, tags.find_jsx)
_MOST_PLACES = 500  # of one name in one file
_MOST_TEXTS = 2_000
_TEXT = re.compile(r"""(["'])([\w|]{3,40})\1""")
_NODES = frozenset(
    {
        "property_identifier", "identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern",
        "string_fragment", "private_property_identifier",
    }
)  # fmt: skip


def read_script(script: Script, lookup: Lookup, plugins: frozenset[str]) -> Found:
    """What a script holds."""
    found = Found(script.text)
    values = cache(lambda: own_values(script))
    found.edges = [Edge(said, at, Way.IMPORT) for said, at in script.imports()]
    for name in sorted(lookup.known(set(IDENTIFIER.findall(script.text)))):
        for at in islice(script.places(name), _MOST_PLACES):
            found.sightings += _at(script, name, at, lookup, values)
            if name in lookup.private and name not in found.called and _is_called(script, name, at, lookup):
                found.called[name] = at
    found.sightings += words.find(script, lookup)
    found.has_slips, found.is_deep = script.has_slips, script.is_deep
    if "://" in script.text:
        found.sightings += schemes.find(script, lookup, plugins)
    return found


def own_values(script: Script) -> frozenset[str]:
    """Short texts of a script, those in comments left out."""
    found = set()
    for match in islice(_TEXT.finditer(script.text), _MOST_TEXTS):
        node = script.node_at(match.start(2), match.start(2) + 1)
        if node is not None and node.type not in COMMENTS:
            found.add(match[2])
    return frozenset(found)


def _at(script: Script, name: str, at: int, lookup: Lookup, values: Values) -> Iterator[Sighting]:
    node = script.node_at(at, at + len(name))
    if node is None:
        return
    if node.type in COMMENTS:
        yield from _in_comment(script.text, name, at, lookup)
        return
    if node.type not in _NODES:
        return
    occurrence = Occurrence(script, name, at, node)
    is_type = is_typed(node)
    for kind in KINDS:
        for one in kind(occurrence, lookup):
            yield one._replace(reason=Reason.TYPE_DECLARATION) if is_type else one
    if is_type:
        yield from (Sighting(id_, at, Reason.TYPE_DECLARATION) for id_, _ in lookup.hooks.get(name, ()))
        return
    yield from open_types.find_jsx(occurrence, lookup, values)


def _is_called(script: Script, name: str, at: int, lookup: Lookup) -> bool:
    node = script.node_at(at, at + len(name))
    return node is not None and calls.reason_of(Occurrence(script, name, at, node), lookup) is Reason.CALLED


def _in_comment(text: str, name: str, at: int, lookup: Lookup) -> Iterator[Sighting]:
    """What would be a signal if it were no comment."""
    lead = IDENTIFIER.findall(text, max(0, at - 20), at) if text[at - 1 : at] == "." else []
    if lead and lead[-1] in lookup.objects:
        yield from (Sighting(id_, at, Reason.IN_COMMENT) for id_ in lookup.calls.get(name, ()))
    yield from (Sighting(id_, at, Reason.IN_COMMENT) for id_, _ in lookup.hooks.get(name, ())[:1])
    if text[at + len(name) : at + len(name) + 1] == "(":
        yield from (Sighting(id_, at, Reason.IN_COMMENT) for id_ in lookup.by_name(name))
