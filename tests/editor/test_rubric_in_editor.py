"""A rubric in the real yaml-language-server."""

import pytest

from rubric.source.library import LIBRARY
from rubric.source.schemas import schema_of
from tests.editor.desk import ERROR, Desk
from tests.support import EXAMPLES

HEAD = "rubric: a\nformat: 1\ntitle: x\n"
BODY = HEAD + "facts:\n  f: {ask: q, answer: yes_no}\ndimensions:\n  d:\n    title: D\n    criteria:\n"
SHIPPED = sorted([*LIBRARY.rglob("*.rubric.yaml"), *EXAMPLES.rglob("*.rubric.yaml")])


@pytest.fixture(scope="module")
def line(desk: Desk) -> str:
    """The line that points to the schema."""
    return desk.schema("rubric.json", schema_of("rubric"))


def test_shipped_rubrics_are_fine(desk: Desk, line: str) -> None:
    found = {path.name: desk.problems(line + path.read_text("utf-8")) for path in SHIPPED}

    assert "community-group-buying.rubric.yaml" in found  # one that extends another
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_keys_of_a_criterion_are_suggested(desk: Desk, line: str) -> None:
    found = desk.suggestions(line + BODY + "      c:\n        title: t\n        ‸\n")

    keys = {"why", "how", "weight", "when", "may_not_apply", "levels", "yes_no", "number", "checklist", "improve"}
    assert keys <= found.keys()
    assert "title" not in found  # it is there
    assert found["weight"].inserts == "weight: ${1:1}"
    assert found["why"].inserts == 'why: {zh: "$1", en: "$2"}'
    assert not any("null" in one.inserts for one in found.values())


def test_whole_items_are_suggested(desk: Desk, line: str) -> None:
    criteria = desk.suggestions(line + BODY + "      ‸\n")
    facts = desk.suggestions(line + HEAD + "facts:\n  ‸\n")
    gates = desk.suggestions(line + HEAD + "gates:\n  ‸\n")
    bands = desk.suggestions(line + HEAD + "bands:\n  - ‸\n")
    levels = desk.suggestions(line + BODY + "      c:\n        levels:\n          ‸\n")

    for scale in ("levels", "levels + when", "yes_no", "number", "checklist"):
        (one,) = (one for label, one in criteria.items() if label.startswith(f"new criterion ({scale})"))
        assert scale.split()[0] in one.inserts
    for kind in ("yes_no", "count", "number", "choice"):
        (one,) = (one for label, one in facts.items() if label.startswith(f"new fact ({kind})"))
        assert f"answer: {kind}\n" in one.inserts
    assert any(label.startswith("new gate") for label in gates)
    assert any(label.startswith("new band") for label in bands)
    assert any(label.startswith("new level + when") for label in levels)


def test_words_are_suggested(desk: Desk, line: str) -> None:
    found = desk.suggestions(line + HEAD + "facts:\n  d: {ask: q, answer: ‸}\n")

    assert found.keys() == {"yes_no", "count", "number", "choice"}
    assert found["yes_no"].text == "是或否 / yes or no"


def test_hover_explains_a_key(desk: Desk, line: str) -> None:
    shown = desk.hover(line + BODY + "      c: {title: t, yes_no: f, ‸may_not_apply: yes}\n")

    assert shown.startswith("#### 可以不适用 / may not apply\n")
    assert "观察者就可以回答“不适用”" in shown
    assert "With yes an observer may answer" in shown


@pytest.mark.parametrize(("criterion", "marked", "message"), [
    ("{title: t, yes_no: f, wieght: 2}", "wieght", "Property wieght is not allowed."),
    ("{title: t, weight: 2}", "c",
     "缺刻度：levels、yes_no、number、checklist 选一种 / a scale is missing: one of levels, yes_no, number, checklist"),
    ("{title: t, levels: [a, b]}", "[a, b]", 'Incorrect type. Expected "等级 / levels".'),
    ("{title: t, levels: {0: a, 1: b}, yes_no: f}", "yes_no", "刻度只能有一种 / one scale only"),
    ("{title: t, levels: {0: a, one: b}}", "one", "等级用 0 起的整数 / levels are numbered from 0"),
    ("{title: t, yes_no: {anny: [f]}}", "anny",
     "不是条件：写 id，或 any、all、none、not … / not a condition: an id, or any, all, none, not …"),
    ("{title: t, yes_no: {program: vertical}}", "yes_no",
     "缺比较：is、in 选一个 / a comparison is missing: one of is, in"),
    ("{title: t, yes_no: F}", "F",
     "id 用小写字母、数字和下划线，字母开头 / an id has lower-case letters, digits and _, and starts with a letter"),
    ("{title: t, yes_no: f, weight: -1}", "-1", "Value is below the minimum of 0."),
    ("{title: t, yes_no: f, may_not_apply: maybe}", "maybe", "写 yes 或 no / write yes or no"),
    ("{title: [t], yes_no: f}", "[t]", "写文字，或 {zh: …, en: …} / a text, or {zh: …, en: …}"),
    ("{title: {zn: t}, yes_no: f}", "zn", "Property zn is not allowed."),
])  # fmt: skip
def test_a_mistake_is_one_error(desk: Desk, line: str, criterion: str, marked: str, message: str) -> None:
    (found,) = desk.problems(f"{line}{BODY}      c: {criterion}\n")

    assert (found.marked, found.message, found.severity) == (marked, message, ERROR)


def test_extending_rubric_need_not_repeat(desk: Desk, line: str) -> None:
    text = line + HEAD + (
        "extends: b\nfacts:\n  f: {ask: q}\ndimensions:\n  d:\n    criteria:\n      c: {weight: 2, wieght: 3}\n"
        "      g: {combine: weakest}\n      l: {levels: {3: {when: f}}}\ngates:\n  h: {cap: {total: 3}}\n"
        "bands:\n  - {id: x, from: 10}\n  - {from: 20}\n"
    )  # fmt: skip
    found = desk.problems(text)

    assert [(one.marked, one.message) for one in found] == [
        ("wieght", "Property wieght is not allowed."),
        ("{", 'Missing property "id".'),
    ]
