"""Which of the files that `rubric score` writes are rows: of many sheets all, whatever they are written beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubric.cli.row_files import row_files

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
