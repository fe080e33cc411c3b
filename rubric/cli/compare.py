"""``rubric compare``: programs side by side, and what makes the difference."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import (
    FORMAT_OPTION,
    OUTPUT_OPTION,
    RADAR_OPTION,
    RATE_BY_OPTION,
    ResultPage,
    check_format,
    check_radar,
    format_of,
    put_out,
)
from rubric.errors import UsageError


@exits
def command(
    sheets: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.files,
            metavar="SHEET",
            help=say(
                "两份以上观察表或保存的评分结果；第一份和其余各份比",
                "Two sheets or saved results, or more; the first is held against the others.",
            ),
        ),
    ],
    rubric: Annotated[str | None, RATE_BY_OPTION] = None,
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help=say("每一项都列出来", "Every criterion and every line."))
    ] = False,
    radar: Annotated[bool, RADAR_OPTION] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Put programs side by side and tell what makes the difference."""
    from rubric.analysis.compare import compare
    from rubric.cli.cards import cards_of
    from rubric.report.compare_page import ComparePage

    tongue, format_ = language(lang), check_format(format_)
    check_radar(radar, [format_, *map(format_of, output or ()), "html" if open_ else ""])
    cards = cards_of(sheets, rubric, tongue, say("比较", "compared"))
    if len(cards) < 2:
        raise UsageError(_too_few(sheets))
    comparison = compare(cards)
    result = ResultPage(
        lambda words: ComparePage(comparison, words, verbose=verbose, radar=radar).blocks(),
        lambda: comparison.model_dump(mode="json"),
    )
    put_out(result, format_, tongue, output, open_=open_)
    return FINE


def _too_few(words: list[str]) -> str:
    if len(words) > 1:
        return say("给的是同一份观察表，没有可比的", "both are the same sheet, so there is nothing to compare")
    return say("至少要两份观察表", "two sheets are needed at least")
