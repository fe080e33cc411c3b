"""What `rubric edit add` leaves open is found until a person has filled it, and nothing is scored before that."""

import pytest

from tests.cli.support import Result, Shell

FILE = "shop.rubric.yaml"
RUBRIC = """\
rubric: shop
format: 1
title: {zh: 小店, en: Shop}
facts:
  sale: {ask: {zh: 有秒杀吗, en: Is there a sale}, answer: yes_no}
  steps: {ask: {zh: 几步, en: How many steps}, answer: count}
dimensions:
  play:
    title: {zh: 玩法, en: Play}
    criteria:
      variety: {title: {zh: 花样, en: Variety}, yes_no: sale}
      depth: {title: {zh: 深度, en: Depth}, number: {fact: steps, points: {0: 0, 5: 100}}}
examples:
  - {name: {zh: 有, en: Some}, given: {sale: yes}, expect: {variety: yes}}
"""
SHEET = "program: p\nrubric: shop\nobserver: ann\nanswers:\n  sale: no\n"


@pytest.fixture
def shop(shell: Shell) -> Shell:
    shell.write(FILE, RUBRIC)
    shell.write("p.sheet.yaml", SHEET)
    return shell


def add(shop: Shell, *words: str) -> Result:
    result = shop.inside("edit", "add", FILE, *words)
    assert result.code == 0, result.err
    return result


def blanks(shop: Shell, file: str = FILE) -> list[str]:
    """The lines at which something is still to be filled in; nothing else may be wrong."""
    out = shop.inside("check", file, "--format", "concise").out.splitlines()
    errors = [line for line in out if ": error[" in line]
    assert all("error[placeholder-left]" in line for line in errors)
    lines = shop.read(file).split("\n")
    return [lines[int(line.split(":")[1]) - 1].strip().partition("  #")[0] for line in errors]


@pytest.mark.parametrize(
    ("scale", "rule"),
    [
        ("levels", []),
        ("derived", ["to_be_chosen", "to_be_chosen"]),
        ("yes_no", ["to_be_chosen"]),
        ("number", ["to_be_chosen"]),
        ("checklist", ["to_be_chosen"]),
    ],
)
def test_rule_of_a_new_criterion_is_a_blank(shop: Shell, scale: str, rule: list[str]) -> None:
    """A template never takes a fact of the rubric for its rule: that would look like a decision."""
    said = add(shop, "play.new", "--scale", scale).err
    assert "rubric check shop.rubric.yaml points at each" in said
    added = [line for line in shop.read(FILE).splitlines() if line not in RUBRIC.splitlines()]
    assert not any("sale" in line or "steps" in line for line in added)

    out = shop.inside("check", FILE).out
    assert out.count('"to_be_chosen" is not filled in yet') == len(rule)
    assert out.count('"待写 / To be written" is not filled in yet') >= 2
    assert "title: {zh: 待写, en: New}" in blanks(shop)
    if scale == "number":
        assert "These\n    fit: steps\n" in out
    elif rule:
        assert "These\n    fit: sale\n" in out


def test_places_and_words(shop: Shell) -> None:
    add(shop, "facts.free_delivery")
    out = shop.inside("check", FILE, "--lang", "zh").out

    assert f"{FILE}:8:15: 错误[placeholder-left]：模板留的“待写 / To be written”还没有填" in out
    assert "写上你的文字" in out
    assert "placeholder-left" in shop.inside("explain", "placeholder-left").out


@pytest.mark.parametrize("words", [["score", "p.sheet.yaml"], ["test", f"./{FILE}"], ["show", f"./{FILE}"]])
def test_nothing_else_uses_it(shop: Shell, words: list[str]) -> None:
    """A rubric with blanks is refused, not scored in silence."""
    assert shop.inside(*words).code == 0
    add(shop, "facts.free_delivery")
    result = shop.inside(*words)

    assert (result.code, result.out) == (2, "")
    assert "error[placeholder-left]" in result.err


def test_filled_in_step_by_step(shop: Shell) -> None:
    """Blanks stand in the way of no edit; when the last is filled, the rubric is whole."""
    add(shop, "facts.free_delivery")
    add(shop, "play.delivery", "--scale", "yes_no")
    edits = {
        "facts.free_delivery.ask": "{zh: 包邮吗, en: Is delivery free}",
        "facts.free_delivery.how": "{zh: 看购物车, en: Look at the cart}",
        "delivery.title.zh": "包邮",
        "delivery.yes_no": "free_delivery",
        "delivery.why": "{zh: 省心, en: It is easier}",
        "delivery.improve": "{zh: 包邮, en: Deliver for free}",
    }
    assert shop.inside("fmt", FILE).code == 0
    for left, (path, value) in zip(range(len(edits), 0, -1), edits.items(), strict=True):
        assert len(blanks(shop)) == left
        result = shop.inside("edit", "set", FILE, path, value)
        assert result.code == 0, result.err
    assert blanks(shop) == []
    assert shop.inside("score", "p.sheet.yaml").code == 0


def test_real_mistakes_are_still_refused(shop: Shell) -> None:
    """While blanks are open, an edit that breaks something else is refused as ever."""
    add(shop, "play.delivery", "--scale", "derived")
    before = shop.read(FILE)
    result = shop.inside("edit", "set", FILE, "delivery.levels.1.when", "no_such_fact")

    assert result.code == 2
    assert "[unknown-fact]" in result.err
    assert "[placeholder-left]" not in result.err
    assert shop.read(FILE) == before


def test_answers_of_a_sheet(shop: Shell) -> None:
    """A sheet's template is found too; the rest of the sheet is edited on."""
    assert shop.inside("edit", "add", "p.sheet.yaml", "steps").code == 0
    assert blanks(shop, "p.sheet.yaml") == ["because: {zh: 待写, en: To be written}"]
    assert shop.inside("score", "p.sheet.yaml").code == 2
    assert shop.inside("edit", "set", "p.sheet.yaml", "steps.because", "Counted them").code == 0
    assert shop.inside("edit", "set", "p.sheet.yaml", "steps.value", "many").code == 2
    assert shop.inside("score", "p.sheet.yaml").code == 0


def test_what_only_looks_alike(shop: Shell) -> None:
    """Texts that hold the words among others, and a fact of that very id, are nobody's blanks."""
    text = RUBRIC.replace("en: Is there a sale", "en: To be written by hand").replace("zh: 玩法", "zh: 待写的玩法")
    shop.write(FILE, text.replace("sale", "to_be_chosen"))

    assert shop.inside("check", FILE).code == 0


def test_dry_run_and_given_items_ask_for_nothing(shop: Shell) -> None:
    assert shop.inside("edit", "add", FILE, "facts.free_delivery", "--dry-run").err == ""
    shop.write("item.yaml", "ask: {zh: 包邮吗, en: Is delivery free}\nanswer: yes_no\n")
    assert add(shop, "facts.free_delivery", "--from", "item.yaml").err == f"rubric: changed {FILE}: 3 lines\n"
    assert blanks(shop) == []
