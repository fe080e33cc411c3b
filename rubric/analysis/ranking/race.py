"""How often a weighted sum is positive over all weightings: exact, by a race of memoryless clocks.

Weights drawn evenly from all that add up to 1 are independent exponentials divided by their sum, so the sign of
``w · d`` is decided by which of two queues of exponentials runs dry first. All terms are positive; nothing cancels.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

ZERO, ONE = Fraction(0), Fraction(1)


def win_share(differences: Sequence[Fraction]) -> Fraction:
    """The share of all weightings under which ``sum(weight * difference) > 0``.

    Args:
        differences: one program's values less the other's; zeros change nothing.

    Returns:
        A fraction of 1; 0 when no difference is positive. Order and common positive factors do not matter.
    """
    unit = lcm(*(one.denominator for one in differences))
    whole = [int(one * unit) for one in differences]
    ahead, behind = [one for one in whole if one > 0], [-one for one in whole if one < 0]
    if not ahead:
        return ZERO
    # lost[k]: the share lost by the gains taken so far against the first k losses.
    lost = [ZERO] + [ONE] * len(behind)
    for gain in ahead:
        row = [ZERO]
        for k, loss in enumerate(behind, 1):
            row.append((loss * lost[k] + gain * row[k - 1]) / (gain + loss))
        lost = row
    return 1 - lost[-1]
