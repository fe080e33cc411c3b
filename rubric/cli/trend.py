"""``rubric trend``: one program over time, and what each change is made of."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, SHORT, language, message
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import FORMAT_OPTION, OUTPUT_OPTION, RATE_BY_OPTION, ResultPage, check_format, number_of, put_out
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.trend import ProgramTrend
    from rubric.report.wording import Words


@exits
def command(
    sheets: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.files,
            metavar="SHEET",
            help=say("同一个小程序不同日期的观察表或评分结果", "Sheets or saved results of different dates."),
        ),
    ],
    rubric: Annotated[str | None, RATE_BY_OPTION] = None,
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    fail_on_drop: Annotated[
        str | None,
        typer.Option(
            metavar="N",
            help=say("最近一次比上一次低 N 分以上就以 1 退出", "Exit with 1 when the last score is more than N lower."),
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=say("每一行都列出来", "Every line."))] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Show programs over time."""
    from rubric.analysis.trend import trend
    from rubric.cli.cards import scored_cards
    from rubric.cli.rescoring import rescored
    from rubric.report.trend_page import trend_page
    from rubric.report.wording import Words

    words, format_ = Words(language(lang)), check_format(format_)
    limit = _limit(fail_on_drop)
    found = trend(scored_cards(sheets, rubric, words.lang, say("比较", "compared")), rescored)
    result = ResultPage(lambda words: trend_page(found, words, verbose=verbose), lambda: found.model_dump(mode="json"))
    put_out(result, format_, words.lang, output, open_=open_)
    dropped = [] if limit is None else [one for one in found.programs if _dropped(one, limit, words)]
    return SHORT if dropped else FINE


def _limit(text: str | None) -> Fraction | None:
    if text is None:
        return None
    limit = number_of(text)
    if limit is None or limit < 0:
        raise UsageError(
            say(
                f"--fail-on-drop 要一个不小于 0 的数，不能是“{text}”",
                f'--fail-on-drop needs a number from 0 up, not "{text}"',
            )
        )
    return limit


def _dropped(program: ProgramTrend, limit: Fraction, words: Words) -> bool:
    """Whether the last score is lower than the one before by more than the limit; no number is no pass."""
    name = words.of(program.name) or program.program
    step = program.steps[-1] if program.steps else None
    if step is None or step.points is None:
        message(words("drop_unknown", name=name))
        return True
    if -step.points > limit:
        dropped = (step.shown or "").lstrip("-")
        message(words("drop", name=name, points=dropped, limit=format(float(limit), "g")))
        return True
    return False
