"""The ledger as a waterfall: the printed figures, each with the running total that they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from rubric.model.scorecard import Scorecard
from rubric.report.html.bilingual import Both, Tongues
from rubric.report.html.svg_ledger import step
from rubric.report.ledger_page import ledger_lines
from rubric.report.numbers import figure


class LedgerRow(NamedTuple):
    """A line; ``path`` is that of its criterion, empty for other lines."""

    label: Both
    path: str
    figure: Markup
    shown: str
    running: str


class LedgerView(NamedTuple):
    """The lines and their sum."""

    rows: tuple[LedgerRow, ...]
    total: str


def ledger_view(card: Scorecard, say: Tongues) -> LedgerView | None:
    """The waterfall; None where there is no score."""
    return LedgerView(tuple(_rows(card, say)), figure(card.total.score)) if card.ledger else None


def _rows(card: Scorecard, say: Tongues) -> Iterator[LedgerRow]:
    amounts = [Decimal(line.shown) for line in card.ledger]
    totals = list(accumulate(amounts, initial=Decimal("0.00")))
    lowest, highest = min(totals), max(*totals, Decimal(figure(card.rubric.scale_to)))
    labels = zip(ledger_lines(card, say.zh), ledger_lines(card, say.en), strict=True)
    for ((line, zh), (_, en)), before, after in zip(labels, totals, totals[1:], strict=False):
        path = line.line if line.kind == "criterion" else ""
        yield LedgerRow(Both(zh, en), path, step(before, after, lowest, highest), line.shown, str(after))
