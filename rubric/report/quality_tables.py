"""The tables of a rubric's quality: every criterion, how often each value occurs, gates and bands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from rubric.model.quality import BandQuality, CriterionQuality, FactQuality, GateQuality
from rubric.report.blocks import Bar, Table
from rubric.report.numbers import figure, tenths
from rubric.report.quality_names import Names
from rubric.report.quality_remarks import coefficient
from rubric.report.wording import Words

_CRITERIA = ("criterion", "settled", "unknown", "na", "out", "weight", "real", "swapped", "tau", "rest")


def criteria_table(criteria: Iterable[CriterionQuality], words: Words, names: Names) -> Table:
    """Coverage, weight and influence of every criterion."""
    return Table(_head(words, *_CRITERIA), "lrrrrrrrrr", tuple(_criterion(one, names) for one in criteria))


def _criterion(one: CriterionQuality, names: Names) -> tuple[str, ...]:
    states = (one.settled, one.unknown, one.not_applicable, one.out_of_scope)
    order = one.leave_out
    return (
        names[one.path],
        *(str(count) if count else "–" for count in states),
        _percent(one.declared),
        _percent(one.real),
        "–" if order is None else str(order.swapped),
        coefficient(order.tau if order else None),
        coefficient(one.item_total),
    )


def spreads_table(items: Iterable[CriterionQuality | FactQuality], words: Words, names: Names) -> Table:
    """How often each value of some criteria or facts occurs."""
    rows = tuple(row for one in items for row in _spread(one, names))
    return Table(("", words("quality_col_programs"), words("quality_col_share")), "lrl", rows)


def _spread(one: CriterionQuality | FactQuality, names: Names) -> Iterator[tuple[str | Bar, ...]]:
    known = one.settled if isinstance(one, CriterionQuality) else one.known
    yield names[one.path if isinstance(one, CriterionQuality) else one.id], str(known), ""
    for use in one.uses:
        share = use.programs / use.of if use.of else 0.0
        yield f"  {names.row(use, one.scale)}", str(use.programs), Bar(0.0, share, share)


def gates_table(gates: Iterable[GateQuality], words: Words, names: Names) -> Table:
    """In how many programs each gate is broken, kept, unknown, and lowers the score."""
    rows = tuple((names[one.id], *map(str, (one.broken, one.clear, one.unknown, one.binds))) for one in gates)
    return Table(_head(words, "gate", "broken", "clear", "unknown", "binds"), "lrrrr", rows)


def bands_table(bands: Iterable[BandQuality], words: Words, names: Names) -> Table:
    """Where each band begins, how wide it is and how many programs reached it."""
    rows = tuple(
        (names[one.id], figure(one.from_), figure(one.width), str(one.reached), str(one.possible)) for one in bands
    )
    return Table(_head(words, "band", "from", "width", "reached", "possible"), "lrrrr", rows)


def _head(words: Words, *columns: str) -> tuple[str, ...]:
    return tuple(words(f"quality_col_{column}") for column in columns)


def _percent(share: Fraction | None) -> str:
    return "–" if share is None else f"{tenths(share)}%"
