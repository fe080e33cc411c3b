"""`rubric inspect` on the small shop in `examples/` and on trees of the tests: pages, sheets, mistakes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rubric.source.schemas import schema_of
from tests.cli.support import Shell

MALL = "examples/mini-mall"
RUBRIC = ("-r", "scene-capability-gameplay")
EN = ("--lang", "en")
SHEET = ("--observed", "2026-05-01", "-o", "mall.sheet.yaml")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_printed(shell: Shell, golden: Callable[[str, str], None], lang: str) -> None:
    page = shell.inside("inspect", MALL, *RUBRIC, "--lang", lang)
    golden(f"inspect/mini-mall.{lang}.txt", page.out)
    why = shell.inside("inspect", MALL, *RUBRIC, "--why", "share_card_shows", "--lang", lang)
    golden(f"inspect/why.{lang}.txt", why.out)
    shell.inside("inspect", MALL, *RUBRIC, *SHEET, "--lang", lang)
    golden(f"inspect/mini-mall.{lang}.sheet.yaml", shell.read("mall.sheet.yaml"))


def test_the_page_says_what_was_found_and_what_was_not(shell: Shell) -> None:
    english = shell.inside("inspect", MALL, *RUBRIC, *EN)
    assert (english.code, english.err) == (0, "")
    for piece in (
        "✓ Payment in the program (checkout_in_program): yes",
        "utils/pay.js:7  wx.requestPayment(",
        "? Share to go on or to gain (gate.induced_share)",
        "Flash sale (flash_sale): only words or names of flash sale",
    ):
        assert piece in english.out
    chinese = shell.inside("inspect", MALL, *RUBRIC, "--lang", "zh").out
    assert "✓ 小程序内付款（checkout_in_program）：是" in chinese
    assert "疑似碰红线，请人判断" in chinese
    assert all(len(line) <= 160 for line in english.out.splitlines())


def test_json_lists_every_hit(shell: Shell) -> None:
    result = shell.inside("inspect", MALL, *RUBRIC, "--format", "json")
    data = json.loads(result.out)
    assert {"signals", "roots", "facts"} <= data.keys()
    assert set(data["signals"][0]) == {"signal", "strength", "root", "file", "line", "text", "counted", "reason"}
    Draft202012Validator(schema_of("inspection")).validate(data)
    aside = {(hit["signal"], hit["file"], hit["reason"]) for hit in data["signals"] if not hit["counted"]}
    assert ("live.player", "pages/home/home.wxml", "in_comment") in aside
    assert ("live.player", "pages/live/live.wxml", "page_not_declared") in aside
    assert ("live.plugin", "pages/live/live.js", "page_not_declared") not in aside
    assert data["facts"]["checkout_in_program"]["value"] is True
    assert result.data == shell.inside("inspect", MALL, *RUBRIC, "--format", "json").data


def test_from_source_to_score(shell: Shell) -> None:
    """The sheet passes the check without a finding, and what was read counts; no judged criterion is answered."""
    assert shell.inside("inspect", MALL, *RUBRIC, "-o", "mall.sheet.yaml").code == 0
    sheet = shell.read("mall.sheet.yaml")
    assert "program: mini-mall\n" in sheet
    assert "observer: rubric inspect\n" in sheet
    assert "- {file: pages/order-list/order-list.wxml, line: 3, signal: order.cancel, strength: medium}" in sheet
    assert "clear_occasion" not in sheet
    checked = shell.inside("check", "mall.sheet.yaml", *EN)
    assert (checked.code, checked.out) == (0, "Files checked: 1, nothing wrong.\n")
    card = json.loads(shell.inside("score", "mall.sheet.yaml", "--format", "json").out)["scorecards"][0]
    assert card["total"]["low"] > 0
    assert {gate["state"] for gate in card["gates"]} <= {"unknown", "unresolved"}
    assert card["verdict"] in ("unscorable", "withheld")


def test_nothing_else_is_written(shell: Shell) -> None:
    before = snapshot(shell.folder)
    shell.inside("inspect", MALL, *RUBRIC)
    shell.inside("inspect", MALL, *RUBRIC, "--why", "group_buy")
    assert snapshot(shell.folder) == before
    shell.inside("inspect", MALL, *RUBRIC, *SHEET, "-o", "page.html", "-o", "page.md")
    assert snapshot(shell.folder).keys() - before.keys() == {"mall.sheet.yaml", "page.html", "page.md"}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sheet_that_is_there_is_kept(shell: Shell) -> None:
    shell.write("mall.sheet.yaml", "program: mini-mall\nanswers: {}\n")
    refused = shell.inside("inspect", MALL, *RUBRIC, *SHEET, *EN)
    assert (refused.code, "--force replaces it" in refused.err) == (2, True)
    assert shell.read("mall.sheet.yaml") == "program: mini-mall\nanswers: {}\n"
    assert shell.inside("inspect", MALL, *RUBRIC, *SHEET, "--force").code == 0


MINE = """\
# 小林看的 / seen by Lin
program: corner   # ours
format: 1
observer: lin
rubric: scene-capability-gameplay
sources: {visit: {title: a visit}}
answers:
  coupon: no      # none to be seen
  group_buy: {value: yes, because: on the item page}
  self_cancel: unknown
  order_status:
    because: 说不准 / not sure
  checkout_in_program: {conflict: [{observer: a, value: yes}, {observer: b, value: no}]}
  clear_occasion: 3
"""


def test_into_a_persons_sheet(shell: Shell) -> None:
    """What is open is filled, every other byte stays, and what differs is told."""
    shell.write("mine.sheet.yaml", MINE)
    result = shell.inside("inspect", MALL, "--into", "mine.sheet.yaml", *EN)
    assert result.code == 0
    after = shell.read("mine.sheet.yaml")
    for line in MINE.splitlines():
        if "self_cancel" not in line and "order_status" not in line:
            assert f"{line}\n" in after
    assert "because: 说不准 / not sure" in after
    assert "self_cancel:\n    value: yes" in after
    assert "platform_service:\n    value: yes" in after
    stays = "The sheet's answer stays: Coupons (coupon): the sheet says no, the source yes"
    assert stays in " ".join(result.out.split())
    assert shell.inside("check", "mine.sheet.yaml").code == 0
    again = shell.inside("inspect", MALL, "--into", "mine.sheet.yaml", *EN)
    assert (again.code, shell.read("mine.sheet.yaml")) == (0, after)
    assert "mine.sheet.yaml: 0 added" in again.err


def test_into_a_copy(shell: Shell) -> None:
    shell.write("mine.sheet.yaml", MINE)
    assert shell.inside("inspect", MALL, "--into", "mine.sheet.yaml", "-o", "copy.sheet.yaml").code == 0
    assert shell.read("mine.sheet.yaml") == MINE
    assert "# none to be seen" in shell.read("copy.sheet.yaml")
    other = shell.inside("inspect", MALL, "--into", "mine.sheet.yaml", "--program", "other", *EN)
    assert (other.code, "is about corner" in other.err) == (2, True)


def test_why(shell: Shell) -> None:
    fact = shell.inside("inspect", MALL, *RUBRIC, "--why", "bargain", *EN).out
    assert "Bargaining (bargain)" in fact
    place = "pages/live/live.wxml:2 <view>疯狂砍价</view> (play.bargain, the page is not declared)"
    assert place in " ".join(fact.split())
    signal = shell.inside("inspect", MALL, "--why", "share.message.stub", *EN).out
    assert "the hook is empty" in " ".join(signal.split())
    wrong = shell.inside("inspect", MALL, *RUBRIC, "--why", "bargian", *EN)
    assert (wrong.code, 'did you mean "bargain"?' in wrong.err) == (2, True)


def test_the_table_of_signals(shell: Shell) -> None:
    alone = shell.inside("inspect", "--list-signals", *EN)
    assert (alone.code, "play.seckill" in alone.out) == (0, True)
    counted = shell.inside("inspect", MALL, *RUBRIC, "--list-signals", *EN).out
    line = next(line for line in counted.splitlines() if line.startswith("play.seckill "))
    assert line.split()[-2:] == ["1", "flash_sale"]


def test_signals_of_ones_own(shell: Shell) -> None:
    own = """format: 1
signals:
  play.seckill: {title: 今晚 / Tonight, words: [今晚八点]}
  own.east: {title: East, words: [东门]}
"""
    shell.write("own.signals.yaml", own)
    assert shell.inside("check", "own.signals.yaml").code == 0
    found = shell.inside("inspect", MALL, "--signals", "own.signals.yaml", "--format", "json")
    signals = {hit["signal"] for hit in json.loads(found.out)["signals"]}
    assert {"own.east", "play.seckill", "pay"} <= signals
    shell.write("own.signals.yaml", own.replace("words: [东门]", "word: [东门]"))
    wrong = shell.inside("inspect", MALL, "--signals", "own.signals.yaml", *EN)
    assert (wrong.code, "unknown-key" in wrong.err, "own.signals.yaml:4:" in wrong.err) == (2, True, True)


def test_several_programs(shell: Shell) -> None:
    for name, pages in (("shop", '["a", "b"]'), ("staff", '["a"]')):
        for file, text in (("app.json", f'{{"pages": {pages}}}'), ("a.js", "Page({})"), ("b.js", "Page({})")):
            (shell.folder / "both" / name).mkdir(parents=True, exist_ok=True)
            shell.write(f"both/{name}/{file}", text)
    page = shell.inside("inspect", "both", *RUBRIC, *EN)
    assert "What follows is about shop" in page.out
    refused = shell.inside("inspect", "both", *RUBRIC, *SHEET, *EN)
    assert (refused.code, "several programs are here (shop, staff)" in refused.err) == (2, True)
    assert shell.inside("inspect", "both/shop", *RUBRIC, *SHEET).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name the folder"),
        (["nowhere"], 'there is no folder "nowhere"'),
        (["examples/published"], "there is no mini-program in examples/published"),
        ([MALL, "--platform", "weixin"], 'unknown platform "weixin"'),
        ([MALL, "--platform", "alipay"], "no program for alipay is here, only for wechat"),
        ([MALL, *RUBRIC, "--program", "My Shop", *SHEET], "is no id of a program"),
        ([MALL, *RUBRIC, "--observed", "today"], "year-month-day"),
        ([MALL, "-o", "x.sheet.yaml"], "name it with -r"),
        ([MALL, *RUBRIC, "-o", "a.yaml", "-o", "b.yaml"], "one sheet only"),
        ([MALL, "-r", "no-such"], "no-such"),
        ([MALL, "-o", "x.pdf"], "there is no PDF"),
        ([MALL, "--into", "nowhere.sheet.yaml"], "nowhere.sheet.yaml"),
    ],
)
def test_mistakes_of_the_command_line(shared_shell: Shell, words: list[str], said: str) -> None:
    result = shared_shell.inside("inspect", *words, *EN)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_without_the_parsers(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from rubric.evidence import script

    def missing(kind: str) -> None:
        raise ImportError(kind)

    monkeypatch.setattr(script, "_parser", missing)
    result = shell.inside("inspect", MALL, *EN)
    assert (result.code, "pip install 'miniprogram-rubric[inspect]'" in result.err) == (2, True)


def test_pages_to_keep(shell: Shell) -> None:
    shell.inside("inspect", MALL, *RUBRIC, "-o", "page.html", "-o", "page.json", "-o", "page.md", *EN)
    assert "疑似碰红线，请人判断" in shell.read("page.html")
    assert json.loads(shell.read("page.json"))["kind"] == "inspection"
    assert "## May break a rule: for a person to judge" in shell.read("page.md")


def test_how_to_get_a_sheet_is_told_until_there_is_one(shell: Shell) -> None:
    """With `-o` it would be asked for twice."""
    alone = shell.inside("inspect", MALL, *RUBRIC, "--lang", "en").out
    written = shell.inside("inspect", MALL, *RUBRIC, *SHEET, "--lang", "en").out
    assert ("add -o NAME.sheet.yaml" in alone, "add -o NAME.sheet.yaml" in written) == (True, False)


def test_what_is_no_folder_of_a_program_is_told_with_what_to_give(shell: Shell) -> None:
    shell.write("mall.zip", "")
    shell.write("empty/app.json", "[]")
    shell.write("none/project.config.json", '{"miniprogramRoot": "./"}')
    for words, said in (
        (("mall.zip",), '"mall.zip" is a file: unpack it and name the folder'),
        ((f"{MALL}/app.json",), "is a file: name the folder of the source code"),
        (("empty",), "there is no mini-program in empty: app.json declares no pages"),
        (("none",), "there is no mini-program in none: no app.json, pages.json or app.config"),
        ((MALL, "--why", "checkout_in_program"), "a fact needs its rubric, name it with -r"),
    ):
        refused = shell.inside("inspect", *words, *EN)
        assert (refused.code, said in refused.err) == (2, True), refused.err
    assert "points to" not in shell.inside("inspect", "none", *EN).err


def test_a_sheet_that_is_there_can_be_added_to(shell: Shell) -> None:
    shell.inside("inspect", MALL, *RUBRIC, *SHEET, *EN)
    again = shell.inside("inspect", MALL, *RUBRIC, *SHEET, *EN)
    assert "--into mall.sheet.yaml adds to it, --force replaces it" in again.err
    assert "see that they are the same" not in shell.inside("inspect", MALL, "--into", "mall.sheet.yaml", *EN).err
    other = shell.read("mall.sheet.yaml").replace("program: mini-mall", "program: tuan")
    shell.write("other.sheet.yaml", other)
    told = shell.inside("inspect", MALL, "--into", "other.sheet.yaml", *EN)
    assert "other.sheet.yaml is about tuan and the folder is called mini-mall" in told.err
    assert "see that" not in shell.inside("inspect", MALL, "--into", "other.sheet.yaml", "--program", "tuan", *EN).err
