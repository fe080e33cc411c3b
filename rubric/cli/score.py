"""``rubric score``: rate sheets and explain every point."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, message, report
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import RADAR_OPTION, RUBRIC_OPTION, SHEETS_ARGUMENT, check_radar, limits_of, no_pdf
from rubric.cli.row_files import ROW_ENDINGS, refuse_tables, row_files
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.cli.score_output import Written
    from rubric.cli.scoring import Scored
    from rubric.model.text import Lang
    from rubric.report.render import FileFormat, Format

_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say(
        "写入文件（.html .xlsx .csv .tsv .ndjson .parquet .json .md .txt .xml .svg badge.json）或文件夹/，可多次",
        "Write to a file (.html, .xlsx, .csv, .tsv, .ndjson, .parquet, .json, .md, .txt, .xml, .svg, badge.json), "
        "or FOLDER/ for a page each; repeatable.",
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
_FORCE = typer.Option(
    "--force",
    help=say("文件夹里同名的别的文件也替换", "In a folder, replace files that are not rubric's as well."),
)
_VERBOSE = typer.Option("-v", "--verbose", help=say("完整的解释", "The full explanation."))
_ONLY = typer.Option(
    autocompletion=complete.ids,
    metavar="ID",
    help=say("只解释一项指标或维度，可多次", "Explain one criterion or dimension; repeatable."),
)
_COLUMNS = typer.Option(
    metavar="NAME,NAME…",
    help=say(
        "写进 .ndjson .csv .tsv .parquet 的列；以 + 开头是在平常的列之外再加",
        "Columns of .ndjson, .csv, .tsv and .parquet; with + in front, besides the usual ones.",
    ),
)
_FULL = typer.Option("--full", help=say(".ndjson 每行一份完整的评分结果", "A whole scorecard on each line of .ndjson."))
_AGAIN = typer.Option(
    "--again", help=say("没有变的观察表也重新评分", "Score sheets again that have not changed since the last run.")
)


@exits
def command(
    sheets: Annotated[list[str], SHEETS_ARGUMENT],
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[str] | None, _OUTPUT] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    force: Annotated[bool, _FORCE] = False,
    format_: Annotated[str, _FORMAT] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
    fail_under: Annotated[list[str] | None, _FAIL_UNDER] = None,
    fail_on_gate: Annotated[bool, _FAIL_ON_GATE] = False,
    set_: Annotated[list[str] | None, _SET] = None,
    verbose: Annotated[bool, _VERBOSE] = False,
    only: Annotated[list[str] | None, _ONLY] = None,
    radar: Annotated[bool, RADAR_OPTION] = False,
    columns: Annotated[list[str] | None, _COLUMNS] = None,
    full: Annotated[bool, _FULL] = False,
    again: Annotated[bool, _AGAIN] = False,
) -> int:
    """Rate sheets and explain every point."""
    tongue = language(lang)
    refuse_tables(sheets)
    limits = limits_of(fail_under or [])
    printed = _format(format_)
    as_pages = bool(open_ or verbose or radar or printed != "text")
    asked = [name for name, given in (("--columns", columns), ("--full", full), ("--again", again)) if given]
    rows, pages = row_files(output or [], sheets, asked=asked, plain=not (as_pages or only or set_))
    code = FINE
    if rows and set_:
        raise UsageError(
            say("--set 不能和 .ndjson、.parquet、--columns 一起用", "--set does not go with rows of results")
        )
    if rows:
        from rubric.cli.score_rows import RowsAsked, rate

        wanted = RowsAsked(rubric, columns or [], full, again, tongue, tuple(limits), fail_on_gate)
        code = rate(sheets, rows, wanted, quiet=bool(pages or as_pages))
        if not pages and not as_pages:
            return code
    from rubric.cli.score_output import Output, judged, tell_shortfalls

    written = _written(pages, open_=open_, force=force)
    check_radar(radar, [printed, "html" if written.has_page else ""])
    if only and (written.folders or radar):
        raise _refuse_only(radar=radar)
    scored = _scored(sheets, rubric, _suppose(set_ or []), tongue)
    short = judged(scored.cards, limits, gates=fail_on_gate)
    Output(scored, short, tongue, verbose=verbose, only=tuple(only or ()), radar=radar).put(printed, written)
    tell_shortfalls(scored.cards, short, tongue)
    return max(code, BAD_INPUT if scored.findings else SHORT if any(short) else FINE)


def _scored(sheets: list[str], rubric: str | None, suppose: dict[str, str], lang: Lang) -> Scored:
    from rubric.cli.scoring import score_all

    scored = score_all(sheets, rubric=rubric, suppose=suppose, show_progress=sys.stderr.isatty())
    report(scored.findings, scored.texts, lang)
    if scored.findings and scored.cards:
        message(
            say(
                f"{scored.failed} 个文件有问题，没有评分；其余照常。",
                "1 file has errors and was not scored; the others were."
                if scored.failed == 1
                else f"{scored.failed} files have errors and were not scored; the others were.",
            )
        )
    return scored


def _refuse_only(*, radar: bool) -> UsageError:
    if radar:
        return UsageError(
            say("--radar 画全部维度，不能和 --only 一起用", "--radar draws all dimensions: leave out --only")
        )
    return UsageError(say("--only 不能和 -o 文件夹/ 一起用", "--only does not go with -o FOLDER/"))


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


def _written(words: list[str], *, open_: bool, force: bool) -> Written:
    """What ``-o`` asks for: a word that ends in a slash means a folder of pages.

    So does one that names a folder that is there, unless it looks like a file.
    """
    from rubric.cli.score_output import Written
    from rubric.report.render import ENDINGS
    from rubric.source.inputs import is_folder

    endings = tuple(ENDINGS)
    folders = [
        word
        for word in words
        if word.endswith(("/", os.sep)) or (is_folder(Path(word)) and not word.lower().endswith(endings))
    ]
    files = [(Path(word), _file_format(Path(word))) for word in words if word not in folders]
    return Written(files, [Path(word) for word in folders], open_=open_, force=force)


def _file_format(path: Path) -> FileFormat:
    from rubric.report.render import ENDINGS

    fitting = [ending for ending in ENDINGS if path.name.lower().endswith(ending)]
    if not fitting and not path.suffix:
        raise UsageError(
            say(
                f"“{path}”没有结尾：文件写 -o {path}.html，一整个文件夹的网页写 -o {path}/",
                f'"{path}" has no ending: write -o {path}.html for a file, -o {path}/ for a folder of pages',
            )
        )
    if path.suffix.lower() == ".pdf":
        raise no_pdf(path)
    if not fitting:
        names, ending = ", ".join((*ENDINGS, *ROW_ENDINGS)), path.suffix or path.name
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
