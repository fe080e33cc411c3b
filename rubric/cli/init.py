"""``rubric init``: a rubric to start from, small or a copy, a sheet for it, and an editor that knows both."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language, make_folder, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say


@exits
def command(
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help=say("写到哪个文件夹，默认是当前的", "Where to; here by default."))
    ] = Path(),
    like: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="RUBRIC",
            autocompletion=complete.rubrics,
            help=say("复制这份量表，不写小样", "Copy this rubric instead of writing a small one."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=say("已有的文件也重写", "Replace files that are already there."))
    ] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Write a small rubric with a sheet, or a copy of a rubric; their schemas and settings for the editor."""
    from rubric.source.starter import SCHEMAS, SHEET, name_for, starter_files

    chinese = language(lang) == "zh"
    files = starter_files(folder, datetime.now().astimezone().date(), keep=not force, like=like)
    kept = [name for name in files if not force and (folder / name).exists()]
    for name, text in files.items():
        if name not in kept:
            make_folder((folder / name).parent)
            write_whole(folder / name, text)
    name = name_for(folder)
    written = [one for one in files if one not in kept]
    sheet = SHEET if SHEET in files else None
    show(_done(written, kept, chinese=chinese) + _next(folder, name, sheet, SCHEMAS, chinese=chinese))
    return FINE


def _done(written: list[str], kept: list[str], *, chinese: bool) -> str:
    lines = [f"{'写好了' if chinese else 'wrote'} {name}" for name in written]
    already = "已有，没有动（要重写加 --force）：" if chinese else "already there, left alone (--force replaces it): "
    return "".join(f"{line}\n" for line in [*lines, *(already + name for name in kept)])


def _next(folder: Path, name: str, sheet: str | None, schemas: str, *, chinese: bool) -> str:
    rubric = f"./{name}.rubric.yaml"
    renew = f"rubric schema sheet -r {rubric} -o {schemas}/{name}.sheet.schema.json"
    steps = [
        *([] if folder.resolve() == Path.cwd() else [(f"cd {folder}", "", "")]),
        ("rubric check .", "有没有写错", "is anything wrong"),
        (f"rubric test {rubric}", "量表自带的例子对不对", "do the rubric's own examples come out"),
        (f"rubric score {sheet}", "给示例小店评分", "rate the example shop")
        if sheet
        else (f"rubric show {rubric}", "每一项占多少分量", "what weighs how much"),
        (renew, "量表改了以后，更新观察表的补全", "after editing the rubric: renew the completions of its sheets"),
    ]
    lines = [f"  {words}" + (f"  # {zh if chinese else en}" if zh else "") for words, zh, en in steps]
    head = "接下来：" if chinese else "Next:"
    editor = (
        "在 VS Code 里打开这个文件夹，装上它推荐的 YAML 扩展：补全、说明和错误都在编辑时出现；Ctrl+Shift+B 运行检查，"
        "任务 rubric watch 每次保存都检查、评分。"
        if chinese
        else "Open the folder in VS Code and install the YAML extension it recommends: completions, hover texts and "
        "errors as you type; Ctrl+Shift+B runs the check, the task rubric watch checks and rates on every save."
    )
    return "".join(f"{line}\n" for line in ["", head, *lines, "", editor])
