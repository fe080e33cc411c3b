"""A path of `rubric edit` that leads nowhere is pointed at where it stops making sense."""

from collections.abc import Callable

import pytest

from tests.cli.support import Result, Shell

RUBRIC = """\
# 先有注释 / a comment first
rubric: shop
format: 1
title: {zh: 小店, en: Shop}
facts:
  sale: {ask: A sale?, answer: yes_no}
dimensions:
  play:
    title: Play
    criteria:
      variety:
        title: Variety
        weight: 2
        levels:
          0: None
          1: {text: Some, when: sale}
examples:
  - {name: one, given: {sale: no}, expect: {variety: 0}}
"""
OVER = "rubric: over\nformat: 1\nextends: shop\ntitle: Over\ndimensions:\n  play: {weight: 2}\n"
SHEET = "program: a\nformat: 1\nrubric: shop\nsources:\n  visit: {title: Visit}\nanswers:\n  sale: no\n"

Edit = Callable[..., Result]


@pytest.fixture(scope="module")
def edit(shared_shell: Shell) -> Edit:
    """`rubric edit` in a folder with a rubric, one that extends it and a sheet; no edit here changes any."""
    shared_shell.write("shop.rubric.yaml", RUBRIC)
    shared_shell.write("over.rubric.yaml", OVER)
    shared_shell.write("a.sheet.yaml", SHEET)
    return lambda *words: shared_shell.inside("edit", *words)


@pytest.mark.parametrize(
    ("file", "path", "place", "line", "says"),
    [
        ("shop", "paly.weight", "2:1", "rubric: shop", ['the file has no "paly"', 'mean "play"?', "here: play"]),
        ("shop", "play.vareity.weight", "8:3", "  play:", ['"dimensions.play" has no "vareity"', 'mean "variety"?']),
        ("shop", "variety.wieght", "11:7", "      variety:", ['mean "weight"?', "here: title, why, how, weight"]),
        ("shop", "variety.levels.3", "14:9", "        levels:", ['levels" has no "3"', "here: 0, 1"]),
        ("shop", "variety.levels.1.txt", "16:11", "1: {text: Some", ['mean "text"?', "here: text, when, points"]),
        ("shop", "variety.levels.1.when.any", "16:27", "when: sale}", ["a plain value is here"]),
        ("shop", "variety.weight.x", "13:9", "        weight: 2", ["a plain value is here"]),
        ("shop", "variety.improve.fr", "11:7", "      variety:", ['criteria.variety.improve" has no "fr"', "zh, en"]),
        ("shop", "facts.sael.ask", "5:1", "facts:", ['"facts" has no "sael"', 'mean "sale"?', "here: sale"]),
        ("shop", "title.fr", "4:1", "title:", ['"title" has no "fr"', "here: zh, en"]),
        ("shop", "examples.2.name", "17:1", "examples:", ['"examples" has no "2"', "here: 1"]),
        ("shop", "examples.1.expcet", "18:5", "- {name: one", ['"examples.1" has no "expcet"', 'mean "expect"?']),
        ("shop", "play..weight", "8:3", "  play:", ["a segment is empty"]),
        ("over.rubric", "play.wieght", "6:3", "  play: {weight: 2}", ['mean "weight"?']),
        ("a.sheet", "sael", "6:1", "answers:", ['"answers" has no "sael"', 'mean "sale"?', "here: variety, sale"]),
        ("a.sheet", "obsrver", "6:1", "answers:", ['mean "observer"?']),
        ("a.sheet", "answers.sael.value", "6:1", "answers:", ['mean "sale"?']),
        ("a.sheet", "sale.becuase", "7:3", "  sale: no", ['mean "because"?']),
        ("a.sheet", "sources.vist.title", "4:1", "sources:", ['mean "visit"?']),
    ],
)  # fmt: skip
def test_set_points_at_the_last_part_that_is_there(
    edit: Edit, file: str, path: str, place: str, line: str, says: list[str]
) -> None:
    file = f"{file if '.' in file else file + '.rubric'}.yaml"
    result = edit("set", file, path, "x")

    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"{file}:{place}: error[edit-")
    assert line in result.err.splitlines()[2]
    said = " ".join(result.err.split())
    assert [one for one in says if one not in said] == []


def test_inherited_part_is_shown_in_its_own_file(edit: Edit) -> None:
    result = edit("set", "over.rubric.yaml", "variety.wieght", "3")

    assert result.err.startswith("shop.rubric.yaml:11:7: error[edit-unknown-path]")
    assert result.err.splitlines()[2] == "11 |       variety:"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["add", "shop.rubric.yaml", "paly.new"], "shop.rubric.yaml:2:1"),
        (["add", "shop.rubric.yaml", "new"], "shop.rubric.yaml:2:1"),
        (["add", "a.sheet.yaml", "varyety"], "a.sheet.yaml:6:1"),
        (["remove", "shop.rubric.yaml", "play.vareity"], "shop.rubric.yaml:8:3"),
        (["rename", "shop.rubric.yaml", "sael", "offer"], "shop.rubric.yaml:2:1"),
    ],
)
def test_other_edits(edit: Edit, words: list[str], place: str) -> None:
    result = edit(*words)

    assert result.code == 2
    assert result.err.startswith(f"{place}: error[edit-")


def test_in_chinese(edit: Edit) -> None:
    said = edit("set", "shop.rubric.yaml", "play.vareity.weight", "3", "--lang", "zh").err

    assert "错误[edit-unknown-path]：找不到“play.vareity.weight”：“dimensions.play”里没有“vareity”" in said
    assert "是不是想写“variety”？这里可以写：variety, title, why" in said


def test_sheet_without_a_usable_rubric_takes_any_answer(shell: Shell) -> None:
    """Where nobody knows what may be answered, nothing is refused for it."""
    shell.write("b.sheet.yaml", SHEET.replace("rubric: shop\n", ""))

    assert shell.inside("edit", "set", "b.sheet.yaml", "sael", "yes").code == 0
    assert shell.read("b.sheet.yaml").endswith("  sale: no\n  sael: yes\n")
