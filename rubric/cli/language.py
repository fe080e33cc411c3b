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


# What the command line that is being run asked for; a process runs one.
_asked: list[str] = []


def asked_for(lang: str | None) -> None:
    """Let messages follow ``--lang`` from here on; None: the environment."""
    _asked[:] = [lang] if lang else []


def current_language() -> str:
    """What was asked for, else the environment's."""
    return _asked[0] if _asked else environment_language()


def say(zh: str, en: str) -> str:
    """A message in the language that was asked for, a help text in the environment's."""
    return zh if current_language() == "zh" else en


LANG_OPTION = typer.Option("--lang", metavar="zh|en", help=say("输出语言", "Language of the output."))
