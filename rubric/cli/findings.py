"""How commands print findings: the formats, and the option that chooses one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from rubric.cli.console import screen, show
from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.finding import Finding
    from rubric.model.text import Lang

TEXT = "text"
_FORMATS = (TEXT, "concise", "json", "sarif", "github", "junit")

FORMAT_OPTION = typer.Option("--format", metavar="|".join(_FORMATS), help=say("输出格式", "Format of the output."))


def check_format(name: str) -> None:
    """Refuse a format that there is not.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in _FORMATS:
        known = ", ".join(_FORMATS)
        raise UsageError(say(f"不认识格式“{name}”，可以用 {known}", f'unknown format "{name}": use {known}'))


def show_findings(
    findings: Sequence[Finding], texts: Mapping[str, str], format_: str, lang: Lang, *, files: Sequence[str] = ()
) -> None:
    """Print findings.

    Args:
        findings: in order.
        texts: of the files they point into, for excerpts.
        format_: of the output.
        lang: the language.
        files: what was looked at; JUnit says which of them are fine.
    """
    if format_ == "junit":
        from rubric.report.junit import findings_junit
        from rubric.report.wording import Words

        show(findings_junit(findings, files, Words(lang)))
        return
    if format_ != TEXT:
        from rubric.report.findings_formats import FORMATS

        show(FORMATS[format_](findings, lang))
        return
    from rubric.report.findings import findings_text
    from rubric.report.wording import Words

    show(findings_text(findings, texts, Words(lang), screen()))
