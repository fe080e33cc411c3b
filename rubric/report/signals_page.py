"""The table of signals: what is recognised, which facts use it, and how often it was found."""

from __future__ import annotations

from collections import Counter

from rubric.model.inspection import Inspection
from rubric.model.rubric import Rubric
from rubric.model.signals import SignalTable
from rubric.report.blocks import Block, Para, Table, Title
from rubric.report.wording import Words


def signals_page(table: SignalTable, rubric: Rubric | None, found: Inspection | None, words: Words) -> list[Block]:
    """The page; facts and counts stand in it where there is a rubric, and a reading."""
    counts = Counter(hit.signal for hit in found.signals if hit.counted) if found is not None else Counter[str]()
    facts = {} if rubric is None else {id_: fact.signals for id_, fact in rubric.facts.items() if fact.off is None}
    keys = ["id", "signal", *(["found"] if found is not None else []), *(["facts"] if rubric is not None else [])]
    rows = []
    for id_, signal in table.signals.items():
        row = [id_, words.of(signal.title)]
        if found is not None:
            row.append(str(counts[id_]) if counts[id_] else "–")
        if rubric is not None:
            row.append(", ".join(fact for fact, signals in facts.items() if id_ in signals))
        rows.append(tuple(row))
    align = "".join("r" if key == "found" else "l" for key in keys)
    head = tuple(words(f"inspect_head_{key}") for key in keys)
    return [
        Title(words("inspect_table_title", n=len(table.signals))),
        Table(head, align, tuple(rows)),
        Para(words("inspect_table_how"), quiet=True),
    ]
