"""Terse rubric dicts: what a test cares about, with the required texts filled in."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

Number = int | Decimal


def judged(count: int = 5, points: Sequence[Number] = (), **fields: Any) -> dict[str, Any]:
    """A criterion that the sheet answers itself, with `count` levels, or with levels at the given points."""
    levels: dict[int, Any]
    if points:
        levels = {n: {"text": f"Level {n}", "points": value} for n, value in enumerate(points)}
    else:
        levels = {n: f"Level {n}" for n in range(count)}
    return {"levels": levels, **fields}


def derived(*whens: str | dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A criterion whose levels 1, 2 … hold under the given conditions."""
    levels = {n: {"text": f"Level {n}", "when": when} for n, when in enumerate(whens, start=1)}
    return {"levels": {0: "Level 0", **levels}, **fields}


def dimension(**fields: Any) -> dict[str, Any]:
    """A dimension or group: criteria by id, and `weight` and `combine`."""
    settings: dict[str, Any] = {name: fields.pop(name) for name in ("weight", "combine") if name in fields}
    return {**settings, "criteria": fields}


def full(spec: dict[str, Any]) -> dict[str, Any]:
    """A valid rubric: the spec with ids, titles and other required texts. A fact may be just its answer kind."""
    facts = {k: {"answer": v} if isinstance(v, str) else v for k, v in spec.get("facts", {}).items()}
    texts: dict[str, Any] = {"rubric": "under-test", "format": 1, "title": "Under test"}
    filled = dict(spec)
    filled["facts"] = {k: {"ask": f"{k}?", **v} for k, v in facts.items()}
    filled["dimensions"] = {k: _titled(k, v) for k, v in spec["dimensions"].items()}
    filled["gates"] = {k: {"title": k, "because": "A rule.", **v} for k, v in spec.get("gates", {}).items()}
    filled["bands"] = [{"title": band["id"], **band} for band in spec.get("bands", [])]
    return texts | {k: v for k, v in filled.items() if v or k == "dimensions" or v == 0}


def _titled(name: str, node: dict[str, Any]) -> dict[str, Any]:
    below = {"criteria": {k: _titled(k, v) for k, v in node["criteria"].items()}} if "criteria" in node else {}
    return {"title": name, **node, **below}
