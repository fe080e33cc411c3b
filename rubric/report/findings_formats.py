"""Findings for machines and short terminals: one line each, SARIF 2.1.0, and GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rubric.model.finding import Finding
from rubric.model.text import Lang
from rubric.report.jsons import as_json, findings_json
from rubric.report.layout import clean

_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def concise(findings: Sequence[Finding], lang: Lang) -> str:
    """``file:line:column: severity[code]: message`` a line."""
    return "".join(f"{_place(one)}: {one.severity}[{one.code}]: {clean(one.message.get(lang))}\n" for one in findings)


def github(findings: Sequence[Finding], lang: Lang) -> str:
    """Workflow commands that annotate the lines of a pull request."""
    return "".join(_annotation(one, lang) for one in findings)


def sarif(findings: Sequence[Finding], lang: Lang) -> str:
    """A SARIF 2.1.0 log."""
    codes = list(dict.fromkeys(one.code for one in findings))
    driver = {"name": "miniprogram-rubric", "rules": [{"id": code} for code in codes]}
    results = [_result(one, codes, lang) for one in findings]
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return as_json(
        {
            "$schema": schema,
            "version": "2.1.0",
            "runs": [
                {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results},
            ],
        }
    )


FORMATS: Mapping[str, Callable[[Sequence[Finding], Lang], str]] = {
    "concise": concise,
    "json": findings_json,
    "sarif": sarif,
    "github": github,
}


def _place(finding: Finding) -> str:
    at = finding.place
    return clean(f"{at.file}:{at.position}")


def _message(finding: Finding, lang: Lang) -> str:
    help_ = f" ({finding.help.get(lang)})" if finding.help else ""
    return clean(finding.message.get(lang) + help_)


def _annotation(finding: Finding, lang: Lang) -> str:
    at = finding.place
    where = {
        "file": at.file,
        "line": str(at.line),
        "col": str(at.column),
        "endLine": str(at.end_line),
        "endColumn": str(at.end_column),
        "title": finding.code,
    }
    return workflow_command(_GITHUB_LEVELS[finding.severity], where, _message(finding, lang))


def workflow_command(level: str, properties: Mapping[str, str], text: str) -> str:
    """A line by which a step of GitHub Actions says something; nothing in the texts can end it or start another."""
    said = ",".join(f"{name}={_escaped(value)}" for name, value in properties.items())
    return f"::{level} {said}::{_data(text)}\n"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _escaped(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _result(finding: Finding, codes: list[str], lang: Lang) -> dict[str, Any]:
    at = finding.place
    region = {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}
    physical = {"artifactLocation": {"uri": at.file.replace("\\", "/")}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": _message(finding, lang)},
        "locations": [{"physicalLocation": physical}],
    }
