"""``rubric show``: what ships, or a rubric with its weights, gates, bands and facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rubric.cli import complete
from rubric.cli.console import FINE, language
from rubric.cli.console import command as exits
from rubric.cli.language import LANG_OPTION, say
from rubric.cli.pages import FORMAT_OPTION, ResultPage, check_format, put_out
from rubric.cli.rubrics import outlined

if TYPE_CHECKING:
    from rubric.model.outline import ShippedRubric
    from rubric.report.blocks import Block


@exits
def command(
    rubric: Annotated[
        str | None,
        typer.Argument(
            autocompletion=complete.rubrics,
            metavar="[RUBRIC]",
            help=say("量表的 id 或路径；不写则列出自带的", "Id or path; without it what ships is listed."),
        ),
    ] = None,
    format_: Annotated[str, FORMAT_OPTION] = "text",
    origin: Annotated[
        bool,
        typer.Option(
            "--origin", help=say("每个值写在哪个文件第几行", "Where each value is written, as file and line.")
        ),
    ] = False,
    lang: Annotated[str | None, LANG_OPTION] = None,
) -> int:
    """Show a rubric with its weights, gates, bands and facts, or list what ships."""
    tongue, format_ = language(lang), check_format(format_)
    put_out(_listed() if rubric is None else _written(rubric) if origin else _outlined(rubric), format_, tongue)
    return FINE


def _listed() -> ResultPage:
    from rubric.report.outline_page import library_page

    shipped = _shipped()
    return ResultPage(
        lambda words: library_page(shipped, words), lambda: [one.model_dump(mode="json") for one in shipped]
    )


def _outlined(name: str) -> ResultPage:
    from rubric.report.outline_page import outline_page

    _, outline = outlined(name, Path())
    return ResultPage(lambda words: outline_page(outline, words), lambda: outline.model_dump(mode="json"))


def _written(name: str) -> ResultPage:
    from rubric.report.blocks import Para
    from rubric.source.load import read_rubric
    from rubric.source.origin import written

    loaded = read_rubric(name)
    loaded.use()
    values = written(loaded.root)
    lines: list[Block] = [Para(f"{one.place}: {one.path} = {one.value}", whole=True) for one in values]
    return ResultPage(lambda _: lines, lambda: [one._asdict() for one in values])


def _shipped() -> list[ShippedRubric]:
    from rubric.model.outline import ShippedRubric
    from rubric.scoring.plan import compile_rubric
    from rubric.source.library import LIBRARY, SUFFIX, shipped
    from rubric.source.load import read_rubric

    found = []
    for id_ in shipped():
        rubric = read_rubric(id_, beside=LIBRARY).use()
        criteria = len(compile_rubric(rubric).leaves)
        file = str(LIBRARY / f"{id_}{SUFFIX}")
        found.append(
            ShippedRubric.model_construct(
                id=id_, title=rubric.title, edition=rubric.edition, criteria=criteria, file=file
            )
        )
    return found
