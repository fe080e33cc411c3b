"""Texts that spreadsheet programs leave alone, the way back, and CSV."""

import csv
from decimal import Decimal
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rubric.model.cells import csv_text, number_text, safe_cell, unsafe_cell

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＠SUM(A1)", "'=1"]

texts = st.text(st.one_of(st.sampled_from("'=+-@＝＋－＠ \t\r\n"), st.characters(codec="utf-8")))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_may_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "盒马", "a=b", "'90s", "it's =1", "1-2", "…-1", "\u202e=1", "5", "http://x/?a=-1"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text
    assert unsafe_cell(text) == text


@given(texts)
@example("''=1")
def test_there_is_a_way_back(text: str) -> None:
    assert unsafe_cell(safe_cell(text)) == text
    assert safe_cell(text).lstrip(" \u3000")[:1] not in tuple("=+-@＝＋－＠\t\r\n")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (-5, "-5"),
        (100, "100"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(1, 2_000_000), "0"),
        (Fraction(3, 2_000_000), "0.000002"),
        (Fraction(-1, 10**9), "0"),
        (Decimal("12.50"), "12.5"),
        (10**20, "1" + "0" * 20),
    ],
)
def test_numbers_are_plain(number: int | Decimal | Fraction, text: str) -> None:
    assert number_text(number) == text


@given(st.lists(st.lists(texts, min_size=2, max_size=4), min_size=1))
def test_csv_can_be_read_back(rows: list[list[str]]) -> None:
    read = csv.reader(StringIO(csv_text(rows), newline=""))
    assert [[unsafe_cell(cell) for cell in row] for row in read] == rows


def test_csv_is_written_for_excel() -> None:
    assert csv_text([["id", "名称"], [Fraction(5, 2), None], ["a,b", 'say "hi"']]) == (
        'id,名称\r\n2.5,\r\n"a,b","say ""hi"""\r\n'
    )
    assert csv_text([["a\tb", "c,d"]], "\t") == '"a\tb"\tc,d\r\n'
