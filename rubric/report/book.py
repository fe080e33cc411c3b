"""What a workbook of results holds: its tables, before they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from rubric.model.cells import Cell, worksheet_names
from rubric.model.scorecard import NodeView, Scorecard
from rubric.model.states import Verdict
from rubric.report.book_evidence import EVIDENCE_COLUMNS, evidence_rows
from rubric.report.ledger_page import ledger_lines
from rubric.report.numbers import figure
from rubric.report.result_rows import node_cell, record_of, scored_nodes
from rubric.report.score_page import program_name
from rubric.report.sources import titled
from rubric.report.wording import Words

Kind = Literal["score", "share", "plain", "word"]
Style = Literal["", "sum", "alarm"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("score", "low", "high", "uncapped", "score_of_answered", "points"), "score"),
    "coverage": "share",
}
_WORKSHEETS = ("book_results", "book_ledger", "book_evidence", "book_about")
_WHO = ("program", "name", "observer", "observed")


class Column(NamedTuple):
    """A heading, and what stands below it: scores (or a word instead of one), fractions of 1, or anything as it is."""

    heading: str
    kind: Kind


class Row(NamedTuple):
    """A row; a sum stands out, an alarm does even more."""

    cells: tuple[Cell, ...]
    style: Style = ""


class BookTable(NamedTuple):
    """A worksheet.

    Attributes:
        fixed: how many columns stay in view.
        printed: how many columns stand on every page.
        coloured: the lowest and highest score of a colour scale.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    fixed: int = 2
    printed: int = 2
    coloured: tuple[Fraction, Fraction] | None = None


def tables_of(cards: Sequence[Scorecard], words: Words) -> list[BookTable]:
    """Results, criteria (a table for each rubric), ledger, evidence, and where all of it comes from."""
    return [
        _results(cards, words),
        *_criteria(cards, words),
        BookTable(
            words("book_ledger"),
            _columns((*_WHO, "line", "item", "points"), words),
            tuple(row for card in cards for row in _ledger(card, words)),
        ),
        BookTable(
            words("book_evidence"),
            _columns((*_WHO[:2], *EVIDENCE_COLUMNS[:2], *_WHO[2:], *EVIDENCE_COLUMNS[2:]), words),
            tuple(row for card in cards for row in _evidence(card, words)),
            printed=4,
        ),
        BookTable(words("book_about"), _columns(("about", "content"), words), tuple(_about(cards, words)), 1, 1),
    ]


def _columns(ids: Sequence[str], words: Words) -> tuple[Column, ...]:
    return tuple(Column(words(f"column_{id_}"), _KINDS.get(id_, "plain")) for id_ in ids)


def _who(card: Scorecard, words: Words) -> tuple[Cell, ...]:
    return card.program.id, program_name(card, words), card.sheet.observer, card.sheet.observed


def _results(cards: Sequence[Scorecard], words: Words) -> BookTable:
    records = [record_of(card, words) | _told(card, words) for card in cards]
    rows = tuple(Row(tuple(record.values())) for record in records)
    return BookTable(words("book_results"), _columns(list(records[0]) if records else (), words), rows)


def _told(card: Scorecard, words: Words) -> dict[str, Cell]:
    """What people read in words where machines read ids."""
    bands = {band.id: words.of(band.title) for band in card.rubric.bands}
    gates: dict[str, list[str]] = {"broken": [], "unknown": [], "clear": []}
    for gate in card.gates:
        gates[gate.state].append(words.of(gate.title))
    return {
        "name": program_name(card, words),
        "verdict": words(f"verdict_word_{card.verdict}"),
        "band": bands.get(card.total.band or ""),
        "bands": words.listed([bands[id_] for id_ in card.total.bands]) or None,
        "gates_broken": words.listed(gates["broken"]) or None,
        "gates_unresolved": words.listed(gates["unknown"]) or None,
    }


def _criteria(cards: Sequence[Scorecard], words: Words) -> Iterator[BookTable]:
    """A matrix for each rubric: scores by different rubrics do not stand in one column."""
    by_rubric: dict[str, list[Scorecard]] = {}
    for card in cards:
        by_rubric.setdefault(card.rubric.scoring_sha256, []).append(card)
    names = [words("book_criteria")]
    if len(by_rubric) > 1:
        titles = (words.of(group[0].rubric.title) for group in by_rubric.values())
        names = worksheet_names(titles, [words(name) for name in _WORKSHEETS])
    for name, group in zip(names, by_rubric.values(), strict=True):
        first = group[0]
        nodes = scored_nodes(first)
        heads = tuple(Column(f"{words.of(node.title)}\n{node.id}", "score") for node in nodes)
        rows = tuple(Row((*_who(card, words), card.rubric.id, *_scores(card, nodes, words))) for card in group)
        columns = (*_columns((*_WHO, "rubric"), words), *heads)
        yield BookTable(name, columns, rows, coloured=(first.rubric.scale_from, first.rubric.scale_to))


def _scores(card: Scorecard, nodes: Sequence[NodeView], words: Words) -> Iterator[Cell]:
    own = {node.path: node_cell(node) for node in scored_nodes(card)}
    for node in nodes:
        cell = own.get(node.path)
        yield words(f"state_{cell}") if isinstance(cell, str) else cell


def _ledger(card: Scorecard, words: Words) -> Iterator[Row]:
    who = _who(card, words)
    for line, label in ledger_lines(card, words):
        # The figures that pages print: they add up as they stand.
        yield Row((*who, line.line, label, Fraction(line.shown)))
    if card.ledger:
        label = words("book_sum_of_answered" if card.verdict is Verdict.WITHHELD else "ledger_sum")
        yield Row((*who, "total", label, Fraction(figure(card.total.score))), "sum")


def _evidence(card: Scorecard, words: Words) -> Iterator[Row]:
    """The program and the item lead: they stand on every page."""
    who = _who(card, words)
    for cells, lacking in evidence_rows(card, words):
        yield Row((*who[:2], *cells[:2], *who[2:], *cells[2:]), "alarm" if lacking else "")


def _about(cards: Sequence[Scorecard], words: Words) -> Iterator[Row]:
    for version in dict.fromkeys(card.engine_version for card in cards):
        yield Row((words("about_engine"), words("provenance_engine", version=version)))
    for rubric in {card.rubric.sha256: card.rubric for card in cards}.values():
        title = words("rubric", title=words.of(rubric.title), edition=rubric.edition)
        yield Row((words("about_rubric"), f"{title} ({rubric.id})"))
        yield Row((words("about_sha"), rubric.sha256))
        yield Row((words("about_scoring"), rubric.scoring_sha256))
        scale = words("between", low=figure(rubric.scale_from), high=figure(rubric.scale_to))
        yield Row((words("about_scale"), scale))
        for source in rubric.references.values():
            told = [part for part in (titled(source, words), source.url) if part]
            yield Row((words("sources_rubric"), "\n".join(told)))
    for card in cards:
        observer, observed = card.sheet.observer or words("no_observer"), card.sheet.observed or words("no_date")
        said = words.listed([card.sheet.file or card.program.id, observer, observed])
        yield Row((words("about_sheet"), said))
        if card.sheet.supposed:
            pairs = [f"{id_}={value}" for id_, value in card.sheet.supposed.items()]
            yield Row((words("about_supposed"), words.listed(pairs)))
    yield Row((words("about_numbers"), words("about_numbers_text")))
    yield Row((words("about_words"), words("about_words_text")))
    yield Row((words("about_proof"), words("about_proof_text")))
