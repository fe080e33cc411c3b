"""``rubric check``: every mistake of rubrics and sheets in one run, and the safe ones mended on request."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, show
from rubric.cli.console import command as exits
from rubric.cli.findings import FORMAT_OPTION, TEXT, check_format, show_findings
from rubric.cli.language import LANG_OPTION, say

if TYPE_CHECKING:
    from rubric.cli.checking import Checked
    from rubric.model.text import Lang


@exits
def command(
    files: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.files,
            metavar="FILE",
            help=say("量表、观察表、文件夹、通配符，或 -", "Rubrics, sheets, folders, patterns, or -"),
        ),
    ],
    rubric: Annotated[
        str | None,
        typer.Option(
            "--rubric",
            "-r",
            autocompletion=complete.rubrics,
            help=say("按这份量表查观察表", "Check sheets against this rubric."),
        ),
    ] = None,
    format_: Annotated[str, FORMAT_OPTION] = TEXT,
    fix: Annotated[bool, typer.Option("--fix", help=say("改正能放心改的", "Mend what can be mended safely."))] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=say("只显示 --fix 会改什么", "Show what --fix would change, and write nothing.")),
    ] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Check rubrics and sheets; exit with 1 when there is an error."""
    from rubric.cli.checking import Checker

    tongue = language(lang)
    check_format(format_)
    today = datetime.now().astimezone().date()
    checker = Checker(today, rubric)
    checked = checker.all(files)
    if fix or diff:
        from rubric.cli.fixing import mend

        checked = mend(checked, lambda: Checker(today, rubric), write=not diff)
    _print(checked, format_, tongue)
    if checked.missing:
        return BAD_INPUT
    return SHORT if any(one.severity == "error" for one in checked.findings) else FINE


def _print(checked: Checked, format_: str, lang: Lang) -> None:
    show_findings(checked.findings, checked.texts, format_, lang, files=checked.files)
    if format_ != TEXT:
        return
    from rubric.report.wording import Words

    words = Words(lang)
    severities = [str(one.severity) for one in checked.findings]
    if not severities:
        show(words("check_ok", n=len(checked.files)) + "\n")
        return
    counts = {f"{name}s": severities.count(name) for name in ("error", "warning", "info")}
    show(words("check_bad", files=len(checked.files), **counts) + "\n")
