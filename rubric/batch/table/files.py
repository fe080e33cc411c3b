"""The files of a table: what words name, all of one kind, CSV as UTF-8 with as many cells in every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rubric.batch.table.csv_check import checked_csv
from rubric.errors import InputError, UsageError
from rubric.source.inputs import STDIN, table_files
from rubric.source.rules import NO_SHEETS


class FileKind(StrEnum):
    """What a table may be stored as."""

    PARQUET = "parquet"
    CSV = "csv"
    NDJSON = "ndjson"


ENDINGS = {
    ".parquet": FileKind.PARQUET,
    ".csv": FileKind.CSV,
    ".tsv": FileKind.CSV,
    ".ndjson": FileKind.NDJSON,
    ".jsonl": FileKind.NDJSON,
}


@dataclass(frozen=True)
class TableFiles:
    """What is read.

    Attributes:
        kind: of all files.
        names: as they were given.
        paths: to read; where a CSV file had to be put in order, that of a copy.
        separator: of CSV.
        ragged: rows from 0, through all files, that have too many or too few cells.
        encodings: of CSV files that are not UTF-8, by name.
        headings: of CSV, as they stand in the file; empty otherwise.
    """

    kind: FileKind
    names: tuple[str, ...]
    paths: tuple[Path, ...]
    separator: str = ","
    ragged: frozenset[int] = frozenset()
    encodings: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()


def kind_of(path: Path) -> FileKind:
    """What a file's ending stands for.

    Raises:
        UsageError: no table has it.
    """
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        ending, known = path.suffix or path.name, ", ".join(ENDINGS)
        raise UsageError(
            f'unknown kind of table "{ending}": a table\'s name ends in {known}',
            f"不认识的表格类型“{ending}”，表格的文件名以 {known} 结尾",
        )
    return kind


def open_tables(words: Sequence[str], spool: Path) -> TableFiles:
    """Find and look at the files.

    Args:
        words: files and patterns; several files are one table.
        spool: a folder for copies of CSV files that have to be put in order first.

    Raises:
        UsageError: a file cannot be a table, or they are not of one kind.
        InputError: there is no such file.
    """
    names = _names(words)
    paths = [Path(name) for name in names]
    kinds = list(dict.fromkeys(kind_of(path) for path in paths))
    if len(kinds) > 1:
        both = f"{kinds[0]}, {kinds[1]}"
        raise UsageError(f"the files are not of one kind: {both}", f"文件类型不一：{both}；一次只能读一种")
    for path in paths:
        if path.stat().st_size == 0:
            raise UsageError(f"{path} is empty", f"{path} 是空文件")
    if kinds[0] is not FileKind.CSV:
        return TableFiles(kinds[0], tuple(names), tuple(paths))
    return _csv(names, paths, spool)


def _names(words: Iterable[str]) -> list[str]:
    if STDIN in words:
        raise UsageError("a table is read from a file, not from standard input", "表格要从文件读，不能从标准输入读")
    names, findings = table_files(words, tuple(ENDINGS))
    for one in findings:
        if one.code == NO_SHEETS.code:
            folder, known = one.place.file, ", ".join(ENDINGS)
            raise UsageError(
                f'the folder "{folder}" holds no tables ({known})', f"文件夹“{folder}”里没有表格（{known}）"
            )
    if findings:
        raise InputError(findings)
    # What a run that was killed left behind is no table.
    return [name for name in names if not any(part.endswith(".partial") for part in Path(name).parts)]


def _other_columns(path: Path, names: Sequence[str], first: Path, wanted: Sequence[str]) -> UsageError:
    """That a file has other columns than the first one, and which."""
    lacks = [name for name in wanted if name not in names]
    more = [name for name in names if name not in wanted]
    if lacks:
        how, how_zh = f'it has no "{lacks[0]}"', f"没有“{lacks[0]}”"
    elif more:
        how, how_zh = f'it also has "{more[0]}"', f"多出“{more[0]}”"
    else:
        there = next((name for name, other in zip(names, wanted, strict=False) if name != other), names[-1])
        how, how_zh = f'they stand in another order, from "{there}" on', f"次序不同，从“{there}”开始"
    return UsageError(
        f"{path} has other columns than {first}: {how}; the files of one table have the same, in the same order",
        f"{path} 的列和 {first} 不同：{how_zh}；一张表的各个文件要有同样的列，次序也一样",
    )


def _csv(names: list[str], paths: list[Path], spool: Path) -> TableFiles:
    checked = [checked_csv(path, spool / f"copy-{number}.csv") for number, path in enumerate(paths)]
    first = checked[0]
    for path, one in zip(paths, checked, strict=True):
        if one.headings != first.headings:
            raise _other_columns(path, one.headings, paths[0], first.headings)
    ragged, above = set(), 0
    for one in checked:
        ragged |= {above + row for row in one.ragged}
        above += one.rows
    return TableFiles(
        FileKind.CSV,
        tuple(names),
        tuple(one.path for one in checked),
        first.separator,
        frozenset(ragged),
        tuple((name, one.encoding) for name, one in zip(names, checked, strict=True) if one.encoding),
        first.headings,
    )
