"""A small rubric and tables for the tests of `rubric table`, as files of a shell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from tests.cli.support import Result, Shell

RUBRIC = """\
rubric: small
format: 1
title: {zh: 小表, en: Small}
facts:
  chat: {ask: {zh: 能聊天吗？, en: "Can one chat?"}, answer: yes_no}
  steps: {ask: {zh: 几步？, en: "How many steps?"}, answer: count, between: [0, 9]}
  kind:
    ask: {zh: 哪一种？, en: "Which kind?"}
    answer: choice
    options: {a: {zh: 甲, en: First}, b: {zh: 乙, en: Second}}
  lie: {ask: {zh: 骗人吗？, en: "Does it lie?"}, answer: yes_no}
dimensions:
  scene:
    title: {zh: 场景, en: Scene}
    criteria:
      presence: {title: {zh: 在场, en: Presence}, may_not_apply: true, levels: {0: none, 1: some, 2: much}}
      talk: {title: {zh: 聊天, en: Talk}, yes_no: chat}
      short: {title: {zh: 简短, en: Short}, number: {fact: steps, points: {0: 100, 9: 0}}}
      right: {title: {zh: 对路, en: Right}, when: {program: vertical, is: shop}, yes_no: {fact: kind, is: a}}
gates:
  liar: {title: Liar, when: lie, cap: {total: 30}, because: Lies cost trust}
bands: [{id: low, from: 0, title: {zh: 低, en: Low}}, {id: high, from: 60, title: {zh: 高, en: High}}]
"""
HEAD = "program,chat,steps,kind,presence,vertical,lie\n"


def table(shell: Shell, *words: str, lang: str = "en") -> Result:
    """Run `rubric table WORDS… -r small`."""
    shell.write("small.rubric.yaml", RUBRIC)
    return shell.inside("table", *words, "-r", "./small.rubric.yaml", "--lang", lang)


def rows_of(shell: Shell, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file that a command wrote."""
    data = (shell.folder / name).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def summary(shell: Shell, *words: str) -> Any:
    """The result of `rubric table` as JSON."""
    return json.loads(table(shell, *words, "--format", "json").out)


def parquet(shell: Shell, name: str, columns: Mapping[str, Any], schema: Mapping[str, Any] | None = None) -> str:
    """Write a Parquet file; its name."""
    pl.DataFrame(columns, schema=schema).write_parquet(shell.folder / name)
    return name
