"""A rubric as ``rubric show`` prints it: the tree with its weights, and where each item comes from."""

from __future__ import annotations

from typing import Literal

from rubric.model.figure import Figure, Result
from rubric.model.text import Text


class OutlineNode(Result):
    """A dimension, group or criterion; ``effective`` is its part of the total when everything applies.

    ``scale`` is judged, derived, yes_no, number or checklist; ``steps`` counts its levels or items.
    """

    path: str
    id: str
    kind: Literal["dimension", "group", "criterion"]
    title: Text
    weight: str
    effective: Figure | None
    combine: str | None = None
    scale: str | None = None
    steps: int | None = None
    may_not_apply: bool = False
    scoped: bool = False
    off: Text | None = None
    origin: tuple[str, ...] = ()


class OutlineGate(Result):
    """A gate and its caps."""

    id: str
    title: Text
    cap: dict[str, Figure]
    off: Text | None = None
    origin: tuple[str, ...] = ()


class OutlineBand(Result):
    """A band, where it starts and what it requires."""

    id: str
    title: Text
    starts: Figure
    requires: dict[str, Figure]
    off: Text | None = None
    origin: tuple[str, ...] = ()


class OutlineFact(Result):
    """A fact and the criteria and gates that rest on it."""

    id: str
    title: Text
    answer: str
    used_by: tuple[str, ...]
    off: Text | None = None
    origin: tuple[str, ...] = ()


class Outline(Result):
    """A whole rubric in outline; ``chain`` are the rubrics it is made of, itself first."""

    schema_version: Literal[1] = 1
    kind: Literal["rubric"] = "rubric"
    id: str
    title: Text
    why: Text | None
    edition: str
    chain: tuple[str, ...]
    sha256: str
    scoring_sha256: str
    scale_from: Figure
    scale_to: Figure
    combine: str
    minimum_coverage: Figure
    nodes: tuple[OutlineNode, ...]
    gates: tuple[OutlineGate, ...]
    bands: tuple[OutlineBand, ...]
    facts: tuple[OutlineFact, ...]


class ShippedRubric(Result):
    """A rubric that ships, in one line."""

    id: str
    title: Text
    edition: str
    criteria: int
    file: str
