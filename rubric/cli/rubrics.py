"""The rubric that a command is about: the one that is asked for, or that of ``rubric.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.model.outline import Outline
    from rubric.scoring.score import Compiled


def named_rubric(rubric: str | None) -> tuple[str, Path]:
    """The rubric that is asked for, or that of ``rubric.toml``, with the folder it is relative to.

    Raises:
        UsageError: neither names one.
    """
    from rubric.source.settings import read_settings

    if rubric is not None:
        return rubric, Path()
    settings, _ = read_settings(Path())
    if settings.rubric is None:
        raise UsageError(say("请写用哪份量表；rubric show 列出自带的", "name a rubric; rubric show lists them"))
    return settings.rubric, settings.folder


def outlined(name: str, beside: Path) -> tuple[Compiled, Outline]:
    """A rubric compiled, and in outline.

    Raises:
        InputError: it cannot be used.
    """
    from rubric.scoring.outline import outline
    from rubric.scoring.score import prepare
    from rubric.source.load import read_rubric
    from rubric.source.origin import chain_of, origin_of

    loaded = read_rubric(name, beside=beside)
    compiled = prepare(loaded.use())
    return compiled, outline(compiled, chain_of(list(loaded.texts)), lambda path: origin_of(loaded.root, path))
