"""``rubric advise``: the cheapest set of improvements that reaches a band or a score."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, SHORT, language, message, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.opening import OPEN_OPTION
from rubric.cli.pages import FORMAT_OPTION, OUTPUT_OPTION, RUBRIC_OPTION, ResultPage, check_format, put_out
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.analysis.advice.advise import Advised
    from rubric.cli.sheets import Read
    from rubric.model.rubric import Band
    from rubric.scoring.plan import Plan

_SHEET = typer.Argument(
    autocompletion=complete.files, metavar="SHEET", help=say("一份观察表", "The sheet of one program.")
)
_REACH = typer.Option("--reach", metavar="BAND|SCORE", help=say("要达到的档位或分数", "The band or score to reach."))
_EFFORT = typer.Option(
    "--effort",
    metavar="FILE",
    help=say(
        "其中几项的工作量，YAML 或 CSV：id: 数字，或 impossible（不可）；没写的照量表",
        "Efforts of some ids, YAML or CSV: id: number, or impossible; the rest is the rubric's.",
    ),
)
_PLANS = typer.Option(
    "--plans", metavar="N", min=0, max=20, help=say("另给几个方案", "How many further plans to name.")
)
_NODES = typer.Option("--nodes", metavar="N", min=1, help=say("最多搜索多少步", "How far to search at most."))
_WRITE = typer.Option(
    "--write", metavar="FILE", help=say("写出改好的观察表", "Write the sheet with the changes of the plan.")
)
_WORST = typer.Option(
    "--worst", help=say("--write 时用最坏情况的方案", "With --write: the changes of the worst-case plan.")
)
_FORCE = typer.Option("--force", help=say("已有的文件也重写", "Replace a file that is already there."))


@exits
def command(
    sheet: Annotated[str, _SHEET],
    reach: Annotated[str, _REACH],
    effort: Annotated[Path | None, _EFFORT] = None,
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    plans: Annotated[int, _PLANS] = 3,
    nodes: Annotated[int, _NODES] = 4_000,
    write: Annotated[Path | None, _WRITE] = None,
    worst: Annotated[bool, _WORST] = False,
    force: Annotated[bool, _FORCE] = False,
    output: Annotated[list[Path] | None, OUTPUT_OPTION] = None,
    open_: Annotated[bool, OPEN_OPTION] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Find the cheapest set of improvements that reaches a band or a score."""
    from rubric.analysis.advice.advise import Wish, advise
    from rubric.cli.efforts import read_efforts
    from rubric.cli.sheets import read_sheets
    from rubric.report.advice_page import advice_page

    tongue, format_ = language(lang), check_format(format_)
    if worst and write is None:
        raise UsageError(say("--worst 要和 --write 一起用", "--worst goes with --write"))
    _check_input(sheet)
    if write is not None and write.exists() and not force:
        raise UsageError(say(f"{write} 已经有了；要重写加 --force", f"{write} is already there; --force replaces it"))
    read = read_sheets([sheet], rubric)
    if len(read) > 1:
        raise UsageError(say("一次只看一份观察表", "advise looks at one sheet at a time"))
    score, band = _target(read[0].plan, reach)
    efforts = read_efforts(effort, read[0].plan) if effort is not None else {}
    progress = _Progress()
    wish = Wish(score, band, efforts, plans=plans, nodes=nodes, tick=progress if sys.stderr.isatty() else None)
    advised = advise(read[0].plan, read[0].sheet, wish, file=read[0].source.name)
    progress.end()
    advice = advised.advice
    result = ResultPage(lambda words: advice_page(advice, words), lambda: advice.model_dump(mode="json"))
    put_out(result, format_, tongue, output, open_=open_)
    if write is not None:
        _write(read[0], advised, write, worst=worst)
    done = advised.advice.reached or advised.advice.plan is not None
    return FINE if done else SHORT


def _check_input(word: str) -> None:
    """Only a sheet in a file will do: its text is what --write changes."""
    from rubric.source.inputs import STDIN, is_file
    from rubric.source.read import read_text
    from rubric.source.results import looks_saved

    if word == STDIN:
        raise UsageError(
            say("advise 不读标准输入，请给出观察表文件", "advise reads no standard input; name the file of a sheet")
        )
    if is_file(Path(word)) and looks_saved(read_text(Path(word), word)[0]):
        raise UsageError(
            say(
                f"{word} 是保存的结果；advise 要的是观察表",
                f"{word} is a saved result; advise needs the sheet",
            )
        )


def _target(plan: Plan, word: str) -> tuple[Fraction, Band | None]:
    from rubric.analysis.advice.goal import target_of
    from rubric.source.nearest import nearest

    found = target_of(plan, word)
    if found is not None:
        return found
    near = nearest(word, [band.id for band in plan.bands])
    hint = say(f"，是不是“{near}”？", f', did you mean "{near}"?') if near else ""
    bands = ", ".join(band.id for band in plan.bands) or "–"
    raise UsageError(
        say(
            f"--reach：没有档位“{word}”，也不是数字{hint}（档位：{bands}）",
            f'--reach: "{word}" is neither a band nor a number{hint} (bands: {bands})',
        )
    )


class _Progress:
    """A line on a terminal's standard error while the search is on."""

    def __init__(self) -> None:
        self.shown = False

    def __call__(self, nodes: int, effort: Fraction) -> None:
        least = f"{float(effort):g}"
        show(
            f"\r{say(f'已搜索 {nodes} 步，工作量至少 {least}', f'searched {nodes}, effort at least {least}')} ",
            sys.stderr,
        )
        self.shown = True

    def end(self) -> None:
        """Go on in a new line."""
        if self.shown:
            show("\n", sys.stderr)


def _write(read: Read, advised: Advised, path: Path, *, worst: bool) -> None:
    from rubric.cli.planned import planned_sheet

    changes = advised.worst_changes if worst else advised.changes
    if not changes:
        message(say(f"没有要改的，没有写 {path}", f"there is nothing to change; {path} was not written"))
        return
    write_whole(path, planned_sheet(read, changes, path, reach=advised.advice.target))
    message(say(f"已写入 {path}", f"wrote {path}"))
