"""Two rubrics for GitHub Actions: annotations of what a change does, at the lines of the new rubric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubric.model.finding import Severity
from rubric.model.rubric_diff import ChangeClass, RubricDiff
from rubric.report.diff_page import change_text
from rubric.report.findings_formats import workflow_command
from rubric.report.layout import shortened
from rubric.report.wording import Words

_LEVELS = {ChangeClass.BREAKING: "warning", ChangeClass.SCORE: "notice"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST_COLUMNS = 1000


def diff_annotations(diff: RubricDiff, failed: Sequence[str], words: Words) -> str:
    """Workflow commands: what fails, findings, then changes that break answers or move scores."""
    return "".join(_lines(diff, failed, words))


def _lines(diff: RubricDiff, failed: Sequence[str], words: Words) -> Iterator[str]:
    for text in failed:
        yield _line("error", diff.new.file, 1, 1, "rubric diff", text)
    for finding in diff.findings:
        level = _SEVERITIES[finding.severity]
        yield _line(level, finding.file, finding.line, finding.column, finding.code, words.of(finding.message))
    for change in diff.changes:
        level = _LEVELS.get(change.class_, "")
        if level:
            here = (change.file, change.line, change.column) if change.side == "new" else (diff.new.file, 1, 1)
            yield _line(level, *here, "rubric diff", f"{change.path}{words('colon')}{change_text(change, words)}")


def _line(level: str, file: str, line: int, column: int, title: str, text: str) -> str:
    where = {"file": file, "line": str(line), "col": str(column), "title": title}
    return workflow_command(level, where, shortened(text, _MOST_COLUMNS))
