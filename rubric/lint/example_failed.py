"""An example of a rubric that does not come out as it expects; found by ``rubric test``."""

from __future__ import annotations

from rubric.model.finding import Rule, Severity

RULE = Rule(
    "example-failed",
    Severity.ERROR,
    "例子“{name}”：“{id}”应为 {expected}，实为 {actual}",
    'example "{name}": "{id}" expected {expected}, came out {actual}',
    "{decided}",
    "{decided}",
    "例子写的是本意；算出来的不一样，不是规则改坏了，就是例子过时了",
    "an example says what is meant; when something else comes out, the rule is broken or the example is out of date",
    "# 1: {text: 有促销, when: {all: [flash_sale, coupon]}}\n"
    "examples:\n  - {name: 只有券, given: {coupon: yes}, expect: {play_variety: 1}}",
    "# 1: {text: 有促销, when: {any: [flash_sale, coupon]}}\n"
    "examples:\n  - {name: 只有券, given: {coupon: yes}, expect: {play_variety: 1}}",
)
