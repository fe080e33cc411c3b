"""``rubric watch``: checks, tests and rates again on every save, and shows what moved."""

from __future__ import annotations

import sys
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from rubric.cli import complete
from rubric.cli.console import INTERRUPTED, language, show
from rubric.cli.console import command as exits
from rubric.cli.findings import TEXT
from rubric.cli.grouping import GROUP_OPTION, grouped_by
from rubric.cli.language import LANG_OPTION, say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.cli.watch_report import Reporter
    from rubric.cli.watch_wait import Keys
    from rubric.cli.watching import Watching

_RUBRIC = typer.Argument(
    autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Id or path of the rubric.")
)
_SHEETS = typer.Argument(
    autocompletion=complete.files,
    metavar="[SHEET]...",
    help=say("观察表、文件夹或通配符", "Sheets, folders or patterns."),
)
_FORMAT = typer.Option(
    "--format",
    metavar="text|concise",
    help=say("输出格式；concise 给编辑器读", "Format of the output; concise is for editors."),
)


@exits
def command(
    rubric: Annotated[str, _RUBRIC],
    sheets: Annotated[list[str] | None, _SHEETS] = None,
    group: Annotated[str, GROUP_OPTION] = "vertical",
    format_: Annotated[str, _FORMAT] = TEXT,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Check, test and rate again on every save, until Ctrl-C."""
    from rubric.cli.watch_report import Reporter, check_format
    from rubric.cli.watch_wait import Keys
    from rubric.cli.watching import Watching
    from rubric.report.wording import Words

    words = Words(language(lang))
    check_format(format_)
    watching, keys = Watching(rubric, sheets or [], grouped_by(group)), Keys()
    try:
        _run(rubric, watching, Reporter(watching, format_, words, keys=keys.there), keys)
    except KeyboardInterrupt:
        if sys.stdout.isatty():
            show("\n")
    return INTERRUPTED


def _run(rubric: str, watching: Watching, reporter: Reporter, keys: Keys) -> NoReturn:
    from rubric.cli.watch_wait import pause_after, wait_for_change

    while True:
        started, now = monotonic(), datetime.now().astimezone()
        look = watching.look(now.date())
        if look is not None:
            if look.first and any(one.code == "not-a-rubric" for one in look.errors):
                raise UsageError(
                    say(
                        f"{rubric} 不是量表：先写量表，再写观察表",
                        f"{rubric} is no rubric: name the rubric first, then the sheets",
                    )
                )
            reporter.look(look, now)
            reporter.since_start(watching.since_start(look))
            reporter.rest(look, watching.rest())
        if wait_for_change(watching.files, keys, pause_after(monotonic() - started if look is None else 0)):
            watching.start_over()
            reporter.started_over()
