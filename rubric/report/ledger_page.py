"""The ledger as a table whose printed lines add up to the printed total."""

from __future__ import annotations

from typing import assert_never

from rubric.model.scorecard import LedgerLine, Scorecard
from rubric.report.blocks import Block, Table
from rubric.report.numbers import figure
from rubric.report.wording import Words


def ledger_blocks(card: Scorecard, words: Words) -> list[Block]:
    """A table of the ledger's lines and their sum; nothing when there is no score."""
    if not card.ledger:
        return []
    rows = [(line.shown, label) for line, label in ledger_lines(card, words)]
    rows.append((figure(card.total.score), words(sum_key(card))))
    return [Table(("", ""), "rl", tuple(rows))]


def sum_key(card: Scorecard) -> str:
    """What the sum of the lines is called: where the verdict is withheld, it is of the answered part alone."""
    return "ledger_sum" if card.stated(card.node("total")) is not None else "ledger_sum_answered"


def ledger_lines(card: Scorecard, words: Words) -> list[tuple[LedgerLine, str]]:
    """The lines of the ledger, each with what it is in words."""
    return [(line, _label(line, card, words)) for line in card.ledger]


def _label(line: LedgerLine, card: Scorecard, words: Words) -> str:
    if line.kind == "scale":
        return words("ledger_scale")
    path = line.line.split(":", 1)[-1]
    node = card.node(path)
    title = words("total") if node.kind == "total" else words.of(node.title)
    match line.kind:
        case "combine":
            return words("ledger_combine", title=title, combine=words(node.combine or "mean"))
        case "hold":
            return words("ledger_hold", title=title)
        case "cap":
            gate = next((words.of(gate.title) for gate in card.gates if gate.id == line.gate), "")
            return words("ledger_cap", title=title, gate=gate)
        case "criterion":
            return f"{words.of(card.node(path.split('.')[0]).title)} · {title}"
        case _:
            assert_never(line.kind)
