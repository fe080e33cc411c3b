"""What one file holds: where it leads, and what in it looks like a signal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from rubric.evidence.sighting import Sighting


class Way(Enum):
    """How a file names another one."""

    IMPORT = "import"
    INCLUDE = "include"
    COMPONENT = "component"
    TAG = "tag"


class Edge(NamedTuple):
    """What a file says that it uses, and where."""

    said: str
    at: int
    way: Way


@dataclass
class Found:
    """What was found in a file.

    Attributes:
        text: what the places count in.
        edges: the files that it uses.
        sightings: what looks like a signal.
        called: functions whose use has to be declared, and where.
        depth: how deep elements lie in one another.
        has_slips: whether it is a script that the parser did not understand whole.
        is_deep: whether it is a script nested deeper than was looked at.
        web_view: where a page is shown that is not in the tree; -1 for nowhere.
    """

    text: str
    edges: list[Edge] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    called: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    web_view: int = -1
    has_slips: bool = False
    is_deep: bool = False
