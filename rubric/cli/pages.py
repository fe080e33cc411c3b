"""Pages of results in the formats that every command with a result offers: text, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rubric.cli.console import message, screen, show, write_whole
from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.report.blocks import Block
    from rubric.report.terminal import Screen

_ENDINGS = {".txt": "text", ".md": "md", ".json": "json"}

FORMAT_OPTION = typer.Option("--format", metavar="text|md|json", help=say("输出格式", "Format of the output."))
OUTPUT_OPTION = typer.Option(
    "-o",
    "--output",
    help=say("写入文件（.json .md .txt），可多次", "Write to a file (.json, .md, .txt); repeatable."),
)


def check_format(name: str) -> str:
    """A format's name.

    Raises:
        UsageError: there is no such format.
    """
    if name in _ENDINGS.values():
        return name
    raise UsageError(
        say(
            f"不认识格式“{name}”，可以用 text、md、json（.txt .md .json）",
            f'unknown format "{name}": use text, md or json (.txt, .md, .json)',
        )
    )


def put_out(
    blocks: Sequence[Block], data: Callable[[], object], format_: str, outputs: Sequence[Path] | None = None
) -> None:
    """Write a page to files, by their endings, or print it; also print it when a format other than text was asked for.

    Raises:
        UsageError: a file's ending stands for no format, or it cannot be written.
    """
    from rubric.report.terminal import Screen

    formats = [check_format(_ENDINGS.get(path.suffix.lower(), path.suffix)) for path in outputs or ()]
    for path, name in zip(outputs or (), formats, strict=True):
        write_whole(path, _rendered(blocks, data, name, Screen(width=100)))
        message(say(f"已写入 {path}", f"wrote {path}"))
    if not outputs or format_ != "text":
        show(_rendered(blocks, data, format_, screen()))


def _rendered(blocks: Sequence[Block], data: Callable[[], object], format_: str, where: Screen) -> str:
    if format_ == "json":
        from rubric.report.jsons import as_json

        return as_json(data())
    if format_ == "md":
        from rubric.report.markdown import to_markdown

        return to_markdown(blocks)
    from rubric.report.terminal import to_text

    return to_text(blocks, where)
