"""Errors of a rubric's items: their keys and ids, what they refer to, conditions, and what is extended."""

from __future__ import annotations

from collections.abc import Mapping

from rubric.lint.explanations.base import Explanation

PARTS: Mapping[str, Explanation] = {
    "unknown-key": Explanation(
        why_zh="写错一个字母的键如果被放过，权重、条件就悄悄不起作用了",
        why_en="a key with a slip in it would silently do nothing",
        bad="""
            play_set:
              wieght: 5
        """,
        good="""
            play_set:
              weight: 5
        """,
    ),
    "missing-key": Explanation(
        why_zh="缺了这一项，就不知道该怎么问、怎么算、怎么称呼它",
        why_en="without it nobody knows how to ask, compute or name the item",
        bad="""
            facts:
              members: {ask: 有会员吗？}
        """,
        good="""
            facts:
              members: {ask: 有会员吗？, answer: yes_no}
        """,
    ),
    "unknown-item": Explanation(
        why_zh="要改的那一项在被扩展的量表里没有；多半是 id 写错，改动就落了空",
        why_en=(
            "the item to be changed is not in the rubric below; mostly the id has a slip, and the change would go "
            "nowhere"
        ),
        bad="""
            extends: scene-capability-gameplay
            dimensions:
              gameplay:
                criteria:
                  play_sets: {weight: 5}
        """,
        good="""
            extends: scene-capability-gameplay
            dimensions:
              gameplay:
                criteria:
                  play_set: {weight: 5}
        """,
    ),
    "empty-value": Explanation(
        why_zh="写了键却没有值，看不出是忘了写，还是不想要",
        why_en="a key without a value does not tell whether it was forgotten or is not wanted",
        bad="""
            has_coupon:
              title: 优惠券 / Coupons
              weight:
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              weight: 2
              yes_no: coupon
        """,
    ),
    "text-cut-by-comma": Explanation(
        why_zh="花括号里的逗号是分隔号，文字在这里断成两截，后一截被当成另一个键",
        why_en="inside braces a comma separates the parts: the text ends there, and the rest of it is taken for a key",
        bad="""
            has_coupon:
              title: {zh: 优惠券, en: Coupons, with terms}
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: {zh: 优惠券, en: "Coupons, with terms"}
              yes_no: coupon
        """,
    ),
    "duplicate-id": Explanation(
        why_zh="条件和观察表只写 id；两项同名，就不知道说的是哪一项",
        why_en="conditions and sheets name an item by its id alone; with two of a name nobody can tell which is meant",
        bad="""
            coupon:
              title: 优惠券 / Coupons
              yes_no: coupon
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              yes_no: coupon
        """,
    ),
    "unknown-fact": Explanation(
        why_zh="条件里写了不存在的事实，这一级就永远到不了",
        why_en="a condition on a fact that does not exist could never hold",
        bad="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: 没有促销 / no promotion
                1: {text: 有秒杀 / a flash sale, when: flash_sael}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              levels:
                0: 没有促销 / no promotion
                1: {text: 有秒杀 / a flash sale, when: flash_sale}
        """,
    ),
    "wrong-fact": Explanation(
        why_zh="计数没有“是不是”，选择题没有大小；比较的方式要和答案的种类相配",
        why_en="a count is neither yes nor no, and a choice has no size; the comparison has to fit the kind of answer",
        bad="""
            sharing:
              title: 分享 / Sharing
              yes_no: share_steps
        """,
        good="""
            sharing:
              title: 分享 / Sharing
              yes_no: {fact: share_steps, at_least: 1}
        """,
    ),
    "bad-condition": Explanation(
        why_zh="条件写给人读，只有几种固定的说法；别的写法看不出什么时候成立",
        why_en="a condition is one of a few fixed phrases; of anything else nobody can tell when it holds",
        bad="""
            promotion:
              title: 促销 / Promotion
              yes_no: {flash_sale: yes, coupon: yes}
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              yes_no: {all: [flash_sale, coupon]}
        """,
    ),
    "one-comparison": Explanation(
        why_zh="一个条件里有两个比较，看不出是都要成立，还是成立一个就行",
        why_en="of two comparisons in one condition nobody can tell whether both have to hold or one is enough",
        bad="""
            sharing:
              title: 分享 / Sharing
              yes_no: {fact: share_steps, at_least: 2, at_most: 4}
        """,
        good="""
            sharing:
              title: 分享 / Sharing
              yes_no:
                all:
                  - {fact: share_steps, at_least: 2}
                  - {fact: share_steps, at_most: 4}
        """,
    ),
    "unknown-criterion": Explanation(
        why_zh="红线盯着一条不存在的指标，就永远不会触发",
        why_en="a gate on a criterion that does not exist would never be broken",
        bad="""
            gates:
              no_occasion:
                title: 没有场景 / No occasion
                when: {criterion: clear_ocasion, below: 1}
                cap: {total: 39}
                because: 看不出给谁用 / nobody can tell whom it is for
        """,
        good="""
            gates:
              no_occasion:
                title: 没有场景 / No occasion
                when: {criterion: clear_occasion, below: 1}
                cap: {total: 39}
                because: 看不出给谁用 / nobody can tell whom it is for
        """,
    ),
    "criterion-without-levels": Explanation(
        why_zh="比较等级，先要有等级；是非、数字、清单类的指标没有",
        why_en="only a criterion with levels has a level to compare; yes_no, number and checklist have none",
        bad="""
            gates:
              no_sale:
                title: 没有秒杀 / No flash sale
                when: {criterion: has_sale, below: 1}
                cap: {total: 39}
                because: 首页没有秒杀 / no flash sale on the home page
        """,
        good="""
            gates:
              no_sale:
                title: 没有秒杀 / No flash sale
                when: {not: flash_sale}
                cap: {total: 39}
                because: 首页没有秒杀 / no flash sale on the home page
        """,
    ),
    "criterion-outside-gate": Explanation(
        why_zh="指标由事实算出；指标再看指标，得分就说不清是哪一条事实带来的",
        why_en="criteria are computed from facts; if they looked at one another, no point could be led back to a fact",
        bad="""
            promotion:
              title: 促销 / Promotion
              when: {criterion: clear_occasion, at_least: 1}
              yes_no: coupon
        """,
        good="""
            promotion:
              title: 促销 / Promotion
              when: flash_sale
              yes_no: coupon
        """,
    ),
    "condition-cycle": Explanation(
        why_zh="条件绕回自己，永远算不出成立还是不成立",
        why_en="a condition that leads back to itself never comes to an answer",
        bad="""
            conditions:
              any_play: {any: [group_buy, lively]}
              lively: {all: [any_play, coupon]}
        """,
        good="""
            conditions:
              any_play: {any: [group_buy, bargain]}
              lively: {all: [any_play, coupon]}
        """,
    ),
    "switched-off": Explanation(
        why_zh="关掉的事实没有人再答，用到它的指标就一直是未知",
        why_en="nobody answers a fact that is switched off, and what rests on it would stay unknown for ever",
        bad="""
            extends: scene-capability-gameplay
            facts:
              flash_sale: {off: {because: 本店没有秒杀 / there are no sales here}}
            dimensions:
              gameplay:
                criteria:
                  play_set: {levels: {1: {when: {any: [flash_sale, coupon]}}}}
        """,
        good="""
            extends: scene-capability-gameplay
            facts:
              flash_sale: {off: {because: 本店没有秒杀 / there are no sales here}}
            dimensions:
              gameplay:
                criteria:
                  play_set: {levels: {1: {when: coupon}}}
        """,
    ),
    "extends-cycle": Explanation(
        why_zh="量表可以一份叠一份，最底下总要有一份不扩展别人的；绕成一圈就没有底了",
        why_en="each rubric builds on the one that it extends; in a circle there is none to start from",
        bad="""
            rubric: my-shop
            format: 1
            title: 我的量表 / My rubric
            extends: my-shop
        """,
        good="""
            rubric: my-shop
            format: 1
            title: 我的量表 / My rubric
            extends: scene-capability-gameplay
        """,
    ),
    "unknown-rubric": Explanation(
        why_zh="id 先在旁边找 id.rubric.yaml，再在自带的里找；在别处的量表写路径，路径要带斜线",
        why_en=(
            "an id is looked up beside the file, as id.rubric.yaml, then among those that ship; a rubric elsewhere "
            "is named by a path with a slash"
        ),
        bad="""
            # 量表在另一个文件夹里 / the rubric is in another folder
            rubric: my-shop
        """,
        good="""
            # 量表在另一个文件夹里 / the rubric is in another folder
            rubric: ../rubrics/my-shop.rubric.yaml
        """,
    ),
    "undeclared-reference": Explanation(
        why_zh="指标引的出处要查得到；没有登记的，报告里只有一个名字",
        why_en=(
            "what a criterion refers to can be looked up; of a reference that is not declared a report has the bare "
            "name"
        ),
        bad="""
            has_coupon:
              title: 优惠券 / Coupons
              yes_no: coupon
              references: {aritcle: §02}
        """,
        good="""
            has_coupon:
              title: 优惠券 / Coupons
              yes_no: coupon
              references: {article: §02}
        """,
    ),
    "unknown-expectation": Explanation(
        why_zh="期望的那一项不存在，这个例子什么也没有检验",
        why_en="an example that expects something of an item that does not exist tests nothing",
        bad="""
            examples:
              - name: 有秒杀 / A flash sale
                given: {flash_sale: yes}
                expect: {has_sales: yes}
        """,
        good="""
            examples:
              - name: 有秒杀 / A flash sale
                given: {flash_sale: yes}
                expect: {has_sale: yes}
        """,
    ),
    "given-or-sheet": Explanation(
        why_zh="例子要么写几条观察，要么指一张表；两样都写，不知道拿哪样来算",
        why_en="an example gives some answers or names a sheet; with both nobody can tell which is rated",
        bad="""
            examples:
              - name: 有秒杀 / A flash sale
                given: {flash_sale: yes}
                sheet: ./corner-shop.sheet.yaml
                expect: {has_sale: yes}
        """,
        good="""
            examples:
              - name: 有秒杀 / A flash sale
                given: {flash_sale: yes}
                expect: {has_sale: yes}
        """,
    ),
    "placeholder-left": Explanation(
        why_zh="模板留的空没填就评分，报告里会出现“待写”，或者按一条谁也没想过的规则给分",
        why_en="scored as it is, a report would print the blank, or points would follow a rule that nobody meant",
        bad="""
            share_depth:
              title: {zh: 待写, en: To be written}
              yes_no: flash_sale
        """,
        good="""
            share_depth:
              title: {zh: 分享到位, en: Sharing in depth}
              yes_no: flash_sale
        """,
    ),
}
