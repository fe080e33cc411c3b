"""Errors of reading a rubric from a git revision."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

REVISIONS: Mapping[str, Explanation] = {
    "no-git": Explanation(
        why_zh="别的版本里的文件只有 git 读得到",
        why_en="only git can read a file of another revision",
        bad="# rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml",
        good="# rubric diff old/my-shop.rubric.yaml my-shop.rubric.yaml",
    ),
    "git-failed": Explanation(
        why_zh="git 要在仓库里才找得到版本",
        why_en="git finds revisions only inside their repository",
        bad="""
            # cd /tmp
            # rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml
        """,
        good="""
            # cd my-repository
            # rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml
        """,
    ),
    "unknown-revision": Explanation(
        why_zh="冒号前面是分支、标签或提交；写错了就没有旧的一版可比",
        why_en="before the colon stands a branch, a tag or a commit; misspelt, it leads to no older edition",
        bad="# rubric diff mian:my-shop.rubric.yaml my-shop.rubric.yaml",
        good="# rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml",
    ),
    "not-in-revision": Explanation(
        why_zh="那一版里还没有这个文件，或者它当时在别的文件夹里",
        why_en="that revision does not have the file yet, or had it in another folder",
        bad="# rubric diff main:my-shop.rubric.yaml rubrics/my-shop.rubric.yaml",
        good="# rubric diff main:rubrics/my-shop.rubric.yaml rubrics/my-shop.rubric.yaml",
    ),
    "outside-repository": Explanation(
        why_zh="版本里只有仓库里的文件",
        why_en="a revision holds the files of its repository and no others",
        bad="# rubric diff main:../my-shop.rubric.yaml my-shop.rubric.yaml",
        good="# rubric diff main:my-shop.rubric.yaml my-shop.rubric.yaml",
    ),
}
