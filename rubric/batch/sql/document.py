"""What a text's columns are, as comment lines in Chinese and English above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rubric import __version__
from rubric.batch.columns import ColumnKind, InputColumn
from rubric.batch.outputs import Output
from rubric.batch.sql.dialects import Dialect
from rubric.batch.wording import described
from rubric.model.text import Lang, Text
from rubric.scoring.plan import Plan


def header(
    plan: Plan,
    dialect: Dialect,
    known: Sequence[InputColumn],
    columns: Mapping[str, str | None],
    keys: Sequence[str],
    outputs: Sequence[Output],
) -> str:
    """The comment lines, each with its line end.

    Args:
        plan: the rubric.
        dialect: of the engine.
        known: the columns that a table may have.
        columns: the table's names of them.
        keys: the columns that are carried along.
        outputs: the columns of the result.
    """
    rubric = plan.rubric
    lines = [
        _line(f"{rubric.rubric} {rubric.edition}", rubric.title),
        _line(f"miniprogram-rubric {__version__}, {dialect.id}"),
        "--",
        _line("", described("input")),
        *(_line(f"  {key}", described("key")) for key in keys),
        *(_line(f"  {name}", _input(column)) for column in known if (name := columns.get(column.id))),
        "--",
        _line("", described("output")),
        *(_line(f"  {output.name}", output.text) for output in outputs),
    ]
    return "".join(f"{line}\n" for line in lines)


def _input(column: InputColumn) -> Text:
    parts = [column.title, *_cells(column), described("empty")]
    return Text(
        zh="；".join(part.get(Lang.ZH) for part in parts),
        en="; ".join(part.get(Lang.EN) for part in parts),
    )


def _cells(column: InputColumn) -> Iterator[Text]:
    match column.kind:
        case ColumnKind.LEVEL:
            levels = f"{max(column.codes)}"
            yield described("override" if column.derived else "levels", codes=f"0–{levels}")
            if min(column.codes) < 0:
                yield described("gone")
        case ColumnKind.APPLIES:
            yield described("no_override")
            yield described("gone")
        case ColumnKind.CURVE:
            yield described("curve", fact=column.fact)
        case ColumnKind.CHOICE:
            yield described("choice", options=", ".join(column.options))
        case _:
            yield described(column.kind)
    if column.between is not None:
        low, high = column.between
        yield Text(zh=f"{low}–{high}", en=f"{low}–{high}")


def _line(start: str, text: Text | None = None) -> str:
    """A comment: one line whatever the text holds, in both languages."""
    both = dict.fromkeys(text.get(lang) for lang in (Lang.ZH, Lang.EN)) if text else {}
    shown = f"{start}{': ' if start and text else ''}{' / '.join(both)}"
    return f"-- {''.join(char if char.isprintable() else ' ' for char in shown)}".rstrip()
