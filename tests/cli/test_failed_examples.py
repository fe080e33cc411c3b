"""`rubric test`: an example that does not come out is a finding at the expectation itself."""

import json

import pytest

from tests.cli.pages import unwrapped
from tests.cli.support import Result, Shell

FILE = "./shop.rubric.yaml"
RUBRIC = """\
rubric: shop
format: 1
title: {zh: 小店, en: Shop}
facts:
  sale: {title: {zh: 秒杀, en: Sale}, ask: {zh: 有吗, en: Is there one}, answer: yes_no}
  coupon: {title: {zh: 券, en: Coupon}, ask: {zh: 有吗, en: Is there one}, answer: yes_no}
dimensions:
  play:
    title: {zh: 玩法, en: Play}
    criteria:
      variety:
        title: {zh: 花样, en: Variety}
        levels:
          0: {zh: 没有, en: None}
          1: {text: {zh: 有, en: Some}, when: {all: [sale, coupon]}}
gates:
  loud: {title: {zh: 太吵, en: Too loud}, when: sale, cap: {total: 40}, because: {zh: 规则, en: Rules}}
bands:
  - {id: low, from: 0, title: {zh: 低, en: Low}}
  - {id: high, from: 60, title: {zh: 高, en: High}}
examples:
  - {name: {zh: 只有券, en: Coupon only}, given: {sale: no, coupon: yes}, expect: {variety: 1, loud: clear}}
  - name: {zh: 都有, en: Both}
    given: {sale: yes, coupon: yes}
    expect:
      variety: 1
      band: high
"""


@pytest.fixture
def shop(shell: Shell) -> Shell:
    shell.write("shop.rubric.yaml", RUBRIC)
    return shell


def heads(result: Result) -> list[str]:
    """The first lines of the findings, without the file."""
    return [line.partition(":")[2] for line in result.out.splitlines() if "[example-failed]" in line]


def test_place_and_reason(shop: Shell) -> None:
    """Each expectation that fails is pointed at, with what decided it; the count closes the page."""
    result = shop.inside("test", FILE)

    assert (result.code, result.err) == (1, "")
    assert heads(result) == [
        '22:90: error[example-failed]: example "Coupon only": "variety" expected 1, came out 0',
        '27:13: error[example-failed]: example "Both": "band" expected high, came out low',
    ]
    assert "27 |       band: high\n   |             ^^^^\n" in result.out
    assert "level 1 needs Sale ✗ and Coupon ✓" in unwrapped(result.out, "en")
    assert "= total 40.00, Coverage 100%; Play 100.00; Too loud: total at most 40.00" in result.out
    assert result.out.endswith("Examples: 2, not as expected: 2.\n")


def test_in_chinese(shop: Shell) -> None:
    result = shop.inside("test", FILE, "--lang", "zh")

    assert heads(result)[0] == "22:90: 错误[example-failed]：例子“只有券”：“variety”应为 1，实为 0"
    assert "第 1 级需要秒杀 ✗ 且 券 ✓" in result.out
    assert result.out.endswith("2 个例子中有 2 个不符合预期。\n")


def test_more_than_expected(shop: Shell) -> None:
    """Where more came out, the level that was reached explains it, not the next one."""
    shop.write("shop.rubric.yaml", RUBRIC.replace("      variety: 1", "      variety: 0"))

    out = shop.inside("test", FILE).out

    assert '"variety" expected 0, came out 1' in out
    assert "= level 1 by rule: Sale ✓ and Coupon ✓\n" in out


def test_dimension_and_gate(shop: Shell) -> None:
    shop.write("shop.rubric.yaml", RUBRIC.replace("loud: clear", "loud: broken, play: 50"))

    out = shop.inside("test", FILE).out

    assert '"loud" expected broken, came out clear' in out
    assert "= condition: Sale ✗\n" in out
    assert '"play" expected 50, came out 0.00' in out
    assert "= Play 0.00; Variety 0.00\n" in out


def test_formats(shop: Shell) -> None:
    """The formats are those of `check`; without a count, so that programs can read them."""
    lines = shop.inside("test", FILE, "--format", "concise").out.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["shop.rubric.yaml:22:90", "shop.rubric.yaml:27:13"]

    findings = json.loads(shop.inside("test", FILE, "--format", "json").out)["findings"]
    assert [(one["code"], one["line"], one["column"]) for one in findings] == [
        ("example-failed", 22, 90),
        ("example-failed", 27, 13),
    ]
    assert shop.inside("test", FILE, "--format", "github").out.count("::error file=shop.rubric.yaml,line=") == 2
    assert json.loads(shop.inside("test", FILE, "--format", "sarif").out)["runs"][0]["results"][0]["level"] == "error"

    wrong = shop.inside("test", FILE, "--format", "xml")
    assert (wrong.code, wrong.out) == (2, "")
    assert "text, concise, json, sarif, github" in wrong.err


def test_several_rubrics_are_one_document(shop: Shell) -> None:
    """A rubric that cannot be used is in the document too, and decides the exit code."""
    shop.write("bad.rubric.yaml", RUBRIC.replace("title: {zh: 小店", "titel: {zh: 小店"))

    result = shop.inside("test", FILE, "./bad.rubric.yaml", "--format", "json")

    assert result.code == 2
    assert {one["code"] for one in json.loads(result.out)["findings"]} >= {"example-failed", "unknown-key"}
    text = shop.inside("test", "community-group-buying", FILE)
    assert (text.code, text.out.splitlines()[0][:24]) == (1, "community-group-buying: ")


def test_fine(shared_shell: Shell) -> None:
    """Examples that all come out: no finding, an empty document."""
    result = shared_shell.inside("test", "community-group-buying", "--format", "json")

    assert (result.code, json.loads(result.out)["findings"]) == (0, [])


def test_sheet_that_cannot_be_used(shop: Shell) -> None:
    """A sheet that an example names and that is not there is pointed at where it is named."""
    shop.write("shop.rubric.yaml", RUBRIC.replace("given: {sale: yes, coupon: yes}", "sheet: ./none.sheet.yaml"))

    result = shop.inside("test", FILE)

    assert result.code == 2
    assert result.err.startswith("shop.rubric.yaml:24:12: error[not-found]")
