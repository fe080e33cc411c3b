"""`rubric sheet agree`: the page, the limit, and sheets that cannot be compared."""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from rubric.source.library import LIBRARY
from rubric.source.schemas import schema_of
from tests.cli.support import Shell

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
FIRST, SECOND = "examples/hema-market.sheet.yaml", "examples/second-observer/hema-market.sheet.yaml"

SHEET = """program: shop
format: 1
rubric: scene-capability-gameplay
observer: {observer}
answers:
  clear_occasion: {level}
  flash_sale: {sale}
  coupon: {sale}
"""

Golden = Callable[[str, str], None]


@LANGS
@pytest.mark.parametrize(("ending", "words"), [("txt", []), ("md", ["--format", "md"])])
def test_page(shared_shell: Shell, golden: Golden, ending: str, words: list[str], lang: str) -> None:
    """Two observers of Hema Market: the page on record."""
    result = shared_shell("sheet", "agree", FIRST, SECOND, "--lang", lang, *words)

    assert (result.code, result.err) == (0, "")
    golden(f"sheet-agree/hema-market.{lang}.{ending}", result.out)


def test_json_is_the_contract(shared_shell: Shell) -> None:
    result = json.loads(shared_shell.inside("sheet", "agree", FIRST, SECOND, "--format", "json").out)

    assert [error.message for error in Draft202012Validator(schema_of("agreement")).iter_errors(result)] == []
    assert (result["kind"], result["schema_version"]) == ("agreement", 1)
    assert [one["name"] for one in result["observers"]] == ["ann", "article"]
    assert (result["shared"], result["programs"][0]["id"]) == (16, "hema-market")
    assert result["families"][0]["family"] == "criteria"


def test_the_order_of_the_sheets_changes_no_number(shared_shell: Shell) -> None:
    one, other = (
        json.loads(shared_shell.inside("sheet", "agree", *files, "--format", "json").out)
        for files in ((FIRST, SECOND), (SECOND, FIRST))
    )

    assert one["families"] == other["families"]
    assert one["observers"] == other["observers"]


def test_folders_and_files_to_write(shell: Shell) -> None:
    """All examples at once: only Hema Market has two observers; results go to files by their ending."""
    folder = ["examples/second-observer", FIRST, "examples/xianyu.sheet.yaml"]
    result = shell(
        "sheet", "agree", *folder, "-r", "community-group-buying", "-o", "a.json", "-o", "a.md", "-o", "a.txt"
    )

    assert (result.code, result.out) == (0, "")
    assert [one["id"] for one in json.loads(shell.read("a.json"))["alone"]] == ["xianyu"]
    assert shell.read("a.md").startswith("# Agreement of observers")
    assert "observed by one person only: Xianyu" in shell.read("a.txt")


@pytest.mark.parametrize(("limit", "code"), [("0.8", 0), ("0.852", 0), ("0.853", 1), ("1", 1)])
def test_fail_under(shared_shell: Shell, limit: str, code: int) -> None:
    """The page is printed whatever the limit says."""
    result = shared_shell.inside("sheet", "agree", FIRST, SECOND, "--fail-under", limit, "--lang", "en")

    assert result.code == code
    assert "alpha 0.852" in result.out
    assert ("below --fail-under" in result.err) == bool(code)


def test_undefined_is_below_every_limit(shell: Shell) -> None:
    for observer in ("ann", "bob"):
        shell.write(f"{observer}.sheet.yaml", SHEET.format(observer=observer, level=2, sale="yes"))
    result = shell.inside("sheet", "agree", "ann.sheet.yaml", "bob.sheet.yaml", "--fail-under", "-1", "--lang", "en")

    assert result.code == 1
    assert "alpha is undefined" in result.out.replace("\n", " ")
    assert "undefined, counts as below" in result.err


@LANGS
def test_one_observer_is_nothing_to_compare(shared_shell: Shell, lang: str) -> None:
    result = shared_shell.inside("sheet", "agree", FIRST, "examples/pinduoduo.sheet.yaml", "-r",
                                 "community-group-buying", "--lang", lang, RUBRIC_LANG=lang)  # fmt: skip

    assert (result.code, result.out) == (2, "")
    assert {"zh": "没有一个小程序有两位观察者", "en": "no program has two observers"}[lang] in result.err
    assert "hema-market: article" in result.err


def test_sheets_of_nobody_and_of_another_rubric_are_reported_with_their_place(shell: Shell) -> None:
    """All of them, before anything is computed."""
    shell.write("one.sheet.yaml", SHEET.format(observer="ann", level=2, sale="yes"))
    shell.write("two.sheet.yaml", SHEET.format(observer="bob", level=2, sale="yes").replace("observer: bob\n", ""))
    other = SHEET.replace("scene-capability-gameplay", "community-group-buying")
    shell.write("three.sheet.yaml", other.format(observer="bob", level=2, sale="yes"))
    result = shell.inside("sheet", "agree", "one.sheet.yaml", "two.sheet.yaml", "three.sheet.yaml", "--lang", "en")

    assert (result.code, result.out) == (2, "")
    assert "two.sheet.yaml:1:1: error[observer-needed]" in result.err
    assert "three.sheet.yaml:3:9: error[rubrics-differ]" in result.err


def test_rubrics_that_differ_in_wording_only_can_be_compared(shell: Shell) -> None:
    """Another edition of the same rubric, in which nothing that scores has changed."""
    text = (LIBRARY / "scene-capability-gameplay.rubric.yaml").read_text("utf-8")
    shell.write("mine/scene-capability-gameplay.rubric.yaml", text.replace('edition: "2026.1"', 'edition: "2026.2"'))
    shell.write("one.sheet.yaml", SHEET.format(observer="ann", level=2, sale="yes"))
    shell.write("mine/two.sheet.yaml", SHEET.format(observer="bob", level=3, sale="no"))
    result = shell.inside("sheet", "agree", "one.sheet.yaml", "mine/two.sheet.yaml", "--lang", "en")

    assert (result.code, result.err) == (0, "")


def test_bad_sheets_and_options_are_told(shell: Shell) -> None:
    shell.write("bad.sheet.yaml", "program: shop\nformat: 1\nanswers:\n  nothing: 1\n")
    bad = shell.inside("sheet", "agree", FIRST, "bad.sheet.yaml", "missing.sheet.yaml", "--lang", "en")

    assert bad.code == 2
    assert "[no-rubric-named]" in bad.err
    assert "[not-found]" in bad.err
    assert shell.inside("sheet", "agree", FIRST, SECOND, "--draws", "-1").code == 2
    assert shell.inside("sheet", "agree", FIRST, SECOND, "--format", "pdf").code == 2


def test_same_bytes_twice(shared_shell: Shell) -> None:
    first, second = (shared_shell("sheet", "agree", FIRST, SECOND, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert first.data == second.data
