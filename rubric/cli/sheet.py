"""``rubric sheet``: everything that makes a sheet; one file per command."""

from __future__ import annotations

import typer

from rubric.cli.lazy import lazy_group

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("新建观察表：YAML、工作簿或 CSV", "A sheet to fill, as YAML, workbook or CSV."),
    "fill": ("一题一题地填观察表", "Fill a sheet question by question."),
    "import": ("读回填好的工作簿和 CSV", "Read filled workbooks and CSV back."),
    "merge": ("几个人的观察表合成一份", "Merge the sheets of several observers."),
    "agree": ("看几位观察者有多一致", "Tell how far observers agree."),
    "retranslate": ("打乱锚点，测它们站不站得住", "Test whether people put shuffled anchors at their level."),
}

group = typer.Typer(
    cls=lazy_group("rubric.cli.sheet_", COMMANDS),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


@group.callback()
def _top() -> None:
    pass
