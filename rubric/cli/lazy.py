"""Groups of commands that are imported by name, each when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from rubric.cli.language import current_language, say


class _OwnWords:
    """Help in one language, typer's own words too."""

    def get_help(self, ctx: Any) -> str:
        """The help text."""
        text: str = super().get_help(ctx)  # type: ignore[misc] # of the command that this is mixed into
        if current_language() != "zh":
            return text
        from rubric.cli.help_words import in_chinese

        return in_chinese(text)


class Command(_OwnWords, TyperCommand):
    """A command whose help is in one language."""


class Group(_OwnWords, TyperGroup):
    """A group of commands whose help is in one language."""


def lazy_group(modules: str, commands: Mapping[str, tuple[str, str]]) -> type[TyperGroup]:
    """A group whose commands are modules.

    Args:
        modules: what comes before a command's name in the name of its module.
        commands: name -> what it does, in Chinese and English; the help shows them in this order.
    """

    class Commands(Group):
        """Commands that are imported by name."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
            """All names, in the order of the help."""
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
            """What the help and the shell's completion say of a command, without importing it; None for no name."""
            return TyperCommand(cmd_name, help=say(*commands[cmd_name])) if cmd_name in commands else None

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            """The command that is called, imported, with its name and the words after it."""
            if args and args[0] not in commands and (near := _near(args[0], commands)):
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{near}'?")
            name, named, rest = super().resolve_command(ctx, args)
            if name is None or named is None:
                return name, named, rest
            return name, _command(import_module(f"{modules}{name}"), name, say(*commands[name])), rest

    return Commands


def _near(word: str, commands: Mapping[str, tuple[str, str]]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, commands, 1)), None)


def _command(module: Any, name: str, help_: str) -> Any:
    if hasattr(module, "group"):
        command: Any = get_command(module.group)
        command.help = help_
    else:
        single = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        single.command(name, help=help_, cls=Command)(module.command)
        command = get_command(single)
    command.name = name
    return command
