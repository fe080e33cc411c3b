"""Scores of a table counted while they stream past; sums of whole millionths, so that no order changes them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from threading import Lock

import polars as pl

from rubric.model.figure import DECIMALS
from rubric.model.states import Verdict
from rubric.model.table import BandRows, Spread
from rubric.scoring.plan import Branch, Plan

TENTHS = 10
_UNIT = 10**DECIMALS


class Tally:
    """Counts rows by verdict, band and tenth of the scale; safe to use from several threads."""

    def __init__(self, plan: Plan) -> None:
        """Count nothing yet."""
        self._plan = plan
        self._start, self._width = (round(end * _UNIT) for end in (plan.scale_from, plan.width))
        self._lock = Lock()
        self._nodes = [plan.root, *(child for child in plan.root.children if isinstance(child, Branch))]
        self._counts: dict[str, Counter[object]] = {}
        self._sums: Counter[str] = Counter()
        self._numbers: Counter[str] = Counter()
        self.rows = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Count a batch of outputs."""
        counted = {name: frame[name].value_counts() for name in ("verdict", "band")}
        sums: dict[str, tuple[int, int]] = {}
        for node in self._nodes:
            name = f"{node.id}_score"
            millionths = _millionths(frame[name])
            tenth = ((millionths - self._start) * TENTHS // self._width).clip(0, TENTHS - 1).cast(pl.Int8)
            counted[name] = tenth.alias(name).value_counts()
            sums[name] = _sum_of(millionths)
        sums["total_coverage"] = _sum_of(_millionths(frame["total_coverage"]))
        with self._lock:
            self.rows += frame.height
            for name, counts in counted.items():
                self._counts.setdefault(name, Counter()).update(dict(counts.iter_rows()))
            for name, (numbers, whole) in sums.items():
                self._numbers[name] += numbers
                self._sums[name] += whole

    def _mean(self, name: str) -> Fraction | None:
        return Fraction(self._sums[name], self._numbers[name] * _UNIT) if self._numbers[name] else None

    def _of(self, name: str) -> Counter[object]:
        return self._counts.get(name, Counter())

    @property
    def coverage(self) -> Fraction | None:
        """The mean coverage."""
        return self._mean("total_coverage")

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """Rows by verdict."""
        return {verdict: self._of("verdict")[str(verdict)] for verdict in Verdict}

    @property
    def bands(self) -> tuple[BandRows, ...]:
        """Rows by band, lowest first."""
        return tuple(
            BandRows(id=band.id, title=band.title, rows=self._of("band")[band.id]) for band in self._plan.bands
        )

    @property
    def nodes(self) -> tuple[Spread, ...]:
        """The total and the dimensions."""
        return tuple(
            Spread(
                id=node.id,
                title=node.group.title if node.group is not None else None,
                rows=self._numbers[f"{node.id}_score"],
                mean=self._mean(f"{node.id}_score"),
                tenths=tuple(self._of(f"{node.id}_score")[tenth] for tenth in range(TENTHS)),
            )
            for node in self._nodes
        )


def _millionths(column: pl.Series) -> pl.Series:
    scaled: pl.Series = column * _UNIT
    return scaled.round().cast(pl.Int64)


def _sum_of(column: pl.Series) -> tuple[int, int]:
    """How many numbers a column has, and their sum."""
    return column.len() - column.null_count(), int(column.sum())
