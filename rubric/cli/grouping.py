"""Which programs are ranked together, and the option that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.ranking import GroupedBy

_GROUPS: tuple[GroupedBy, ...] = ("vertical", "platform", "none")

GROUP_OPTION = typer.Option(
    metavar="vertical|platform|none",
    help=say("只比较同行业、同平台的，或全部一起比", "Compare within verticals or platforms, or all together."),
)


def grouped_by(name: str) -> GroupedBy:
    """What ``--group`` says.

    Raises:
        UsageError: there is no such grouping.
    """
    for known in _GROUPS:
        if name == known:
            return known
    raise UsageError(
        say(
            f"--group 只能是 {'、'.join(_GROUPS)}，不能是“{name}”",
            f'--group is {", ".join(_GROUPS)}, not "{name}"',
        )
    )
