"""The page of a comparison: side by side, who is better and how surely, and what makes the difference."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from rubric.model.comparison import (
    ComparedNode,
    Comparison,
    Difference,
    DifferenceLine,
    LineKind,
    Pair,
    Side,
    Standing,
)
from rubric.model.states import State
from rubric.report.blocks import Block, Entries, Entry, Page, Para, Table, Title
from rubric.report.compare_pictures import is_judged, pair_pictures
from rubric.report.labels import Known, labels
from rubric.report.numbers import figure, signed
from rubric.report.wording import Words

_MOST_LINES = 6
_MOST_NAMES = 6


class ComparePage:
    """Makes the page of one comparison."""

    def __init__(self, comparison: Comparison, words: Words, *, verbose: bool = False, radar: bool = False) -> None:
        """Keep the comparison; ``verbose`` leaves no line out and shows every criterion, ``radar`` draws one."""
        self.comparison = comparison
        self.words = words
        self.verbose = verbose
        self.radar = radar
        # A picture of two programs shows every criterion; with more there are as many pictures as pairs.
        self.whole = verbose or len(comparison.pairs) == 1
        self.nodes = {node.path: node for node in comparison.nodes}
        self.names = labels(
            [
                Known(words.of(one.name) or one.id, (one.id, one.observed, one.observer, one.file))
                for one in comparison.programs
            ]
        )

    def blocks(self) -> list[Block]:
        """The whole page."""
        comparison, words, page = self.comparison, self.words, Page()
        rubric = words("rubric", title=words.of(comparison.title), edition=comparison.edition)
        page.add(Title(self._heading(), rubric), self._table(self.names))
        for pair in comparison.pairs:
            self._add_pair(page, pair, self.names[0], self.names[pair.second])
        return page.blocks

    def _heading(self) -> str:
        first, *others = self.names
        if len(others) <= 2:
            return self.words("versus").join(self.names)
        return self.words("versus_many", first=first, n=len(others))

    def _table(self, names: list[str]) -> Table:
        kinds = ("total", "dimension", "group", "criterion") if self.verbose else ("total", "dimension")
        rows = []
        for node in self.comparison.nodes:
            if node.kind in kinds:
                title = self.words("total") if node.kind == "total" else self._title(node)
                indent = "  " if node.kind in ("group", "criterion") else ""
                judged = [node.kind != "total" or is_judged(one) for one in self.comparison.programs]
                cells = [self._cell(side, judged=one) for side, one in zip(node.sides, judged, strict=True)]
                rows.append((indent + title, *cells))
        return Table(("", *names), "l" + "r" * len(names), tuple(rows))

    def _cell(self, side: Side, *, judged: bool) -> str:
        if side.state in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE):
            return self.words("not_applicable_word")
        if side.low is None or side.high is None:
            return "–"
        between = self.words("between", low=figure(side.low), high=figure(side.high))
        if (side.score is None or not judged) and len(self.names) > 2:
            return "?"
        if side.score is None or not judged:
            return self.words("compare_unknown" if judged else "compare_no_verdict", between=between)
        if side.low == side.high or len(self.names) > 2:
            return figure(side.score)
        return self.words("compare_cell", score=figure(side.score), between=between)

    def _add_pair(self, page: Page, pair: Pair, first: str, second: str) -> None:
        words = self.words
        total, *dimensions = pair.differences
        page.section(
            words("compare_better", first=first, second=second),
            Para(self._verdict(total, pair, first, second)),
            *self._unjudged(pair, told=any(one.points is not None for one in dimensions)),
            *pair_pictures(self.comparison, pair, self.names, words, whole=self.whole, radar=self.radar),
        )
        told = [total] if self._is_judged(pair) else dimensions
        for one in told:
            entries = self._lines(one, pair)
            if entries is not None and one.points is not None:
                node = self.nodes[one.path]
                title = words("total") if node.kind == "total" else self._title(node)
                key = "compare_why" if one.points else "compare_why_equal"
                heading = words(key, node=title, first=first, second=second, points=_sign(one.shown or ""))
                page.section(heading, entries)
        page.section(
            words("compare_one_sided"),
            Entries(tuple(self._known(paths, name) for paths, name in self._one_sided(pair, first, second))),
        )
        if total.standing is Standing.OPEN:
            items = tuple(
                Entry(
                    figure(one.settles),
                    words("compare_observe", name=self.names[one.of], title=words.of(one.title), id=one.id),
                )
                for one in pair.observe
            )
            page.section(words("compare_settle"), Para(words("compare_settle_how"), quiet=True), Entries(items))

    def _verdict(self, total: Difference, pair: Pair, first: str, second: str) -> str:
        sides = self.nodes[total.path].sides
        known = all(side.low == side.high for side in (sides[0], sides[pair.second]))
        key = f"standing_{total.standing}"
        if known and total.standing in (Standing.FIRST, Standing.SECOND):
            key += "_known"
        return self.words(key, first=first, second=second)

    def _is_judged(self, pair: Pair) -> bool:
        """Whether both totals may be called scores: a withheld one stands for a part only."""
        programs = (self.comparison.programs[0], self.comparison.programs[pair.second])
        return all(is_judged(one) for one in programs)

    def _unjudged(self, pair: Pair, *, told: bool) -> list[Block]:
        programs = (self.comparison.programs[0], self.comparison.programs[pair.second])
        numbers = (0, pair.second)
        without = [self.names[number] for number, one in zip(numbers, programs, strict=True) if not is_judged(one)]
        key = "compare_withheld" if told else "compare_withheld_all"
        return [Para(self.words(key, names=self.words.listed(without)))] if without else []

    def _lines(self, one: Difference, pair: Pair) -> Entries | None:
        if not one.lines:
            return None
        lines = sorted(one.lines, key=lambda line: -abs(line.points))
        shown = lines if self.verbose or len(lines) <= _MOST_LINES + 1 else lines[:_MOST_LINES]
        entries = [Entry(_sign(line.shown), self._sentence(line, pair)) for line in shown]
        rest = lines[len(shown) :]
        if rest:
            points = sum((Fraction(line.shown) for line in rest), Fraction(0))
            names = dict.fromkeys(self._title(self.nodes[line.path]) for line in rest)
            entries.append(
                Entry(signed(points), self.words("compare_rest", n=len(rest), names=self._some(list(names))))
            )
        return Entries(tuple(entries))

    def _sentence(self, line: DifferenceLine, pair: Pair) -> str:
        node, words = self.nodes[line.path], self.words
        title = words("total") if node.kind == "total" else self._title(node)
        sides, names = (node.sides[0], node.sides[pair.second]), self._names(pair)
        match line.kind:
            case LineKind.VALUE:
                said = [self._said(side) for side in sides]
                return words("compare_value", title=title, **names, said_first=said[0], said_second=said[1])
            case LineKind.WEIGHT:
                return self._of_weight(title, sides, names)
            case LineKind.COMBINE:
                return words("compare_combine", title=title)
            case LineKind.HOLD:
                return words("compare_hold", title=title)
            case LineKind.CAP:
                gate = words.of(self.comparison.gates.get(line.gate or ""))
                return words("compare_cap", title=title, gate=gate)
            case LineKind.SCALE:
                return words("compare_scale")
            case _:
                assert_never(line.kind)

    def _of_weight(self, title: str, sides: tuple[Side, Side], names: dict[str, str]) -> str:
        """Why a criterion counts for another share: mostly because it is known of one only."""
        first, second = (_counts(side) for side in sides)
        if first == second:
            return self.words("compare_weight_both", title=title)
        side, other = sides if first else reversed(sides)
        name, without = list(names.values()) if first else list(names.values())[::-1]
        gone = other.state in (State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
        key = "compare_weight_gone" if gone else "compare_weight_known"
        return self.words(key, title=title, name=name, other=without, said=self._said(side))

    def _names(self, pair: Pair) -> dict[str, str]:
        return {"first": self.names[0], "second": self.names[pair.second]}

    def _said(self, side: Side) -> str:
        if side.level is None:
            return figure(side.score)
        anchor = self.words("merge_anchor", text=self.words.of(side.anchor)) if side.anchor else ""
        return f"{side.level}/{side.top_level}{anchor}"

    def _one_sided(self, pair: Pair, first: str, second: str) -> list[tuple[tuple[str, ...], str]]:
        pairs = [(pair.known_of_first, first), (pair.known_of_second, second)]
        return [(paths, name) for paths, name in pairs if paths]

    def _known(self, paths: tuple[str, ...], name: str) -> Entry:
        titles = [self._title(self.nodes[path]) for path in paths]
        return Entry("·", self.words("compare_known", name=name, n=len(paths), names=self._some(titles)))

    def _some(self, names: list[str]) -> str:
        if self.verbose or len(names) <= _MOST_NAMES:
            return self.words.listed(names)
        return self.words.listed([*names[:_MOST_NAMES], "…"])

    def _title(self, node: ComparedNode) -> str:
        return self.words.of(node.title)


def _counts(side: Side) -> bool:
    return side.score is not None and side.state is State.ANSWERED


def _sign(shown: str) -> str:
    return f"−{shown[1:]}" if shown.startswith("-") else f"+{shown}"
