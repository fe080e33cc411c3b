"""Errors of scoring: scales, levels, weights, gates and bands."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

SCALES: Mapping[str, Explanation] = {
    "one-scale": Explanation(
        why_zh="一条指标只有一种算分的办法；两种都写，不知道听谁的，一种都没有就没有分",
        why_en=(
            "a criterion has one way to its points; with two nobody can tell which counts, and without any there are "
            "none"
        ),
        bad="""
            promotion:
              title: 促销 / Promotion
              yes_no: flash_sale
              checklist: {flash_sale: 1, coupon: 1}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              checklist: {flash_sale: 1, coupon: 1}
        """,
    ),
    "level-numbers": Explanation(
        why_zh="等级是一级一级的台阶，从 0 起不跳号，“第 3 级”才知道是第几级、值多少分",
        why_en=(
            "levels are steps from 0 up without gaps; only then is it plain which step level 3 is and what it is worth"
        ),
        bad="""
            promotion:
              title: 促销 / Promotion
              levels:
                1: {zh: 没有促销, en: There is no promotion}
                2: {zh: 有秒杀, en: There is a flash sale}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: {zh: 没有促销, en: There is no promotion}
                1: {zh: 有秒杀, en: There is a flash sale}
        """,
    ),
    "floor-has-when": Explanation(
        why_zh="哪一级都不成立时就是 0 级，它不需要条件",
        why_en="level 0 is what remains when no other level holds, and needs no condition",
        bad="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: {text: 没有促销 / no promotion, when: {not: flash_sale}}
                1: {text: 有秒杀 / a flash sale, when: flash_sale}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: 没有促销 / no promotion
                1: {text: 有秒杀 / a flash sale, when: flash_sale}
        """,
    ),
    "some-levels-derived": Explanation(
        why_zh="一条指标要么由事实算，要么由人判断；混着写，没有条件的那一级永远算不出来",
        why_en=(
            "a criterion is computed from facts or judged by a person; in a mixture the level without a condition "
            "could never come out"
        ),
        bad="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: 没有促销 / no promotion
                1: 有券 / coupons
                2: {text: 有秒杀 / a flash sale, when: flash_sale}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: 没有促销 / no promotion
                1: {text: 有券 / coupons, when: coupon}
                2: {text: 有秒杀 / a flash sale, when: flash_sale}
        """,
    ),
    "log-normal-order": Explanation(
        why_zh="这条曲线是越小越好：p10 得 90 分，median 得 50 分；写反了，越慢分越高",
        why_en=(
            "on this curve less is better, p10 scores 90 and median 50; the other way round the slow would score high"
        ),
        bad="""
            pickup:
              title: 到自提点几公里 / Kilometres to the pickup point
              number: {fact: pickup_distance_km, log_normal: {p10: 3, median: 1}}
        """,
        good="""
            pickup:
              title: 到自提点几公里 / Kilometres to the pickup point
              number: {fact: pickup_distance_km, log_normal: {p10: 1, median: 3}}
        """,
    ),
    "one-curve": Explanation(
        why_zh="一个数字只能按一条曲线折成分",
        why_en="a number becomes points along one curve",
        bad="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps}
        """,
        good="""
            share_depth:
              title: 分享 / Sharing
              number: {fact: share_steps, points: {0: 0, 5: 100}}
        """,
    ),
    "negative-needs-out-of": Explanation(
        why_zh="有扣分的清单，不写满分就不知道扣完还剩几成",
        why_en="where a checklist takes points away, only a whole tells which share is left",
        bad="""
            promotion:
              title: 促销 / Promotion
              checklist: {flash_sale: 2, coupon: 2, bargain: -1}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              checklist: {out_of: 4, facts: {flash_sale: 2, coupon: 2, bargain: -1}}
        """,
    ),
    "empty-checklist": Explanation(
        why_zh="清单的得分是占满分的几成；满分是 0，就没有几成可言",
        why_en="a checklist scores a share of its whole, and there is no share of 0",
        bad="""
            promotion:
              title: 促销 / Promotion
              checklist: {flash_sale: 0, coupon: 0}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              checklist: {flash_sale: 1, coupon: 1}
        """,
    ),
    "all-weights-zero": Explanation(
        why_zh="权重 0 是只显示、不计分；全是 0，这一层就没有分",
        why_en="weight 0 means shown and not scored; with nothing else below it a node has no score",
        bad="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, weight: 0, yes_no: flash_sale}
                  has_coupon: {title: 券 / Coupons, weight: 0, yes_no: coupon}
        """,
        good="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, weight: 1, yes_no: flash_sale}
                  has_coupon: {title: 券 / Coupons, weight: 0, yes_no: coupon}
        """,
    ),
    "sum-needs-mean": Explanation(
        why_zh="weight: sum 是让下面各条的权重直接可比；取最弱一项或几何平均时，权重不是这样相加的",
        why_en=(
            "weight sum makes the weights below comparable; in a weakest or geometric node weights do not add up "
            "like that"
        ),
        bad="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                weight: sum
                combine: weakest
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, yes_no: flash_sale}
                  has_coupon: {title: 券 / Coupons, yes_no: coupon}
        """,
        good="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                weight: sum
                combine: mean
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, yes_no: flash_sale}
                  has_coupon: {title: 券 / Coupons, yes_no: coupon}
        """,
    ),
    "sum-with-cap": Explanation(
        why_zh="weight: sum 的维度，权重随适用的指标变；再给它封顶，就说不清总分少了多少",
        why_en=(
            "the weight of such a dimension changes with the criteria that apply; with a cap on it nobody can tell "
            "what the cap costs"
        ),
        bad="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                weight: sum
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, yes_no: flash_sale}
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {gameplay: 39}
                because: 平台不许 / the platform forbids it
        """,
        good="""
            dimensions:
              gameplay:
                title: 玩法 / Gameplay
                weight: 1
                criteria:
                  has_sale: {title: 秒杀 / Flash sale, yes_no: flash_sale}
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {gameplay: 39}
                because: 平台不许 / the platform forbids it
        """,
    ),
    "unknown-cap": Explanation(
        why_zh="封顶封在不存在的地方，碰了红线也不会少一分",
        why_en="with a cap on something that does not exist a broken gate would cost nothing",
        bad="""
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {gamplay: 39}
                because: 平台不许 / the platform forbids it
        """,
        good="""
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {gameplay: 39}
                because: 平台不许 / the platform forbids it
        """,
    ),
    "off-scale": Explanation(
        why_zh="总分只在报告刻度之内；定在外面的上限、起点，谁也碰不到",
        why_en="totals lie on the report scale, and a cap or an edge outside it is never met",
        bad="""
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {total: 390}
                because: 平台不许 / the platform forbids it
        """,
        good="""
            gates:
              forced_sharing:
                title: 强制分享 / Forced sharing
                when: share_to_unlock
                cap: {total: 39}
                because: 平台不许 / the platform forbids it
        """,
    ),
    "unknown-dimension": Explanation(
        why_zh="要求一个不存在的维度过线，这一档就没有人拿得到",
        why_en="nobody could reach a band that requires a dimension which does not exist",
        bad="""
            bands:
              - {id: weak, from: 0, title: 弱 / Weak}
              - {id: strong, from: 60, title: 强 / Strong, requires: {gamplay: 40}}
        """,
        good="""
            bands:
              - {id: weak, from: 0, title: 弱 / Weak}
              - {id: strong, from: 60, title: 强 / Strong, requires: {gameplay: 40}}
        """,
    ),
    "band-order": Explanation(
        why_zh="档位从低往高找；顺序乱了，中间的一档谁也拿不到",
        why_en="bands are read from low to high; out of order, one between them could never be reached",
        bad="""
            bands:
              - {id: weak, from: 0, title: 弱 / Weak}
              - {id: strong, from: 80, title: 强 / Strong}
              - {id: fair, from: 40, title: 一般 / Fair}
        """,
        good="""
            bands:
              - {id: weak, from: 0, title: 弱 / Weak}
              - {id: fair, from: 40, title: 一般 / Fair}
              - {id: strong, from: 80, title: 强 / Strong}
        """,
    ),
    "first-band": Explanation(
        why_zh="第一档接住所有剩下的总分；它不从底开始，低分就没有档位",
        why_en=(
            "the first band takes every total that no other does; if it starts above the floor a low total has no band"
        ),
        bad="""
            bands:
              - {id: fair, from: 40, title: 一般 / Fair}
              - {id: strong, from: 80, title: 强 / Strong}
        """,
        good="""
            bands:
              - {id: weak, from: 0, title: 弱 / Weak}
              - {id: fair, from: 40, title: 一般 / Fair}
              - {id: strong, from: 80, title: 强 / Strong}
        """,
    ),
}
