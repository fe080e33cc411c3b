"""`rubric trend` over sheets of one program: pages, files, and the check for a pipeline."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from tests.cli.support import Shell

HEMA = "examples/hema-market.sheet.yaml"


def later(shell: Shell, **changes: str) -> str:
    """A later sheet of the same program, with some lines changed."""
    text = shell.read(HEMA).replace("observed: 2022-03-22", "observed: 2022-09-01")
    for old, new in changes.items():
        assert f"  {old}:\n    value: " in text
        head, tail = text.split(f"  {old}:\n    value: ", 1)
        text = f"{head}  {old}:\n    value: {new}\n{tail.split(chr(10), 1)[1]}"
    return shell.write("later.sheet.yaml", text)


def test_what_moved_and_why(shell: Shell) -> None:
    result = shell.inside("trend", later(shell, scene_person_chat="yes"), HEMA, "--lang", "en")
    assert result.code == 0
    assert "2022-03-22 → 2022-09-01: +22.22 points" in result.out
    assert "+22.22 what was seen is different" in result.out
    assert "Contact the leader" in result.out
    chinese = shell.inside("trend", HEMA, "later.sheet.yaml", "--lang", "zh").out
    assert "看到的变了" in chinese


def test_half_a_year_without_effect(shell: Shell) -> None:
    result = shell.inside("trend", HEMA, later(shell), "--lang", "en", "--fail-on-drop", "0")
    assert (result.code, "unchanged" in result.out) == (0, True)


def test_a_drop_fails(shell: Shell) -> None:
    """The score falls by more than is allowed: 1; by less: 0; a limit that is no number: 2."""
    worse = later(shell, pickup_point="no")
    failed = shell.inside("trend", HEMA, worse, "--fail-on-drop", "1", "--lang", "en", "-o", "t.json")
    assert failed.code == 1
    assert "points lower than before, more than 1" in failed.err
    data = json.loads(shell.read("t.json"))
    assert data["kind"] == "trend"
    assert shell.inside("trend", HEMA, worse, "--fail-on-drop", "50").code == 0
    assert shell.inside("trend", HEMA, worse, "--fail-on-drop", "-1").code == 2
    assert shell.inside("trend", "nowhere.sheet.yaml").code == 2


def test_another_edition_is_told_apart(shell: Shell) -> None:
    """The same answers by a rubric with another weight: all of the change is the rubric's."""
    for edition, weight in (("1", 1), ("2", 3)):
        shell.write(
            f"mine-{edition}.rubric.yaml".replace("1", "a").replace("2", "b"),
            f"rubric: mine\nformat: 1\nedition: '{edition}'\ntitle: Mine\nfacts: {{a: {{ask: A?, answer: yes_no}}, "
            "b: {ask: B?, answer: yes_no}}\ndimensions: {scene: {title: S, criteria: {one: {title: One, "
            f"weight: {weight}, yes_no: a}}, two: {{title: Two, yes_no: b}}}}}}}}\n",
        )
    sheet = "program: shop\nformat: 1\nobserved: {day}\nrubric: ./mine-{name}.rubric.yaml\nanswers: {{a: yes, b: no}}\n"
    shell.write("one.sheet.yaml", sheet.format(day="2026-01-01", name="a"))
    shell.write("two.sheet.yaml", sheet.format(day="2026-02-01", name="b"))
    out = shell.inside("trend", "one.sheet.yaml", "two.sheet.yaml", "--lang", "en").out
    assert "+25.00 the rubric changed" in out


def test_json_fits_its_schema(shell: Shell) -> None:
    schema = json.loads(shell.inside("schema", "trend").out)
    data = json.loads(shell.inside("trend", HEMA, later(shell), "--format", "json").out)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
