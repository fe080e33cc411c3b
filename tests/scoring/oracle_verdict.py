"""The oracle's reading of semantics.md 1.8: band and verdict, from rated trees."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.scoring.oracle_leaf import Rubric
from tests.scoring.oracle_tree import Node, caps_of, reported


@dataclass(frozen=True)
class Ruling:
    """Verdict, reason of an unscorable, band and the bands that the bounds span."""

    verdict: str
    reason: str | None
    band: str | None
    bands: list[str]


def _band(rubric: Rubric, root: Node, which: str) -> int | None:
    """Index of the highest band reached by `value`, `low` or `high` of the total and its dimensions."""
    total = getattr(root, which)
    if total is None or not rubric.get("bands"):
        return None
    dimensions = {node.path: node for node in root.children}

    def meets(name: str, least: Fraction) -> bool:
        if not dimensions[name].applies:
            return True
        value = getattr(dimensions[name], which)
        return value is not None and reported(rubric, value) >= least

    reached = [
        index
        for index, band in enumerate(rubric["bands"])
        if reported(rubric, total) >= Fraction(band["from"])
        and all(meets(name, Fraction(least)) for name, least in band.get("requires", {}).items())
    ]
    return max(reached)


def _provisional(rubric: Rubric, root: Node, without: Mapping[str, Node], spanned: list[dict[str, Any]]) -> bool:
    for name, other in without.items():
        caps = caps_of(rubric["gates"][name])
        for node in (other, *other.children):
            if node.path in caps and node.high is not None and caps[node.path] < reported(rubric, node.high):
                return True
    minimum = Fraction(rubric.get("minimum_coverage", Fraction(1, 2)))
    dimensions = {node.path: node for node in root.children}
    if any(d.weight != 0 and d.coverage is not None and d.coverage < minimum for d in dimensions.values()):
        return True
    required = {name for band in spanned for name in band.get("requires", {})}
    return any(dimensions[name].applies and dimensions[name].value is None for name in required)


def verdict_of(rubric: Rubric, root: Node, without: Mapping[str, Node]) -> Ruling:
    """The ruling on a tree; `without` holds, per unresolved gate, the tree rated without that gate."""
    low, high = _band(rubric, root, "low"), _band(rubric, root, "high")
    spanned = [] if low is None or high is None else rubric["bands"][low : high + 1]
    bands = [band["id"] for band in spanned]
    if root.value is None:
        return Ruling("unscorable", "nothing_answered" if root.applies else "nothing_applies", None, bands)
    if root.coverage is not None and root.coverage < Fraction(rubric.get("minimum_coverage", Fraction(1, 2))):
        return Ruling("withheld", None, None, bands)
    index = _band(rubric, root, "value")
    band = None if index is None else rubric["bands"][index]["id"]
    return Ruling("provisional" if _provisional(rubric, root, without, spanned) else "final", None, band, bands)
