"""Rubrics and sheets from texts, and what is said of them."""

from pathlib import Path

from rubric.model.finding import Finding
from rubric.model.rubric import Rubric
from rubric.model.text import Lang
from rubric.report.findings import findings_text
from rubric.report.terminal import Screen
from rubric.report.wording import Words
from rubric.source.load import Loaded, read_rubric, read_rubric_text, read_sheet_text


def rubric(text: str) -> Loaded[Rubric]:
    """A rubric that extends nothing that has to be looked up."""
    return read_rubric_text(text, Path("small.rubric.yaml"), "small.rubric.yaml")


def sheet_findings(text: str) -> list[Finding]:
    """What is wrong with a sheet, whatever its rubric."""
    return read_sheet_text(text, "small.sheet.yaml").findings


def extending(folder: Path, base: str, over: str) -> Loaded[Rubric]:
    """Two rubrics written into a folder, `base` and `over`, which extends it; the second one read."""
    (folder / "base.rubric.yaml").write_text(base, "utf-8")
    head = "rubric: over\nformat: 1\nextends: base\ntitle: Over\n"
    (folder / "over.rubric.yaml").write_text(head + over, "utf-8")
    return read_rubric("over", beside=folder)


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    """Code, line and column of each."""
    return [(one.code, one.place.line, one.place.column) for one in findings]


def message(finding: Finding) -> str:
    """What is said in English, with the help."""
    return " | ".join(text.get(Lang.EN) for text in (finding.message, finding.help) if text)


def printed(findings: list[Finding], text: str, lang: str = "en", width: int = 200) -> str:
    """Findings of one file as people see them."""
    name = findings[0].place.file
    return findings_text(findings, {name: text}, Words(Lang(lang)), Screen(width=width))


GOOD = """\
rubric: small
format: 1
title: 小量表
facts:
  seen: {ask: Seen?, answer: yes_no}
  times: {ask: How often?, answer: count}
  colour: {ask: Which?, answer: choice, options: [red, green]}
dimensions:
  scene:
    title: 场景
    criteria:
      leader:
        title: 团长
        levels: {0: 无, 1: {text: 有, when: seen}}
      often: {title: Often, number: {fact: times, points: {0: 0, 5: 100}}}
      nice: {title: Nice, yes_no: {fact: colour, is: red}}
gates:
  spam: {title: Spam, when: {not: seen}, cap: {total: 39}, because: A rule}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 60, title: High}
"""


def changed(*changes: tuple[str, str]) -> str:
    """The good rubric with some texts replaced, each of which occurs once."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def at(text: str, *found: tuple[str, str]) -> list[tuple[str, int, int]]:
    """Codes with line and column of the place where a text occurs for the first time."""
    starts = [(code, text.index(words)) for code, words in found]
    return [(code, text.count("\n", 0, i) + 1, i - text.rfind("\n", 0, i)) for code, i in starts]


BASE = """\
rubric: base
format: 1
edition: "7"
title: Base
combine: geometric
minimum_coverage: 0.7
references:
  article: {title: The article, by: Someone}
facts:
  seen: {ask: Seen?, answer: yes_no, how: Look, signals: [a.b, c.d]}
  chat: {ask: Chat?, answer: yes_no}
  times: {ask: How often?, answer: count}
  spare: {ask: Spare?, answer: yes_no}
conditions:
  both: {all: [seen, chat]}
dimensions:
  scene:
    title: Scene
    weight: 2
    criteria:
      leader:
        title: {zh: 团长, en: Leader}
        why: It matters
        weight: 3
        levels:
          0: {zh: 无, en: None}
          1: {text: Some, when: seen}
          2: {text: Much, when: both, like: {shop: Well done}}
      often: {title: Often, number: {fact: times, points: {0: 0, 5: 100}}}
      list: {title: List, checklist: {seen: 2, chat: 1}}
gates:
  spam: {title: Spam, when: {not: seen}, cap: {total: 39}, because: A rule}
bands:
  - {id: low, from: 0, title: Low, text: The floor}
  - {id: high, from: 60, title: High, requires: {scene: 50}}
examples:
  - {name: x, given: {seen: yes, chat: no}, expect: {leader: 1}}
"""


def below_scene(text: str) -> str:
    """Criteria of the extending file, given in flow style."""
    return f"dimensions: {{scene: {{criteria: {text}}}}}\n"
