"""Errors of ``rubric edit``."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

EDITS: Mapping[str, Explanation] = {
    "edit-other-file": Explanation(
        why_zh="命令要按量表或观察表的结构去改；别的 YAML 它不懂，改了可能改坏",
        why_en="the commands know the structure of rubrics and sheets; another YAML file they would change blindly",
        bad="# rubric edit set tasks.yaml version 2",
        good='# rubric edit set my-shop.rubric.yaml edition "2026.2"',
    ),
    "edit-unknown-path": Explanation(
        why_zh="路径错一个字母，改动就会落到别处",
        why_en="with one letter off, the change would go somewhere else",
        bad="# rubric edit set my-shop.rubric.yaml gameplay.member.weight 3",
        good="# rubric edit set my-shop.rubric.yaml gameplay.members.weight 3",
    ),
    "edit-bad-path": Explanation(
        why_zh="路径要说清是哪一项、放在谁下面",
        why_en="a path says which item is meant and what it belongs to",
        bad="# rubric edit add my-shop.rubric.yaml Member-Day",
        good="# rubric edit add my-shop.rubric.yaml facts.member_day",
    ),
    "edit-id-taken": Explanation(
        why_zh="观察表靠 id 找题；一个 id 换了意思，旧表就读错了",
        why_en="sheets find their questions by id; if one gets another meaning, old sheets are misread",
        bad="# rubric edit add my-shop.rubric.yaml facts.member_price",
        good="# rubric edit add my-shop.rubric.yaml facts.member_day",
    ),
    "edit-still-used": Explanation(
        why_zh="还有条件用着它，删了这些条件就没有意思了",
        why_en="conditions that name it would be left without a meaning",
        bad="# rubric edit remove my-shop.rubric.yaml facts.member_price",
        good="""
            # rubric edit remove my-shop.rubric.yaml gameplay.members
            # rubric edit remove my-shop.rubric.yaml facts.member_price
        """,
    ),
    "edit-inherited": Explanation(
        why_zh="这一项写在被扩展的量表里；停用它要说理由，读的人才知道少了什么",
        why_en=(
            "the item is written in the rubric below; to switch it off takes a reason, so that readers know what is "
            "missing"
        ),
        bad="# rubric edit remove my-shop.rubric.yaml gameplay.habit",
        good="""
            # rubric edit remove my-shop.rubric.yaml gameplay.habit \\
            #   --because "本店没有签到 / there is no daily task here"
        """,
    ),
    "edit-rename-elsewhere": Explanation(
        why_zh="只在扩展它的文件里改名，原来那份和别的量表还叫老名字",
        why_en="renamed in an extending file alone, the base and other rubrics would keep the old name",
        bad="# rubric edit rename town-shop.rubric.yaml members regulars",
        good="# rubric edit rename my-shop.rubric.yaml members regulars",
    ),
    "edit-unsafe": Explanation(
        why_zh="改完再读一遍，内容或注释和想要的不一样，就一个字也不写",
        why_en=(
            "after an edit the text is read again; if its data or comments are not what they should be, nothing is "
            "written"
        ),
        bad="""
            # 别的内容和它在同一行 / something else stands on its line
            # rubric edit remove my-shop.rubric.yaml …
        """,
        good="""
            # 先让它单独占一行 / give it a line of its own first
            # rubric edit remove my-shop.rubric.yaml …
        """,
    ),
}
