"""What the kinds are given: a name in a script with its node, or an element of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rubric.evidence.script import Script

if TYPE_CHECKING:
    from tree_sitter import Node


class Occurrence(NamedTuple):
    """An identifier at a place of a script, in code."""

    script: Script
    name: str
    at: int
    node: Node
