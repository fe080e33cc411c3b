"""The criteria right below a mean, added up: their weights and weighted values as a few columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.sql.leaves import ANSWERED, GONE, Judged, LeafColumns
from rubric.batch.sql.pairs import Pair, Part
from rubric.batch.sql.units import Units
from rubric.batch.sql.write import Column, number, total
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
    layer: list[Column],
) -> Tally:
    """Add criteria up.

    Args:
        name: of the node, for its columns.
        leaves: the criteria; none has weight 0.
        judged: those that one column of levels answers, by path.
        columns: of the others.
        units: that values are counted in.
        layer: that the columns go to.
    """
    plain = [(leaf, judged[leaf.path]) for leaf in leaves if leaf.path in judged]
    others = [(leaf, columns[leaf.path]) for leaf in leaves if leaf.path not in judged]
    sums = {
        "v": [one.value(leaf.weight) for leaf, one in plain],
        "u": [one.open(leaf.weight) for leaf, one in plain],
        "x": [text for leaf, one in plain if (text := one.gone(leaf.weight)) is not None],
    }
    kept = {key: f"{name}_{key}" for key, terms in sums.items() if terms}
    layer += [(column, total(sums[key])) for key, column in kept.items()]
    most = sum(leaf.weight for leaf in leaves)
    all_plain = [number(sum(leaf.weight for leaf, _ in plain))] if plain else []
    apply = [_where(one.state, f"<> {GONE}", leaf.weight) for leaf, one in others]
    count = [_where(one.state, f"= {ANSWERED}", leaf.weight) for leaf, one in others]
    gone, open_ = kept.get("x"), kept.get("u")
    applying = _less(total([*all_plain, *apply]), gone)
    counted = _less(_less(total([*all_plain, *count]), gone), open_)
    value = [kept["v"]] if plain else []
    wide = [f"{number(units.whole)} * {open_}"] if open_ else []
    exact = all(one.is_exact for _, one in others)
    own = [
        f"CASE WHEN {one.state} = {ANSWERED} THEN {number(leaf.weight)} * {one.low} ELSE 0e0 END"
        for leaf, one in others
    ]
    lows = [f"{number(leaf.weight)} * {one.low}" for leaf, one in others]
    highs = [f"{number(leaf.weight)} * {one.high}" for leaf, one in others]

    def part(terms: list[str], *, is_exact: bool = exact) -> Part:
        pair = Pair(f"({total(terms)})", None, 1, is_exact)
        return Part(applying, most, pair, pair)

    may = [text for leaf, one in plain if one.may_go for text in [one.open(leaf.weight)]]
    may += [_where_true(one.may_go, leaf.weight) for leaf, one in others if one.may_go != "FALSE"]
    return Tally(
        applying,
        counted,
        part([*value, *own]),
        part([*value, *lows]),
        part([*value, *wide, *highs]),
        part([counted], is_exact=True),
        total(may) if may else None,
        all(one.is_wide for _, one in others),
    )


def _where(column: str, test: str, weight: int) -> str:
    return _where_true(f"{column} {test}", weight)


def _where_true(condition: str, weight: int) -> str:
    return f"CASE WHEN {condition} THEN {number(weight)} ELSE 0e0 END"


def _less(text: str, taken: str | None) -> str:
    return text if taken is None else f"{text} - {taken}"
