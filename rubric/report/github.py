"""Results for GitHub Actions: a Markdown page for the step summary, and annotations of what falls short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.finding import Finding
from rubric.model.scorecard import Scorecard
from rubric.model.shortfall import Short, Shortfall
from rubric.model.states import GateState
from rubric.report.blocks import Block, Entries, Entry, Heading
from rubric.report.findings_formats import github, workflow_command
from rubric.report.layout import shortened
from rubric.report.left_out import left_out_blocks
from rubric.report.markdown import to_markdown
from rubric.report.shortfall_words import shortfall_text
from rubric.report.wording import Words

# A step summary over 1 MiB is refused as a whole.
_MOST_BYTES = 1_000_000
_MOST_COLUMNS = 1000

Found = Sequence[Sequence[Shortfall]]


def page_and_annotations(
    page: Sequence[Block], cards: Sequence[Scorecard], found: Found, findings: Sequence[Finding], words: Words
) -> tuple[str, str]:
    """The step's summary, and the annotations.

    Args:
        page: what the summary tells besides what falls short.
        cards: the programs'.
        found: what each falls short of.
        findings: of sheets that were not scored.
        words: the language.
    """
    told = [*left_out_blocks(findings, words), *page]
    return summary(told, cards, found, words), annotated(cards, found, findings, words)


def summary(page: Sequence[Block], cards: Sequence[Scorecard], found: Found, words: Words) -> str:
    """What falls short, then the page, as Markdown of at most 1 MiB."""
    texts = [text for _, text in _short(cards, found, words)]
    head: list[Block] = [Heading(words("short")), Entries(tuple(Entry("", text) for text in texts))] if texts else []
    whole = to_markdown([*head, *page])
    if len(whole.encode()) <= _MOST_BYTES:
        return whole
    kept = whole.encode()[:_MOST_BYTES].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n{words('cut')}\n"


def annotated(cards: Sequence[Scorecard], found: Found, findings: Sequence[Finding], words: Words) -> str:
    """Workflow commands, errors first: findings, what falls short, then broken gates that nobody asked about."""
    asked = {(id(card), one.at) for card, own in zip(cards, found, strict=False) for one in own}
    lines = [_line("error", card, text) for card, text in _short(cards, found, words)]
    for card in cards:
        broken = [gate.id for gate in card.gates if gate.state is GateState.BROKEN]
        untold = [Shortfall(Short.GATE_BROKEN, gate) for gate in broken if (id(card), gate) not in asked]
        lines += [_line("warning", card, shortfall_text(card, one, words)) for one in untold]
    return github(findings, words.lang) + "".join(lines)


def _line(level: str, card: Scorecard, text: str) -> str:
    return workflow_command(level, {"file": card.sheet.file, "title": "rubric"}, shortened(text, _MOST_COLUMNS))


def _short(cards: Sequence[Scorecard], found: Found, words: Words) -> Iterator[tuple[Scorecard, str]]:
    for card, own in zip(cards, found, strict=False):
        yield from ((card, shortfall_text(card, one, words)) for one in own)
