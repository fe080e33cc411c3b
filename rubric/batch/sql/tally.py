"""The criteria right below a mean, added up: their weights and weighted values as a few columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.sql.judged import Judged, sums_of
from rubric.batch.sql.leaves import ANSWERED, GONE, LeafColumns
from rubric.batch.sql.pairs import Pair, Part
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import Layer, number, total, where
from rubric.scoring.plan import Leaf


@dataclass(frozen=True)
class Tally:
    """Sums over criteria, as expressions.

    Attributes:
        applying, counted: weights of those that apply, and of those that have a value.
        value, low, high, covered: as parts of the mean; their weights are among the sums above.
        may_go: weights of those that may still turn out not to apply; None if none may.
        is_wide: whether all that are open may be anything from 0 to 1.
    """

    applying: str
    counted: str
    value: Part
    low: Part
    high: Part
    covered: Part
    may_go: str | None
    is_wide: bool


def tally_of(
    name: str,
    leaves: Sequence[Leaf],
    judged: Mapping[str, Judged],
    columns: Mapping[str, LeafColumns],
    units: Units,
    layers: Sequence[Layer],
) -> Tally:
    """Add criteria up.

    Args:
        name: of the node, for its columns.
        leaves: the criteria; none has weight 0.
        judged: those that one column of levels answers, by path.
        columns: of the others.
        units: that values are counted in.
        layers: four, for the columns.
    """
    plain = [(leaf.weight, judged[leaf.path]) for leaf in leaves if leaf.path in judged]
    others = [(leaf.weight, columns[leaf.path]) for leaf in leaves if leaf.path not in judged]
    kept = sums_of(name, plain, units.whole, layers) if plain else None
    most = sum(leaf.weight for leaf in leaves)
    all_plain = [number(sum(weight for weight, _ in plain))] if plain else []
    apply = [where(f"{one.state} <> {GONE}", weight) for weight, one in others]
    count = [where(f"{one.state} = {ANSWERED}", weight) for weight, one in others]
    gone, open_ = (kept.gone, kept.open) if kept else (None, None)
    applying = _less(total([*all_plain, *apply]), gone)
    counted = _less(_less(total([*all_plain, *count]), gone), open_)
    value = [kept.value] if kept else []
    wide = [f"{number(units.whole)} * {open_}"] if open_ else []
    error = max((one.error for _, one in others), default=0.0)
    own = [f"{where(f'{one.state} = {ANSWERED}', weight)} * {one.low}" for weight, one in others]
    lows = [f"{number(weight)} * {one.low}" for weight, one in others]
    highs = [f"{number(weight)} * {one.high}" for weight, one in others]

    def part(terms: list[str], error: float = error) -> Part:
        return Part(applying, most, Pair(f"({total(terms)})", None, 1, error), is_tally=True)

    may = [kept.may_go] if kept and kept.may_go else []
    may += [where(one.may_go, weight) for weight, one in others if one.may_go != "FALSE"]
    return Tally(
        applying,
        counted,
        part([*value, *own]),
        part([*value, *lows]),
        part([*value, *wide, *highs]),
        part([counted], 0),
        total(may) if may else None,
        all(one.is_wide for _, one in others),
    )


def _less(text: str, taken: str | None) -> str:
    return text if taken is None else f"{text} - {taken}"
