"""Results for standard output and for files: formats by name or by ending, and the options that choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rubric.cli import complete
from rubric.cli.console import message, screen, show, write_whole
from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.report.render import Format
    from rubric.report.terminal import Screen

_FORMATS: tuple[Format, ...] = ("text", "json", "md")
_ENDINGS = {".json": "json", ".md": "md", ".txt": "text"}

SHEETS_ARGUMENT = typer.Argument(
    autocompletion=complete.files,
    metavar="SHEET",
    help=say("观察表、文件夹、通配符、保存的评分结果，或 -", "Sheets, folders, patterns, saved results, or -"),
)
RUBRIC_OPTION = typer.Option(
    "--rubric", "-r", autocompletion=complete.rubrics, help=say("量表的 id 或路径", "Id or path of the rubric.")
)
OUTPUT_OPTION = typer.Option(
    "-o",
    "--output",
    help=say("写入文件（.json .md .txt），可多次", "Write to a file (.json, .md, .txt); repeatable."),
)
FORMAT_OPTION = typer.Option("--format", metavar="text|json|md", help=say("输出格式", "Format of the output."))


def format_of(name: str) -> Format:
    """The format of a name.

    Raises:
        UsageError: there is none.
    """
    for known in _FORMATS:
        if name == known:
            return known
    raise UsageError(
        say(
            f"不认识格式“{name}”，可以用 text、json、md（.txt .json .md）",
            f'unknown format "{name}": use text, json or md (.txt, .json, .md)',
        )
    )


def targets(paths: Iterable[Path] | None) -> list[tuple[Path, Format]]:
    """Files to write, each with the format of its ending.

    Raises:
        UsageError: an ending stands for none.
    """
    return [(path, format_of(_ENDINGS.get(path.suffix.lower(), path.suffix))) for path in paths or []]


def write_pages(page: Callable[[Format, Screen], str], printed: Format, written: Iterable[tuple[Path, Format]]) -> None:
    """Write a result to its files, and to standard output where no file is named or a format was asked for."""
    from rubric.report.terminal import Screen

    written = list(written)
    for path, name in written:
        write_whole(path, page(name, Screen(width=100)))
        message(say(f"已写入 {path}", f"wrote {path}"))
    if not written or printed != "text":
        show(page(printed, screen()))


def limit_of(text: str | None) -> Fraction | None:
    """The number of ``--fail-under``, exact.

    Raises:
        UsageError: it is no number.
    """
    if text is None:
        return None
    try:
        return Fraction(text) if len(text) <= 40 and "e" not in text.lower() else Fraction("x")
    except (ValueError, ZeroDivisionError):
        raise UsageError(
            say(f"--fail-under 要一个数字，不能是“{text}”", f'--fail-under needs a number, not "{text}"')
        ) from None
