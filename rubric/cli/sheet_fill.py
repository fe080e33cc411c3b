"""``rubric sheet fill``: a sheet filled question by question, what settles most first."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import command as exits
from rubric.cli.console import language, message
from rubric.cli.language import LANG_OPTION, say

if TYPE_CHECKING:
    pass


_SHEET = typer.Argument(metavar="SHEET", help=say("观察表；没有就新建", "The sheet; made if it is not there."))
_RUBRIC = typer.Option(
    "--rubric",
    "-r",
    autocompletion=complete.rubrics,
    help=say("量表的 id 或路径；默认是观察表里写的", "Id or path of a rubric; by default what the sheet says."),
)
_PROGRAM = typer.Option(
    metavar="ID",
    help=say(
        "新建时：小程序的 id，默认取文件名", "For a new sheet: id of the program; by default the name of the file."
    ),
)
_OBSERVER = typer.Option(
    metavar="NAME",
    help=say("新建时：观察者，默认是登录名", "For a new sheet: who observes; by default the user."),
)
_ONLY = typer.Option(
    metavar="ID", help=say("只问这些维度、指标、事实，可多次", "A dimension, criterion or fact; repeatable.")
)
_IN_ORDER = typer.Option("--in-order", help=say("按量表的顺序问", "Ask in the order of the rubric."))
_ALL = typer.Option("--all", help=say("答过的也再问一遍", "Also ask what is answered already."))
_UNKNOWN = typer.Option("--unknown", help=say("答了未知的再问一遍", "Ask again what is answered with unknown."))
_BRIEF = typer.Option("--brief", help=say("不追问理由和证据", "Do not ask for reasons and evidence."))


@exits
def command(
    sheet: Annotated[Path, _SHEET],
    rubric: Annotated[str | None, _RUBRIC] = None,
    program: Annotated[str | None, _PROGRAM] = None,
    observer: Annotated[str | None, _OBSERVER] = None,
    only: Annotated[list[str] | None, _ONLY] = None,
    in_order: Annotated[bool, _IN_ORDER] = False,
    everything: Annotated[bool, _ALL] = False,
    unknown: Annotated[bool, _UNKNOWN] = False,
    brief: Annotated[bool, _BRIEF] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Fill a sheet question by question."""
    from rubric.cli.fill_file import SheetFile
    from rubric.cli.fill_new import make_sheet
    from rubric.cli.fill_run import Commands, Run
    from rubric.observe.filling.agenda import Agenda
    from rubric.observe.filling.fill import Filling
    from rubric.observe.questions import chosen, questions_of
    from rubric.report.wording.filling import FillWords
    from rubric.scoring.plan import compile_rubric

    shown = language(lang)
    is_new = not sheet.exists()
    if is_new:
        make_sheet(sheet, rubric, program, observer)
        message(FillWords(shown)("made", file=sheet))
    file = SheetFile(sheet, None if is_new else rubric)
    plan = compile_rubric(file.rubric)
    some = chosen(questions_of(plan), only or [])
    agenda = Agenda(plan, some, in_order=in_order, everything=everything, unknown=unknown)
    filling = Filling(agenda, file.sheet, file.answers, brief=brief, exists=lambda name: _is_there(sheet.parent, name))
    # The rubric need not be named again where the sheet says the same.
    named = rubric if not is_new and rubric != file.sheet.rubric else None
    whole = ["rubric", "sheet", "fill", str(sheet), *(["-r", named] if named else [])]
    ways = [*(["--in-order"] if in_order else []), *(["--brief"] if brief else [])]
    names = [word for name in only or [] for word in ("--only", name)]
    commands = Commands(shlex.join([*whole, *names, *ways]), shlex.join([*whole, *ways]), partial=bool(only))
    return Run(file, filling, shown, commands).run()


def _is_there(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False
