"""Mending keeps what is right, undoes what would be worse, and goes on while one fix uncovers the next."""

import pytest

from rubric.model.finding import Edit, Finding, Place, Severity
from rubric.model.text import Text
from rubric.source.fixes import apply, diff
from rubric.source.load import read_sheet_text, top_mapping
from rubric.source.syntax import Lines


def syntax(text: str) -> list[Finding]:
    return top_mapping(text, "f.yaml")[1]


def finding(code: str, *edits: tuple[int, int, int, str], severity: Severity = Severity.WARNING) -> Finding:
    """A finding with edits, each a line, two columns and a text."""
    made = tuple(Edit(Place("f.yaml", line, start, line, end), text) for line, start, end, text in edits)
    return Finding(code=code, severity=severity, place=made[0].place, message=Text(zh="x", en="x"), edits=made)


def test_one_fix_uncovers_the_next() -> None:
    """Seven slips of seven kinds, each behind the one before."""
    bad = (
        "a：1\n"
        'b: "two\n'
        "c:\n\t- d\n"
        "e: [f, g\n"
        "h: @i\n"
        "j: k: l\n"
        "m: 'n\n"
    )  # fmt: skip
    new, applied = apply(bad, syntax(bad))

    assert new == 'a: 1\nb: "two"\nc:\n  - d\ne: [f, g]\nh: "@i"\nj: "k: l"\nm: \'n\'\n'
    assert len(applied) == 7


def test_a_fix_that_breaks_the_text_is_undone() -> None:
    text = "a: 1\nb: no\n"
    good, bad = finding("good", (2, 4, 6, '"no"')), finding("bad", (1, 4, 5, "["))

    assert apply(text, [bad]) == (text, [])
    assert apply(text, [bad, good]) == ('a: 1\nb: "no"\n', [good])


def test_a_fix_that_brings_another_error_is_undone() -> None:
    """A key that is already there is not written a second time."""
    text = "program: p\nformat: 1\nformt: 1\nanswers: {}\n"

    def check(new: str) -> list[Finding]:
        return read_sheet_text(new, "f.yaml").findings

    assert [one.code for one in check(text)] == ["unknown-key"]
    assert check(text)[0].edits
    assert apply(text, check(text), check) == (text, [])


def test_edits_that_overlap_are_not_done_at_once() -> None:
    text = "a: bcd\n"
    one, two = finding("one", (1, 4, 6, "xy")), finding("two", (1, 5, 7, "z"))

    assert apply(text, [one, two]) == ("a: xyd\n", [one])


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a：1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("# x\r\n\r\na：1 # y\r\nb: 2", "# x\r\n\r\na: 1 # y\r\nb: 2"),
        ("a: 1\n\n\n# 全角：，\nb：2   \n\n", "a: 1\n\n\n# 全角：，\nb: 2   \n\n"),
        ("a: 😀\nb：😀 x\n", "a: 😀\nb: 😀 x\n"),
        ("a: x\u2028b：2\nc: 3\n", "a: x\u2028b: 2\nc: 3\n"),
    ],
)
def test_all_else_stays(text: str, new: str) -> None:
    """Line ends, comments, blank lines, spaces at the end of lines, characters outside the first plane."""
    assert apply(text, syntax(text))[0] == new


def test_nothing_to_do() -> None:
    assert apply("a: 1\n", []) == ("a: 1\n", [])
    assert apply("", []) == ("", [])


def test_diff() -> None:
    assert diff("a: 1\nb: 2\n", "a: 1\nb: 3\n", "f.yaml") == (
        "--- f.yaml\n+++ f.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n"
    )
    assert diff("a", "b", "f") == (
        "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
    )
    assert diff("a\n", "a\n", "f") == ""


def test_lines() -> None:
    """Indexes and places are each other's reverse, whatever ends the lines."""
    text = "ab\r\nc\rd\u2028\x85ef\n"
    lines = Lines(text, "f")

    assert [lines[number] for number in range(len(lines))] == ["ab", "c", "d", "", "ef", ""]
    for start in range(len(text)):
        if text[start] not in "\r\n\u2028\x85":
            assert lines.span(lines.place(start, start + 1)) == (start, start + 1)
    assert lines.span(Place("f", 99, 1, 99, 5)) == (len(text), len(text))
    assert lines.span(Place("f", 1, 99, 1, 120)) == (2, 2)
