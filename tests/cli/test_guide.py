"""`rubric guide`: the handbook of a rubric in every format, in whole and in part."""

import json
from collections.abc import Callable

import pytest

from tests.cli.support import Shell

SMALL = """rubric: small
format: 1
edition: "3"
title: {zh: 小量表, en: Small}
why: {zh: 每种刻度各一项, en: One criterion of every scale}
scale: {from: 1, to: 5}
references:
  book: {title: {zh: 一本书, en: A book}, by: {zh: 某人, en: Somebody}, date: "2022", url: "https://example.com/book"}
facts:
  sale: {title: {zh: 秒杀, en: Flash sale}, ask: {zh: 有秒杀吗？, en: "Is there a flash sale?"}, answer: yes_no}
  chat:
    title: {zh: 找得到谁, en: Who answers}
    ask: {zh: 联系入口通到谁？, en: "Whom does the contact entry reach?"}
    answer: choice
    options: {nobody: {zh: 没人, en: Nobody}, robot: {zh: 机器人, en: A robot}, person: {zh: 真人, en: A person}}
    how: {zh: 发一句话试试, en: Send a line and see}
  steps: {title: {zh: 步数, en: Steps}, ask: {zh: 几步请人分享？, en: "How many steps ask to share?"}, answer: count,
    between: [0, 5]}
  load_ms: {title: {zh: 加载毫秒, en: Load in ms}, ask: {zh: 首屏要多久？, en: "How long does it load?"},
    answer: number}
  trick: {title: {zh: 诱导分享, en: Induced sharing}, ask: {zh: 不分享就看不了吗？, en: "Must one share to go on?"},
    answer: yes_no}
  old: {ask: {zh: 有留言板吗？, en: "Is there a guest book?"}, answer: yes_no,
    off: {because: {zh: 没人用了, en: Nobody uses them}}}
dimensions:
  play:
    title: {zh: 玩法, en: Play}
    weight: 2
    criteria:
      sharing:
        title: {zh: 分享, en: Sharing}
        combine: weakest
        criteria:
          depth: {title: {zh: 分享的深度, en: Depth}, number: {fact: steps, points: {0: 0, 2: 50, 5: 100}}}
          card:
            title: {zh: 卡片, en: Card}
            may_not_apply: true
            levels: {0: {zh: 通用图, en: A stock picture}, 1: {zh: 商品图, en: The item's picture}}
      promotion: {title: {zh: 促销, en: Promotion}, weight: 0, yes_no: sale, effort: 3}
  service:
    title: {zh: 服务, en: Service}
    combine: geometric
    criteria:
      help:
        title: {zh: 有人应, en: Help}
        why: {zh: 出了问题要有人, en: Somebody has to be there}
        levels:
          0: {zh: 没人应, en: Nobody answers}
          1: {text: {zh: 有回应, en: There is an answer}, when: {fact: chat, in: [robot, person]}, points: 40}
          2: {text: {zh: 真人回应, en: A person answers}, when: {fact: chat, is: person},
            like: {corner-shop: {zh: 老板自己回, en: the owner answers}}}
        improve: {zh: 让人来回, en: Let a person answer}
        references: {book: {zh: 第 3 页, en: page 3}}
      speed: {title: {zh: 快, en: Speed}, when: {program: kind, is: shop},
        number: {fact: load_ms, log_normal: {p10: 1800, median: 3500}}}
      trust: {title: {zh: 可信, en: Trust}, checklist: {out_of: 10, facts: {sale: 6, trick: -3}}}
      basics: {title: {zh: 基本, en: Basics}, checklist: {sale: 1, trick: 2}}
gates:
  sharing_rule: {title: {zh: 不许诱导, en: No inducing}, when: trick, cap: {total: 2},
    because: {zh: 平台规则, en: A rule}}
bands:
  - {id: low, from: 1, title: {zh: 差, en: Low}}
  - {id: high, from: 4, title: {zh: 好, en: High}, text: {zh: 都行, en: All is well}, requires: {play: 3}}
minimum_coverage: 0.6
"""


@pytest.fixture
def small(shell: Shell) -> Shell:
    """A folder with a rubric that has one criterion of every scale."""
    shell.write("small.rubric.yaml", SMALL)
    return shell


@pytest.mark.parametrize("name", ["en.txt", "zh.txt", "zh.md", "part.en.txt"])
def test_small_rubric(small: Shell, golden: Callable[[str, str], None], name: str) -> None:
    words = ["--only", "service", "--only", "card"] if name.startswith("part") else []
    lang, format_ = name.removeprefix("part.").split(".")
    done = small.inside("guide", "small", *words, "--lang", lang, "--format", "text" if format_ == "txt" else format_)

    assert (done.code, done.err) == (0, "")
    golden(f"guide/{name}", done.out)


def test_files_by_their_endings(small: Shell) -> None:
    files = ["guide.html", "guide.md", "guide.txt", "guide.json"]
    done = small.inside(
        "guide", "./small.rubric.yaml", *(word for file in files for word in ("-o", file)), "--lang", "zh"
    )

    assert (done.code, done.out) == (0, "")
    assert [file in done.err for file in files] == [True] * 4
    assert small.read("guide.md") == small.inside("guide", "small", "--format", "md", "--lang", "zh").out
    assert json.loads(small.read("guide.json")) == json.loads(small.inside("show", "small", "--format", "json").out)
    assert "观察手册：小量表 3" in small.read("guide.html")
    assert "Handbook for observers: Small 3" in small.read("guide.html")


def test_rubric_of_the_settings(small: Shell) -> None:
    assert "name a rubric" in small.inside("guide", "--lang", "en").err
    small.write("rubric.toml", 'rubric = "small"\n')

    assert small.inside("guide", "--lang", "en").out == small.inside("guide", "small", "--lang", "en").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["smal"], "small"),
        (["small", "--only", "servise"], '--only: nothing is asked about "servise", did you mean "service"?'),
        (["small", "--format", "pdf"], 'unknown format "pdf": use text, md, html or json'),
        (["small", "-o", "guide.pdf"], "there is no PDF: write -o guide.html"),
        (["small", "-o", "nowhere/guide.md"], "there is no folder nowhere"),
    ],
)
def test_mistakes(small: Shell, words: list[str], said: str) -> None:
    done = small.inside("guide", *words, "--lang", "en")

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_ascii_and_gbk_terminals(small: Shell) -> None:
    plain = small("guide", "small", "--lang", "en", PYTHONIOENCODING="ascii")
    assert plain.code == 0
    assert "[ ] yes  [ ] no  [ ] unknown" in plain.out
    chinese = small("guide", "small", "--lang", "zh", reads="gbk", PYTHONIOENCODING="gbk")
    assert "[ ] 是  [ ] 否  [ ] 未知" in chinese.out
