"""``rubric edit``: set a value; add, remove or rename an item. Only the bytes that must change do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.lazy import Command, Group

group = typer.Typer(
    cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False, no_args_is_help=True
)

_FILE = typer.Argument(metavar="FILE", help=say("量表或观察表", "A rubric or a sheet."))
_PATH = typer.Argument(
    metavar="PATH",
    help=say("例如 gameplay.play_variety.weight、facts.coupon.ask.en", "As in gameplay.play_variety.weight."),
)
_DRY = typer.Option("--dry-run", help=say("只显示改动，不写文件", "Show the changes and write nothing."))
_FORCE = typer.Option("--force", help=say("有新错误也写", "Write even when there are new errors."))


# A negative number is a value, not an option.
@group.command(
    "set",
    cls=Command,
    context_settings={"ignore_unknown_options": True},
    help=say("改一个值，没有就加上", "Set a value, or put in a missing one."),
)
@exits
def set_(
    file: Annotated[Path, _FILE],
    path: Annotated[str, _PATH],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=say("YAML 写法的值", "The value, as YAML."))],
    dry_run: Annotated[bool, _DRY] = False,
    force: Annotated[bool, _FORCE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Set a value."""
    from rubric.cli.edit_write import Editor
    from rubric.source.edit_change import Change
    from rubric.source.edit_files import effective, rubric_data_of
    from rubric.source.edit_path import answerable
    from rubric.source.edit_set import loses_language, set_value
    from rubric.source.edit_text import read_source

    editor = Editor(language(lang), dry_run=dry_run, force=force)
    source = read_source(file)
    whole = effective(source) if source.kind == "rubric" else source.root
    answers = answerable(rubric_data_of(source)) if source.kind == "sheet" else ()

    def make() -> list[list[Change]]:
        changes = set_value(source, whole, path, value, answers)
        if loses_language(source, whole, path, value, answers):
            editor.say(
                f"{path} 原来有中文和英文，现在两种语言是同一段文字；只改一种请写 {path}.zh 或 {path}.en",
                f"{path} had a text in each language, now both are the same; {path}.zh or {path}.en sets one of them",
            )
        return [[one] for one in changes]

    return editor.run([source], make)


@group.command("add", cls=Command, help=say("加一个完整的项目", "Add a complete item."))
@exits
def add_(
    file: Annotated[Path, _FILE],
    path: Annotated[str, _PATH],
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE|-",
            help=say("项目的内容；不写用模板", "The item's text; a template without it."),
        ),
    ] = None,
    scale: Annotated[
        str,
        typer.Option(
            metavar="levels|derived|yes_no|number|checklist", help=say("新指标的刻度", "Scale of a new criterion.")
        ),
    ] = "levels",
    as_group: Annotated[bool, typer.Option("--group", help=say("加的是分组", "The new node is a group."))] = False,
    dry_run: Annotated[bool, _DRY] = False,
    force: Annotated[bool, _FORCE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Add an item."""
    from rubric.cli.edit_write import Editor, read_item
    from rubric.source.edit_add import add
    from rubric.source.edit_files import effective, rubric_data_of
    from rubric.source.edit_text import read_source

    editor = Editor(language(lang), dry_run=dry_run, force=force)
    item = read_item(from_)
    source = read_source(file)
    whole = effective(source) if source.kind == "rubric" else source.root
    code = editor.run(
        [source],
        lambda: [[add(source, whole, rubric_data_of(source), path, item=item, scale=scale, group=as_group)]],
    )
    if code == FINE and item is None and not dry_run:
        editor.say(
            f"模板里留了空，请填上；rubric check {file} 会逐个指出",
            f"the template leaves blanks to fill in: rubric check {file} points at each",
        )
    return code


@group.command(
    "remove", cls=Command, help=say("删一个项目，或停用继承来的", "Remove an item, or switch an inherited one off.")
)
@exits
def remove_(
    file: Annotated[Path, _FILE],
    path: Annotated[str, _PATH],
    because: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help=say("停用继承来的项目的理由", "Why an inherited item is switched off.")),
    ] = None,
    keep_comments: Annotated[
        bool, typer.Option("--keep-comments", help=say("留下它上面的注释", "Keep the comment lines above it."))
    ] = False,
    dry_run: Annotated[bool, _DRY] = False,
    force: Annotated[bool, _FORCE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Remove an item."""
    from rubric.cli.edit_write import Editor
    from rubric.source.edit_change import Change
    from rubric.source.edit_remove import remove
    from rubric.source.edit_text import read_source

    editor = Editor(language(lang), dry_run=dry_run, force=force)
    source = read_source(file)

    def make() -> list[list[Change]]:
        removal = remove(source, path, because=because, keep_comments=keep_comments)
        if removal.back:
            editor.say(f"{path} 回到继承来的样子", f"{path} is again as inherited")
        return [[removal.change]]

    return editor.run([source], make)


@group.command(
    "rename", cls=Command, help=say("给一个编号改名，所有用到的地方一起改", "Rename an id wherever it is used.")
)
@exits
def rename_(
    file: Annotated[Path, _FILE],
    old_id: Annotated[str, typer.Argument(metavar="OLD_ID", help=say("现在的编号", "The id as it is."))],
    new_id: Annotated[str, typer.Argument(metavar="NEW_ID", help=say("新的编号", "The new id."))],
    sheets: Annotated[
        list[str] | None,
        typer.Option(
            "--sheets",
            help=say("一起改的观察表、文件夹、通配符，可多次", "Sheets, folders, patterns to go through; repeatable."),
        ),
    ] = None,
    dry_run: Annotated[bool, _DRY] = False,
    force: Annotated[bool, _FORCE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Rename an id."""
    from rubric.cli.edit_write import Editor
    from rubric.errors import InputError
    from rubric.source.edit_change import Change
    from rubric.source.edit_rename import rename
    from rubric.source.edit_text import read_source
    from rubric.source.inputs import sheet_files

    editor = Editor(language(lang), dry_run=dry_run, force=force)
    names, findings = sheet_files(sheets or [])
    if findings:
        raise InputError(findings)
    source, given = read_source(file), [read_source(Path(name)) for name in names]

    def make() -> list[list[Change]]:
        renaming = rename(source, old_id, new_id, given)
        for other in renaming.others:
            editor.say(
                f"{other.name} 用的是别的量表，没有动", f"{other.name} is about another rubric and is left alone"
            )
        for sheet in renaming.left:
            editor.say(
                f"{sheet.name} 还在用 {old_id}：改名时请加 --sheets {sheet.name}",
                f"{sheet.name} still answers {old_id}: rename with --sheets {sheet.name}",
            )
        return [renaming.changes]

    return editor.run([source, *given], make)
