"""Addresses that lead into a plugin: evidence where the program declares it, a dead link where it does not."""

from __future__ import annotations

from collections.abc import Iterator

from rubric.evidence.lookup import Lookup
from rubric.evidence.script import COMMENTS, Script
from rubric.evidence.sighting import Sighting
from rubric.model.inspection import Reason


def find(script: Script, lookup: Lookup, plugins: frozenset[str]) -> Iterator[Sighting]:
    """Links of a script; ``plugins`` are names and ids of what the program declares."""
    for scheme, signals in lookup.schemes.items():
        at = script.text.find(scheme)
        while at >= 0:
            node = script.node_at(at, at + 1)
            is_comment = node is not None and node.type in COMMENTS
            declared = Reason.PLUGIN if _host(script.text, at) in plugins else Reason.PLUGIN_NOT_DECLARED
            reason = Reason.IN_COMMENT if is_comment else declared
            yield from (Sighting(signal, at, reason) for signal in signals)
            at = script.text.find(scheme, at + len(scheme))


def _host(text: str, at: int) -> str:
    start = text.find("//", at) + 2
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in "-_"):
        end += 1
    return text[start:end]
