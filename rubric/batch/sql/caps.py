"""What gates do to a node: broken ones cap it, unresolved ones cap its lower bound only (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rubric.batch.sql.doubts import STEP, Doubts
from rubric.batch.sql.pairs import Pair, chosen
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import Layer, case, number
from rubric.scoring.plan import Plan

NO_GATE = -1


@dataclass(frozen=True)
class Cap:
    """A gate's cap at a node: its place among the gates of the rubric, its condition's column, and the cap in units."""

    gate: str
    place: int
    column: str
    value: Fraction

    @property
    def literal(self) -> str:
        """The cap as it stands in the text."""
        return number(self.value)

    @property
    def pair(self) -> Pair:
        """The cap as a value."""
        return Pair(self.literal, None, 1, 0 if self.value.denominator == 1 else STEP)


@dataclass(frozen=True)
class Capped:
    """A node's value and bounds after its caps; ``binds`` is the place of the gate that binds, or -1."""

    value: Pair
    low: Pair
    high: Pair
    binds: str


class Caps:
    """The caps of a rubric."""

    def __init__(self, plan: Plan, units: Units, columns: Mapping[str, str], doubts: Doubts) -> None:
        """Keep the columns of the gates' conditions, by id; no columns, no caps."""
        self._whole = units.whole
        self._doubts = doubts
        self._caps: dict[str, list[Cap]] = {}
        for place, (id_, gate) in enumerate(plan.gates.items()):
            for path, cap in gate.cap.items() if columns else ():
                value = units.of(plan.off_scale(Fraction(cap)))
                self._caps.setdefault(path, []).append(Cap(id_, place, columns[id_], value))

    def at(self, path: str) -> list[Cap]:
        """The caps of a node, the least first; of equal ones the gate that comes first in the rubric."""
        return sorted(self._caps.get(path, ()), key=lambda cap: cap.value)

    def all(self) -> Iterator[tuple[str, Cap]]:
        """All caps with the paths of their nodes."""
        for path, caps in self._caps.items():
            for cap in caps:
                yield path, cap

    def applied(
        self,
        path: str,
        name: str,
        value: Pair,
        low: Pair,
        high: Pair,
        *,
        counted: str,
        spared: str | None,
        layer: Layer,
    ) -> Capped | None:
        """A node after its caps; None where no gate caps it.

        Args:
            path: of the node.
            name: of the node, for its columns.
            value: held inside the bounds.
            low: the lower bound.
            high: the upper bound.
            counted: the column of the weights that have a value.
            spared: when the upper bound is not capped; None where it always is.
            layer: that the columns go to.
        """
        caps = self.at(path)
        if not caps:
            return None
        whole, doubts = self._whole, self._doubts
        binding = [
            (f"{counted} > 0 AND {cap.column} AND {value.over(cap.literal, doubts, whole)}", cap) for cap in caps
        ]
        binds = layer.add(f"{name}_gate", case([(when, str(cap.place)) for when, cap in binding], str(NO_GATE)))
        keep = f" AND NOT ({spared})" if spared else ""
        ignored = Doubts()  # a bound is the same on both sides of a cap
        over = [(f"{cap.column} AND {high.over(cap.literal, ignored, whole)}{keep}", cap.pair) for cap in caps]
        may = [
            (f"({cap.column} OR {cap.column} IS NULL) AND {low.over(cap.literal, ignored, whole)}", cap.pair)
            for cap in caps
        ]
        return Capped(
            chosen(f"{name}_capped", [(when, cap.pair) for when, cap in binding], value, layer),
            chosen(f"{name}_floor", may, low, layer),
            chosen(f"{name}_top", over, high, layer),
            binds,
        )
