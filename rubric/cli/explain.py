"""``rubric explain``: one item of a rubric in full."""

from __future__ import annotations

from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language, screen, show
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.errors import UsageError


@exits
def command(
    id_: Annotated[
        str,
        typer.Argument(
            autocompletion=complete.ids,
            metavar="ID",
            help=say(
                "指标、事实、维度、红线、档位、条件的 id，或检查结果的代码",
                "Id of a criterion, fact, dimension, gate, band or condition, or the code of a finding.",
            ),
        ),
    ],
    rubric: Annotated[
        str | None,
        typer.Option(
            "--rubric",
            "-r",
            autocompletion=complete.rubrics,
            help=say("在哪份量表里找；默认找自带的", "The rubric to look in; those that ship by default."),
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="text|md", help=say("输出格式", "Format of the output."))
    ] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Explain one item of a rubric in full."""
    from rubric.cli.explaining import explain
    from rubric.report.markdown import to_markdown
    from rubric.report.terminal import to_text
    from rubric.report.wording import Words

    if format_ not in ("text", "md"):
        raise UsageError(say(f"不认识格式“{format_}”，可以用 text、md", f'unknown format "{format_}": use text or md'))
    blocks = explain(id_, rubric, Words(language(lang)))
    show(to_markdown(blocks) if format_ == "md" else to_text(blocks, screen()))
    return FINE
