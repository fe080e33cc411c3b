"""Errors of values: ids, numbers, texts, dates, lists, and the answers that a fact may have."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

VALUES: Mapping[str, Explanation] = {
    "bad-id": Explanation(
        why_zh="id 写在观察表、条件和报告里，只有一种写法才不会写错；给人看的名字写在 title:",
        why_en=(
            "ids stand in sheets, conditions and reports, and with one spelling nobody mistypes them; the name for "
            "readers is the title"
        ),
        bad="""
            facts:
              Flash-Sale: {ask: 首页有秒杀吗？, answer: yes_no}
        """,
        good="""
            facts:
              flash_sale: {ask: 首页有秒杀吗？, answer: yes_no}
        """,
    ),
    "bad-signal-id": Explanation(
        why_zh="信号的编号写在量表的 signals: 和观察表的证据里，只有一种写法才对得上",
        why_en="the ids of signals stand in rubrics and in the evidence of sheets, and match in one spelling only",
        bad="""
            signals:
              Play Seckill: {title: 秒杀 / Flash sale, words: [秒杀]}
        """,
        good="""
            signals:
              play.seckill: {title: 秒杀 / Flash sale, words: [秒杀]}
        """,
    ),
    "bad-word": Explanation(
        why_zh="找文字从汉字找起，这样才快；英文的函数名和路径写在 calls:、names:、paths:",
        why_en=(
            "texts are looked for from their first Chinese character on; names in Latin letters go under calls, names "
            "or paths"
        ),
        bad="""
            signals:
              play.seckill: {title: 秒杀 / Flash sale, words: [seckill]}
        """,
        good="""
            signals:
              play.seckill: {title: 秒杀 / Flash sale, words: [秒杀], paths: [seckill]}
        """,
    ),
    "reserved-id": Explanation(
        why_zh="total、band 这些词在 cap:、expect: 里另有所指，当了 id 就分不清说的是哪个",
        why_en=(
            "words such as total and band mean something else under cap and expect; as an id nobody could tell which "
            "is meant"
        ),
        bad="""
            dimensions:
              total:
                title: 总体 / Overall
                criteria:
                  has_sale: {title: 有秒杀 / A flash sale, yes_no: flash_sale}
        """,
        good="""
            dimensions:
              overall:
                title: 总体 / Overall
                criteria:
                  has_sale: {title: 有秒杀 / A flash sale, yes_no: flash_sale}
        """,
    ),
    "expected-number": Explanation(
        why_zh="权重、上限、起点都要拿来算；文字、带单位的数和加了引号的数算不了",
        why_en="weights, caps and edges are calculated with, and only plain numbers can be",
        bad="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: high
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: 3
              yes_no: coupon
        """,
    ),
    "unusable-number": Explanation(
        why_zh="无穷大和几百位的数会让所有的分都变成 0 或 100",
        why_en="infinity, or a number of hundreds of digits, would turn every score into 0 or 100",
        bad="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: .inf
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: 10
              yes_no: coupon
        """,
    ),
    "negative-number": Explanation(
        why_zh="权重说的是占多少；负的权重会让做得好反而扣分",
        why_en="a weight says how much something counts; with a negative one doing well would cost points",
        bad="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: -2
              yes_no: coupon
        """,
        good="""
            no_coupon:
              title: 没有券 / No coupons
              weight: 2
              yes_no: {not: coupon}
        """,
    ),
    "out-of-range": Explanation(
        why_zh="一条指标的分总在 0 到 100 之间，人数、评分也有自己的范围；超出的多半多打了一位",
        why_en=(
            "a criterion scores from 0 to 100, and counts and ratings have ranges of their own; beyond them a digit "
            "was mostly typed twice"
        ),
        bad="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps, points: {0: 0, 5: 1000}}
        """,
        good="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps, points: {0: 0, 5: 100}}
        """,
    ),
    "expected-whole": Explanation(
        why_zh="步数、人数、等级都是一个一个数的，没有半个",
        why_en="steps, people and levels are counted; there is no half of one",
        bad="""
            answers:
              share_steps: 2.5
        """,
        good="""
            answers:
              share_steps: 2
        """,
    ),
    "expected-yes-no": Explanation(
        why_zh="是非题只有有和没有；拿不准写 unknown，它只降低覆盖率，不会被当成没有",
        why_en="the answer is yes or no; what is unknown lowers the coverage and is never counted as a no",
        bad="""
            answers:
              flash_sale: maybe
        """,
        good="""
            answers:
              flash_sale: unknown
        """,
    ),
    "expected-text": Explanation(
        why_zh="标题、锚点是给人读的一段话，列表和 yes/no 印不出来",
        why_en="titles and anchors are read by people, and a list cannot be printed as a text",
        bad="""
            has_coupon:
              title: [优惠券, Coupons]
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: {zh: 优惠券, en: Coupons}
              yes_no: coupon
        """,
    ),
    "text-length": Explanation(
        why_zh="空的标题在报告里只剩一片空白",
        why_en="an empty title leaves a blank in every report",
        bad="""
            has_coupon:
              title: ""
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              yes_no: coupon
        """,
    ),
    "expected-date": Explanation(
        why_zh="03/04/2022 在各地读法不同，年月日的写法只有一种读法",
        why_en="03/04/2022 is read differently from country to country; year-month-day has one reading",
        bad="observed: 22/03/2022",
        good="observed: 2022-03-22",
    ),
    "expected-mapping": Explanation(
        why_zh="这里的每一项都要有名字：一条观察靠 id 知道答的是哪一题；列表里的项没有名字",
        why_en=(
            "each part has a name here: an answer's id says which question it answers, and what stands in a list has "
            "none"
        ),
        bad="""
            answers:
              - flash_sale: yes
              - coupon: no
        """,
        good="""
            answers:
              flash_sale: yes
              coupon: no
        """,
    ),
    "expected-list": Explanation(
        why_zh="any、all、options 这些键下面可以有好几项，只有一项也写成列表",
        why_en="any, all and options take several parts; a single one is a list too",
        bad="""
            conditions:
              any_play: {any: group_buy}
        """,
        good="""
            conditions:
              any_play: {any: [group_buy]}
        """,
    ),
    "too-few": Explanation(
        why_zh="一个点连不成线，一张空清单永远不成立；少写的多半是漏了",
        why_en="one point makes no line, and an empty list never holds; mostly something was left out",
        bad="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps, points: {0: 0}}
        """,
        good="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps, points: {0: 0, 5: 100}}
        """,
    ),
    "wrong-length": Explanation(
        why_zh="范围只有下限和上限两个数，多出来的不知道算什么",
        why_en="a range has a lowest and a highest number, and a third one has no meaning",
        bad="""
            facts:
              rating: {ask: 几颗星？, answer: number, between: [1, 3, 5]}
        """,
        good="""
            facts:
              rating: {ask: 几颗星？, answer: number, between: [1, 5]}
        """,
    ),
    "expected-value": Explanation(
        why_zh="一条观察只有一个值；一串里读不出哪一个是答案",
        why_en="an answer is one value; of a list nobody can tell which one it is",
        bad="""
            answers:
              flash_sale: [yes, 首页第二屏 / second screen]
        """,
        good="""
            answers:
              flash_sale: {value: yes, because: 首页第二屏 / second screen}
        """,
    ),
    "not-allowed": Explanation(
        why_zh="这里只有几种写法有意思；别的写法不知道该怎么算",
        why_en="only a few words have a meaning here; with any other nobody could tell what to do",
        bad="""
            facts:
              members: {ask: 有会员吗？, answer: yes/no}
        """,
        good="""
            facts:
              members: {ask: 有会员吗？, answer: yes_no}
        """,
    ),
    "unknown-option": Explanation(
        why_zh="选择题只能选列出来的；别的答案没有哪一级、哪条规则认得",
        why_en="a choice takes one of its options; no level and no rule knows another answer",
        bad="""
            answers:
              home_sorted_by: time
        """,
        good="""
            answers:
              home_sorted_by: occasion
        """,
    ),
    "listed-twice": Explanation(
        why_zh="同一个选项列两遍，第二个永远选不到；多半想写的是另一个",
        why_en="nobody can choose the second of two equal options; mostly another one was meant",
        bad="""
            facts:
              tabs: {ask: 按什么分？, answer: choice, options: [goods, people, goods]}
        """,
        good="""
            facts:
              tabs: {ask: 按什么分？, answer: choice, options: [goods, people]}
        """,
    ),
    "options-for-choice": Explanation(
        why_zh="没有选项的选择题没法答；写了选项的是非题，不知道该答哪一种",
        why_en="a choice without options cannot be answered, and a yes_no fact with options leaves open how to",
        bad="""
            facts:
              tabs: {ask: 按什么分？, answer: choice}
        """,
        good="""
            facts:
              tabs: {ask: 按什么分？, answer: choice, options: [goods, people]}
        """,
    ),
    "between-for-numbers": Explanation(
        why_zh="只有数字才有范围，是非题和选择题没有",
        why_en="numbers have a range; yes_no and choice have none",
        bad="""
            facts:
              invited: {ask: 请了几步？, answer: yes_no, between: [0, 5]}
        """,
        good="""
            facts:
              invited: {ask: 请了几步？, answer: count, between: [0, 5]}
        """,
    ),
    "empty-range": Explanation(
        why_zh="下限比上限大，什么数都不在里面，每个答案都会被当成错的",
        why_en="no number lies in such a range, and every answer would be refused",
        bad="""
            facts:
              rating: {ask: 几颗星？, answer: number, between: [5, 1]}
        """,
        good="""
            facts:
              rating: {ask: 几颗星？, answer: number, between: [1, 5]}
        """,
    ),
    "unexpected": Explanation(
        why_zh="这里的写法谁也没有料到，读不成任何东西",
        why_en="nobody foresaw this way of writing, and nothing can be made of it",
        bad="# 和自带量表里同样的地方写法不同 / not as the rubrics that ship have it",
        good="# rubric show scene-capability-gameplay --origin",
    ),
}
