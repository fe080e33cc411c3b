"""Reading a long file with the position of every key and value, against PyYAML's C loader, which keeps none."""

from typing import Any

import yaml

from rubric.source.parse import parse
from tests.benchmarks.measure import Result, in_turn

LINES = 50_000
ROUNDS = 7
LIMIT = 0.6

HEAD = """\
rubric: a-long-one
format: 1
edition: "2026.1"
title: {zh: 一份很长的量表, en: A long rubric}
dimensions:
"""

DIMENSION = """\
  dimension_{n}:
    title: {{zh: 第 {n} 个维度, en: Dimension number {n}}}
    weight: 1
    criteria:
"""

CRITERION = """\
      criterion_{n}:
        title: {{zh: 第 {n} 个指标, en: Criterion number {n}}}
        why: {{zh: 同类小程序里最先流失的就是这一步的用户。, en: This is the step at which people leave.}}
        weight: {weight}
        levels:
          0: {{zh: 没有玩法, en: No play at all}}
          1: {{text: {{zh: 只有促销, en: Promotion only}}, when: {{any: [flash_sale_{n}, coupon_{n}]}}}}
          2:
            text: {{zh: 有拼团或砍价, en: Group buying or bargaining}}
            when: {{any: [group_buy_{n}, bargain_{n}]}}
          3:
            text:
              zh: 两种以上玩法，步步分享
              en: "Two plays or more, with sharing at every step"
            when: {{at_least: 2, of: [group_buy_{n}, bargain_{n}, assist_{n}]}}
            points: 100
        improve: {{zh: 先加一种需要邀请的玩法。, en: Add one play that needs an invitation.}}
        effort: 2.5
"""


def long_rubric(lines: int) -> str:
    """A rubric of that many lines, or a few more to end with a whole criterion."""
    parts = [HEAD]
    count = HEAD.count("\n")
    number = 0
    while count < lines:
        if number % 20 == 0:
            parts.append(DIMENSION.format(n=number // 20))
            count += DIMENSION.count("\n")
        parts.append(CRITERION.format(n=number, weight=number % 7 + 1))
        count += CRITERION.count("\n")
        number += 1
    return "".join(parts)


def loading() -> Result:
    """Seconds for one such text."""
    text = long_rubric(LINES)
    check_same(text)
    ours, reference = in_turn(lambda: parse(text, "long.rubric.yaml"), lambda: load(text), ROUNDS)
    return Result(f"load {LINES:,} lines / yaml.load(CSafeLoader)", ours, reference, LIMIT)


def check_same(text: str) -> None:
    """Neither is faster by reading less: both find the same criteria, and ours finds nothing wrong."""
    data, findings = parse(text, "long.rubric.yaml")
    ours, reference = (
        {name: list(dimension["criteria"]) for name, dimension in loaded["dimensions"].items()}
        for loaded in (data, load(text))
    )
    if findings or ours != reference:
        msg = f"the text is not read as it should be: {findings[:3]}"
        raise AssertionError(msg)


def load(text: str) -> Any:
    return yaml.load(text, yaml.CSafeLoader)
