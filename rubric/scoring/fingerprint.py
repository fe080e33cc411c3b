"""Hashes of a rubric after ``extends``: of everything, and of what affects scores.

Both are SHA-256 over canonical JSON with sorted keys; numbers are canonical fractions, so that 2 and 2.0 are the same.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from rubric.model.rubric import Criterion, Group, Rubric

# What only speaks to people; everything else counts as affecting scores.
_WORDS = {
    "dimension": {"title", "why", "references"},
    "criterion": {"title", "why", "how", "improve", "effort", "like", "references"},
    "fact": {"title", "ask", "how", "signals", "references"},
    "gate": {"title", "because", "how", "references"},
    "band": {"title", "text"},
    "rubric": {
        *("rubric", "edition", "extends", "title", "why", "references", "examples"),
        *("facts", "dimensions", "gates", "bands"),
    },
    "level": {"text", "like"},
}


def sha256_of(rubric: Rubric) -> str:
    """The hash of all of a rubric's content."""
    return _hash(_plain(rubric, frozenset()))


def scoring_sha256_of(rubric: Rubric) -> str:
    """The hash of what affects scores; the id, wording, references, examples and the edition do not."""
    content = _plain(rubric, frozenset(_WORDS["rubric"]))
    content["facts"] = {
        id_: _plain(fact, frozenset({*_WORDS["fact"], "options"})) | {"options": sorted(fact.option_ids)}
        for id_, fact in rubric.facts.items()
        if fact.off is None
    }
    content["dimensions"] = _nodes(rubric.dimensions)
    content["gates"] = {
        id_: _plain(gate, frozenset(_WORDS["gate"])) for id_, gate in rubric.gates.items() if gate.off is None
    }
    content["bands"] = [_plain(band, frozenset(_WORDS["band"])) for band in rubric.bands if band.off is None]
    return _hash(content)


def _nodes(nodes: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for id_, node in nodes.items():
        if node.off is not None:
            continue
        if isinstance(node, Group):
            found[id_] = _plain(node, frozenset({*_WORDS["dimension"], "criteria"})) | {
                "criteria": _nodes(node.criteria)
            }
        else:
            found[id_] = _criterion(node)
    return found


def _criterion(criterion: Criterion) -> dict[str, Any]:
    content: dict[str, Any] = _plain(criterion, frozenset({*_WORDS["criterion"], "levels"}))
    if criterion.levels is not None:
        content["levels"] = {
            str(number): _plain(level, frozenset(_WORDS["level"])) for number, level in criterion.levels.items()
        }
    return content


def _plain(value: Any, without: frozenset[str]) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, BaseModel):
        return {
            name: _plain(part, frozenset())
            for name, part in value.__dict__.items()
            if name not in without and part is not None
        }
    if isinstance(value, dict):
        return {str(_plain(key, frozenset())): _plain(part, frozenset()) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part, frozenset()) for part in value]
    return str(Fraction(value)) if isinstance(value, Decimal) else value


def _hash(content: Any) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
