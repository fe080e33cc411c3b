"""Why the commonest errors matter, with a bad and a good example, for ``rubric explain CODE``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Explanation(NamedTuple):
    """What an error's rule does not say itself."""

    why_zh: str
    why_en: str
    bad: str
    good: str


EXPLANATIONS: Mapping[str, Explanation] = {
    "unknown-key": Explanation(
        "写错一个字母的键如果被放过，权重、条件就悄悄不起作用了",
        "a key with a slip in it would silently do nothing",
        "play_set:\n  wieght: 5",
        "play_set:\n  weight: 5",
    ),
    "missing-key": Explanation(
        "缺了这一项，就不知道该怎么问、怎么算、怎么称呼它",
        "without it nobody knows how to ask, compute or name the item",
        "facts:\n  coupon: {ask: Are there coupons?}",
        "facts:\n  coupon: {ask: Are there coupons?, answer: yes_no}",
    ),
    "placeholder-left": Explanation(
        "模板里的文字谁也没想过，读报告的人会当真；没选定事实的条件也评不出分",
        "nobody has thought about a template's text, yet readers would take it for real; a rule without a fact rates "
        "nothing",
        "delivery:\n  title: {zh: 待写, en: To be written}\n  yes_no: to_be_chosen",
        "delivery:\n  title: {zh: 免运费, en: Free delivery}\n  yes_no: free_delivery",
    ),
    "duplicate-key": Explanation(
        "同一个键写两遍，别的程序只认最后一遍，前一遍就丢了",
        "other programs keep the last one and drop the first without a word",
        "flash_sale: yes\nflash_sale: no",
        "flash_sale: yes",
    ),
    "unknown-fact": Explanation(
        "条件里写了不存在的事实，这一级就永远到不了",
        "a condition on a fact that does not exist could never hold",
        "1: {text: A sale, when: flash_sael}",
        "1: {text: A sale, when: flash_sale}",
    ),
    "unknown-answer": Explanation(
        "量表里没有的 id，答了也不计分；多半是写错了一个字母",
        "an answer under an id that the rubric lacks would not count; mostly it is a slip",
        "answers:\n  flash_sael: yes",
        "answers:\n  flash_sale: yes",
    ),
    "unknown-level": Explanation(
        "等级从 0 起编号，超出范围就不知道该算多少分",
        "levels count from 0; beyond the last one there are no points to give",
        "answers:\n  clear_occasion: 9",
        "answers:\n  clear_occasion: 3",
    ),
    "override-without-because": Explanation(
        "由规则算出的指标被手工改写，别人要知道凭什么",
        "whoever sets by hand what a rule computes owes the reader a reason",
        "answers:\n  play_set: 3",
        "answers:\n  play_set: {value: 3, because: Seen in an event that has ended}",
    ),
    "undeclared-source": Explanation(
        "证据要追得到出处",
        "evidence must lead to where it comes from",
        "evidence: [{source: vist}]",
        "sources:\n  visit: {title: A visit}\n# …\nevidence: [{source: visit}]",
    ),
    "unknown-rubric": Explanation(
        "id 先在旁边找，再在自带的里找；路径要带斜线",
        "an id is looked up beside the file, then among those that ship; a path has a slash",
        "rubric: my-shop          # the file is in another folder",
        "rubric: ../rubrics/my-shop.rubric.yaml",
    ),
    "not-utf8": Explanation(
        "别的编码读出来是乱码，错在哪里看不出来",
        "in another encoding the text would be garbled without a sign",
        "# saved by Notepad as ANSI (GBK)",
        "# saved as UTF-8",
    ),
}
