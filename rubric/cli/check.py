"""``rubric check``: whether rubrics and sheets can be used, with every mistake in one run."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, screen, show
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.report.wording import Words


@exits
def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help=say("量表、观察表、文件夹、通配符，或 -", "Rubrics, sheets, folders, patterns, or -")
        ),
    ],
    rubric: Annotated[
        str | None,
        typer.Option("--rubric", "-r", help=say("按这份量表查观察表", "Check sheets against this rubric.")),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="text|json", help=say("输出格式", "Format of the output."))
    ] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Check rubrics and sheets; exit with 1 when something is wrong."""
    from rubric.cli.checking import check_all
    from rubric.report.findings import findings_text
    from rubric.report.jsons import findings_json
    from rubric.report.wording import Words

    tongue = language(lang)
    if format_ not in ("text", "json"):
        raise UsageError(
            say(f"不认识格式“{format_}”，可以用 text、json", f'unknown format "{format_}": use text or json')
        )
    checked = check_all(files, rubric=rubric, today=datetime.now().astimezone().date())
    words = Words(tongue)
    if format_ == "json":
        show(findings_json(checked.findings, tongue))
    else:
        show(findings_text(checked.findings, checked.texts, words, screen()))
        show(_summary(checked.files, [str(one.severity) for one in checked.findings], words) + "\n", sys.stdout)
    if checked.missing:
        return BAD_INPUT
    return SHORT if any(one.severity == "error" for one in checked.findings) else FINE


def _summary(files: int, severities: list[str], words: Words) -> str:
    if not severities:
        return words("check_ok", n=files)
    return words("check_bad", files=files, errors=severities.count("error"), warnings=severities.count("warning"))
