"""What the options of ``rubric table`` ask for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import typer

from rubric.batch.outputs import Extra, Wanted
from rubric.cli.language import say
from rubric.errors import UsageError
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source.load import read_rubric
from rubric.source.nearest import nearest

# The extra that brings each library.
_EXTRAS = {"polars": "table", "duckdb": "duckdb", "pyspark": "spark"}

_SCORING = ("FILE", "--explain", "--rejected", "--on-error", "--engine", "--master", "--format", "--ignore")
# What does nothing beside an option, and what does something beside another one only.
_NOT_WITH = {
    "--sql": ("--template", *_SCORING),
    "--template": (*_SCORING, "--carry", "--key", "--map", "--columns"),
}
_ONLY_WITH = {"--force": "--template", "--from": "--sql", "--master": "--engine spark"}


def plan_of(rubric: str | None) -> Plan:
    """The plan of the rubric that was asked for.

    Raises:
        UsageError: none was.
        InputError: it cannot be used.
    """
    if rubric is None:
        raise UsageError(say("表格不说用哪份量表：请加 -r 量表", "a table names no rubric: say which with -r RUBRIC"))
    return compile_rubric(read_rubric(rubric).use())


def extras_of(names: str) -> Wanted:
    """The columns that were asked for besides.

    Raises:
        UsageError: there is nothing of that name.
    """
    found = set()
    for name in filter(None, (one.strip() for one in names.split(","))):
        if name not in list(Extra):
            near = nearest(name, list(Extra))
            hint = say(f"，是不是“{near}”？", f', did you mean "{near}"?') if near else ""
            known = ", ".join(Extra)
            raise UsageError(say(f"--columns 没有“{name}”{hint}（{known}）", f'--columns: no "{name}"{hint} ({known})'))
        found.add(Extra(name))
    return Wanted(frozenset(found))


def maps_of(words: Sequence[str]) -> dict[str, str]:
    """Columns with what they answer.

    Raises:
        UsageError: a word is not written COLUMN=ID.
    """
    found = {}
    for word in words:
        column, equals, id_ = word.rpartition("=")
        if not equals or not column.strip() or not id_.strip():
            raise UsageError(say(f"--map 要写成 列名=id，不能是“{word}”", f'--map is written COLUMN=ID, not "{word}"'))
        found[column.strip()] = id_.strip()
    return found


def refuse_idle(context: typer.Context) -> None:
    """Refuse options that would do nothing.

    Args:
        context: the command line.

    Raises:
        UsageError: one of them was given.
    """
    given = {name for param in context.command.params if _is_given(context, param) for name in _names(param)}
    mode = next((option for option in _NOT_WITH if option in given), None)
    for option in _NOT_WITH[mode] if mode is not None else ():
        if option in given:
            raise UsageError(say(f"{option} 不能和 {mode} 一起用", f"{option} does not go with {mode}"))
    given |= {"--engine spark"} if context.params["engine"] == "spark" else set()
    for option, other in _ONLY_WITH.items():
        if option in given and other not in given:
            raise UsageError(say(f"{option} 只能和 {other} 一起用", f"{option} goes with {other}"))


def _is_given(context: typer.Context, param: Any) -> bool:
    source = context.get_parameter_source(param.name)
    return source is not None and source.name == "COMMANDLINE" and context.params[param.name] not in (None, (), [])


def _names(param: Any) -> Sequence[str]:
    return [param.metavar] if param.param_type_name == "argument" else param.opts


def no_table() -> UsageError:
    """That there is nothing to score."""
    return UsageError(
        say(
            "要一张表格；rubric table --template 给出空表",
            "a table is needed; rubric table --template gives a blank one",
        )
    )


def require(library: str) -> None:
    """Make sure that a library is there.

    Raises:
        UsageError: it is not; the message says how to install it.
    """
    try:
        there = find_spec(library) is not None
    except ValueError:
        there = False
    if not there:
        install = f"pip install 'miniprogram-rubric[{_EXTRAS[library]}]'"
        raise UsageError(say(f"还没有装 {library}：{install}", f"{library} is not installed: {install}"))


def one_of(option: str, name: str, known: Sequence[str]) -> str:
    """A name that an option knows.

    Raises:
        UsageError: it does not.
    """
    if name in known:
        return name
    names = ", ".join(known)
    raise UsageError(say(f"{option} 只能是 {names}，不能是“{name}”", f'{option} is one of {names}, not "{name}"'))
