"""The remarks of a rubric's quality as entries: what was seen, and what to do about this one in particular."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from rubric.model.printing import floored
from rubric.model.quality import CriterionQuality, Kind, Quality, Remark, Scale
from rubric.report.blocks import Entry
from rubric.report.numbers import figure, percent, tenths
from rubric.report.quality_names import Names
from rubric.report.wording import Words

_LEAST = Fraction(1, 1000)


def coefficient(value: Fraction | None) -> str:
    """A coefficient with three decimals, its magnitude floored."""
    return "–" if value is None else ("−" if value < 0 else "") + floored(abs(value), 3)


class Remarks:
    """Makes entries of remarks."""

    def __init__(self, result: Quality, words: Words, names: Names) -> None:
        """Keep the result by its parts."""
        self.words = words
        self.names = names
        self.result = result
        self.criteria = {one.path: one for one in result.criteria}
        self.facts = {one.id: one for one in result.facts}
        self.pairs = {(one.first, one.second): one for one in result.pairs}
        self.bands = {one.id: one for one in result.bands}

    def entry(self, remark: Remark) -> Entry:
        """One remark."""
        return Entry("·", self._text(remark), tuple(Entry("", text, quiet=True) for text in self._parts(remark)))

    def _text(self, remark: Remark) -> str:
        words, n = self.words, remark.programs
        key, title = f"quality_one_{remark.kind}", self.names[remark.ids[0]] if remark.ids else ""
        match remark.kind:
            case Kind.WITHHELD:
                found = self.result.verdicts
                minimum = percent(self.result.rubric.minimum_coverage)
                return words(key, n=found.withheld + found.unscorable, programs=n, minimum=minimum)
            case Kind.UNOBSERVED:
                return words(key, title=title, settled=self.criteria[remark.ids[0]].settled, programs=n)
            case Kind.CONSTANT:
                one = self.criteria[remark.ids[0]]
                value, weight = self.names.constant(one), f"{tenths(one.declared)}%"
                return words(key, title=title, value=value, programs=n, weight=weight)
            case Kind.DUPLICATE | Kind.CORRELATED:
                return self._pair(remark)
            case Kind.STRONGER | Kind.WEAKER:
                one = self.criteria[remark.ids[0]]
                real, nominal = (f"{tenths(share or Fraction(0))}%" for share in (one.real, one.nominal))
                return words(key, title=title, real=real, nominal=nominal)
            case Kind.UNUSED | Kind.ANSWER_UNUSED:
                return words(key, title=title, values=self.words.listed(list(self._values(remark))))
            case Kind.APART:
                return words(key, title=title, programs=n, r=coefficient(self.criteria[remark.ids[0]].item_total))
            case Kind.INAPPLICABLE | Kind.GATE_ALWAYS | Kind.GATE_IDLE | Kind.GATE_NEVER:
                return words(key, title=title, programs=n)
            case Kind.BAND_NARROW:
                median = figure(self.result.verdicts.median_width)
                return words(key, title=title, width=figure(self.bands[remark.ids[0]].width), median=median)
            case Kind.BAND_EMPTY:
                return words(key, title=title, programs=n, possible=self.bands[remark.ids[0]].possible)
            case _:
                assert_never(remark.kind)

    def _values(self, remark: Remark) -> Iterator[str]:
        one = self.facts[remark.ids[0]] if remark.kind is Kind.ANSWER_UNUSED else self.criteria[remark.ids[0]]
        yield from (self.names.value(use, one.scale) for use in one.uses if use.value in remark.values)

    def _pair(self, remark: Remark) -> str:
        pair = self.pairs[remark.ids[0], remark.ids[1]]
        key = "quality_one_correlated"
        if pair.same_order:
            key = "quality_opposite_order" if pair.opposite else "quality_same_order"
            key = "quality_one_duplicate" if pair.same_values else key
        first, second = self.names[pair.first], self.names[pair.second]
        return self.words(key, first=first, second=second, programs=pair.programs, rho=coefficient(pair.rho))

    def _parts(self, remark: Remark) -> Iterator[str]:
        if remark.kind in (Kind.DUPLICATE, Kind.CORRELATED):
            pair = self.pairs[remark.ids[0], remark.ids[1]]
            if pair.chance is not None:
                yield self.words("quality_chance", chance=_share(pair.chance))
            if pair.facts:
                yield self.words("quality_facts", facts=self.names.few([self._fact(id_) for id_ in pair.facts]))
        elif remark.kind is Kind.UNUSED:
            yield from self._unused(self.criteria[remark.ids[0]], remark.values)

    def _fact(self, id_: str) -> str:
        return self.names[id_] if id_ in self.facts else id_

    def _unused(self, one: CriterionQuality, unused: tuple[str, ...]) -> Iterator[str]:
        """What to do about values that never occur, and how often the others do."""
        if one.scale is not Scale.LEVELS:
            yield self.words("quality_item")
            return
        counts = {int(use.value): use.programs for use in one.uses}
        for low, last in _runs([int(value) for value in unused]):
            keys = ("quality_top", "quality_top_run") if last == max(counts) else ("quality_merge", "quality_merge_run")
            yield self.words(keys[low != last], low=low, last=last, high=last + 1)
        listed = [self.words("quality_spread_one", value=level, n=n) for level, n in counts.items()]
        yield self.words("quality_spread", counts=self.words.listed(listed))


def _runs(levels: list[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs without gaps, each by its first and last."""
    runs: list[tuple[int, int]] = []
    for level in levels:
        if runs and runs[-1][1] == level - 1:
            runs[-1] = (runs[-1][0], level)
        else:
            runs.append((level, level))
    return runs


def _share(chance: Fraction) -> str:
    """A probability in percent, rounded up to a tenth."""
    if chance < _LEAST:
        return "0.1%"
    return f"{tenths(min(chance + Fraction(999, 1_000_000), Fraction(1)))}%"
