"""YAML text to plain data: what scalars mean, and where everything stands."""

from decimal import Decimal
from typing import Any

import pytest

from rubric.model.finding import Place
from rubric.source.document import MAX_DEPTH, Mapping, Sequence
from rubric.source.parse import parse


def read(text: str) -> Any:
    """The data of a text that nothing is wrong with."""
    root, findings = parse(text, "f.yaml")
    assert findings == []
    return root


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("Yes", "Yes"),
        ("是", "是"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("2024-01-01", "2024-01-01"),
        ("1.2.3", "1.2.3"),
        ("+1-555", "+1-555"),
        ("010", 10),
        ("-0", 0),
        ("+7", 7),
        ("0o10", 8),
        ("0x1F", 31),
        ("0b1", "0b1"),
        ("0o8", "0o8"),
        ("1e3", Decimal("1e3")),
        ("1.50", Decimal("1.50")),
        (".5", Decimal(".5")),
        ("5.", Decimal(5)),
        ("-1.5E-3", Decimal("-0.0015")),
        (".inf", Decimal("Infinity")),
        ("-.INF", Decimal("-Infinity")),
        ("inf", "inf"),
        ("nan", "nan"),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("", None),
        ("=", "="),
        (".", "."),
        ("-", None),
    ],
)
def test_plain_scalars(written: str, meant: object) -> None:
    """Plain scalars follow the YAML 1.2 core schema; numbers with a fraction keep their digits."""
    value = read(f"key: {written}\n" if written != "-" else "key:\n")["key"]

    assert value == meant
    assert type(value) is type(meant)
    assert str(value) == str(meant)


def test_not_a_number() -> None:
    """NaN is read as such, for the checks to refuse."""
    assert read("key: .nan\n")["key"].is_nan()


@pytest.mark.parametrize("written", ["'1'", '"1"', "|-\n  1", ">-\n  1"])
def test_quoted_scalars_are_text(written: str) -> None:
    """What is quoted, or in a block, is text whatever it looks like."""
    assert read(f"key: {written}\n") == {"key": "1"}


def test_keys_are_text() -> None:
    """Keys keep the letters that they are written with."""
    assert list(read("1: a\nno: b\n1.50: c\n~: d\n2024-01-01: e\n")) == ["1", "no", "1.50", "~", "2024-01-01"]


def test_numbers_too_long_for_python_are_read() -> None:
    """A number of thousands of digits is no error here, and takes no time."""
    assert read(f"key: {'9' * 5000}\n")["key"] == Decimal("9" * 5000)


def test_places_of_keys_and_values() -> None:
    """Lines and columns count from 1, columns in characters; the end is exclusive."""
    root = read("程序: 盒马\nlist:\n  - 团长: 在\n  - {a: 12, b: [x, 'y z']}\n")
    second = root["list"][1]

    assert root.key_place("程序") == Place("f.yaml", 1, 1, 1, 3)
    assert root.value_place("程序") == Place("f.yaml", 1, 5, 1, 7)
    assert root["list"][0].value_place("团长") == Place("f.yaml", 3, 9, 3, 10)
    assert root["list"].item_place(1)[1:3] == (4, 5)
    assert second.key_place("b") == Place("f.yaml", 4, 13, 4, 14)
    assert second["b"].item_place(1) == Place("f.yaml", 4, 20, 4, 25)


def test_containers_are_plain_ones_too() -> None:
    """Mappings and lists are a dict and a list for everybody who does not ask where things stand."""
    root = read("a: [1, {b: c}]\n")

    assert isinstance(root, Mapping)
    assert isinstance(root["a"], Sequence)
    assert root == {"a": [1, {"b": "c"}]}


def test_places_after_windows_line_ends() -> None:
    """A carriage return takes no line of its own."""
    assert read("a: 1\r\n\r\nb: 2\r\n").key_place("b")[1:3] == (3, 1)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "~\n", "\n\n"])
def test_nothing_there(text: str) -> None:
    """An empty document is no data and no mistake of YAML's."""
    assert read(text) is None


def codes(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(one.code, one.place.line, one.place.column) for one in parse(text, "f.yaml")[1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, 'b': 2}\n", [("duplicate-key", 1, 11)]),
        ("a: &x 1\nb: *x\n", [("yaml-reference", 1, 4), ("yaml-reference", 2, 4)]),
        ("a: &x {b: 1}\n", [("yaml-reference", 1, 4)]),
        ("a: !!str 1\nb: !x [1]\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4)]),
        ("&k a: 1\n", [("yaml-reference", 1, 1)]),
        ("a: {<<: {b: 1}}\n", [("yaml-merge-key", 1, 5)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("? {a: b}\n: 1\n", [("key-not-text", 1, 3)]),
        ("{[a]: 1}\n", [("key-not-text", 1, 2)]),
    ],
)
def test_refused(text: str, found: list[tuple[str, int, int]]) -> None:
    """What the dialect leaves out is reported at its place."""
    assert codes(text) == found


def test_reading_goes_on_after_a_finding() -> None:
    """Tags, references and doubled keys do not hide what comes later; the first value of a key stays."""
    root, findings = parse("a: !x 1\na: 2\nb: &y 3\nc: [4]\n", "f.yaml")

    assert [one.code for one in findings] == ["yaml-tag", "duplicate-key", "yaml-reference"]
    assert root == {"a": "1", "b": 3, "c": [4]}
    assert findings[1].also == (Place("f.yaml", 1, 1, 1, 2),)


def test_quoted_merge_key_is_a_key() -> None:
    """Quotes make `<<` a key like any other."""
    assert read("'<<': 1\n") == {"<<": 1}


def test_depth() -> None:
    """64 levels are read, the next one is too deep."""
    fits = "[" * MAX_DEPTH + "]" * MAX_DEPTH

    assert codes(fits) == []
    assert codes(f"[{fits}]") == [("too-deep", 1, MAX_DEPTH + 1)]


def test_number_of_values() -> None:
    """More than half a million values are refused, not kept."""
    assert [code for code, _, _ in codes("[" + "1,\n" * 500_001 + "]")] == ["too-many-nodes"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{a: [1, 2]}", []),
        ("{a: [1, 2], b: 3, c: 4}", [("too-many-nodes", 1, 19)]),
        ("{a: [1], b: [2], c: [3]}", [("too-many-nodes", 1, 15)]),
        ("{a: [1, 2, 3, 4, 5]}", [("too-many-nodes", 1, 18)]),
    ],
)
def test_too_many_nodes_are_told_where_they_become_too_many(
    text: str, found: list[tuple[str, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The starts and ends of the file and of the document count; what has ended does not."""
    monkeypatch.setattr("rubric.source.parse.MAX_NODES", 9)

    assert codes(text) == found
