"""Totals and dimensions, bands and the verdict as columns (semantics 1.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rubric.batch.sql.doubts import Doubts
from rubric.batch.sql.figures import MILLION, MILLION_COLUMN, Figure, figure
from rubric.batch.sql.nodes import NodeColumns
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import ONE, Layer, case, joined, number
from rubric.model.states import Verdict
from rubric.scoring.plan import Branch, Plan

NUMBERS = ("score", "low", "high", "coverage")
# Columns hold the places of these.
VERDICTS = (Verdict.UNSCORABLE, Verdict.WITHHELD, Verdict.PROVISIONAL, Verdict.FINAL)


class VerdictWriter:
    """Writes what a reader gets of the total and the dimensions."""

    def __init__(
        self,
        plan: Plan,
        units: Units,
        nodes: Mapping[str, NodeColumns],
        gates: Mapping[str, str],
        doubts: Doubts,
        *,
        spans: bool,
    ) -> None:
        """Write it all, in layers that rest on each other.

        Args:
            plan: the rubric.
            units: that values are counted in.
            nodes: the columns of the total, the dimensions and what is below them.
            gates: the columns of the gates' conditions.
            doubts: where rows are marked that doubles cannot decide.
            spans: whether the bands of the bounds are asked for.
        """
        self.plan = plan
        self.units = units
        self.nodes = nodes
        self.gates = gates
        self.doubts = doubts
        self.dimensions = [child for child in plan.root.children if isinstance(child, Branch)]
        self.shown = [plan.root, *self.dimensions]
        self.figures: dict[tuple[str, str], Figure] = {}
        denominators, numbers, bands, verdict = (Layer() for _ in range(4))
        band = Layer()
        for place, branch in enumerate(self.shown):
            self._numbers(f"p{place}", branch, denominators, numbers)
        for name, what in (("band_score", "score"), ("band_low", "low"), ("band_high", "high")):
            if plan.bands and (what == "score" or spans or self._required()):
                bands.columns.append((name, self._band(what)))
        verdict.add("verdict_at", self._verdict())
        denominators.add(MILLION_COLUMN, f"{number(MILLION)} * {ONE}")
        if plan.bands:
            band.add("band_at", f"CASE WHEN verdict_at >= {_place(Verdict.PROVISIONAL)} THEN band_score ELSE -1 END")
        self.layers = [denominators, numbers, bands, verdict, band]

    def _numbers(self, name: str, branch: Branch, denominators: Layer, layer: Layer) -> None:
        node, plan = self.nodes[branch.path], self.plan
        applies = f"{node.applying} > 0"

        def by(text: str) -> str:
            return denominators.add(f"{name}_by{len(denominators.columns)}", text)

        for what, pair, when in (
            ("score", node.value, f"{node.counted} > 0"),
            ("low", node.low, applies),
            ("high", node.high, applies),
        ):
            one = figure(pair, self.units.whole, plan.scale_from, plan.width, when, by)
            self.figures[branch.path, what] = one.at(layer.add(f"{name}_{what}", one.text))
        cover = figure(node.coverage, 1, Fraction(0), Fraction(1), applies, by)
        self.figures[branch.path, "coverage"] = cover.at(layer.add(f"{name}_coverage", cover.text))

    def _band(self, what: str) -> str:
        """The place of the highest band that is reached and whose requirements hold; -1 without a number."""
        whole = self.figures[self.plan.root.path, what]
        branches = [
            (joined("AND", [whole.reaches(Fraction(band.from_), self.doubts), *self._met(place, what)]), str(place))
            for place, band in reversed(list(enumerate(self.plan.bands)))
        ]
        return case(branches, "-1")

    def _met(self, place: int, what: str) -> Iterator[str]:
        """A dimension that does not apply meets a requirement; one without a value does not."""
        requires = self.plan.bands[place].requires
        for branch in self.dimensions:
            if branch.id in requires:
                reached = self.figures[branch.path, what].reaches(Fraction(requires[branch.id]), self.doubts)
                yield f"({self.nodes[branch.path].applying} = 0 OR {reached})"

    def _required(self) -> list[Branch]:
        return [branch for branch in self.dimensions if any(branch.id in band.requires for band in self.plan.bands)]

    def _verdict(self) -> str:
        root = self.nodes[self.plan.root.path]
        doubts = [*self._gates_that_could_bite(), *self._thin(), *self._without_value()]
        branches = [
            (f"{root.counted} = 0", _place(Verdict.UNSCORABLE)),
            (self._is_thin(self.plan.root), _place(Verdict.WITHHELD)),
            *([(joined("OR", doubts), _place(Verdict.PROVISIONAL))] if doubts else []),
        ]
        return case(branches, _place(Verdict.FINAL))

    def _is_thin(self, branch: Branch) -> str:
        """Coverage below the minimum."""
        return self.figures[branch.path, "coverage"].below(Fraction(self.plan.rubric.minimum_coverage), self.doubts)

    def _gates_that_could_bite(self) -> Iterator[str]:
        for id_, gate in self.plan.gates.items():
            for path, cap in gate.cap.items():
                node = self.nodes[path]
                text = number(self.units.of(self.plan.off_scale(Fraction(cap))))
                over = node.high.over(text, self.doubts, self.units.whole)
                yield f"({self.gates[id_]} IS NULL AND {node.applying} > 0 AND {over})"

    def _thin(self) -> Iterator[str]:
        for branch in self.dimensions:
            if branch.weight != 0:
                yield self._is_thin(branch)

    def _without_value(self) -> Iterator[str]:
        for branch in self._required():
            node = self.nodes[branch.path]
            places = [place for place, band in enumerate(self.plan.bands) if branch.id in band.requires]
            within = [f"band_low <= {place} AND {place} <= band_high" for place in places]
            reach = joined("OR", [f"({text})" for text in within])
            yield f"({node.applying} > 0 AND {node.counted} = 0 AND {reach})"


def _place(verdict: Verdict) -> str:
    return str(VERDICTS.index(verdict))
