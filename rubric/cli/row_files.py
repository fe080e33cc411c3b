"""Which of the files that ``rubric score`` writes are rows, made while the sheets are read, and which are pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rubric.cli.language import say
from rubric.errors import UsageError

if TYPE_CHECKING:
    from rubric.batch.folder.outputs import RowFormat

ROW_ENDINGS = (".ndjson", ".parquet")
_FORMATS: dict[str, RowFormat] = {".ndjson": "ndjson", ".parquet": "parquet", ".csv": "csv", ".tsv": "tsv"}
_TABLES = frozenset({".ndjson", ".jsonl", ".parquet", ".csv", ".tsv", ".xlsx"})
_MANY = 200  # sheets; of fewer all explanations are there before anybody waits


class RowFiles(NamedTuple):
    """Files of rows, by format, and the other words of ``-o``."""

    rows: list[tuple[Path, RowFormat]]
    rest: list[str]


def row_files(words: Sequence[str], sheets: Sequence[str], *, asked: Sequence[str], plain: bool) -> RowFiles:
    """Tell rows and pages apart.

    Args:
        words: of ``-o``.
        sheets: what is rated; of many sheets spreadsheets are rows too.
        asked: the options that only rows have and that were given.
        plain: whether no option was given that only pages have.

    Raises:
        UsageError: an option does not fit the files.
    """
    found = {word: _format(word) for word in words}
    if "--full" in asked and set(found.values()) != {"ndjson"}:
        raise UsageError(say("--full 只能和 -o 文件.ndjson 一起用", "--full goes with -o FILE.ndjson"))
    typed = [word for word in words if found[word] in ("ndjson", "parquet")]
    tables = [word for word in words if found[word] in ("csv", "tsv")]
    if asked and not typed and not tables:
        option = asked[0]
        raise UsageError(
            say(
                f"{option} 只能和 -o 文件.ndjson、.csv、.tsv 或 .parquet 一起用",
                f"{option} goes with -o FILE.ndjson, .csv, .tsv or .parquet",
            )
        )
    if tables and (asked or (plain and len(tables) + len(typed) == len(words) and _are_many(sheets))):
        typed = [*typed, *tables]
    rows = [(Path(word), format_) for word in typed if (format_ := found[word]) is not None]
    return RowFiles(rows, [word for word in words if word not in typed])


def refuse_tables(words: Sequence[str]) -> None:
    """Refuse what is rated by another command, or was never meant to be read back.

    Args:
        words: of what is rated.

    Raises:
        UsageError: one of them names a table or rows of results.
    """
    for word in words:
        ending = Path(word).suffix.lower()
        if ending in _TABLES:
            raise UsageError(
                say(
                    f"“{word}”是表格，不是观察表：给表格打分用 rubric table，把表格变成观察表用 rubric sheet import；"
                    "评分结果存成 .json 或 .html 才能再读",
                    f'"{word}" is a table, not a sheet: rubric table rates tables, rubric sheet import makes sheets of '
                    "them; of results, .json and .html can be read back",
                )
            )


def _format(word: str) -> RowFormat | None:
    name = Path(word).name.lower()
    return next((format_ for ending, format_ in _FORMATS.items() if name.endswith(ending)), None)


def _are_many(sheets: Sequence[str]) -> bool:
    from rubric.source.inputs import sheet_files

    return len(sheet_files(sheets)[0]) >= _MANY
