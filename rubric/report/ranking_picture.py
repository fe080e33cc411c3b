"""A ranking as a picture: for each program the ranks that the unknowns still allow, and its rank among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rubric.model.ranking import RankedProgram
from rubric.report.pictures import Dot, DotRow, Dots, Tick
from rubric.report.wording import Words

# So many ranks have a figure each, and a band of their own; of more, round ones have a figure.
_MOST_FIGURES = 12


def ranks_picture(programs: Sequence[RankedProgram], labels: Mapping[str, str], words: Words) -> Dots:
    """The picture of a group, in its order."""
    count = len(programs)
    often = Counter(one.rank for one in programs)
    rows = tuple(DotRow(labels[one.key], 1, (_dot(one, count, often[one.rank] > 1, words),)) for one in programs)
    ticks = tuple(Tick((rank - 0.5) / count, str(rank)) for rank in figures_of(count))
    edges = tuple(rank / count for rank in range(count)) if count <= _MOST_FIGURES else (0.0,)
    head = words("picture_rank", rank=words("rank_head_rank"), range=words("rank_head_possible"))
    return Dots(words("head_program"), (head,), rows, ticks, edges, words("picture_ranks"))


def range_of(one: RankedProgram) -> str:
    """The possible ranks as printed."""
    if one.best is None or one.worst is None:
        return "–"
    return str(one.best) if one.best == one.worst else f"{one.best}–{one.worst}"


def figures_of(count: int) -> list[int]:
    """Which ranks from 1 to ``count`` have their figure printed: a dozen at most, the first and the last among them."""
    step = next(
        step * power for power in (1, 10, 100, 10**3, 10**9) for step in (1, 2, 5) if count <= 10 * step * power
    )
    if count <= _MOST_FIGURES:
        step = 1
    middle = [rank for rank in range(step, count, step) if rank > 1 and 2 * (count - rank) >= step]
    return [1, *middle, count] if count > 1 else [1]


def _dot(one: RankedProgram, count: int, tied: bool, words: Words) -> Dot:
    if one.best is None or one.worst is None:
        return Dot("–")
    key = "picture_rank_tied" if tied and one.rank is not None else "picture_rank"
    text = words(key, rank="–" if one.rank is None else one.rank, range=range_of(one))
    value = None if one.rank is None else (one.rank - 0.5) / count
    return Dot(text, "", (one.best - 1) / count, value, one.worst / count)
