"""``rubric sheet merge``: the sheets of several observers as one, with disagreements left open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language, message, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import FORMAT_OPTION, RUBRIC_OPTION, ResultPage, check_format, put_out
from rubric.errors import UsageError


@exits
def command(
    sheets: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.files,
            metavar="SHEET",
            help=say("同一个小程序的几份观察表", "Sheets of several observers about one program."),
        ),
    ],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=say("写到哪个文件；不写就打印出来", "Where to write; printed without it.")),
    ] = None,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    force: Annotated[
        bool, typer.Option("--force", help=say("已有的文件也重写", "Replace a file that is already there."))
    ] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Merge the sheets of several observers into one."""
    from rubric.cli.sheets import read_sheets, rubric_name
    from rubric.observe.consensus import Voice, merge_voices
    from rubric.observe.draft import draft_of
    from rubric.observe.sheet_text import filled_text
    from rubric.report.consensus_page import consensus_page

    tongue, format_ = language(lang), check_format(format_)
    if output is not None:
        _check_output(output, force=force)
    read = read_sheets(sheets, rubric, of_one_program=True)
    if len(read) < 2:
        raise UsageError(say("至少要两份观察表", "two sheets are needed at least"))
    plan = read[0].plan
    data, record = merge_voices(plan, [Voice(one.observer, one.data) for one in read])
    draft = draft_of(data, plan, rubric=rubric_name(read[0], output))
    text = filled_text(draft, tongue)
    if output is None:
        show(text)
        return FINE
    write_whole(output, text)
    message(say(f"已写入 {output}", f"wrote {output}"))
    result = ResultPage(
        lambda words: consensus_page(record, words, file=str(output)), lambda: record.model_dump(mode="json")
    )
    put_out(result, format_, tongue)
    return FINE


def _check_output(output: Path, *, force: bool) -> None:
    """Only a sheet can be written, and no file is lost unasked."""
    if output.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(
            say(
                f"{output}：合并的结果是观察表，文件名要以 .yaml 结尾；说明页用 --format html 或 md",
                f"{output}: what is merged is a sheet, whose name ends in .yaml; --format html or md gives the page",
            )
        )
    if output.exists() and not force:
        raise UsageError(say(f"{output} 已经有了；要重写加 --force", f"{output} is already there; --force replaces it"))
