"""What a plain search would find in a file that is not evidence: told with the reason, never counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from rubric.evidence.kinds import words
from rubric.evidence.lookup import Lookup
from rubric.evidence.read_template import in_comment
from rubric.evidence.script import IDENTIFIER, places
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason

_MOST = 20
_CALL = re.compile(r"\s*\(")
PAGE = "page"


def glance(text: str, file: str, lookup: Lookup, reason: Reason) -> Iterator[Sighting]:
    """Every place of a file that looks like a signal, a few of each name.

    Args:
        text: of the file.
        file: its path.
        lookup: the signals.
        reason: why nothing in it counts.
    """
    for name in sorted(lookup.known(set(IDENTIFIER.findall(text)))):
        for at in islice(places(text, name), _MOST):
            yield from _of_name(text, name, at, lookup, reason)
    for id_, at in words.places(text, file, lookup):
        yield Sighting(id_, at, reason)
    for one in in_comment(text, 0, len(text), lookup):
        yield one._replace(reason=reason)
    if PAGE in lookup.table.signals and file.endswith((".js", ".ts")):
        yield from (Sighting(PAGE, at, reason) for at in islice(places(text, "Page"), 1) if _CALL.match(text, at + 4))


def _of_name(text: str, name: str, at: int, lookup: Lookup, reason: Reason) -> Iterator[Sighting]:
    owners = IDENTIFIER.findall(text, max(0, at - 20), at) if text[at - 1 : at] == "." else []
    if owners and owners[-1] in lookup.objects:
        yield from (Sighting(id_, at, reason) for id_ in lookup.calls.get(name, ()))
    yield from (Sighting(id_, at, reason) for id_, _ in lookup.hooks.get(name, ())[:1])
    yield from (Sighting(id_, at, reason) for id_ in lookup.arguments.get(name, ()))
    if text[at + len(name) : at + len(name) + 1] == "(":
        yield from (Sighting(id_, at, reason) for id_ in lookup.by_name(name))
