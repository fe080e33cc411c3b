"""JUnit XML, which pipelines show as tests: scorecards and findings as suites of cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple
from xml.etree import ElementTree as ET

from rubric.model.finding import Finding, Severity
from rubric.model.scorecard import GateView, NodeView, Scorecard
from rubric.model.shortfall import Short, Shortfall
from rubric.model.states import GateState
from rubric.report.layout import clean
from rubric.report.numbers import figure
from rubric.report.score_page import program_name, verdict_sentence
from rubric.report.shortfall_words import shortfall_text
from rubric.report.wording import Words
from rubric.report.xml import child, document


class Outcome(StrEnum):
    """What becomes of a case; the value is the name of its element, and of the count in its suite."""

    PASSED = "system-out"
    FAILED = "failure"
    SKIPPED = "skipped"
    ERROR = "error"


class Case(NamedTuple):
    """One test; ``kind`` is the type of a failure."""

    group: str
    name: str
    outcome: Outcome
    text: str = ""
    kind: str = ""


_COUNTS = {"failures": Outcome.FAILED, "errors": Outcome.ERROR, "skipped": Outcome.SKIPPED}


def junit(suites: Iterable[tuple[str, Sequence[Case]]]) -> str:
    """Suites, by name, as a document."""
    root = ET.Element("testsuites", {"name": "rubric"})
    counts = dict.fromkeys(("tests", *_COUNTS), 0)
    for name, cases in suites:
        own = {"tests": len(cases)} | {key: sum(one.outcome is it for one in cases) for key, it in _COUNTS.items()}
        counts = {key: counts[key] + own[key] for key in counts}
        suite = child(root, "testsuite", name=name, **own)
        for case in cases:
            _add(suite, case)
    root.attrib |= {key: str(count) for key, count in counts.items()}
    return document(root)


def _add(suite: ET.Element, case: Case) -> None:
    element = child(suite, "testcase", classname=case.group, name=case.name)
    match case.outcome:
        case Outcome.PASSED:
            if case.text:
                child(element, "system-out", case.text)
        case Outcome.SKIPPED:
            child(element, "skipped", message=case.text)
        case Outcome.FAILED | Outcome.ERROR:
            child(element, case.outcome.value, case.text, message=case.text.split("\n")[0], type=case.kind)


def scorecards_junit(
    cards: Sequence[Scorecard], found: Sequence[Sequence[Shortfall]], findings: Sequence[Finding], words: Words
) -> str:
    """A suite per program, with a case per node and gate; a sheet that was not scored is a suite of errors.

    A node fails when it falls short of its limit, and a gate when it is broken. What is unknown or does not apply is
    skipped.

    Args:
        cards: the programs'.
        found: what each falls short of.
        findings: of sheets that were not scored.
        words: the language.
    """
    scored = [
        (program_name(card, words), [*_nodes(card, own, words), *_gates(card, words)])
        for card, own in zip(cards, found or [()] * len(cards), strict=True)
    ]
    broken = {file: [_case(one, Outcome.ERROR, words) for one in own] for file, own in _by_file(findings).items()}
    return junit([*scored, *broken.items()])


def findings_junit(findings: Sequence[Finding], files: Sequence[str], words: Words) -> str:
    """A suite per file, with a case per finding; a file without any is a case that passes.

    Args:
        findings: in order; only errors fail.
        files: what was looked at.
        words: the language.
    """
    suites = {file: [Case(file, file, Outcome.PASSED)] for file in files}
    for file, own in _by_file(findings).items():
        suites[file] = [
            _case(one, Outcome.FAILED if one.severity is Severity.ERROR else Outcome.PASSED, words) for one in own
        ]
    return junit(suites.items())


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.place.file, []).append(one)
    return found


def _case(finding: Finding, outcome: Outcome, words: Words) -> Case:
    at = f"{finding.place.file}:{finding.place.position}"
    text = "\n".join(clean(part) for part in (words.of(finding.message), words.of(finding.help), at) if part)
    return Case(finding.place.file, f"{finding.code} {finding.place.position}", outcome, text, finding.code)


def _nodes(card: Scorecard, found: Sequence[Shortfall], words: Words) -> Iterator[Case]:
    for node in card.nodes:
        short = [shortfall_text(card, one, words) for one in found if one.at == node.path and _is_of_node(one)]
        name = words("total") if node.kind == "total" else words.of(node.title)
        group = f"{card.program.id}.{node.path}"
        if short:
            yield Case(group, name, Outcome.FAILED, "\n".join(short), "fail-under")
        elif node.score is None:
            yield Case(group, name, Outcome.SKIPPED, _why_none(card, node, words))
        else:
            yield Case(group, name, Outcome.PASSED, _told(card, node, words))


def _is_of_node(shortfall: Shortfall) -> bool:
    return shortfall.how is not Short.GATE_BROKEN


def _why_none(card: Scorecard, node: NodeView, words: Words) -> str:
    if node.kind == "total":
        return verdict_sentence(card, words)
    state = words(f"state_{node.state}")
    return f"{state}{words('colon')}{words.of(node.because)}" if node.because else state


def _told(card: Scorecard, node: NodeView, words: Words) -> str:
    if node.kind == "total":
        return verdict_sentence(card, words)
    points = words("points", points=figure(node.score))
    return f"{points}{words('colon')}{words.of(node.anchor)}" if node.anchor else points


def _gates(card: Scorecard, words: Words) -> Iterator[Case]:
    for gate in card.gates:
        yield _gate(f"{card.program.id}.{gate.id}", gate, words)


def _gate(group: str, gate: GateView, words: Words) -> Case:
    name = words.of(gate.title)
    match gate.state:
        case GateState.BROKEN:
            return Case(
                group, name, Outcome.FAILED, words("gate_broken", because=clean(words.of(gate.because))), "gate-broken"
            )
        case GateState.UNKNOWN:
            return Case(group, name, Outcome.SKIPPED, words("gate_unknown"))
        case GateState.CLEAR:
            return Case(group, name, Outcome.PASSED)
