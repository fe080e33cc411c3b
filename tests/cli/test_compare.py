"""`rubric compare` on real sheets: what it says, in which formats, and when it refuses."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from tests.cli.support import Shell

HEMA, PINDUODUO, SHIHUITUAN = (f"examples/{name}.sheet.yaml" for name in ("hema-market", "pinduoduo", "shihuituan"))
BY = ("-r", "community-group-buying", "--lang", "en")


def test_why_pinduoduo_plays_better_and_what_is_not_settled(shell: Shell) -> None:
    out = " ".join(shell.inside("compare", PINDUODUO, HEMA, *BY).out.split())
    assert "Gameplay: Pinduoduo against Hema Market +89.29" in out
    assert "Sharing at every step: known of Pinduoduo only, 4/4" in out
    assert "which is higher is not settled" in out
    assert "Without a verdict: Pinduoduo." in out
    assert "What to look at first" in out
    assert out.count("Pinduoduo: ") >= 2


def test_side_by_side_and_saved_results(shell: Shell) -> None:
    """A saved result stands for its sheet, and JSON holds every line exactly."""
    assert shell.inside("score", SHIHUITUAN, "-o", "s.json").code == 0
    from_sheets = shell.inside("compare", HEMA, SHIHUITUAN, "--format", "json")
    from_saved = shell.inside("compare", HEMA, "s.json", "--format", "json")
    data, again = json.loads(from_sheets.out), json.loads(from_saved.out)
    assert data["pairs"] == again["pairs"]
    assert data["kind"] == "comparison"
    capability = next(one for one in data["pairs"][0]["differences"] if one["path"] == "capability")
    assert round(sum(line["points"] for line in capability["lines"]), 4) == round(capability["points"], 4)


def test_chinese_and_files(shell: Shell) -> None:
    result = shell.inside("compare", HEMA, SHIHUITUAN, "--lang", "zh", "-o", "c.md", "-o", "c.txt", "-o", "c.json")
    assert result.code == 0
    assert result.out == ""
    assert "联系团长：“盒马集市”0/1" in shell.read("c.md")
    assert "定不下来" in shell.read("c.txt")


def test_refusals(shell: Shell) -> None:
    one = shell.inside("compare", HEMA, "--lang", "en")
    assert (one.code, "two sheets are needed" in one.err) == (2, True)
    mixed = shell.inside("compare", HEMA, PINDUODUO, "--lang", "en", RUBRIC_LANG="en")
    assert mixed.code == 2
    assert "rated by rubrics that score differently" in mixed.err
    assert "-r RUBRIC" in mixed.err
    assert shell.inside("compare", HEMA, "nowhere.sheet.yaml").code == 2


def test_verbose_shows_every_criterion(shell: Shell) -> None:
    out = shell.inside("compare", HEMA, SHIHUITUAN, "-v", "--lang", "en").out
    assert "more lines" not in out
    assert "  Contact the leader" in out


def test_json_fits_its_schema(shell: Shell) -> None:
    schema = json.loads(shell.inside("schema", "comparison").out)
    data = json.loads(shell.inside("compare", HEMA, SHIHUITUAN, "--format", "json").out)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


def test_saved_results_are_not_rated_again(shell: Shell) -> None:
    """Asked to rate a result by another rubric or on a supposition, the command says that it cannot."""
    shell.inside("score", SHIHUITUAN, HEMA, "-o", "s.json")
    same = shell.inside("compare", "s.json", "-r", "community-group-buying")
    other = shell.inside("compare", "s.json", "-r", "scene-capability-gameplay", "--lang", "en")
    supposed = shell.inside("score", "s.json", "--set", "coupon=yes", "--lang", "en")
    assert same.code == 0
    assert (other.code, "[result-by-other-rubric]" in other.err) == (2, True)
    assert (supposed.code, "--set needs a sheet" in supposed.err) == (2, True)


def test_two_sheets_about_one_program_are_told_apart(shell: Shell) -> None:
    """By what differs between them; what to look at next names the sheet that lacks it."""
    second = "examples/second-observer/hema-market.sheet.yaml"
    out = shell.inside("compare", HEMA, second, "--lang", "en").out
    assert "Hema Market [2022-03-22]" in out
    assert "Hema Market [2022-04-02]" in out
    copy = shell.write("copy.sheet.yaml", shell.read(HEMA))
    assert f"Hema Market [{copy}]" in shell.inside("compare", HEMA, copy, "--lang", "en").out
    data = json.loads(shell.inside("compare", HEMA, second, "--format", "json").out)
    asked = {one["id"]: one["of"] for one in data["pairs"][0]["observe"]}
    assert asked.get("share_steps", 0) == 0


def test_negative_differences_add_up_as_printed(shell: Shell) -> None:
    second = "examples/second-observer/hema-market.sheet.yaml"
    data = json.loads(shell.inside("compare", HEMA, second, "--format", "json").out)
    for one in data["pairs"][0]["differences"]:
        if one["points"] is not None:
            cents = [round(float(line["shown"]) * 100) for line in one["lines"]]
            assert sum(cents) == round(float(one["shown"]) * 100)
