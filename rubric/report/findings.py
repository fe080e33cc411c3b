"""Findings as people read them: place, the line itself with a caret, one sentence, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rubric.model.finding import Finding, Place
from rubric.report.layout import clean, width_of, wrap
from rubric.report.terminal import Screen
from rubric.report.wording import Words

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_MOST_COLUMNS = 100


def findings_text(findings: Sequence[Finding], texts: Mapping[str, str], words: Words, screen: Screen) -> str:
    """All findings, each followed by an empty line.

    Args:
        findings: in order.
        texts: the files' texts by the names in the findings; a file that is missing gets no excerpt.
        words: the language.
        screen: for colour.
    """
    lines = {file: _LINE_BREAK.split(texts[file]) for file in {one.place.file for one in findings} & texts.keys()}
    return "".join("\n".join(_finding(one, lines.get(one.place.file, []), words, screen)) + "\n\n" for one in findings)


def _finding(finding: Finding, lines: Sequence[str], words: Words, screen: Screen) -> Iterator[str]:
    at = finding.place
    severity = words(finding.severity)
    head = f"{severity}[{finding.code}]"
    colour = "31;1" if finding.severity == "error" else "33;1"
    styled = f"\x1b[{colour}m{head}\x1b[0m" if screen.colour else head
    yield f"{_where(at, words)}: {styled}{words('colon')}{clean(words.of(finding.message))}"
    if at.worksheet is None and 0 < at.line <= len(lines):
        yield from _excerpt(at, lines[at.line - 1])
    if finding.help is not None:
        for number, line in enumerate(wrap(clean(words.of(finding.help)), screen.width - 4)):
            yield f"  {' ' if number else '='} {line}"
    for also in finding.also:
        yield f"  = {words('also')}{words('colon')}{_where(also, words)}"


def _where(at: Place, words: Words) -> str:
    """File and position; where a table's row is not on the line of that number, the line too."""
    line = words("at_line", line=at.file_line) if at.file_line not in (0, at.line) else ""
    return clean(f"{at.file}:{at.position}{line}")


def _excerpt(at: Place, line: str) -> Iterator[str]:
    """The line, cut to what surrounds the place, and carets below it placed by display width."""
    start = max(0, at.column - 1 - _MOST_COLUMNS // 2)
    shown = line[start : start + _MOST_COLUMNS]
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    before = clean(shown[: max(0, at.column - 1 - start)])
    marked = clean(shown[max(0, at.column - 1 - start) : max(0, end - start)])
    number = str(at.line)
    yield f"{' ' * len(number)} |"
    yield f"{number} | {clean(shown)}"
    yield f"{' ' * len(number)} | {' ' * width_of(before)}{'^' * max(1, width_of(marked.rstrip()))}"
