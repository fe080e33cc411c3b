"""``rubric schema``: JSON Schemas of the file formats and of the results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from rubric.cli.console import FINE, message, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import say
from rubric.errors import UsageError


@exits
def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=say(
                "rubric、sheet，或结果：scorecard、comparison、ranking、trend、agreement、inspection、retranslation",
                "rubric, sheet; results: scorecard, comparison, ranking, trend, agreement, inspection, retranslation.",
            ),
        ),
    ],
    rubric: Annotated[
        str | None,
        typer.Option(
            "--rubric",
            "-r",
            help=say(
                "只对 sheet：这份量表的观察表，带上它的 id、答案和每一级的文字",
                "For sheet: the sheets of this rubric, with its ids, answers and the wording of every level.",
            ),
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("写入文件", "Write to a file."))] = None,
) -> int:
    """Print the JSON Schema of rubrics, of sheets, or of what score and rank print with --format json."""
    from rubric.report.jsons import as_json

    text = as_json(_schema(kind, rubric))
    if output is None:
        show(text)
    else:
        write_whole(output, text)
        message(say(f"已写入 {output}", f"wrote {output}"))
    return FINE


def _schema(kind: str, rubric: str | None) -> dict[str, Any]:
    from rubric.source.load import read_rubric
    from rubric.source.schemas import KINDS, schema_of, schema_of_sheets

    if kind not in KINDS:
        raise UsageError(
            say(f"不认识“{kind}”，可以用 {'、'.join(KINDS)}", f'unknown kind "{kind}": use {", ".join(KINDS)}')
        )
    if rubric is None:
        return schema_of(kind)
    if kind != "sheet":
        raise UsageError(say("-r 只能和 sheet 一起用", "-r goes with sheet only"))
    return schema_of_sheets(read_rubric(rubric).use())
