"""A ranking as a page: the order with the ranks still possible, what is certain, and how much rests on the weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rubric.model.ranking import RankedProgram, Ranking, RankingGroup
from rubric.model.states import Verdict
from rubric.report.blocks import Block, Entries, Entry, Heading, Page, Para, Table, Title
from rubric.report.numbers import figure, tenths
from rubric.report.ranking_pairs import PairLines, brief_table
from rubric.report.ranking_picture import range_of, ranks_picture
from rubric.report.ranking_weightings import weightings_blocks
from rubric.report.wording import Words

# Beyond this many programs a page without -v holds what fits one line each.
FEW = 10


def ranking_page(ranking: Ranking, words: Words, *, verbose: bool = False) -> list[Block]:
    """The page.

    Args:
        ranking: of one or more groups.
        words: the language.
        verbose: all that is known instead of about a screen.
    """
    page = Page()
    rubric = ranking.rubric
    count = sum(len(group.programs) for group in ranking.groups)
    title = words("rank_title", title=words.of(rubric.title), edition=rubric.edition)
    page.add(Title(title, words("rank_programs", n=count)))
    if len(ranking.groups) > 1:
        page.add(Para(words(f"rank_only_{ranking.grouped_by}"), quiet=True))
    for group in ranking.groups:
        page.add(*_group(group, ranking, words, verbose))
    if not verbose and any(len(group.programs) > 1 for group in ranking.groups):
        page.add(Para(""), Para(words("rank_more_verbose"), quiet=True))
    return page.blocks


def labels_of(programs: Sequence[RankedProgram], words: Words) -> dict[str, str]:
    """What each program is called, by key; with observer and day where a name alone does not tell them apart."""
    names = {one.key: words.of(one.name) or one.id for one in programs}
    often = Counter(names.values())
    alike = {name: [one for one in programs if names[one.key] == name] for name, n in often.items() if n > 1}
    for same in alike.values():
        for one in same:
            names[one.key] += words("because", text=words.listed(_apart(one, same) or [one.key]))
    often = Counter(names.values())
    return {key: name if often[name] == 1 else f"{name} [{key}]" for key, name in names.items()}


def _apart(one: RankedProgram, same: Sequence[RankedProgram]) -> list[str]:
    """Observer and day, each where it is not the same for all of one name."""
    found = []
    if one.observer and len({other.observer for other in same}) > 1:
        found.append(one.observer)
    if one.observed and len({other.observed for other in same}) > 1:
        found.append(one.observed)
    return found


def _group(group: RankingGroup, ranking: Ranking, words: Words, verbose: bool) -> Iterator[Block]:
    labels = labels_of(group.programs, words)
    by = ranking.grouped_by
    if by == "none":
        yield Para("")
    else:
        yield Heading(words(f"rank_of_{by}", value=group.value) if group.value else words(f"rank_no_{by}"))
    if len(group.programs) > 1:
        yield ranks_picture(group.programs, labels, words)
    yield _order(group, labels, words)
    if len(group.programs) == 1:
        yield Para(words("rank_one_alone"), quiet=True)
        return
    brief = len(group.programs) > FEW and not verbose
    if not brief and (len(group.programs) > 2 or any(one.better_than for one in group.programs)):
        yield Heading(words("rank_order"))
        yield Entries(tuple(_certain(group, labels, words)))
    yield from _pairs(group, labels, words, brief=brief, verbose=verbose)
    if group.weightings is not None and not (brief and group.weightings.error is None):
        yield from weightings_blocks(group.weightings, labels, words)


def _pairs(group: RankingGroup, labels: dict[str, str], words: Words, *, brief: bool, verbose: bool) -> Iterator[Block]:
    weighed = [pair for pair in group.pairs if pair.flip is not None]
    if not group.pairs or (brief and not weighed):
        return
    yield Heading(words("rank_pairs"))
    if weighed:
        weights = [words("rank_weight", title=words.of(one.title), weight=tenths(one.weight)) for one in group.weights]
        yield Para(words("rank_pairs_note", weights=words.listed(weights)), quiet=True)
    if brief:
        yield Para(words("rank_brief_note"), quiet=True)
    lines = PairLines(group, labels, words, verbose=verbose)
    yield brief_table(weighed, lines) if brief else Entries(tuple(lines.entry(pair) for pair in group.pairs))


def _order(group: RankingGroup, labels: dict[str, str], words: Words) -> Table:
    head = ("rank_head_rank", "rank_head_possible", "head_program", "head_score", "head_bounds", "head_verdict")
    rows = tuple(
        (
            "–" if one.rank is None else str(one.rank),
            range_of(one),
            labels[one.key],
            figure(one.score) if one.verdict in (Verdict.FINAL, Verdict.PROVISIONAL) else "–",
            words("between", low=figure(one.low), high=figure(one.high)) if one.low is not None else "–",
            words(f"verdict_word_{one.verdict}"),
        )
        for one in group.programs
    )
    return Table(tuple(words(key) for key in head), "rllrll", rows)


def _certain(group: RankingGroup, labels: dict[str, str], words: Words) -> Iterator[Entry]:
    """The partial order: who is certainly better than whom, and which pairs are open, each once."""
    order = [one.key for one in group.programs]
    if all(len(one.open) == len(order) - 1 for one in group.programs):
        yield Entry("?", words("rank_nothing_certain"))
        return
    if len(order) > 2 and all(later.key in one.better_than for one, later in pairwise(group.programs)):
        chain = " > ".join(words("rank_name", name=labels[key]) for key in order)
        yield Entry("✓", words("rank_chain", names=chain))
        return
    for one in group.programs:
        if one.better_than:
            yield Entry("✓", words("rank_better", name=labels[one.key], names=_names(one.better_than, labels, words)))
    for place, one in enumerate(group.programs):
        later = [key for key in one.open if key in order[place + 1 :]]
        if later:
            yield Entry("?", words("rank_open", name=labels[one.key], names=_names(later, labels, words)))


def _names(keys: Sequence[str], labels: dict[str, str], words: Words) -> str:
    return words.listed([words("rank_name", name=labels[key]) for key in keys])
