"""Plain values that YAML 1.1 reads otherwise are warned of where that matters, and quoted."""

import pytest
import yaml

from rubric.model.finding import Finding, Severity
from rubric.source.fixes import apply
from rubric.source.parse import parse
from rubric.source.traps import TEXT_KEYS, find_traps


def traps(text: str) -> list[Finding]:
    root, found = parse(text, "f.yaml")
    assert found == []
    return find_traps(root, text, "f.yaml")


@pytest.mark.parametrize(
    ("text", "code", "column", "good"),
    [
        ("title: no", "yaml-1-1-word", 8, 'title: "no"'),
        ("title: {zh: Yes, en: b}", "yaml-1-1-word", 13, 'title: {zh: "Yes", en: b}'),
        ("levels: {0: no, 1: {text: b}}", "yaml-1-1-word", 13, 'levels: {0: "no", 1: {text: b}}'),
        ("options: [on, of]", "yaml-1-1-word", 11, 'options: ["on", of]'),
        ("options: {on: a, of: b}", "yaml-1-1-word", 11, 'options: {"on": a, of: b}'),
        ("value: off # yes", "yaml-1-1-word", 8, 'value: "off" # yes'),
        ("attributes: {a: y}", "yaml-1-1-word", 17, 'attributes: {a: "y"}'),
        ("at: 12:30", "yaml-1-1-time", 5, 'at: "12:30"'),
        ("at: 190:20:30", "yaml-1-1-time", 5, 'at: "190:20:30"'),
        ("version: 010", "leading-zero", 10, 'version: "010"'),
        ("weight: 010", "leading-zero", 9, "weight: 10"),
        ("name: 1_000", "number-with-underscore", 7, 'name: "1_000"'),
        ("version: 1e3", "number-with-exponent", 10, 'version: "1e3"'),
        ("weight: 1.5e3", "number-with-exponent", 9, "weight: 1500"),
        ("version: 1.10", "trailing-zero", 10, 'version: "1.10"'),
        ("edition: 2026.10", "trailing-zero", 10, 'edition: "2026.10"'),
    ],
)
def test_trap(text: str, code: str, column: int, good: str) -> None:
    """One warning at the value, and the quoted form, or the plain number where a number belongs."""
    (found,) = traps(f"a: b\n{text}\n")

    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert (found.place.line, found.place.column) == (2, column)
    assert apply(f"a: b\n{text}\n", [found])[0] == f"a: b\n{good}\n"
    assert traps(f"{good}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "answers: {flash_sale: yes, coupon: no, title: no}",
        "answers: {a: {value: yes}}",
        "given: {name: no}",
        "observed: 2022-03-22",
        "weight: 1.50",
        "weight: 0.10",
        "weight: 1.0e+3",
        "points: {0: 0, 10: 100}",
        "levels: {0: a, 1: b}",
        "off: {because: x}",
        "facts: {n: {ask: a}}",
        'title: "no"',
        "title: 'on'",
        "title: no play",
        "title: >-\n  no\n",
        "at: 09:30",
        "at: page 12:30",
        "# title: no",
        "why: a\n  on\n  12:30",
        '{"title": 1e3}',
    ],
)
def test_no_trap(text: str) -> None:
    """Answers, dates, numbers, keys of the format and what is quoted mean the same everywhere."""
    assert traps(f"{text}\n" if text.startswith("{") else f"a: b\n{text}\n") == []


@pytest.mark.parametrize("value", ["no", "On", "12:30", "010", "1_000", "1.10"])
def test_trap_is_one(value: str) -> None:
    """PyYAML, which reads YAML 1.1, gives other data than we do; for the quoted form it does not."""
    text = f"title: {value}\n"
    new, _ = apply(text, traps(text))

    assert str(yaml.safe_load(text)["title"]) != value
    assert yaml.safe_load(new)["title"] == value == parse(new, "")[0]["title"]


def test_text_keys_are_texts() -> None:
    """The keys that hold texts are those of the models, apart from keys whose value is checked closely."""
    from rubric.model.rubric import Band, Criterion, Example, Fact, Gate, Group, Level, Rubric
    from rubric.model.sheet import Answer, Claim, Evidence, Sheet

    models = (Rubric, Fact, Group, Criterion, Level, Gate, Band, Example, Sheet, Answer, Claim, Evidence)
    texts = {
        field.alias or name
        for model in models
        for name, field in model.model_fields.items()
        if "Text" in str(field.annotation) or (field.annotation in (str, str | None) and field.metadata)
    }

    others = {"rubric", "program", "extends", "sheet", "id", "date", "source", "like", "options", "references"}
    assert texts - others <= TEXT_KEYS
