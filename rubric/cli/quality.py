"""``rubric quality``: whether a rubric works on the programs rated so far."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import FORMAT_OPTION, OUTPUT_OPTION, SHEETS_ARGUMENT, ResultPage, check_format, put_out

_RUBRIC = typer.Argument(
    autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Id or path of the rubric.")
)
_VERBOSE = typer.Option("-v", "--verbose", help=say("每一项都列出来", "Every criterion, gate and band."))


@exits
def command(
    rubric: Annotated[str, _RUBRIC],
    sheets: Annotated[list[str], SHEETS_ARGUMENT],
    verbose: Annotated[bool, _VERBOSE] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Tell whether a rubric works on the programs rated so far."""
    from rubric.analysis.quality.assess import quality
    from rubric.cli.cards import scored_cards
    from rubric.report.quality_page import QualityPage
    from rubric.scoring.score import prepare
    from rubric.source.load import read_rubric

    tongue, format_ = language(lang), check_format(format_)
    compiled = prepare(read_rubric(rubric).use())
    found = quality(compiled, scored_cards(sheets, rubric, tongue, say("分析", "judged")))
    result = ResultPage(
        lambda words: QualityPage(found, words, verbose=verbose).blocks(),
        lambda: found.model_dump(mode="json", by_alias=True),
    )
    put_out(result, format_, tongue, output, open_=open_)
    return FINE
