"""``rubric fmt``: uniform layout of rubrics and sheets; data and comments stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, report, show
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say

if TYPE_CHECKING:
    from rubric.model.finding import Finding
    from rubric.source.edit_change import Change


@exits
def command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help=say("量表、观察表、文件夹、通配符", "Rubrics, sheets, folders, patterns.")),
    ],
    check: Annotated[
        bool, typer.Option("--check", help=say("只检查；有要改的以 1 退出", "Only check; exit with 1 for any change."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("只显示改动，不写文件", "Show the changes and write nothing."))
    ] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Make the layout uniform."""
    from rubric.cli.edit_write import Editor, write_all
    from rubric.source.inputs import check_files

    editor = Editor(language(lang), dry_run=dry_run)
    names, findings = check_files(files)
    changes, more = _changes(names)
    findings += more
    report(findings, {}, editor.lang)
    if dry_run:
        show("".join(one.diff() for one in changes))
    elif not check:
        write_all([(one.source, one.text) for one in changes])
    for one in changes:
        if check:
            editor.say(f"{one.source.name} 要整理", f"{one.source.name} would be changed")
        elif not dry_run:
            editor.say(f"已整理 {one.source.name}", f"tidied {one.source.name}")
    return BAD_INPUT if findings else SHORT if check and changes else FINE


def _changes(names: list[str]) -> tuple[list[Change], list[Finding]]:
    """The files whose layout is not uniform, and what is wrong with those that cannot be read; JSON is left alone."""
    from pathlib import Path

    from rubric.errors import InputError
    from rubric.model.finding import Place
    from rubric.source.edit_change import Change
    from rubric.source.edit_text import read_source
    from rubric.source.fmt import formatted

    changes: list[Change] = []
    findings: list[Finding] = []
    for name in names:
        try:
            source = read_source(Path(name))
        except InputError as error:
            findings += error.findings
            continue
        text = source.text if source.is_json else formatted(source.text)
        if text != source.text:
            changes.append(Change(source, text, Place(name)))
    return changes, findings
