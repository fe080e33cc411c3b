"""Programs over all weightings of the dimensions, as a table of the shares of each rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubric.model.printing import add_up
from rubric.model.ranking import Acceptability, OverWeightings
from rubric.report.blocks import Block, Heading, Para, Table
from rubric.report.numbers import figure, tenths
from rubric.report.wording import Words

# So many ranks fit a line; the JSON holds them all.
_MOST_RANKS = 7


def weightings_blocks(over: OverWeightings, labels: Mapping[str, str], words: Words) -> Iterator[Block]:
    """A heading, what the figures are, and the table."""
    yield Heading(words("rank_weightings"))
    yield Para(_note(over, words), quiet=True)
    ranks = min(len(over.programs[0].ranks), _MOST_RANKS) or 1
    titles = next(
        (words.listed([words.of(one.title) for one in row.central]) for row in over.programs if row.central), ""
    )
    head = ["", *(words("rank_column", rank=rank) for rank in range(1, ranks + 1))]
    head += [words("rank_expected")] if over.programs[0].expected is not None else []
    head += [words("rank_central", titles=titles)] if titles else []
    rows = tuple((labels[one.key], *_cells(one, ranks, bool(titles))) for one in over.programs)
    yield Table(tuple(head), "l" + "r" * (len(head) - 1 - bool(titles)) + "l" * bool(titles), rows)


def _note(over: OverWeightings, words: Words) -> str:
    if over.error is not None:
        return words("rank_weightings_sampled", draws=over.draws, seed=over.seed, error=tenths(over.error))
    return words("rank_weightings_exact" if over.programs[0].ranks else "rank_weightings_first")


def _cells(one: Acceptability, ranks: int, with_central: bool) -> Iterator[str]:
    if one.ranks:
        yield from (f"{share}%" for share in add_up([100 * rank.share for rank in one.ranks], 1)[:ranks])
    else:
        yield "–" if one.first is None else f"{tenths(one.first)}%"
    if one.expected is not None:
        yield figure(one.expected)
    if with_central:
        yield " / ".join(add_up([100 * part.weight for part in one.central], 1)) if one.central else "–"
