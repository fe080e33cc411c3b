"""Mends a text by the edits of its findings, as far as that makes nothing worse."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence

from rubric.model.finding import Finding, Severity
from rubric.source.load import top_mapping
from rubric.source.parse import parse
from rubric.source.syntax import Lines
from rubric.source.syntax_explain import SLIP_CODES
from rubric.source.traps import doubts_about

Check = Callable[[str], Sequence[Finding]]

_ROUNDS = 10


def apply(text: str, findings: Iterable[Finding], check: Check | None = None) -> tuple[str, list[Finding]]:
    """Mend a text; one fix may uncover the next, so up to ten rounds are made.

    Args:
        text: of one file, with its line ends as they are.
        findings: of that file.
        check: what is wrong with a text; by default what reading it as YAML finds.

    Returns:
        The new text and the findings whose edits were kept. A fix is kept if what it mends is gone and no error of
        another kind is there instead; errors that stood behind a text that could not be read are not its fault.
    """
    found = list(findings)
    if not any(one.edits for one in found):
        return text, []
    name = found[0].place.file
    check = check or (lambda new: _read(new, name))
    applied: list[Finding] = []
    before = [*check(text)]
    todo = found
    for _ in range(_ROUNDS):
        text, before, kept = _round(text, todo, before, check)
        if not kept:
            break
        applied += kept
        todo = before
    return text, applied


def improved(text: str, findings: Sequence[Finding]) -> tuple[str, list[Finding]]:
    """A text with as many slips mended as can be at once: all of them, else the first, else none.

    Args:
        text: of one file.
        findings: slips in it, all of which can be mended.

    Returns:
        The new text, and the findings whose edits are in it.
    """
    chosen = _compatible(text, findings)
    if not chosen:
        return text, []
    name, could = chosen[0].place.file, _can_be_read(text)
    before = _read(text, name)
    for mended in (chosen, chosen[:1]):
        new = _edited(text, mended)
        if (_can_be_read(new) or not could) and not _worse(before, _read(new, name), mended):
            return new, mended
    return text, []


def diff(old: str, new: str, name: str) -> str:
    """The unified diff between two texts of a file."""
    lines = difflib.unified_diff(_split(old), _split(new), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _split(text: str) -> list[str]:
    """Lines with their ends; only line feeds end a line of a diff."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _read(text: str, name: str) -> list[Finding]:
    root, findings = top_mapping(text, name)
    return findings if root is None else [*findings, *doubts_about(root, text, name)]


def _round(
    text: str, findings: Sequence[Finding], before: list[Finding], check: Check
) -> tuple[str, list[Finding], list[Finding]]:
    """All edits at once; where that makes something worse, one finding after the other."""
    chosen = _compatible(text, findings)
    if not chosen:
        return text, before, []
    new = _edited(text, chosen)
    after = [*check(new)]
    could = _can_be_read(text)
    if (_can_be_read(new) or not could) and not _worse(before, after, chosen):
        return new, after, chosen
    kept: list[Finding] = []
    # From the end, so that the places of those still to come stay right.
    for one in reversed(chosen):
        new = _edited(text, [one])
        after, can = [*check(new)], _can_be_read(new)
        if (can or not could) and not _worse(before, after, [one]):
            text, before, could = new, after, can
            kept.insert(0, one)
    return text, before, kept


def _compatible(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with edits that do not overlap those of one before, in the order of the file."""
    lines = Lines(text, "")
    taken: list[tuple[int, int]] = []
    chosen = []
    for one in dict.fromkeys(findings):
        spans = [lines.span(edit.place) for edit in one.edits]
        if spans and not any(start <= end2 and start2 <= end for start, end in spans for start2, end2 in taken):
            taken += spans
            chosen.append((min(spans), one))
    return [one for _, one in sorted(chosen, key=lambda pair: pair[0])]


def _edited(text: str, findings: Sequence[Finding]) -> str:
    lines = Lines(text, "")
    edits = [(*lines.span(edit.place), edit.text) for one in findings for edit in one.edits]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _worse(before: Sequence[Finding], after: Sequence[Finding], mended: Sequence[Finding]) -> bool:
    """Whether a mended text is worse: the same is still wrong at the same place, or something new is."""
    errors, left = ([one for one in some if one.severity is Severity.ERROR] for some in (before, after))
    old = {_key(one) for one in before}
    if any(_key(one) in {_key(same) for same in left} for one in mended):
        return True
    first = min(one.place.line for one in mended)
    if any(_key(one) in old for one in mended if one.severity is Severity.ERROR) and _hides_others(errors):
        # What comes to light lies behind it; what lies before it was broken by the fix.
        return any(one.place.line < first and _key(one) not in old for one in left)
    return bool({one.code for one in left} - {one.code for one in errors})


def _can_be_read(text: str) -> bool:
    return parse(text, "")[0] is not None


def _hides_others(errors: Sequence[Finding]) -> bool:
    """Whether a text could not be read, so that most of its mistakes are still unknown."""
    return any(one.code in SLIP_CODES or one.code == "second-document" for one in errors)


def _key(finding: Finding) -> tuple[str, int, int]:
    return (finding.code, finding.place.line, finding.place.column)
