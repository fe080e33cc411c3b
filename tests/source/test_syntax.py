"""Slips that are no valid YAML, explained in both languages to somebody who never heard of tokens."""

import re

import pytest

from rubric.model.text import Lang
from rubric.source.parse import parse


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c\n", 1),
        ("a:1\nb: 2\n", 1),
        ("a：1\nb: 2\n", 1),
        ('a: "b\nc: d\n', 1),
        ("a: 'it's'\n", 1),
        ('a: "b" c\n', 1),
        ("a: {b: c\nd: e\n", 1),
        ("a: [b, c}\n", 1),
        ("a:\n\tb: 1\n", 2),
        ("a:\n  b: 1\n c: 2\n", 3),
        ("a: @b\n", 1),
        ("a: `b`\n", 1),
        ("a: %b\n", 1),
        ('a: "\\q"\n', 1),
        ("a:\n  - b\n  c: d\n", 3),
        ("a: b\nc\n", 2),
        ("a:\n  b: 1\n\tc: 2\n", 3),
        ("a: - b\n", 1),
        ("a: [b,,c]\n", 1),
        ("a: * b\n", 1),
        ("a: |b\n", 1),
        ("a: 1\n...\nb: 2\n", 2),
    ],
)
def test_slip_is_explained(text: str, line: int) -> None:
    """One finding on the line at fault or just after it, in Chinese for Chinese, with what to do about it."""
    root, (found,) = parse(text, "f.yaml")

    assert root is None
    assert found.place.line in (line, line + 1)
    assert not re.search("[a-z]{3,} [a-z]{3,}", found.message.get(Lang.ZH))
    assert found.help is not None


@pytest.mark.parametrize(("text", "column"), [("a: [1\n", 4), ('a: "b\n\n\n', 4), ("{a: 1\n", 1), ("a: {b\n\n\n", 4)])
def test_place_lies_inside_the_file(text: str, column: int) -> None:
    """What is never closed is shown where it was opened, not behind the end."""
    (found,) = parse(text, "f.yaml")[1]

    assert (found.place.line, found.place.column) == (1, column)
