"""The ledger as a waterfall: the printed figures, each with the running total that they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from rubric.model.scorecard import Scorecard
from rubric.report.html.bilingual import Both, Tongues
from rubric.report.html.svg_ledger import step
from rubric.report.ledger_page import ledger_lines, sum_key
from rubric.report.numbers import figure


class LedgerRow(NamedTuple):
    """A line; ``id`` is that of its criterion, empty for other lines."""

    label: Both
    id: str
    figure: Markup
    shown: str
    running: str


class LedgerView(NamedTuple):
    """The lines and their sum, with what it is called; ``is_part``: it is of the answered part alone."""

    rows: tuple[LedgerRow, ...]
    sum: Both
    is_part: bool
    total: str
    figure: Markup


def ledger_view(card: Scorecard, say: Tongues) -> LedgerView | None:
    """The waterfall; None where there is no score."""
    if not card.ledger:
        return None
    totals = list(accumulate((Decimal(line.shown) for line in card.ledger), initial=Decimal("0.00")))
    is_part = card.stated(card.node("total")) is None
    whole = step(totals[0], totals[-1], min(totals), max(totals))
    return LedgerView(tuple(_rows(card, say, totals)), say(sum_key(card)), is_part, figure(card.total.score), whole)


def _rows(card: Scorecard, say: Tongues, totals: Sequence[Decimal]) -> Iterator[LedgerRow]:
    lowest, highest = min(totals), max(totals)
    labels = zip(ledger_lines(card, say.zh), ledger_lines(card, say.en), strict=True)
    for ((line, zh), (_, en)), before, after in zip(labels, totals, totals[1:], strict=False):
        id_ = card.node(line.line).id if line.kind == "criterion" else ""
        yield LedgerRow(Both(zh, en), id_, step(before, after, lowest, highest), line.shown, str(after))
