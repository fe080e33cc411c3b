"""``rubric diff``: what a change of a rubric is, and what it does to what was rated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, message, report
from rubric.cli.console import command as exits
from rubric.cli.grouping import GROUP_OPTION, grouped_by
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import OUTPUT_OPTION, ResultPage, check_format, put_out
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.rubric_diff import RubricDiff
    from rubric.report.wording import Words

_GITHUB = "github"
_FAIL_ON = ("rank", "band", "score")
_EDITION = say(
    "量表的 id、路径，或 git 版本里的路径（main:路径）", "Id or path, or a path in a git revision (main:path)."
)


_OLD = typer.Argument(autocompletion=complete.rubrics, metavar="OLD", help=_EDITION)
_NEW = typer.Argument(autocompletion=complete.rubrics, metavar="NEW", help=_EDITION)
_SHEETS = typer.Argument(
    autocompletion=complete.files,
    metavar="SHEET",
    help=say("观察表、文件夹、通配符，或 -", "Sheets, folders, patterns, or -"),
)
_FAIL = typer.Option(
    metavar="rank|band|score",
    help=say(
        "名次、档位（结论）或总分有变化就以 1 退出，可多次",
        "Exit with 1 when a rank, a band or verdict, or a total changes; repeatable.",
    ),
)
_SHAPLEY = typer.Option(
    "--shapley", help=say("每处改动各起多大作用（最多 10 处）", "What each edit caused, for at most 10 edits.")
)
_FORMAT = typer.Option("--format", metavar="text|md|html|json|github", help=say("输出格式", "Format of the output."))
_VERBOSE = typer.Option("-v", "--verbose", help=say("每处改动、每张观察表、每一行", "Every change, sheet and line."))


@exits
def command(
    old: Annotated[str, _OLD],
    new: Annotated[str, _NEW],
    sheets: Annotated[list[str] | None, _SHEETS] = None,
    fail_on: Annotated[list[str] | None, _FAIL] = None,
    shapley: Annotated[bool, _SHAPLEY] = False,
    group: Annotated[str, GROUP_OPTION] = "vertical",
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, _FORMAT] = "text",
    verbose: Annotated[bool, _VERBOSE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Show what a change of a rubric does before it is kept."""
    from rubric.cli.diffing import diffed, read_pair, read_sheets
    from rubric.cli.step_summary import summarise
    from rubric.report.diff_github import diff_annotations
    from rubric.report.diff_page import diff_page
    from rubric.report.terminal import Screen
    from rubric.report.wording import Words

    words, by = Words(language(lang)), grouped_by(group)
    format_ = format_ if format_ == _GITHUB else check_format(format_)
    limits = fail_on or []
    _check(limits, sheets or [], shapley=shapley)
    pair, read = read_pair(old, new), read_sheets(sheets or [])
    diff = diffed(*pair, read.sheets, by, shapley=shapley)
    result = ResultPage(
        lambda words: diff_page(diff, words, verbose=verbose), lambda: diff.model_dump(mode="json", by_alias=True)
    )
    failed = _failures(diff, limits, words)
    if format_ == _GITHUB:
        put_out(result, "text", words.lang, output, open_=open_, printed=False)
        summarise(result.rendered("md", words.lang, Screen()), diff_annotations(diff, failed, words))
    else:
        put_out(result, check_format(format_), words.lang, output, open_=open_)
    report(read.findings, read.texts, words.lang)
    for text in failed:
        message(text)
    if read.findings:
        return BAD_INPUT
    return SHORT if failed or any(one.severity == "error" for one in diff.findings) else FINE


def _check(fail_on: list[str], sheets: list[str], *, shapley: bool) -> None:
    for name in fail_on:
        if name not in _FAIL_ON:
            raise UsageError(
                say(
                    f"--fail-on 只能是 {'、'.join(_FAIL_ON)}，不能是“{name}”",
                    f'--fail-on is {", ".join(_FAIL_ON)}, not "{name}"',
                )
            )
    if not sheets and (fail_on or shapley):
        option = "--fail-on" if fail_on else "--shapley"
        raise UsageError(
            say(
                f"{option} 要有观察表：rubric diff 旧量表 新量表 观察表… {option}",
                f"{option} needs sheets: rubric diff OLD NEW SHEETS… {option}",
            )
        )


def _failures(diff: RubricDiff, fail_on: list[str], words: Words) -> list[str]:
    """What ``--fail-on`` forbids and happens; a sheet that no longer fits has no total, band or rank any more."""
    if diff.impact is None or not fail_on:
        return []
    found = {"rank": diff.impact.ranks, "band": diff.impact.verdicts, "score": diff.impact.totals}
    texts = [words(f"diff_fail_{name}", n=found[name]) for name in _FAIL_ON if name in fail_on and found[name]]
    unfit = diff.impact.no_longer_fit
    return [*texts, words("diff_fail_unfit", n=unfit)] if unfit else texts
