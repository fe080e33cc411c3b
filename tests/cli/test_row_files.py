"""Which of the files that `rubric score` writes are rows: of many sheets all, whatever they are written beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubric.cli.row_files import row_files
from tests.cli.support import Shell

MANY = 200


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for number in range(MANY):
        (tmp_path / f"{number}.sheet.yaml").touch()
    return str(tmp_path)


@pytest.mark.parametrize(
    ("words", "plain", "rest"),
    [
        (["a.ndjson", "a.csv", "a.parquet", "a.tsv"], True, []),
        (["a.csv"], True, []),
        (["a.ndjson", "a.csv", "a.html"], True, ["a.csv", "a.html"]),
        (["a.ndjson", "a.csv"], False, ["a.csv"]),
    ],
)
def test_spreadsheets_of_many_sheets_are_rows_unless_pages_are_asked_for_too(
    folder: str, words: list[str], plain: bool, rest: list[str]
) -> None:
    found = row_files(words, [folder], asked=[], plain=plain)
    assert found.rest == rest
    assert sorted(str(path) for path, _ in found.rows) == sorted({*words} - {*rest})


def test_spreadsheets_of_few_sheets_are_pages(folder: str) -> None:
    (Path(folder) / "0.sheet.yaml").unlink()
    assert row_files(["a.ndjson", "a.csv"], [folder], asked=[], plain=True).rest == ["a.csv"]


@pytest.mark.parametrize("name", ["rows.ndjson", "scores.csv", "table.PARQUET", "book.xlsx"])
def test_tables_are_refused_with_the_command_that_reads_them(shell: Shell, name: str) -> None:
    shell.write(name, "program\na\n")
    for words in ((name,), (name, "-o", "more.ndjson")):
        refused = shell.inside("score", *words, "--lang", "en")
        assert (refused.code, f'"{name}" is a table, not a sheet: rubric table rates tables' in refused.err) == (
            2,
            True,
        )
    assert not (shell.folder / "more.ndjson").exists()
