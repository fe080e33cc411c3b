"""Hover texts of what stands beside the criteria: facts, conditions, gates, bands, examples; and of allowed words."""

TEXTS = """
Fact: 事实
  能观察到的一件事；指标和红线由事实算出
  Something observable; criteria and gates are computed from it
.title: 标题
  短名字；不写就用问题
  A short name; the question where there is none
.ask: 问题
  问观察者的一句话
  The question put to the observer
.answer: 怎么答
  答案的种类
  The kind of answer
.options: 选项
  choice 才写：id → 文字，或只列 id
  For choice only: id → text, or just ids
.between: 范围
  count 和 number 可写：[最小, 最大]
  For count and number: [lowest, highest]
.how: 怎么看
  到哪里看、怎样算“是”
  Where to look and what counts
.signals: 信号
  读源码时从哪些信号得出答案
  What the source reader may answer it from

NotTrue: 不成立
  里面的条件不成立时成立
  Holds when the other does not
.not: 不
  里面的条件不成立
  The condition that must not hold
AllOf: 全部
  每一条都成立
  Holds when every one holds
.all: 全部
  每一条都要成立
  Every one must hold
AnyOf: 任一
  至少一条成立
  Holds when at least one holds
.any: 任一
  至少一条成立
  At least one must hold
NoneOf: 全不
  一条也不成立
  Holds when not one holds
.none: 全不
  一条也不能成立
  Not one may hold
AtLeastOf: 至少几条
  列出的条件里至少成立几条
  Holds when at least so many of the listed ones hold
.at_least: 至少
  几条
  How many
.of: 其中
  从哪些条件里数
  The conditions that are counted
FactTest: 比较事实
  拿数值事实和数比，或拿选择事实和选项比；一次只比一样
  Compares a number fact with a number, or a choice with options; one comparison
.fact: 事实
  事实的 id
  The id of a fact
.at_least: 不小于
  数值不小于它
  The number is this or more
.at_most: 不大于
  数值不大于它
  The number is this or less
.above: 大于
  数值大于它
  The number is more than this
.below: 小于
  数值小于它
  The number is less than this
.equals: 等于
  数值等于它
  The number is this
.is: 是
  选的是这个选项
  The option chosen is this one
.in: 属于
  选的是其中一个选项
  The option chosen is one of these
ProgramTest: 比较小程序
  看小程序的属性，如 vertical、platform，或 attributes: 里的
  Compares an attribute of the program: vertical, platform or one under attributes:
.program: 属性
  属性名，如 vertical
  The name of an attribute, such as vertical
.is: 是
  属性是它
  The attribute is this
.in: 属于
  属性是其中之一
  The attribute is one of these
CriterionTest: 比较指标的等级
  只能用在红线里
  For gates only
.criterion: 指标
  用等级刻度的指标的 id
  The id of a criterion with levels
.at_least: 不低于
  等级不低于它
  The level is this or higher
.below: 低于
  等级低于它
  The level is lower than this

Gate: 红线
  条件成立就封顶
  Caps a score when its condition holds
.when: 什么算违反
  违反的条件
  The condition that breaks it
.cap: 封顶
  total 或维度 id → 最高分（报告刻度）
  total or a dimension's id → the highest score left, on the report scale
.because: 理由
  为什么有这条红线
  Why the gate is there
.how: 怎么看
  怎样看出违反
  How to observe it

Band: 档位
  总分从 from: 起算这一档，到下一档为止
  A range of totals, from from: up to the next band
.id: 档位的 id
  小写字母、数字和下划线
  Lower-case letters, digits and underscores
.from: 起点
  从几分起，报告刻度
  Where it starts, on the report scale
.text: 说明
  到了这一档意味着什么
  What it means to be in this band
.requires: 另外要求
  维度 id → 至少几分；不满足就落到下一档
  Dimension id → the score it needs; otherwise the next lower band is taken

Example: 例子
  量表自己的测试：given: 或 sheet:，加上 expect:
  A test of the rubric itself: given: or sheet:, and expect:
.name: 名字
  一句话说明测什么
  What is tested, in a few words
.given: 给的答案
  事实或指标的 id → 答案
  Id of a fact or criterion → answer
.program: 小程序的属性
  如 {vertical: retail}
  Such as {vertical: retail}
.sheet: 观察表
  相对本文件的路径
  A path relative to this file
.expect: 应得
  指标 id → 等级；维度 id 或 total → 分数；或 band、verdict
  Criterion id → level; dimension id or total → score; or band, verdict
"""

# enum -> its values -> zh, en
WORDS: dict[str, tuple[str, str]] = {
    "mean": ("加权平均", "the weighted mean"),
    "geometric": (
        "加权几何平均：一项低，整体跟着低",
        "the weighted geometric mean: one low value pulls the whole down",
    ),
    "weakest": ("取最低的一项", "the lowest value"),
    "yes_no": ("是或否", "yes or no"),
    "count": ("个数，0 起的整数", "a whole number from 0"),
    "number": ("数值", "a number"),
    "choice": ("从 options: 里选一个", "one of options:"),
    "strong": ("强：几乎可以肯定", "nearly certain"),
    "medium": ("中：多半如此", "likely"),
    "weak": ("弱：只是迹象", "a hint only"),
    "sum": ("等于下面适用各项权重之和", "the sum of the weights below it that apply"),
}
