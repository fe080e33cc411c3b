"""Errors of sheets: answers, reasons, evidence and the rubric that they are for."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

ANSWERS: Mapping[str, Explanation] = {
    "unknown-answer": Explanation(
        why_zh="量表里没有的 id，答了也不计分；多半是写错了一个字母",
        why_en="an answer under an id that the rubric lacks would not count; mostly it is a slip",
        bad="""
            answers:
              flash_sael: yes
        """,
        good="""
            answers:
              flash_sale: yes
        """,
    ),
    "unknown-level": Explanation(
        why_zh="等级从 0 起编号，超出范围就不知道该算多少分",
        why_en="levels count from 0; beyond the last one there are no points to give",
        bad="""
            answers:
              clear_occasion: 9
        """,
        good="""
            answers:
              clear_occasion: 3
        """,
    ),
    "override-without-because": Explanation(
        why_zh="由规则算出的指标被手工改写，别人要知道凭什么",
        why_en="whoever sets by hand what a rule computes owes the reader a reason",
        bad="""
            answers:
              play_set: 3
        """,
        good="""
            answers:
              play_set: {value: 3, because: 活动昨天刚结束 / the event ended yesterday}
        """,
    ),
    "not-applicable-not-allowed": Explanation(
        why_zh="“不适用”的指标不计分；随便能用，难看的指标都可以说成不适用",
        why_en=(
            "what does not apply is left out of the score; if any criterion could be left out, the bad ones would be"
        ),
        bad="""
            answers:
              clear_occasion: {not_applicable: 没看首页 / did not look at the home page}
        """,
        good="""
            answers:
              clear_occasion: unknown
        """,
    ),
    "not-applicable-needs-reason": Explanation(
        why_zh="“不适用”会把这条指标的权重让给别的指标，读的人要知道凭什么",
        why_en="where a criterion does not apply its weight goes to the others, and a reader wants to know why",
        bad="""
            answers:
              relation_used: not_applicable
        """,
        good="""
            answers:
              relation_used: {not_applicable: 计算器，一个人用 / a calculator}
        """,
    ),
    "one-answer": Explanation(
        why_zh="一条观察只有一个答案；又给等级又说不适用，不知道信哪个",
        why_en='an answer is one thing; with a level and "does not apply" nobody can tell which to believe',
        bad="""
            answers:
              relation_used: {value: 2, not_applicable: 一个人用 / used alone}
        """,
        good="""
            answers:
              relation_used: {value: 2}
        """,
    ),
    "evidence-without-place": Explanation(
        why_zh="证据要让别人找得到；只说在第几屏，不知道是哪一次、哪一份",
        why_en="evidence can be found by others; a screen alone does not say of which visit or document",
        bad="""
            answers:
              flash_sale: {value: yes, evidence: [{at: 首页 / home}]}
        """,
        good="""
            sources:
              visit: {title: 五月一日走一遍 / a visit on 1 May}
            answers:
              flash_sale: {value: yes, evidence: [{source: visit, at: 首页 / home}]}
        """,
    ),
    "undeclared-source": Explanation(
        why_zh="证据要追得到出处：谁、什么时候、哪一份文件",
        why_en="evidence leads back to where it comes from: who, when, which document",
        bad="""
            sources:
              visit: {title: 五月一日走一遍 / a visit on 1 May}
            answers:
              flash_sale: {value: yes, evidence: [{source: vist}]}
        """,
        good="""
            sources:
              visit: {title: 五月一日走一遍 / a visit on 1 May}
            answers:
              flash_sale: {value: yes, evidence: [{source: visit}]}
        """,
    ),
    "observed-in-the-future": Explanation(
        why_zh="还没到的日子没法观察；多半是年份打错，看走势时这份表会排错位置",
        why_en=(
            "nobody has observed anything on a day to come; mostly the year is mistyped, and in a trend the sheet "
            "would stand in the wrong place"
        ),
        bad="observed: 2202-03-22",
        good="observed: 2022-03-22",
    ),
    "no-rubric-named": Explanation(
        why_zh="不知道按哪份量表，同一张表可以得出不同的分",
        why_en="the same sheet scores differently by another rubric",
        bad="""
            # rubric score corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            answers: {flash_sale: yes}
        """,
        good="""
            # rubric score corner-shop.sheet.yaml
            program: corner-shop
            format: 1
            rubric: scene-capability-gameplay
            answers: {flash_sale: yes}
        """,
    ),
    "other-program": Explanation(
        why_zh="合并是把几个人对同一个小程序的观察放在一起；两个小程序合成一份，谁的分都不是",
        why_en=(
            "merging puts together what several people saw of one program; two programs in one sheet would score "
            "as neither"
        ),
        bad="# rubric sheet merge examples/hema-market.sheet.yaml \\\n#   examples/shihuituan.sheet.yaml",
        good=(
            "# rubric sheet merge examples/hema-market.sheet.yaml \\\n"
            "#   examples/second-observer/hema-market.sheet.yaml"
        ),
    ),
}
