"""A rubric that extends another one answers for what it writes itself."""

from pathlib import Path

from rubric.lint.run import lint_rubric
from rubric.source.load import read_rubric

BASE = """\
rubric: base
format: 1
title: {zh: 小店, en: Shop}
references: {unused: {title: 一本书}}
facts:
  coupon: {ask: {zh: 有券吗？}, answer: yes_no}
  group_buy: {ask: {zh: 有拼团吗？, en: Group buying?}, answer: yes_no}
  unused: {ask: 别的, answer: yes_no}
dimensions:
  gameplay:
    title: 玩法
    criteria:
      play:
        title: 社交玩法
        levels:
          0: 首页没有任何玩法
          1: {text: 首页有优惠券, when: coupon}
          2: {text: 首页有拼团, when: {all: [group_buy, {not: group_buy}]}}
"""
OVER = "rubric: over\nformat: 1\nextends: ./base.rubric.yaml\ntitle: 大店\n"


def _lines(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "base.rubric.yaml").write_text(BASE, encoding="utf-8")
    file = folder / "over.rubric.yaml"
    file.write_text(OVER + text, encoding="utf-8")
    loaded = read_rubric(str(file))
    return [(one.place.line, one.code) for one in lint_rubric(loaded.use(), loaded.root, str(file))]


def test_what_is_inherited_is_left_to_its_own_file(tmp_path: Path) -> None:
    assert _lines(tmp_path, "") == []


def test_what_is_written_anew_is_found_here(tmp_path: Path) -> None:
    text = "dimensions: {gameplay: {criteria: {play: {levels: {\n  2: {when: {at_least: 2, of: [group_buy]}},\n"
    text += "  1: {text: 好}}}}}}\n"
    assert _lines(tmp_path, text) == [(6, "never-true-condition"), (7, "vague-anchor")]


def test_examples_need_not_repeat_what_the_other_file_tests(tmp_path: Path) -> None:
    text = "examples: [{name: 空, given: {coupon: no}, expect: {coverage: 0}}]\n"
    weight = "dimensions: {gameplay: {criteria: {play: {weight: 2}}}}\n"
    assert _lines(tmp_path, text + weight) == []
    yes_no = "dimensions: {gameplay: {criteria: {play: {yes_no: coupon}}}}\n"
    assert _lines(tmp_path, text + yes_no) == [(6, "criterion-without-example")]


def test_a_total_that_cannot_move_is_told_in_the_file_that_made_it_so(tmp_path: Path) -> None:
    text = "dimensions: {gameplay: {criteria: {play: {levels: {0: {points: 10}, 1: {points: 10}, 2: {points: 10}}}}}}\n"
    assert _lines(tmp_path, text) == [(5, "constant-criterion"), (1, "nothing-can-lower")]
