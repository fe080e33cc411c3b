"""Programs over all weightings of the dimensions, as a table of the shares of each rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from rubric.model.printing import add_up
from rubric.model.ranking import Acceptability, OverWeightings
from rubric.report.blocks import Block, Heading, Para, Shaded, Table
from rubric.report.numbers import figure, tenths
from rubric.report.wording import Words

# So many ranks fit a line beside a name.
_MOST_RANKS = 7


def weightings_blocks(over: OverWeightings, labels: Mapping[str, str], words: Words) -> Iterator[Block]:
    """A heading, what the figures are, and the tables: ranks, and the weights under which programs are first."""
    ranks = len(over.programs[0].ranks) or 1
    number = ceil(ranks / _MOST_RANKS)
    yield Heading(words("rank_weightings"))
    note = _note(over, words)
    yield Para(note if number == 1 else words("rank_weightings_split", note=note, n=number), quiet=True)
    shares = {labels[one.key]: _shares(one) for one in over.programs}
    each = ceil(ranks / number)
    for start in range(0, ranks, each):
        if start:
            yield Para("")
        shown = range(start, min(start + each, ranks))
        means = [one.expected for one in over.programs] if shown[-1] == ranks - 1 else []
        yield _table(shown, shares, [figure(mean) for mean in means if mean is not None], words)
    yield from _centres(over.programs, labels, words)


def _note(over: OverWeightings, words: Words) -> str:
    if over.error is not None:
        return words("rank_weightings_sampled", draws=over.draws, seed=over.seed, error=tenths(over.error))
    return words("rank_weightings_exact" if over.programs[0].ranks else "rank_weightings_first")


def _shares(one: Acceptability) -> list[Shaded]:
    """The share of each rank; of the first alone where no others are known."""
    if one.ranks:
        printed = add_up([100 * rank.share for rank in one.ranks], 1)
        return [Shaded(f"{text}%", float(rank.share)) for text, rank in zip(printed, one.ranks, strict=True)]
    return [Shaded("–", 0) if one.first is None else Shaded(f"{tenths(one.first)}%", float(one.first))]


def _table(shown: range, shares: Mapping[str, Sequence[Shaded]], means: Sequence[str], words: Words) -> Table:
    """Some ranks of all programs; with the mean rank where ``means`` has one for each."""
    head = [words("rank_head_rank"), *(str(rank + 1) for rank in shown)]
    rows: list[list[str | Shaded]] = [[label, *(row[rank] for rank in shown)] for label, row in shares.items()]
    if means:
        head.append(words("rank_expected"))
        rows = [[*row, mean] for row, mean in zip(rows, means, strict=True)]
    return Table(tuple(head), "l" + "r" * (len(head) - 1), tuple(tuple(row) for row in rows))


def _centres(programs: Sequence[Acceptability], labels: Mapping[str, str], words: Words) -> Iterator[Block]:
    """For each program that is first under some weightings, the weights in their middle; under all it says nothing."""
    first = [one for one in programs if one.central and one.first != 1]
    if not first:
        return
    yield Para("")
    yield Para(words("rank_central"), quiet=True)
    head = ("", *(words.of(part.title) for part in first[0].central))
    rows = tuple(
        (labels[one.key], *(f"{share}%" for share in add_up([100 * part.weight for part in one.central], 1)))
        for one in first
    )
    yield Table(head, "l" + "r" * (len(head) - 1), rows)
