"""Texts read without marks: the same data as with them, and the same marks when somebody asks."""

import random
from typing import Any

import pytest

from rubric.source.document import Mapping, Sequence
from rubric.source.parse import parse
from tests.support import EXAMPLES, ROOT

FILES = sorted([*EXAMPLES.rglob("*.yaml"), *(ROOT / "rubric" / "library").rglob("*.yaml")])


def places(node: Any) -> Any:
    """Where everything stands, in the shape of the data."""
    if isinstance(node, Mapping):
        return (
            node.start.start_mark.index,
            node.end.end_mark.index,
            [(node.key_place(key), node.value_place(key), places(part)) for key, part in node.items()],
        )
    if isinstance(node, Sequence):
        own = [(node.item_place(index), places(part)) for index, part in enumerate(node)]
        return node.start.start_mark.index, node.end.end_mark.index, own
    return type(node), node


def same(text: str) -> None:
    marked, told = parse(text, "x.yaml")
    plain, told_too = parse(text, "x.yaml", quick=True)
    assert told_too == told
    assert plain == marked
    assert places(plain) == places(marked)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_read_without_marks_are_those_read_with_them(path: Any) -> None:
    same(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a",
        "12.50",
        "- [a, {b: 1, c: [yes, 0x1f, ~]}]\n- 'no'\n",
        "{a: 1, a: 2}",
        "a: &x 1\nb: *x\n",
        "&x a: 1\n",
        "a: &x [1]\n",
        "a: !!str 1\n",
        "!t a: 1\n",
        "- !t 1\n",
        "<<: {a: 1}\n",
        "'<<': 1\n",
        "a: 1\n---\nb: 2\n",
        "? [a, b]\n: 1\n",
        "a: {b: [1, 2}\n",
        "a: b: c\n",
        "a:\n\t- b\n",
        "[" * 70 + "]" * 70,
        "- " * 65 + "a\n",
        "\n".join(f"{'  ' * depth}a:" for depth in range(70)),
    ],
)
def test_what_is_odd_is_told_as_it_is_with_marks(text: str) -> None:
    same(text)


def test_damaged_files_are_told_as_they_are_with_marks() -> None:
    rng = random.Random(3)  # noqa: S311
    text = (EXAMPLES / "hema-market.sheet.yaml").read_text("utf-8")
    for _ in range(150):
        at, to = sorted(rng.choices(range(len(text)), k=2))
        piece = rng.choice([":", "\n", "{", "]", "'", "&a ", "*a", "!t ", "<<: 1\n", "  ", "# ", "program: x\n"])
        same(text[:at] + piece + text[min(to, at + 5) :])


def test_too_many_nodes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rubric.source.parse.MAX_NODES", 9)
    monkeypatch.setattr("rubric.source.plain.MAX_NODES", 9)
    for text in ("{a: [1, 2], b: 3, c: 4}", "[1, 2, 3]", "{a: [1, 2, 3, 4, 5, 6, 7, 8, 9]}"):
        same(text)


def test_a_part_that_outlives_the_whole_still_knows_where_it_stands() -> None:
    part = parse("a: {b: [1, {c: 2}]}\n", "x.yaml", quick=True)[0]["a"]["b"][1]
    assert part.key_place("c")[:3] == ("x.yaml", 1, 13)
    with pytest.raises(AttributeError):
        _ = part.other
