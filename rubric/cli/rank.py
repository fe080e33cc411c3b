"""``rubric rank``: put programs in order and say how firm the order is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.grouping import GROUP_OPTION, grouped_by
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import (
    FORMAT_OPTION,
    OUTPUT_OPTION,
    RUBRIC_OPTION,
    SHEETS_ARGUMENT,
    ResultPage,
    check_format,
    put_out,
)
from rubric.errors import UsageError

_MOST_DRAWS = 1_000_000

_VERBOSE = typer.Option("-v", "--verbose", help=say("每一对和更多数字", "Every pair and more figures."))
_ACCEPTABILITY = typer.Option(
    "--acceptability",
    help=say("每个名次的占比；算不精确时抽样", "Shares of every rank, sampled where they cannot be exact."),
)
_DRAWS = typer.Option(metavar="N", help=say("抽样次数", "Draws where a figure is sampled."))
_SEED = typer.Option(metavar="N", help=say("抽样的种子", "Seed of the draws."))


@exits
def command(
    sheets: Annotated[list[str], SHEETS_ARGUMENT],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    group: Annotated[str, GROUP_OPTION] = "vertical",
    verbose: Annotated[bool, _VERBOSE] = False,
    acceptability: Annotated[bool, _ACCEPTABILITY] = False,
    draws: Annotated[int, _DRAWS] = 5_000,
    seed: Annotated[int, _SEED] = 1,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Put programs in order and say how firm the order is."""
    from rubric.analysis.ranking.rank import rank
    from rubric.cli.cards import cards_of
    from rubric.report.ranking_page import ranking_page

    tongue, format_, by = language(lang), check_format(format_), grouped_by(group)
    _check_draws(draws)
    ranking = rank(
        cards_of(sheets, rubric, tongue, say("排名", "ranked")),
        by=by,
        all_pairs=verbose,
        acceptability=acceptability or verbose,
        draws=draws,
        seed=seed,
    )
    result = ResultPage(
        lambda words: ranking_page(ranking, words, verbose=verbose),
        lambda: ranking.model_dump(mode="json", by_alias=True),
    )
    put_out(result, format_, tongue, output, open_=open_)
    return FINE


def _check_draws(draws: int) -> None:
    if not 100 <= draws <= _MOST_DRAWS:
        raise UsageError(
            say(f"--draws 要在 100 到 {_MOST_DRAWS} 之间", f"--draws must lie between 100 and {_MOST_DRAWS}")
        )
