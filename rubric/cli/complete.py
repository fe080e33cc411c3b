"""What the shell offers for ids and paths; anything that goes wrong offers nothing."""

from __future__ import annotations

from pathlib import Path

from rubric.errors import RubricError

_ENDINGS = (".yaml", ".yml", ".json", ".html")
_ROWS = (".parquet", ".csv", ".tsv", ".ndjson", ".jsonl")
_TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


def rubrics(incomplete: str) -> list[str]:
    """Ids of rubrics beside and shipped, and YAML files."""
    from rubric.source.library import known_ids

    return [*_starting(known_ids(Path()), incomplete), *files(incomplete)]


def files(incomplete: str) -> list[str]:
    """YAML files and folders that a word may go on to."""
    return _files(incomplete, _ENDINGS)


def tables(incomplete: str) -> list[str]:
    """Workbooks, CSV files and folders that a word may go on to."""
    return _files(incomplete, _TABLES)


def row_tables(incomplete: str) -> list[str]:
    """Tables of programs and folders that a word may go on to."""
    return _files(incomplete, _ROWS)


def _files(incomplete: str, endings: tuple[str, ...]) -> list[str]:
    path = Path(incomplete)
    folder = path if incomplete.endswith("/") else path.parent
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    names = [f"{one}/" if one.is_dir() else str(one) for one in inside if one.is_dir() or one.suffix in endings]
    return _starting(names, incomplete)


def ids(incomplete: str) -> list[str]:
    """Ids of the items of the shipped rubrics, and codes of findings."""
    from rubric.lint.codes import ALL_CODES
    from rubric.source.library import shipped
    from rubric.source.load import read_rubric
    from rubric.source.parts import Parts

    found: list[str] = []
    for name in shipped():
        try:
            found += [id_ for id_, _ in Parts(read_rubric(name).use()).ids]
        except RubricError:
            continue
    return _starting([*dict.fromkeys(found), *ALL_CODES], incomplete)


def _starting(words: list[str] | tuple[str, ...], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
