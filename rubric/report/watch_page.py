"""What is told of a rubric that is watched: how things stand, and what an edit moved, in few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rubric.model.rubric_diff import ChangeClass, Impact, RubricDiff, SheetEffect, Standing
from rubric.model.scorecard import RubricView, Scorecard
from rubric.model.states import Verdict
from rubric.report.blocks import Block, Entries, Entry, Para
from rubric.report.diff_page import MARKS, change_text
from rubric.report.diff_sheets import moves, sheet_names, standing, summary, verdict_text, with_sign
from rubric.report.numbers import figure
from rubric.report.wording import Words

_MOST_CHANGES = 6
_MOST_SHEETS = 6
_MOST_FILES = 4
_WORST_FIRST = tuple(reversed(ChangeClass))


def state_page(rubric: RubricView, file: str, cards: Sequence[Scorecard], words: Words) -> list[Block]:
    """Which rubric is watched, and how many sheets come to which verdict."""
    counts = Counter(card.verdict for card in cards)
    parts = [
        words("watch_verdict", verdict=words(f"verdict_word_{verdict}"), n=counts[verdict])
        for verdict in reversed(Verdict)
        if counts[verdict]
    ]
    rated = words("watch_verdicts", n=len(cards), parts=words.listed(parts)) if cards else words("watch_no_sheets")
    title = words("watch_title", title=words.of(rubric.title), edition=rubric.edition, file=file)
    return [Para(title, strong=True), Para(rated)]


def effect_page(diff: RubricDiff, words: Words, *, rubric: bool, saved: bool) -> list[Block]:
    """What changed in the rubric, then the sheets that move, largest first, as many as a glance takes in.

    Args:
        diff: against the state before.
        words: the language.
        rubric: whether the rubric was saved.
        saved: whether somebody saved something and wants to know that it moves nothing.
    """
    moving = diff.impact is not None and any(moves(one) for one in diff.impact.sheets)
    if rubric and not diff.changes and not moving:
        return [Para(words("watch_same"))]
    blocks: list[Block] = [Entries(tuple(_changes(diff, words)))] if diff.changes else []
    if diff.impact is None or not (diff.changes or saved or moving):
        return blocks
    blocks.append(Para(_counts(diff.impact, words), strong=True))
    moved = list(_moved(diff, diff.impact, words))
    return [*blocks, Entries(tuple(moved))] if moved else blocks


def since_page(diff: RubricDiff, words: Words) -> list[Block]:
    """All edits since the start, in a sentence."""
    if not diff.changes:
        return [Para(words("watch_since_same"), quiet=True)]
    changes = len(diff.changes)
    if diff.impact is None:
        return [Para(words("watch_since_only", changes=changes), quiet=True)]
    told = [block.text for block in summary(diff.impact, diff, words) if isinstance(block, Para)]
    return [Para(words("watch_since", changes=changes, text=told[0]), quiet=True)]


def head_line(time: str, changes: Mapping[str, Sequence[str]], words: Words) -> Para:
    """The first line of a report: when it was, and which files were ``saved``, ``came`` and went (``gone``)."""
    told = [words(f"watch_files_{what}", names=_listed(names, words)) for what, names in changes.items() if names]
    return Para(f"[{time}] {words('semicolon').join(told)}".rstrip(), strong=True)


def _listed(names: Sequence[str], words: Words) -> str:
    listed = words.listed(list(names[:_MOST_FILES]))
    return listed if len(names) <= _MOST_FILES else words("watch_more_files", names=listed, n=len(names) - _MOST_FILES)


def came_page(files: Sequence[str], cards: Sequence[Scorecard], words: Words) -> list[Block]:
    """What sheets come to that were not there before."""
    by_file = {card.sheet.file: card for card in cards}
    return [Para(_came(by_file[file], words)) for file in files if file in by_file]


def _came(card: Scorecard, words: Words) -> str:
    total, name = card.total, words.of(card.program.name) or card.program.id
    now = Standing.model_construct(
        verdict=card.verdict,
        score=total.score,
        low=total.low,
        high=total.high,
        coverage=total.coverage,
        band=total.band,
        rank=None,
    )
    return words("watch_came_total", name=name, standing=standing(now, card.rubric, words, ranked=False))


def _changes(diff: RubricDiff, words: Words) -> Iterator[Entry]:
    worst = sorted(diff.changes, key=lambda one: _WORST_FIRST.index(one.class_))
    for one in worst[:_MOST_CHANGES]:
        yield Entry(MARKS[one.kind], f"{one.path}{words('colon')}{change_text(one, words)}")
    if len(worst) > _MOST_CHANGES:
        yield Entry("…", words("watch_more", n=len(worst) - _MOST_CHANGES), quiet=True)


def _counts(impact: Impact, words: Words) -> str:
    if not any(moves(one) for one in impact.sheets):
        return words("watch_unmoved", n=len(impact.sheets))
    ways = [words(f"diff_way_{way}", n=n) for way, n in (("down", impact.down), ("up", impact.up)) if n]
    return words(
        "watch_moved",
        n=len(impact.sheets),
        totals=impact.totals,
        verdicts=impact.verdicts,
        ways=words("diff_ways", ways=words.listed(ways)) if ways else "",
        ranks=impact.ranks,
    )


def _moved(diff: RubricDiff, impact: Impact, words: Words) -> Iterator[Entry]:
    pairs = [pair for pair in zip(sheet_names(impact, words), impact.sheets, strict=True) if moves(pair[1])]
    for name, one in pairs[:_MOST_SHEETS]:
        yield _sheet(name, one, diff, words)
    rest = [words("watch_rest", n=len(pairs) - _MOST_SHEETS)] if len(pairs) > _MOST_SHEETS else []
    still = len(impact.sheets) - len(pairs)
    rest += [words("watch_still", n=still)] if pairs and still else []
    if rest:
        yield Entry("…", words("semicolon").join(rest), quiet=True)


def _sheet(name: str, one: SheetEffect, diff: RubricDiff, words: Words) -> Entry:
    """A sheet on one line: totals with bounds, then verdict and rank where they change."""
    before, after = _total(one.before, words), _total(one.after, words)
    moved = words("diff_effect", name=name, was=before, now=after)
    parts = [words("watch_total_stands", name=name, total=after) if before == after else moved]
    if one.verdict_changes:
        was, now = verdict_text(one.before, diff.old.rubric, words), verdict_text(one.after, diff.new.rubric, words)
        parts.append(words("watch_verdicts_moved", was=was, now=now))
    if one.rank_changes:
        was, now = (words("watch_no_rank") if at.rank is None else str(at.rank) for at in (one.before, one.after))
        parts.append(words("watch_rank", was=was, now=now))
    mark = "=" if not one.total_changes else "?" if one.shown is None else with_sign(one.shown)
    return Entry(mark, words("semicolon").join(parts))


def _total(at: Standing, words: Words) -> str:
    """A total with its bounds; what is known of the total where the score does not stand for the whole."""
    if at.low is None:
        return words(f"verdict_word_{at.verdict}")
    between = words("between", low=figure(at.low), high=figure(at.high))
    if at.verdict in (Verdict.UNSCORABLE, Verdict.WITHHELD):
        return words("diff_part_seen", verdict=words(f"verdict_word_{at.verdict}"), between=between)
    return words("watch_total", score=figure(at.score), between=between)
