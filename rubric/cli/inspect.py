"""``rubric inspect``: evidence from a program's own source tree, as a page and as a sheet."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import FORMAT_OPTION, RUBRIC_OPTION, ResultPage, check_format, put_out
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.cli.inspecting import Asked
    from rubric.model.inspection import Inspection

_WHOLE = (".json", ".html")

_TREE = typer.Argument(metavar="TREE", help=say("小程序的源码文件夹", "Folder of the source code."))
_PROGRAM = typer.Option(
    metavar="ID", help=say("小程序的编号，默认取文件夹名", "Id of the program; default: the folder's.")
)
_PLATFORM = typer.Option(
    metavar="wechat|alipay|…", help=say("按哪个平台读，默认微信", "Platform to read for; WeChat by default.")
)
_INTO = typer.Option(
    metavar="SHEET",
    autocompletion=complete.files,
    help=say("补进这张观察表里没答的，已有的不动", "Add what this sheet leaves open; its answers stay."),
)
_OUTPUT = typer.Option(
    "-o",
    "--output",
    help=say("写观察表（.yaml）或报告（.html .json .md .txt），可多次", "A sheet (.yaml) or a page; repeatable."),
)
_LIST = typer.Option("--list-signals", help=say("列出认得的信号", "List the signals that are recognised."))
_WHY = typer.Option(
    metavar="ID", help=say("一项事实或信号的每一处，算的和不算的", "Every place of a fact or signal, counted or not.")
)
_SIGNALS = typer.Option(
    "--signals", metavar="FILE", help=say("自己的信号表，盖在自带的上面", "Your own signals, over those that ship.")
)
_OBSERVED = typer.Option(metavar="DATE", help=say("写进观察表的日期，默认今天", "Day for the sheet; default: today."))
_FORCE = typer.Option("--force", help=say("观察表已有也重写", "Replace a sheet that is already there."))


@exits
def command(
    tree: Annotated[Path | None, _TREE] = None,
    rubric: Annotated[str | None, RUBRIC_OPTION] = None,
    output: Annotated[list[Path] | None, _OUTPUT] = None,
    program: Annotated[str | None, _PROGRAM] = None,
    platform: Annotated[str | None, _PLATFORM] = None,
    into: Annotated[Path | None, _INTO] = None,
    list_signals: Annotated[bool, _LIST] = False,
    why: Annotated[str | None, _WHY] = None,
    signals: Annotated[Path | None, _SIGNALS] = None,
    observed: Annotated[str | None, _OBSERVED] = None,
    force: Annotated[bool, _FORCE] = False,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Read evidence from a program's source tree."""
    from rubric.cli.inspecting import Asked, inspected, signals_page, write_sheet

    tongue, format_ = language(lang), check_format(format_)
    sheets = [one for one in output or () if one.suffix.lower() in (".yaml", ".yml")]
    pages = [one for one in output or () if one not in sheets]
    asked = Asked(tree, rubric, program, platform, into, signals, why, _day(observed))
    _check(asked, sheets, force=force, list_signals=list_signals)
    thorough = why is not None or format_ in ("json", "html") or any(one.suffix.lower() in _WHOLE for one in pages)
    if list_signals and tree is None:
        put_out(signals_page(asked, None), format_, tongue, pages)
        return FINE
    found = inspected(asked, thorough=thorough)
    found = write_sheet(asked, found, sheets, tongue)
    put_out(
        signals_page(asked, found) if list_signals else _page(asked, found, written=bool(sheets)),
        format_,
        tongue,
        pages,
    )
    return FINE


def _page(asked: Asked, found: Inspection, *, written: bool) -> ResultPage:
    from rubric.report.inspect_page import inspect_page
    from rubric.report.why_page import why_page

    return ResultPage(
        lambda words: why_page(found, asked.why, words) if asked.why else inspect_page(found, words, written=written),
        lambda: found.model_dump(mode="json"),
    )


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            say(f"--observed 要写成 年-月-日，不能是“{text}”", f'--observed is a day, year-month-day, not "{text}"')
        ) from None


_PACKED = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".wxapkg"})
_UNPACK = ("先解开，再给解开的文件夹", "unpack it and name the folder")
_FOLDER = ("请给它所在的源码文件夹", "name the folder of the source code")


def _check(asked: Asked, sheets: list[Path], *, force: bool, list_signals: bool) -> None:
    if asked.tree is None and not list_signals:
        raise UsageError(say("请给源码文件夹", "name the folder of the source code"))
    if asked.tree is not None and asked.tree.is_file():
        packed = asked.tree.suffix.lower() in _PACKED
        how_zh, how = _UNPACK if packed else _FOLDER
        raise UsageError(say(f"“{asked.tree}”是文件：{how_zh}", f'"{asked.tree}" is a file: {how}'))
    if asked.tree is not None and not asked.tree.is_dir():
        raise UsageError(say(f"没有文件夹“{asked.tree}”", f'there is no folder "{asked.tree}"'))
    if len(sheets) > 1:
        raise UsageError(say("-o 只能写一张观察表", "-o can write one sheet only"))
    for one in sheets:
        if one.exists() and not force:
            raise UsageError(
                say(
                    f"{one} 已经有了；要补进去用 --into {one}，要重写加 --force",
                    f"{one} is already there: --into {one} adds to it, --force replaces it",
                )
            )
