"""A line of the ledger as a step of a waterfall: it starts where the line before it ended."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

_LEFT, _WIDTH = 2, 196


def step(before: Decimal, after: Decimal, lowest: Decimal, highest: Decimal) -> Markup:
    """An SVG of a step from one running total to the next, on an axis that is the same for all steps.

    What takes points away is a hollow box; what neither adds nor takes is a line.
    """
    start, end = sorted((_x(before, lowest, highest), _x(after, lowest, highest)))
    kind = "down" if after < before else "up"
    label = f"{before} {'−' if after < before else '+'} {abs(after - before)} = {after}"
    return Markup(
        '<svg class="step" role="img" aria-label="{}" viewBox="0 0 200 12">'
        '<rect class="{}" x="{:.4g}" width="{:.4g}"/></svg>'
    ).format(label, kind, start, max(end - start, 0.8))


def _x(value: Decimal, lowest: Decimal, highest: Decimal) -> float:
    return _LEFT + float((value - lowest) / ((highest - lowest) or 1)) * _WIDTH
