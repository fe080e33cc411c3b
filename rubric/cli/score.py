"""``rubric score``: rate sheets and explain every point."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, message, report
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import RUBRIC_OPTION, SHEETS_ARGUMENT, limits_of
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.report.render import FileFormat, Format

_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say(
        "写入文件（.html .xlsx .csv .tsv .json .md .txt .xml .svg badge.json），可多次",
        "Write to a file (.html, .xlsx, .csv, .tsv, .json, .md, .txt, .xml, .svg, badge.json); repeatable.",
    ),
)
_FORMAT = typer.Option(
    "--format", metavar="text|json|md|html|csv|tsv|junit|github", help=say("输出格式", "Format of the output.")
)
_FAIL_UNDER = typer.Option(
    metavar="N|ID=N",
    help=say(
        "总分或某个维度、指标低于 N 分时以 1 退出，可多次",
        "Exit with 1 when the total, or a dimension or criterion, is below N; repeatable.",
    ),
)
_FAIL_ON_GATE = typer.Option("--fail-on-gate", help=say("踩了红线时以 1 退出", "Exit with 1 when a gate is broken."))
_SET = typer.Option("--set", metavar="ID=VALUE", help=say("假设某项的观察，可多次", "Suppose an answer; repeatable."))
_VERBOSE = typer.Option("-v", "--verbose", help=say("完整的解释", "The full explanation."))
_ONLY = typer.Option(
    autocompletion=complete.ids,
    metavar="ID",
    help=say("只解释一项指标或维度，可多次", "Explain one criterion or dimension; repeatable."),
)


@exits
def command(
    sheets: Annotated[list[str], SHEETS_ARGUMENT],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[Path] | None, _OUTPUT] = None,
    format_: Annotated[str, _FORMAT] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
    fail_under: Annotated[list[str] | None, _FAIL_UNDER] = None,
    fail_on_gate: Annotated[bool, _FAIL_ON_GATE] = False,
    set_: Annotated[list[str] | None, _SET] = None,
    verbose: Annotated[bool, _VERBOSE] = False,
    only: Annotated[list[str] | None, _ONLY] = None,
) -> int:
    """Rate sheets and explain every point."""
    from rubric.cli.score_output import Output, judged, tell_shortfalls
    from rubric.cli.scoring import score_all

    tongue = language(lang)
    limits = limits_of(fail_under or [])
    printed, written = output_formats(format_, output or [])
    scored = score_all(sheets, rubric=rubric, suppose=_suppose(set_ or []), show_progress=sys.stderr.isatty())
    report(scored.findings, scored.texts, tongue)
    if scored.findings and scored.cards:
        message(
            say(
                f"{scored.failed} 个文件有问题，没有评分；其余照常。",
                f"{scored.failed} files have errors and were not scored; the others were.",
            )
        )
    short = judged(scored.cards, limits, gates=fail_on_gate)
    Output(scored, short, tongue, verbose=verbose, only=tuple(only or ())).put(printed, written)
    tell_shortfalls(scored.cards, short, tongue)
    return BAD_INPUT if scored.findings else SHORT if any(short) else FINE


def output_formats(format_: str, output: Sequence[Path]) -> tuple[Format, list[tuple[Path, FileFormat]]]:
    """What is printed, and what each file is.

    Raises:
        UsageError: there is no such format.
    """
    return _format(format_), [(path, _file_format(path)) for path in output]


def _format(name: str) -> Format:
    from rubric.report.render import ENDINGS, FORMATS

    for known in FORMATS:
        if name == known:
            return known
    ending = next((ending.removeprefix(".") for ending, known in ENDINGS.items() if name == known), None)
    if ending:
        raise UsageError(
            say(f"{name} 只能写入文件：-o 文件名.{ending}", f"{name} goes into a file only: -o NAME.{ending}")
        )
    names = ", ".join(FORMATS)
    raise UsageError(say(f"不认识格式“{name}”，可以用 {names}", f'unknown format "{name}": use {names}'))


def _file_format(path: Path) -> FileFormat:
    from rubric.report.render import ENDINGS

    fitting = [ending for ending in ENDINGS if path.name.lower().endswith(ending)]
    if not fitting:
        names, ending = ", ".join(ENDINGS), path.suffix or path.name
        raise UsageError(
            say(
                f"不认识格式“{ending}”，文件名可以以 {names} 结尾",
                f'unknown format "{ending}": a file\'s name may end in {names}',
            )
        )
    return ENDINGS[max(fitting, key=len)]


def _suppose(words: list[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        id_, equals, value = word.partition("=")
        if not equals or not id_.strip():
            raise UsageError(say(f"--set 要写成 id=值，不能是“{word}”", f'--set is written id=value, not "{word}"'))
        pairs[id_.strip()] = value.strip()
    return pairs
