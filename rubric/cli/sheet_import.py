"""``rubric sheet import``: filled workbooks and CSV files back into sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import BAD_INPUT, FINE, SHORT, language, make_folder, message, report, show
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.text import Lang
    from rubric.observe.tables.arrive import Importer
    from rubric.observe.tables.settle import Arrival

_FILES = typer.Argument(
    autocompletion=complete.tables, metavar="FILE", help=say("填好的 .xlsx .xls .ods .csv .tsv", "Filled tables.")
)
_OUTPUT = typer.Option(
    "-o",
    "--output",
    metavar="DIR",
    help=say("观察表的文件夹，默认就在表格旁边", "Folder of the sheets; default: beside."),
)
_RUBRIC = typer.Option(
    "--rubric",
    "-r",
    autocompletion=complete.rubrics,
    help=say("量表，默认是表里写的", "Rubric; default: the table's."),
)
_DRY = typer.Option("--dry-run", help=say("只显示改动，不写文件", "Show the changes and write nothing."))
_TAKE = typer.Option("--take", help=say("和观察表冲突时以表格为准", "Let tables win where they clash with sheets."))


@exits
def command(
    files: Annotated[list[Path], _FILES],
    output: Annotated[Path | None, _OUTPUT] = None,
    rubric: Annotated[str | None, _RUBRIC] = None,
    dry_run: Annotated[bool, _DRY] = False,
    take: Annotated[bool, _TAKE] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Read filled workbooks and CSV files into sheets."""
    from rubric.observe.join import Outcome
    from rubric.observe.tables.arrive import Importer

    tongue = language(lang)
    _check_folder(output)
    importer = Importer(rubric, output, take=take, lang=tongue)
    for file in dict.fromkeys(files):
        importer.read(file)
    if not importer.failed:
        importer.merge()
    _tell(importer, tongue)
    if importer.failed:
        return BAD_INPUT
    arrivals = list(importer.arrivals.values())
    if dry_run:
        show("".join(one.change.diff() for one in arrivals))
    else:
        _write(arrivals)
    for one in arrivals:
        message(_summary(one, tongue))
    if dry_run:
        message(say("--dry-run：什么都没有写", "--dry-run: nothing was written"))
    return SHORT if any(one.outcomes[Outcome.CONFLICT] for one in arrivals) else FINE


def _check_folder(output: Path | None) -> None:
    if output is not None and (output.is_file() or output.suffix.lower() in (".yaml", ".yml", ".json")):
        raise UsageError(
            say(
                f"-o 要写观察表的文件夹，不是文件：{output}",
                f"-o takes the folder of the sheets, not a file: {output}",
            )
        )


def _tell(importer: Importer, lang: Lang) -> None:
    for file, encoding in importer.encodings.items():
        message(say(f"{file} 不是 UTF-8，按 {encoding} 读的", f"{file} is not UTF-8; it was read as {encoding}"))
    texts = {one.before.name: one.before.text for one in importer.arrivals.values()}
    report(importer.findings, texts, lang)
    if importer.failed:
        errors = sum(one.severity == "error" for one in importer.findings)
        message(say(f"有 {errors} 处要改，什么都没有写", f"errors: {errors}; nothing was written"))


def _write(arrivals: list[Arrival]) -> None:
    from rubric.cli.edit_write import write_all

    changed = [one for one in arrivals if not one.change.is_empty]
    for folder in {one.before.path.parent for one in changed}:
        make_folder(folder)
    write_all([(one.before, one.after.text) for one in changed])


def _summary(arrival: Arrival, lang: Lang) -> str:
    """What became of the answers of one sheet, in one line."""
    counts = {str(key): count for key, count in arrival.outcomes.items()}
    chinese = lang == "zh"
    parts = [
        f"{zh} {counts.get(key, 0)}" if chinese else f"{counts.get(key, 0)} {en}"
        for key, zh, en in (
            ("added", "新增", "added"),
            ("extended", "补充", "extended"),
            ("replaced", "替换", "replaced"),
            ("same", "相同", "the same"),
            ("conflict", "冲突", "in conflict"),
        )
        if counts.get(key) or key in ("added", "same")
    ]
    name = arrival.before.name + ("" if arrival.before.text else "（新）" if chinese else " (new)")
    return f"{name}{'：' if chinese else ': '}{('，' if chinese else ', ').join(parts)}"
