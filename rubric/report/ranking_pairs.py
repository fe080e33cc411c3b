"""Pairs of a ranking in words: what separates two programs, and what would change their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor
from typing import Literal

from rubric.model.printing import text_of_units
from rubric.model.ranking import Flip, NotLinear, PairView, RankingGroup, Settle, WinShare
from rubric.model.text import Text
from rubric.report.blocks import Entry, Table
from rubric.report.numbers import figure, tenths
from rubric.report.wording import Words

_MOST_TITLES = 3


class PairLines:
    """Says what is known of the pairs of a group."""

    def __init__(self, group: RankingGroup, labels: Mapping[str, str], words: Words, *, verbose: bool) -> None:
        """Keep what the words need; ``verbose`` adds more figures."""
        self.words = words
        self.labels = labels
        self.verbose = verbose
        self.programs = {one.key: one for one in group.programs}
        self.titles = {one.id: words.of(one.title) for one in group.weights}

    def entry(self, pair: PairView) -> Entry:
        """A pair with what belongs to it."""
        names = {"first": self.labels[pair.first], "second": self.labels[pair.second]}
        if pair.points is None:
            mark, key = "?", "rank_against"
            if pair.relation in ("first_better", "second_better"):
                mark, key = "✓", "rank_against_certain"
                names = names if pair.relation == "first_better" else _swapped(names)
        else:
            mark, key = figure(pair.points), "rank_before" if pair.points else "rank_level"
        return Entry(mark, self.words(key, **names), tuple(self._parts(pair, names)))

    def _parts(self, pair: PairView, names: Mapping[str, str]) -> Iterator[Entry]:
        words = self.words
        if pair.overlap is not None:
            asked = tuple(self._settle(pair.settle))
            open_ = self._open(pair, pair.overlap)
            yield Entry("", words("rank_open_settle", open=open_) if asked else open_, asked)
        if pair.flip is not None:
            yield Entry("", self._flip(pair.flip, names))
            if self.verbose:
                yield from self._more(pair.flip)
        yield from self._wins(pair, names)
        if pair.chance is not None:
            share, level = tenths(pair.chance.first), tenths(pair.chance.level)
            yield Entry("", words("rank_chance", share=share, level=level, first=names["first"]))
        yield from self._doubts(pair)

    def _open(self, pair: PairView, overlap: Fraction) -> str:
        """How the bounds of two overlap."""
        one, other = self.programs[pair.first], self.programs[pair.second]
        if overlap:
            return self.words("rank_open_share", points=figure(overlap))
        for inner, outer in ((one, other), (other, one)):
            if inner.low == inner.high and inner.low not in (outer.low, outer.high):
                return self.words("rank_open_inside", inner=self.labels[inner.key], outer=self.labels[outer.key])
        return self.words("rank_open_touch", points=figure(one.low if one.low == other.high else one.high))

    def _flip(self, flip: Flip, names: Mapping[str, str]) -> str:
        words = self.words
        if flip.outcome == "overtakes" and flip.to is not None:
            key = "rank_overtakes" if flip.method == "exact" else "rank_overtakes_about"
            return words(key, moves=self._moves(flip, "rank_move"), to=self.titles[flip.to], second=names["second"])
        return words(f"rank_flip_{flip.outcome}", **names)

    def _moves(self, flip: Flip, key: str) -> str:
        """What moves away; the last amount a little more than makes both level, so that the other is ahead."""
        *whole, last = flip.moves
        amounts = [(move.from_, tenths(move.weight)) for move in whole] + [(last.from_, _just_over(last.weight))]
        moves = [self.words(key, from_=self.titles[from_], points=points) for from_, points in amounts]
        return self.words.listed(moves)

    def brief_flip(self, flip: Flip) -> str:
        """The least shift in a few words."""
        if flip.outcome == "overtakes" and flip.to is not None:
            moves = self._moves(flip, "rank_brief_move")
            return self.words("rank_brief_overtakes", moves=moves, to=self.titles[flip.to])
        return self.words(f"rank_brief_{flip.outcome}")

    def brief_share(self, share: WinShare | None) -> str:
        """A share of weightings in a few signs."""
        if share is None:
            return "–"
        if share.error is None:
            return self.words("rank_brief_share", share=tenths(share.first))
        return self.words("rank_brief_sampled", share=tenths(share.first), error=tenths(share.error))

    def _more(self, flip: Flip) -> Iterator[Entry]:
        words = self.words
        changes = [
            words("rank_one_weight", title=self.titles[one.id], now=tenths(one.now), at=tenths(one.at))
            for one in flip.one_weight
            if one.at is not None
        ]
        if changes:
            yield Entry("", words("rank_one_weights", changes=words.listed(changes)))
        if flip.distances is not None:
            l1, l2, linf = (tenths(one) for one in (flip.distances.l1, flip.distances.l2, flip.distances.linf))
            yield Entry("", words("rank_distances", l1=l1, l2=l2, linf=linf))

    def _wins(self, pair: PairView, names: Mapping[str, str]) -> Iterator[Entry]:
        outcome = pair.flip.outcome if pair.flip is not None else None
        # What no weights of the dimensions can change has just been said.
        dimensions = None if outcome in ("same", "cannot") else pair.dimensions
        criteria = None if outcome == "same" else pair.criteria
        shares = [
            self._share(share, level)
            for level, share in (("dimensions", dimensions), ("criteria", criteria))
            if share is not None
        ]
        if shares:
            yield Entry("", self.words("rank_wins", first=names["first"], shares=self.words.listed(shares)))

    def _share(self, share: WinShare, level: str) -> str:
        tied = self.words("rank_share_level", level=tenths(share.level)) if share.level else ""
        error = "" if share.error is None else self.words("rank_error", error=tenths(share.error))
        return self.words(f"rank_share_{level}", share=tenths(share.first), error=tied + error)

    def _doubts(self, pair: PairView) -> Iterator[Entry]:
        levels: tuple[Literal["dimensions", "criteria"], ...] = ("dimensions", "criteria")
        said = {}
        for level in levels:
            reasons = dict.fromkeys(self._doubt(one) for one in pair.not_linear if one.weights == level)
            if reasons:
                said[f"rank_doubt_{level}"] = self.words("semicolon").join(reasons)
        if len(said) == len(levels) and len(set(said.values())) == 1:
            said = {"rank_doubt_both": next(iter(said.values()))}
        yield from (Entry("", self.words(key, reasons=reasons)) for key, reasons in said.items())

    def _doubt(self, one: NotLinear) -> str:
        return self.words(
            f"rank_doubt_{one.code}",
            titles=self._few(one.titles),
            program=self.labels[one.program] if one.program else "",
            cap=figure(one.held_at),
        )

    def _few(self, titles: Sequence[Text]) -> str:
        names = [self.words.of(title) for title in titles]
        shown = self.words.listed(names[:_MOST_TITLES])
        more = len(names) - _MOST_TITLES
        return self.words("rank_more", names=shown, n=more) if more > 0 else shown

    def _settle(self, observations: Sequence[Settle]) -> Iterator[Entry]:
        words = self.words
        for one in observations:
            ask, program = words.of(one.ask) or one.id, self.labels[one.program]
            yield Entry(figure(one.points), words(f"rank_settle_{one.kind}", program=program, ask=ask, id=one.id))


def brief_table(pairs: Sequence[PairView], lines: PairLines) -> Table:
    """Neighbours with a rank, one line each."""
    words = lines.words
    head = ("pair", "points", "settled", "flip", "dimensions", "criteria")
    rows = tuple(
        (
            lines.labels[pair.first],
            figure(pair.points),
            words("rank_no" if pair.relation == "open" else "rank_yes"),
            lines.brief_flip(pair.flip),
            lines.brief_share(pair.dimensions),
            lines.brief_share(pair.criteria),
        )
        for pair in pairs
        if pair.flip is not None
    )
    return Table(tuple(words(f"rank_head_{key}") for key in head), "lrllrr", rows)


def _swapped(names: Mapping[str, str]) -> dict[str, str]:
    return {"first": names["second"], "second": names["first"]}


def _just_over(share: Fraction) -> str:
    """The next tenth of a percent above: at the exact shift both are level, beyond it the other is ahead."""
    return text_of_units(floor(share * 1000) + 1, 1)
