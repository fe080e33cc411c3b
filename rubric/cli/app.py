"""The group of commands; each is imported when it is called."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from rubric import __version__
from rubric.cli.language import asked_for, say
from rubric.cli.lazy import lazy_group
from rubric.cli.streams import open_streams
from rubric.errors import UsageError

# name -> what it does, in Chinese and English; the help shows them in this order
COMMANDS: dict[str, tuple[str, str]] = {
    "score": ("给观察表打分，每一分都说明来历", "Rate sheets and explain every point."),
    "rank": ("排名，并说明这个次序有多稳", "Put programs in order and say how firm the order is."),
    "explain": ("查一项指标、事实、红线或档位", "Explain a criterion, fact, gate or band in full."),
    "compare": ("把几个小程序并排比，说清差在哪里", "Put programs side by side and tell the difference."),
    "trend": ("看一个小程序前后的变化", "Show one program over time and why its score moved."),
    "advise": ("达到目标的最省改法", "The cheapest changes that reach a target."),
    "table": ("给一张表里的小程序打分，多少行都行", "Rate a table of programs, however many."),
    "sheet": ("新建、填写、导入、合并观察表", "Make, fill, import and merge sheets."),
    "inspect": ("读小程序的源码，找证据填观察表", "Read a program's source code for evidence, as a sheet."),
    "init": ("新建一份量表，或复制一份，带编辑器设置", "Start a rubric, small or a copy, with editor settings."),
    "check": ("检查量表和观察表", "Check rubrics and sheets."),
    "test": ("运行量表自带的例子", "Run the examples that rubrics carry."),
    "quality": ("看量表在已评小程序上管不管用", "Tell whether a rubric works on the programs rated so far."),
    "show": ("列出自带的量表，或展开一份量表", "List the rubrics that ship, or show one."),
    "guide": ("给观察者的手册，拿着纸就能评", "The handbook for observers, to rate on paper."),
    "diff": ("量表改了什么，对评过的小程序有什么影响", "What a change of a rubric does to what was rated."),
    "watch": ("保存时重新检查、评分，看看动了什么", "Check and rate again on every save; show what moved."),
    "edit": ("改一个值，加、删、改名一个项目", "Set a value; add, remove or rename an item."),
    "fmt": ("把排版理整齐，不动内容和注释", "Tidy the layout; data and comments stay."),
    "schema": ("打印文件格式的 JSON Schema", "Print the JSON Schema of a file format."),
}

# What typer raises for words that no command understands, which has no public name.
_MISUSE: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    cls=lazy_group("rubric.cli.", COMMANDS),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help=say(
        "用 YAML 量表给微信小程序打分，每一分都说明来历。",
        "Rate WeChat mini-programs with a YAML rubric and explain every point.",
    ),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"miniprogram-rubric {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: bool = typer.Option(
        False, "--version", "-V", callback=_version, is_eager=True, help=say("显示版本", "Show the version.")
    ),
) -> None:
    pass


def run() -> None:
    """Run the command line with the program's arguments."""
    open_streams()
    # Looking through all that is installed for plugins of pydantic would cost as much as reading a rubric.
    asked_for(None)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        # Commands end the process themselves; what comes back here is typer's own exit, after a help text, say.
        sys.exit(app(prog_name="rubric", standalone_mode=False))
    except UsageError as error:  # of printing the help; a command tells of its own
        from rubric.cli.console import BAD_INPUT, message

        message(say(error.zh, str(error)))
        sys.exit(BAD_INPUT)
    except _MISUSE as error:
        from rubric.cli.misuse import tell

        tell(error)
        sys.exit(error.exit_code)
