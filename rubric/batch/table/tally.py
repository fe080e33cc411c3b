"""Scores of a table counted while they stream past; sums of whole millionths, so that no order changes them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import pairwise
from threading import Lock

import polars as pl

from rubric.model.figure import DECIMALS
from rubric.model.states import Verdict
from rubric.model.table import BandRows, Spread
from rubric.scoring.plan import Branch, Plan

TENTHS = 10
_SUM = "sum"
_UNIT = 10**DECIMALS


class Tally:
    """Counts rows by verdict, band and tenth of the scale; safe to use from several threads."""

    def __init__(self, plan: Plan) -> None:
        """Count nothing yet."""
        self._plan = plan
        self._nodes = [plan.root, *(child for child in plan.root.children if isinstance(child, Branch))]
        self._lock = Lock()
        self._counts: Counter[tuple[str, object]] = Counter()
        self.rows = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Count a batch of outputs."""
        counts = frame.select(
            expression.alias(str(place)) for place, expression in enumerate(self._expressions().values())
        ).row(0)
        with self._lock:
            self.rows += frame.height
            for at, count in zip(self._expressions(), counts, strict=True):
                self._counts[at] += count or 0

    @cache  # noqa: B019 - lives as long as the run
    def _expressions(self) -> dict[tuple[str, object], pl.Expr]:
        """What is counted; nothing but comparisons and whole numbers, which no order of rows changes."""
        found: dict[tuple[str, object], pl.Expr] = {}
        for name, values in (("verdict", Verdict), ("band", [band.id for band in self._plan.bands])):
            found |= {(name, str(value)): (pl.col(name) == str(value)).sum() for value in values}
        start, width = self._plan.scale_from, self._plan.width
        for node in self._nodes:
            number = pl.col(f"{node.id}_score")
            edges = {tenth: float(start + width * tenth / TENTHS) for tenth in range(1, TENTHS)}
            found |= {(node.id, tenth): (number >= edge).sum() for tenth, edge in edges.items()}
            found |= {(node.id, 0): number.count(), (node.id, _SUM): _sum_of(number, float(start))}
        coverage = pl.col("total_coverage")
        return found | {("coverage", 0): coverage.count(), ("coverage", _SUM): _sum_of(coverage, 0.0)}

    def _mean(self, name: str, start: Fraction) -> Fraction | None:
        count = self._counts[name, 0]
        return start + Fraction(self._counts[name, _SUM], count * _UNIT) if count else None

    @property
    def coverage(self) -> Fraction | None:
        """The mean coverage."""
        return self._mean("coverage", Fraction(0))

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """Rows by verdict."""
        return {verdict: self._counts["verdict", str(verdict)] for verdict in Verdict}

    @property
    def bands(self) -> tuple[BandRows, ...]:
        """Rows by band, lowest first."""
        counts = self._counts
        return tuple(BandRows(id=one.id, title=one.title, rows=counts["band", one.id]) for one in self._plan.bands)

    @property
    def nodes(self) -> tuple[Spread, ...]:
        """The total and the dimensions."""
        return tuple(
            Spread(
                id=node.id,
                title=node.group.title if node.group is not None else None,
                rows=self._counts[node.id, 0],
                mean=self._mean(node.id, self._plan.scale_from),
                tenths=self._tenths(node.id),
            )
            for node in self._nodes
        )

    def _tenths(self, name: str) -> tuple[int, ...]:
        reached = [*(self._counts[name, tenth] for tenth in range(TENTHS)), 0]
        return tuple(here - above for here, above in pairwise(reached))


def _sum_of(number: pl.Expr, start: float) -> pl.Expr:
    """The sum above a start, in millionths; numbers are rounded to them already."""
    whole: pl.Expr = ((number - start) * _UNIT + 0.5).cast(pl.Int64)
    return whole.sum()
