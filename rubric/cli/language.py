"""Which language the output is in: ``--lang``, else ``RUBRIC_LANG``, else the locale, else English."""

from __future__ import annotations

import os

import typer


def environment_language() -> str:
    """``zh`` or ``en`` by the environment alone."""
    own = os.environ.get("RUBRIC_LANG", "").lower()
    if own:
        return "zh" if own.startswith("zh") else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(zh: str, en: str) -> str:
    """A help text in the environment's language."""
    return zh if environment_language() == "zh" else en


LANG_OPTION = typer.Option("--lang", metavar="zh|en", help=say("输出语言", "Language of the output."))
