"""Errors of filled lists of shuffled anchors."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

OBSERVERS: Mapping[str, Explanation] = {
    "retranslate-no-column": Explanation(
        why_zh="靠表头认出编号和填的等级；改了表头，填的东西就读不出来",
        why_en="the heads tell the codes from the levels that were filled in; renamed, neither can be read",
        bad="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,answer
            cmfpkf,return_occasion,2
        """,
        good="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,2
        """,
    ),
    "retranslate-unknown-code": Explanation(
        why_zh="编号由种子和文字算出；换了种子或改了文字，就不知道填的是哪一段",
        why_en="codes follow from the seed and the texts; with others nobody knows which text a level was given to",
        bad="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv \\
            #   --seed 2
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,2
        """,
        good="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,2
        """,
    ),
    "retranslate-code-twice": Explanation(
        why_zh="每人对每段文字只判一次；判两次就多算一票",
        why_en="each person judges each text once; twice would count as two people",
        bad="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,2
            cmfpkf,return_occasion,3
        """,
        good="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,3
        """,
    ),
    "retranslate-bad-level": Explanation(
        why_zh="比的是填的等级和原来的等级差多少；指标没有的等级没法比",
        why_en="what was filled in is compared with the true level; one that the criterion lacks cannot be",
        bad="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,9
        """,
        good="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.csv
            # ann.csv
            code,criterion,level
            cmfpkf,return_occasion,3
        """,
    ),
    "retranslate-not-answers": Explanation(
        why_zh="每段文字要有编号，才知道等级是填给哪一段的；自己另起的格式认不出来",
        why_en="every text has its code, or nobody knows what a level was given to; another layout is not understood",
        bad="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.yaml
            # ann.yaml
            levels: {cmfpkf: 2}
        """,
        good="""
            # rubric sheet retranslate scene-capability-gameplay --score ann.yaml
            # ann.yaml
            anchors:
              - code: cmfpkf
                level: 2
        """,
    ),
}
