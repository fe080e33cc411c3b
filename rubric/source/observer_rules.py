"""Why sheets of several observers, or the answers to shuffled anchors, cannot be used."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

OBSERVER_NEEDED = Rule(
    "observer-needed",
    Severity.ERROR,
    "没有写是谁观察的，没法和别人的比",
    "nothing says who observed, so it cannot be compared with others",
    "加上 observer:",
    "add observer:",
    "比的是人和人：不写名字，就不知道两张表是两个人的，还是一个人看了两次",
    "people are compared: without names two sheets may be two people, or one who looked twice",
    "program: hema-market\nrubric: community-group-buying",
    "program: hema-market\nrubric: community-group-buying\nobserver: ann",
)
RUBRICS_DIFFER = Rule(
    "rubrics-differ",
    Severity.ERROR,
    "这张表用的量表（{own}）和 {other} 的（{theirs}）不一样，答案不能放在一起比",
    "this sheet is for another rubric ({own}) than {other} ({theirs}); their answers cannot be compared",
    "用同一份量表：改 rubric:，或在命令里加 -r；只改了文字的版本不碍事",
    "use one rubric: change rubric:, or give -r; editions that differ in wording only are fine",
    "指标、等级或条件不同，同一个数字就不是同一个意思",
    "with other criteria, levels or conditions the same number means something else",
    "rubric: scene-capability-gameplay",
    "rubric: community-group-buying",
)
NO_SUCH_COLUMN = Rule(
    "retranslate-no-column",
    Severity.ERROR,
    "没有“{column}”这一列",
    'there is no column "{column}"',
    "第一行要有表头，和 rubric sheet retranslate 写出来的一样",
    "the first line holds the heads, as rubric sheet retranslate writes them",
)
UNKNOWN_CODE = Rule(
    "retranslate-unknown-code",
    Severity.ERROR,
    "第 {row} 行“{cell}”：不认识编号“{code}”",
    'row {row}, {cell}: unknown code "{code}"',
    "种子（--seed）、范围或量表的版次和写出这份文件时不一样；用当时的种子和量表",
    "the seed (--seed) or the edition of the rubric differs from when the file was written; use those of then",
)
CODE_TWICE = Rule(
    "retranslate-code-twice",
    Severity.ERROR,
    "第 {row} 行“{cell}”：编号“{code}”前面已经有了",
    'row {row}, {cell}: the code "{code}" is there already',
    "只留一行",
    "keep one of the rows",
)
BAD_LEVEL = Rule(
    "retranslate-bad-level",
    Severity.ERROR,
    "第 {row} 行“{cell}”：“{value}”不是这项指标的等级",
    'row {row}, {cell}: "{value}" is no level of this criterion',
    "写 0 到 {top} 的整数；拿不准就空着",
    "write a whole number from 0 to {top}, or leave it empty",
)
NOT_ANSWERS = Rule(
    "retranslate-not-answers",
    Severity.ERROR,
    "不是填好的等级卷：{detail}",
    "not a filled list of anchors: {detail}",
    "填 rubric sheet retranslate 写出来的 .csv 或 .yaml",
    "fill a .csv or .yaml that rubric sheet retranslate wrote",
)
