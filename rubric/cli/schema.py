"""``rubric schema``: JSON Schemas of the file formats and of the result."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rubric.cli.console import FINE, message, show, write_whole
from rubric.cli.console import command as exits
from rubric.cli.language import say
from rubric.errors import UsageError


@exits
def command(
    kind: Annotated[str, typer.Argument(metavar="rubric|sheet|scorecard", help=say("哪一种", "Which one."))],
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("写入文件", "Write to a file."))] = None,
) -> int:
    """Print the JSON Schema of rubrics, of sheets, or of what score --format json prints."""
    from rubric.report.jsons import as_json
    from rubric.source.schemas import KINDS, schema_of

    if kind not in KINDS:
        raise UsageError(
            say(f"不认识“{kind}”，可以用 {'、'.join(KINDS)}", f'unknown kind "{kind}": use {", ".join(KINDS)}')
        )
    text = as_json(schema_of(kind))
    if output is None:
        show(text)
    else:
        write_whole(output, text)
        message(say(f"已写入 {output}", f"wrote {output}"))
    return FINE
