"""``rubric guide``: the handbook of a rubric, to hand to observers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import FORMAT_OPTION, OUTPUT_OPTION, ResultPage, check_format, put_out
from rubric.cli.rubrics import named_rubric, outlined


@exits
def command(
    rubric: Annotated[
        str | None,
        typer.Argument(
            autocompletion=complete.rubrics,
            metavar="[RUBRIC]",
            help=say("量表的 id 或路径；默认是 rubric.toml 里的", "Id or path; that of rubric.toml by default."),
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=say("只要一个维度、指标或事实，可多次", "Only a dimension, criterion or fact; repeatable."),
        ),
    ] = None,
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Write the handbook of a rubric: all that observers need to rate a program on paper."""
    from rubric.observe.guide import guide_of
    from rubric.report.guide.page import guide_page

    tongue, format_ = language(lang), check_format(format_)
    compiled, outline = outlined(*named_rubric(rubric))
    guide = guide_of(compiled, outline, only or ())
    # JSON holds the rubric in outline, as ``rubric show`` gives it: a handbook is for people.
    put_out(
        ResultPage(lambda words: guide_page(guide, words), lambda: outline.model_dump(mode="json")),
        format_,
        tongue,
        output,
        open_=open_,
    )
    return FINE
