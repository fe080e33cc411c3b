"""From hits to facts: a yes needs more than words, a no needs the whole tree, and much stays for a person."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from rubric.evidence import because
from rubric.evidence.gate_facts import facts_of_gates
from rubric.model.inspection import Basis, FactReading, Hit, Reason, Root, Strength
from rubric.model.rubric import Fact, Rubric
from rubric.model.sheet import Evidence
from rubric.model.signals import Absence, SignalTable
from rubric.model.text import Text

MOST_EVIDENCE = 5
_ORDER = {Strength.STRONG: 0, Strength.MEDIUM: 1, Strength.WEAK: 2}
# What does not count and still may be it, so that nothing follows from finding nothing else.
_UNSETTLED = frozenset({Reason.VALUE_UNKNOWN, Reason.MINIFIED, Reason.OTHER_SDK})


def read_facts(rubric: Rubric, table: SignalTable, hits: Sequence[Hit], root: Root) -> dict[str, FactReading]:
    """What the source of one program says about each fact of a rubric.

    Args:
        rubric: after ``extends``.
        table: the signals that its facts name.
        hits: of the program.
        root: the program, for what was searched.
    """
    guarded = facts_of_gates(rubric)
    return {
        id_: _read(fact, table, hits, root, is_guarded=id_ in guarded)
        for id_, fact in rubric.facts.items()
        if fact.off is None
    }


def _read(fact: Fact, table: SignalTable, hits: Sequence[Hit], root: Root, *, is_guarded: bool) -> FactReading:
    names = tuple(one for one in fact.signals if one in table.signals)
    basis, value = _settle(fact, names, table, hits, root, is_guarded=is_guarded)
    counted = best([hit for hit in hits if hit.signal in names and hit.counted])
    if basis is Basis.FOUND:
        counted = [hit for hit in counted if hit.strength is not Strength.WEAK]
    kept = counted[:MOST_EVIDENCE] if basis not in (Basis.ABSENT, Basis.NO_SIGNALS) else []
    return FactReading(
        title=fact.title or fact.ask,
        value=value,
        basis=basis,
        because=_because(basis, names, table, counted, root),
        signals=names,
        evidence=tuple(evidence_of(hit) for hit in kept),
    )


def _settle(
    fact: Fact, names: tuple[str, ...], table: SignalTable, hits: Sequence[Hit], root: Root, *, is_guarded: bool
) -> tuple[Basis, Any]:
    own = [hit for hit in hits if hit.signal in names]
    counted = [hit for hit in own if hit.counted]
    if not names:
        return Basis.NO_SIGNALS, None
    if any(table.signals[hit.signal].suspicion is not None for hit in counted):
        return Basis.SUSPICION, None
    if is_guarded or any(table.signals[name].suspicion is not None for name in names):
        return (Basis.PERSON if counted else Basis.SILENT), None
    if counted and fact.answer != "yes_no":
        return Basis.PERSON, None
    if any(hit.strength is not Strength.WEAK for hit in counted):
        return Basis.FOUND, True
    if counted:
        return Basis.WEAK, None
    if fact.answer != "yes_no" or any(table.signals[name].absence is Absence.SILENT for name in names):
        return Basis.SILENT, None
    if not root.complete or any(hit.reason in _UNSETTLED for hit in own):
        return Basis.INCOMPLETE, None
    return Basis.ABSENT, False


def best(hits: Sequence[Hit]) -> list[Hit]:
    """Hits with the strongest first, each line once, and files in turn rather than one file again and again."""
    seen: set[tuple[str, int]] = set()
    files: dict[str, int] = {}
    ranked = []
    for hit in sorted(hits, key=lambda one: (_ORDER[one.strength], one.file, one.line, one.signal)):
        if (hit.file, hit.line) not in seen:
            seen.add((hit.file, hit.line))
            files[hit.file] = files.get(hit.file, 0) + 1
            ranked.append((_ORDER[hit.strength], files[hit.file], hit.file, hit.line, hit))
    return [one[-1] for one in sorted(ranked, key=lambda one: one[:4])]


def evidence_of(hit: Hit) -> Evidence:
    """A hit as a sheet cites it: the file from the top of the tree."""
    file = hit.file if hit.root == "." else posixpath.normpath(f"{hit.root}/{hit.file}")
    return Evidence(file=file, line=hit.line, signal=hit.signal, strength=hit.strength.value)


def _because(basis: Basis, names: tuple[str, ...], table: SignalTable, counted: Sequence[Hit], root: Root) -> Text:
    titles = [table.signals[name].title for name in names if any(hit.signal == name for hit in counted)]
    searched = [table.signals[name].title for name in names]
    match basis:
        case Basis.FOUND:
            return because.found(titles, counted)
        case Basis.WEAK:
            return because.weak(titles, len(counted))
        case Basis.ABSENT:
            return because.absent(searched, root)
        case Basis.INCOMPLETE:
            return because.incomplete(searched, root)
        case Basis.SILENT:
            return because.silent(searched)
        case Basis.PERSON:
            return because.for_a_person(titles, len(counted))
        case Basis.SUSPICION:
            return because.suspicion(titles, len(counted))
        case Basis.NO_SIGNALS:
            return because.no_signals()
