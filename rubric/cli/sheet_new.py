"""``rubric sheet new``: a sheet to fill, as YAML, workbook or CSV; or existing sheets as such."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language, message, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.rubrics import named_rubric
from rubric.errors import InputError, UsageError

if TYPE_CHECKING:
    from rubric.model.rubric import Rubric
    from rubric.model.text import Lang
    from rubric.observe.draft import Draft
    from rubric.scoring.plan import Plan

_YAML = (".yaml", ".yml")
_ENDINGS = (*_YAML, ".xlsx", ".csv", ".tsv")

_RUBRIC = typer.Argument(
    autocompletion=complete.rubrics, metavar="RUBRIC", help=say("量表的 id 或路径", "Id or path of the rubric.")
)
_PROGRAM = typer.Option(metavar="ID", help=say("小程序的编号，可多次", "Id of the program; repeatable."))
_FROM = typer.Option(
    "--from",
    metavar="SHEET",
    autocompletion=complete.files,
    help=say("从已有的观察表开始，带着答案，可多次", "Start from a sheet with its answers; repeatable."),
)
_ONLY = typer.Option(
    metavar="ID", help=say("只问一个维度、指标或事实，可多次", "Only a dimension, criterion or fact; repeatable.")
)
_UNANSWERED = typer.Option("--unanswered", help=say("只问 --from 的表里还没有答案的", "Only what --from leaves open."))
_COLUMNS = typer.Option(
    "--columns", help=say("一列一个小程序，只有答案", "Programs as columns of one table, answers only.")
)
_OBSERVER = typer.Option(metavar="NAME", help=say("观察者", "Who observes."))
_OUTPUT = typer.Option(
    "-o", "--output", help=say("写到 .yaml .xlsx .csv .tsv；默认打印 YAML", "A .yaml, .xlsx, .csv or .tsv file.")
)
_FORCE = typer.Option("--force", help=say("文件已有也重写", "Replace a file that is already there."))


class _Wanted(NamedTuple):
    """What every sheet of a call shares."""

    only: list[str]
    unanswered: bool
    observer: str | None
    folder: Path
    is_yaml: bool


@exits
def command(
    rubric: Annotated[str | None, _RUBRIC] = None,
    program: Annotated[list[str] | None, _PROGRAM] = None,
    from_: Annotated[list[Path] | None, _FROM] = None,
    only: Annotated[list[str] | None, _ONLY] = None,
    unanswered: Annotated[bool, _UNANSWERED] = False,
    columns: Annotated[bool, _COLUMNS] = False,
    observer: Annotated[str | None, _OBSERVER] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
    force: Annotated[bool, _FORCE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Write a sheet to fill."""
    from rubric.observe.questions import Kind

    tongue = language(lang)
    ending = _ending(output)
    if unanswered and not from_:
        raise UsageError(say("--unanswered 要和 --from 一起用", "--unanswered goes with --from"))
    if output is not None and output.exists() and not force:
        raise UsageError(
            say(f"{output} 已经有了；要重写请加 --force", f"{output} is already there; --force replaces it")
        )
    wanted = _Wanted(list(only or ()), unanswered, observer, output.parent if output else Path(), ending in _YAML)
    drafts = _drafts(rubric, program or [], from_ or [], wanted)
    _one_table(drafts, ending, columns=columns)
    data = _written(drafts, ending, tongue, columns=columns)
    if output is None:
        show(data.decode())
        return FINE
    write_whole(output, data)
    asked = sum(question.kind is not Kind.APPLIES for one in drafts for question in one.questions)
    message(say(f"已写 {output}：{asked} 个问题", f"wrote {output}: {asked} questions"))
    return FINE


def _ending(output: Path | None) -> str:
    ending = output.suffix.lower() if output is not None else ".yaml"
    if ending not in _ENDINGS:
        known = " ".join(_ENDINGS)
        raise UsageError(say(f"-o 的结尾要是 {known}", f"-o must end in one of {known}"))
    return ending


def _drafts(rubric: str | None, programs: list[str], sheets: list[Path], wanted: _Wanted) -> list[Draft]:
    """The sheets that are started from, then the blank ones."""
    drafts = [_from_sheet(path, rubric, wanted) for path in sheets]
    if programs or not sheets:
        drafts += _blank(rubric, programs, wanted)
    return drafts


def _blank(rubric: str | None, programs: list[str], wanted: _Wanted) -> list[Draft]:
    from rubric.model.base import is_program_id
    from rubric.observe.draft import blank_draft
    from rubric.source.library import name_from
    from rubric.source.load import read_rubric

    name, beside = named_rubric(rubric)
    if not programs:
        raise UsageError(say("请用 --program 写小程序的编号", "give the id of the program with --program"))
    for program in programs:
        if not is_program_id(program):
            what = say("小写字母开头，只用小写字母、数字和“-”", "small letters, digits and single hyphens")
            raise UsageError(say(f"“{program}”不能当编号：{what}", f'"{program}" is not an id of a program: {what}'))
    model = read_rubric(name, beside=beside).use()
    plan = _plan(model)
    head = {
        "format": 1,
        "platform": "wechat" if wanted.is_yaml else None,
        "observer": wanted.observer,
        "rubric": name_from(wanted.folder, model.rubric, name, beside),
    }
    return [blank_draft(plan, {"program": one, **head}, wanted.only) for one in programs]


def _from_sheet(path: Path, rubric: str | None, wanted: _Wanted) -> Draft:
    from rubric.observe.draft import draft_of
    from rubric.source.library import name_from
    from rubric.source.load import fit, read_rubric, read_sheet, rubric_of

    sheet = read_sheet(path)
    name, beside = (rubric, Path()) if rubric is not None else rubric_of(sheet, path)
    model = read_rubric(name, beside=beside).use()
    fitted = fit(sheet, model)
    if fitted.model is None or fitted.root is None:
        raise InputError(fitted.findings)
    named = name_from(wanted.folder, model.rubric, name, beside)
    draft = draft_of(
        fitted.root, _plan(model), rubric=named, file=path.name, only=wanted.only, unanswered=wanted.unanswered
    )
    return draft if wanted.observer is None else draft.with_observer(wanted.observer)


def _plan(model: Rubric) -> Plan:
    from rubric.scoring.plan import compile_rubric

    return compile_rubric(model)


def _one_table(drafts: list[Draft], ending: str, *, columns: bool) -> None:
    """Several programs need a workbook, or columns; columns need one rubric.

    Raises:
        UsageError: they have no place together.
    """
    if columns and ending in _YAML:
        raise UsageError(say("--columns 要写到 .xlsx、.csv 或 .tsv", "--columns is for .xlsx, .csv and .tsv"))
    if len(drafts) > 1 and ending != ".xlsx" and not columns:
        raise UsageError(
            say(
                "几个小程序要写到 .xlsx，或加 --columns 一列一个",
                "several programs go into an .xlsx file, or into the columns of one table with --columns",
            )
        )
    if columns and len({one.plan.rubric.rubric for one in drafts}) > 1:
        raise UsageError(say("--columns 的小程序要用同一份量表", "--columns needs programs of one rubric"))
    programs = [one.program for one in drafts]
    if columns and len(set(programs)) < len(programs):
        raise UsageError(say("--columns 里一个小程序只能有一列", "--columns has one column for each program"))


def _written(drafts: list[Draft], ending: str, lang: Lang, *, columns: bool) -> bytes:
    if ending == ".xlsx":
        from rubric.observe.tables.workbook import workbook_bytes

        return workbook_bytes(drafts, lang, columns=columns)
    if ending in (".csv", ".tsv"):
        from rubric.observe.tables.csv_write import csv_bytes

        return csv_bytes(drafts, lang, columns=columns, tabs=ending == ".tsv")
    from rubric.observe.sheet_text import blank_text

    return blank_text(drafts[0], lang).encode()
