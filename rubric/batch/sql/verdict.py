"""The numbers of the report, bands and the verdict as columns (semantics 1.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rubric.batch.sql.nodes import NodeColumns
from rubric.batch.sql.pairs import Pair
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import EXACT, Column, case, joined, number
from rubric.model.rubric import Band
from rubric.model.states import Verdict
from rubric.scoring.plan import Branch, Plan

# A number that was rounded on the way may stand this far from the exact one, in parts of the report scale.
_DOUBT = 1e-9
_NUMBERS = ("score", "low", "high", "coverage")


class VerdictWriter:
    """Writes what a reader gets of the total and the dimensions."""

    def __init__(self, plan: Plan, units: Units, nodes: Mapping[str, NodeColumns], gates: Mapping[str, str]) -> None:
        """Write it all, in layers that rest on each other."""
        self.plan = plan
        self.units = units
        self.nodes = nodes
        self.gates = gates
        self.dimensions = [child for child in plan.root.children if isinstance(child, Branch)]
        self.shown = [plan.root, *self.dimensions]
        self.prefix = {branch.path: f"p{place}" for place, branch in enumerate(self.shown)}
        self.layers: list[list[Column]] = [
            [column for branch in self.shown for column in self._numbers(branch)],
            list(self._bands()),
            [("verdict", self._verdict())],
            [("band", self._band_of("band_at"))],
        ]

    def number_of(self, branch: Branch, what: str) -> str:
        """The column of one of the numbers of the total or a dimension."""
        return f"{self.prefix[branch.path]}_{what}"

    def _numbers(self, branch: Branch) -> Iterator[Column]:
        node = self.nodes[branch.path]
        for what, pair, when in (
            ("score", node.value, f"{node.counted} > 0"),
            ("low", node.low, f"{node.applying} > 0"),
            ("high", node.high, f"{node.applying} > 0"),
        ):
            yield self.number_of(branch, what), f"CASE WHEN {when} THEN {self._reported(pair)} END"
        share = f"CASE WHEN {node.applying} > 0 THEN {node.coverage.quotient} END"
        yield self.number_of(branch, "coverage"), share

    def _reported(self, pair: Pair) -> str:
        """A value on the report scale, divided once."""
        whole, start, width = self.units.whole, self.plan.scale_from, self.plan.width
        unit = start.denominator * width.denominator
        top = f"{pair.top} * {number(width * unit)}" if width * unit != 1 else pair.top
        below = number(whole * unit) if pair.bottom is None else f"({number(whole * unit)} * {pair.bottom})"
        if start:
            top = f"({top} + {number(start * unit)} * {below.replace(number(whole * unit), number(whole), 1)})"
        return f"{top} / {below}"

    def _bands(self) -> Iterator[Column]:
        if not self.plan.bands:
            return
        for name, what in (("band_at", "score"), ("band_low", "low"), ("band_high", "high")):
            if what == "score" or self._required():
                yield name, self._band(what)

    def _band(self, what: str) -> str:
        """The place of the highest band that is reached and whose requirements hold; -1 without a number."""
        total = self.number_of(self.plan.root, what)
        branches = [
            (joined("AND", [f"{total} >= {number(band.from_)}", *self._met(band, what)]), str(place))
            for place, band in reversed(list(enumerate(self.plan.bands)))
        ]
        return case(branches, "-1")

    def _met(self, band: Band, what: str) -> Iterator[str]:
        """A dimension that does not apply meets a requirement; one without a value does not."""
        for branch in self.dimensions:
            if branch.id in band.requires:
                need = number(band.requires[branch.id])
                column = self.number_of(branch, what)
                yield f"({self.nodes[branch.path].applying} = 0 OR {column} >= {need})"

    def _required(self) -> list[Branch]:
        return [branch for branch in self.dimensions if any(branch.id in band.requires for band in self.plan.bands)]

    def _verdict(self) -> str:
        root = self.nodes[self.plan.root.path]
        doubts = [*self._gates_that_could_bite(), *self._thin(), *self._without_value()]
        branches = [
            (f"{root.counted} = 0", f"'{Verdict.UNSCORABLE}'"),
            (self._is_thin(root), f"'{Verdict.WITHHELD}'"),
            *([(joined("OR", doubts), f"'{Verdict.PROVISIONAL}'")] if doubts else []),
        ]
        return case(branches, f"'{Verdict.FINAL}'")

    def _is_thin(self, node: NodeColumns) -> str:
        """Coverage below the minimum, in whole numbers where they are."""
        minimum = Fraction(self.plan.rubric.minimum_coverage)
        cover = node.coverage
        if not cover.is_exact or cover.widest * minimum.denominator >= EXACT:
            return f"{cover.quotient} < {number(minimum)}"
        below = f" * {cover.bottom}" if cover.bottom else ""
        return f"{cover.top} * {number(minimum.denominator)} < {number(minimum.numerator)}{below}"

    def _gates_that_could_bite(self) -> Iterator[str]:
        for id_, gate in self.plan.gates.items():
            for path, cap in gate.cap.items():
                node = self.nodes[path]
                text = number(self.units.of(self.plan.off_scale(Fraction(cap))))
                high = node.high
                below = f"{text} * {high.bottom}" if high.bottom else text
                yield f"({self.gates[id_]} IS NULL AND {node.applying} > 0 AND {below} < {high.top})"

    def _thin(self) -> Iterator[str]:
        for branch in self.dimensions:
            if branch.weight != 0:
                node = self.nodes[branch.path]
                yield f"({node.applying} > 0 AND {self._is_thin(node)})"

    def _without_value(self) -> Iterator[str]:
        for branch in self._required():
            node = self.nodes[branch.path]
            places = [place for place, band in enumerate(self.plan.bands) if branch.id in band.requires]
            within = [f"band_low <= {place} AND {place} <= band_high" for place in places]
            reach = joined("OR", [f"({text})" for text in within])
            yield f"({node.applying} > 0 AND {node.counted} = 0 AND {reach})"

    def _band_of(self, column: str) -> str:
        if not self.plan.bands:
            return "CAST(NULL AS VARCHAR)"
        relied = f"verdict IN ('{Verdict.FINAL}', '{Verdict.PROVISIONAL}')"
        return case(
            [(f"{relied} AND {column} = {place}", f"'{band.id}'") for place, band in enumerate(self.plan.bands)],
            "NULL",
        )
