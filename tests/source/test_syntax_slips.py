"""Each slip of a beginner: pointed at where a person would point, explained in both languages, mended where safe."""

import re
from typing import NamedTuple

import pytest
import yaml

from rubric.model.finding import Finding, Rule, Severity
from rubric.model.text import Lang
from rubric.source.fixes import apply
from rubric.source.library import LIBRARY
from rubric.source.load import read_sheet_text, top_mapping
from rubric.source.parse import parse
from rubric.source.syntax_explain import SLIPS
from rubric.source.traps import TRAPS, doubts_about
from tests.support import EXAMPLES, name_of

CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile("[a-z]{2,} [a-z]{2,}")


class Case(NamedTuple):
    """A bad text, what is said where, and the good text that mending makes of it; none where only a person knows."""

    code: str
    bad: str
    line: int
    column: int
    good: str = ""


def findings(text: str) -> list[Finding]:
    """What is wrong with a text: as a sheet if it is one, else as YAML only."""
    if re.search(r"^.?program", text):
        return read_sheet_text(text, "f.yaml", doubts=True).findings
    root, found = top_mapping(text, "f.yaml")
    return found if root is None else [*found, *doubts_about(root, text, "f.yaml")]


STOPPED = [
    # Full-width signs
    Case("full-width-colon", "rubric：small\nformat: 1\n", 1, 7, "rubric: small\nformat: 1\n"),
    Case("full-width-colon", "a: 1\ntitle：首屏\nb: 2\n", 2, 6, "a: 1\ntitle: 首屏\nb: 2\n"),
    Case("full-width-colon", "a: 1\nlist：\n  b: 2\n", 2, 5, "a: 1\nlist:\n  b: 2\n"),
    Case("full-width-colon", "a:\n  - id：x\n    b: 2\n", 2, 7, "a:\n  - id: x\n    b: 2\n"),
    Case("full-width-colon", "a: {b：[c, d], e: f}\n", 1, 6, "a: {b: [c, d], e: f}\n"),
    Case("full-width-colon", "标题：首屏\n格式：1\n", 1, 3, "标题: 首屏\n格式: 1\n"),
    Case("full-width-comma", "a: {zh: 有，en: some}\n", 1, 10, "a: {zh: 有, en: some}\n"),
    Case("full-width-comma", 'a: {zh: "有"，en: some}\n', 1, 12, 'a: {zh: "有", en: some}\n'),
    Case("full-width-bracket", "a: [b, c］\nd: 1\n", 1, 9, "a: [b, c]\nd: 1\n"),
    Case("full-width-bracket", "a: {b: c｝\nd: 1\n", 1, 9, "a: {b: c}\nd: 1\n"),
    Case("full-width-bracket", "a: ｛b: c, d: e｝\n", 1, 4, "a: {b: c, d: e}\n"),
    Case("full-width-quote", "a: “b: c”\nd: 1\n", 1, 4, 'a: "b: c"\nd: 1\n'),
    Case("full-width-quote", "a: 「b: c」\nd: 1\n", 1, 4, 'a: "b: c"\nd: 1\n'),
    Case("full-width-quote", 'a: "b”\nc: 1\n', 1, 6, 'a: "b"\nc: 1\n'),
    # Spaces and tabs
    Case("odd-space", "a:\n\u3000\u3000b: 1\n  c: 2\n", 2, 1, "a:\n  b: 1\n  c: 2\n"),
    Case("odd-space", "a:\n\u3000b: 1\n  c: 2\n", 2, 1, "a:\n  b: 1\n  c: 2\n"),
    Case("odd-space", "a:\u00a0b\nc: 1\n", 1, 3, "a: b\nc: 1\n"),
    Case("odd-space", "a: 1\n\u3000\nb: 2\n", 2, 1, "a: 1\n\nb: 2\n"),
    Case("tab", "a:\n\tb: 1\n\tc: 2\n", 2, 1, "a:\n  b: 1\n  c: 2\n"),
    Case("tab", "a:\n    b: 1\n\tc: 2\n", 3, 1, "a:\n    b: 1\n    c: 2\n"),
    Case("tab", "a:\n  -\tb\n", 2, 4, "a:\n  - b\n"),
    # Colons
    Case("space-after-colon", "a: 1\nb:2\nc: 3\n", 2, 2, "a: 1\nb: 2\nc: 3\n"),
    Case("space-after-colon", "a:\n  b:1\n  c: 2\n", 2, 4, "a:\n  b: 1\n  c: 2\n"),
    Case("space-after-colon", "a:1\nb:2\n", 1, 2, "a: 1\nb: 2\n"),
    Case("colon-in-text", "a: Load: x # why\nb: 1\n", 1, 8, 'a: "Load: x" # why\nb: 1\n'),
    Case("colon-in-text", "a: {en: Load: x, zh: 好}\n", 1, 13, 'a: {en: "Load: x", zh: 好}\n'),
    Case("colon-in-text", 'a: say "b": c\n', 1, 11, "a: 'say \"b\": c'\n"),
    Case("missing-colon", "a: 1\nword\nb: 2\n", 2, 1),
    Case("missing-colon", "a = 1\nb: 2\n", 1, 2, "a: 1\nb: 2\n"),
    # Lists
    Case("list-item-without-dash", "a:\n  - b\n  c\n  - d\n", 3, 3, "a:\n  - b\n  - c\n  - d\n"),
    Case("list-item-without-dash", "a:\n  - b: 1\n  c: 2\n", 3, 3),
    Case("space-after-dash", "a:\n  - b\n  -c\n", 3, 3, "a:\n  - b\n  - c\n"),
    Case("space-after-dash", "a:\n  -b: 1\n    c: 2\n", 2, 3, "a:\n  - b: 1\n    c: 2\n"),
    Case("smart-dash", "a:\n  – b: 1\n    c: 2\n", 2, 3, "a:\n  - b: 1\n    c: 2\n"),
    Case("smart-dash", "a:\n  - b\n  •c\n", 3, 3, "a:\n  - b\n  - c\n"),
    Case("list-after-key", "a: - b\n", 1, 4),
    # Quotes and brackets
    Case("unclosed-quote", 'a: "b\nc: 1\n', 1, 4, 'a: "b"\nc: 1\n'),
    Case("unclosed-quote", 'a: "b\nc: "d"\n', 1, 4, 'a: "b"\nc: "d"\n'),
    Case("unclosed-quote", "a: 'b c # d\n", 1, 4, "a: 'b c' # d\n"),
    Case("unclosed-bracket", "a: [b, c\nd: 1\n", 1, 4, "a: [b, c]\nd: 1\n"),
    Case("unclosed-bracket", "a: [b,\n  c,\nd: 1\n", 1, 4),
    Case("wrong-bracket", "a: [b, c}\n", 1, 9, "a: [b, c]\n"),
    Case("missing-comma", "a: {zh: 有 en: some}\n", 1, 10, "a: {zh: 有, en: some}\n"),
    Case("missing-comma", 'a: ["b" "c"]\n', 1, 8, 'a: ["b", "c"]\n'),
    Case("extra-comma", "a: [b,, c]\n", 1, 6, "a: [b, c]\n"),
    Case("text-after-closing", "a: [b] c\n", 1, 8, 'a: "[b] c"\n'),
    Case("text-after-closing", 'a: "b" and c\n', 1, 8, "a: '\"b\" and c'\n"),
    Case("text-after-closing", "a: 'it's'\n", 1, 8, 'a: "it\'s"\n'),
    Case("text-after-closing", 'a: "b",\nc: 1\n', 1, 7, 'a: "b"\nc: 1\n'),
    Case("unknown-escape", 'a: "C:\\data"\n', 1, 7, "a: 'C:\\data'\n"),
    # Texts that need quotes
    *[
        Case("starts-with-sign", f"a: {text}\n", 1, 4, f'a: "{text}"\n')
        for text in ("@b", "`b`", "%b", "* b", "*b* c", "& b c", "| b", "> 3 s", ">= 3", "? b")
    ],
    Case("starts-with-sign", "a: [@b, c]\n", 1, 5, 'a: ["@b", c]\n'),
    Case("text-cut-by-hash", "a: {zh: 第 #1 名, en: b}\n", 1, 11, 'a: {zh: "第 #1 名", en: b}\n'),
    # Layout
    Case("wrong-indent", "a:\n    b: 1\n   c: 2\n", 3, 1, "a:\n    b: 1\n    c: 2\n"),
    Case("wrong-indent", "a:\n  - b: 1\n     c: 2\n", 3, 1, "a:\n  - b: 1\n    c: 2\n"),
    Case("wrong-indent", "a: 1\n    b: 2\n", 2, 1),
    Case("stray-end-mark", "a: 1\n...\nb: 2\n", 2, 1, "a: 1\nb: 2\n"),
    Case("second-document", "a: 1\n---\n", 2, 1, "a: 1\n"),
    Case("second-document", "a: 1\n---\nb: 2\n", 2, 1),
]
SILENT = [
    Case("full-width-colon", "a:\n  zh：有\n  en：some\n", 2, 5, "a:\n  zh: 有\n  en: some\n"),
    Case("space-after-colon", "a:\n  zh:有\n  en:some\n", 2, 5, "a:\n  zh: 有\n  en: some\n"),
    Case("space-after-dash", "a:\n  -b\n  -c\n", 2, 3, "a:\n  - b\n  - c\n"),
    Case("smart-dash", "a:\n  — b\n  — c\n", 2, 3, "a:\n  - b\n  - c\n"),
    Case("odd-space", "a:\n  -\u00a0b\n  - c\n", 2, 4, "a:\n  - b\n  - c\n"),
    Case("odd-space", "a: \u3000b\n", 1, 4, "a: b\n"),
    Case("odd-space", "a: b\u00a0\nc: 1\n", 1, 5, "a: b\nc: 1\n"),
    Case("odd-space", "a: 1\n\u00a0\u00a0b: 2\n", 2, 1),
    Case("full-width-quote", "a: “b”\n", 1, 4, 'a: "b"\n'),
    Case("full-width-quote", "a: “好 的”\n", 1, 4),
    Case("text-cut-by-hash", "a: C #1\n", 1, 6, 'a: "C #1"\n'),
    Case("text-cut-by-hash", "a: 两个 #标签\n", 1, 7),
    Case("unknown-escape", 'a: "C:\\new"\n', 1, 7, "a: 'C:\\new'\n"),
    Case("complex-key", "? a\n: b\n", 1, 1, "a: b\n"),
    Case("yaml-tag", "a: ! important\n", 1, 4, 'a: "! important"\n'),
]
SHEET = "program: p\nformat: 1\nname: {zh: 甲, en: A}\nanswers: {}\n"


def changed(code: str, old: str, new: str, line: int, column: int, *, to: str = "") -> Case:
    """A sheet with one slip, which mending takes back."""
    return Case(code, SHEET.replace(old, new, 1), line, column, SHEET.replace(old, to or old, 1))


# What reads as YAML, and then does not fit: the slip is told in place of the error that it causes.
EXPLAINED = [
    changed("full-width-colon", "zh: 甲", "zh：甲", 3, 10),
    changed("space-after-colon", "zh: 甲", "zh:甲", 3, 10),
    changed("full-width-quote", "p\n", "“p”\n", 1, 10, to='"p"\n'),
    changed("full-width-character", "1", "１", 2, 9),
    changed("sign-after-value", "1", "1。", 2, 10),
    changed("sign-after-value", "1", "1,", 2, 10),
    changed("odd-space", "1\n", "1\u3000# 版本\n", 2, 10, to="1 # 版本\n"),
    changed("full-width-bracket", "{}", "｛｝", 4, 10),
    changed("unknown-key", "format", "formt", 2, 1),
]
ALL = [*STOPPED, *SILENT, *EXPLAINED]


def case_id(case: Case) -> str:
    return f"{case.code} {case.bad.rstrip()!r}"


def first(case: Case) -> Finding:
    return next(one for one in findings(case.bad) if one.code == case.code)


@pytest.mark.parametrize("case", ALL, ids=case_id)
def test_slip_is_pointed_at(case: Case) -> None:
    """The place is the sign that is wrong; both languages say what it is and what to do."""
    found = first(case)

    assert (found.place.line, found.place.column) == (case.line, case.column)
    for text in (found.message, found.help):
        assert text is not None
        assert CHINESE.search(text.get(Lang.ZH))
        assert not ENGLISH.search(re.sub("“.*?”|：.*", "", text.get(Lang.ZH)))
        assert not CHINESE.search(re.sub('".*"|: .*', "", text.get(Lang.EN)))


@pytest.mark.parametrize("case", ALL, ids=case_id)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_slip_is_mended(case: Case, line_end: str) -> None:
    """What can be mended safely becomes the good text, character by character; the rest stays as it is."""
    bad, good = (text.replace("\n", line_end) for text in (case.bad, case.good))
    new, applied = apply(bad, findings(bad), findings)

    assert new == (good or bad)
    assert bool(applied) == bool(good)
    assert not good or findings(good) == []


@pytest.mark.parametrize("case", STOPPED, ids=case_id)
def test_parser_stops(case: Case) -> None:
    """These are errors; those that YAML reads without a word are warnings, unless they break something."""
    assert first(case).severity is Severity.ERROR


@pytest.mark.parametrize("case", [one for one in SILENT if one.code != "yaml-tag"], ids=case_id)
def test_silent_slip_is_a_warning(case: Case) -> None:
    assert first(case).severity is Severity.WARNING
    assert parse(case.bad, "f.yaml")[0] is not None


@pytest.mark.parametrize("case", EXPLAINED, ids=case_id)
def test_explained_error_is_told_once(case: Case) -> None:
    assert [one.code for one in findings(case.bad)] == [case.code]


@pytest.mark.parametrize("rule", [*SLIPS.values(), *TRAPS], ids=lambda rule: rule.code)
def test_examples_of_rules(rule: Rule) -> None:
    """What `rubric explain CODE` shows is true."""
    bad, good = findings(rule.bad), findings(rule.good)

    assert rule.why_zh
    assert rule.why_en
    assert rule.code in [one.code for one in bad]
    assert good == []
    if any(one.edits for one in bad):
        assert apply(rule.bad, bad, findings)[0] == rule.good


def test_slip_is_found_all_through_a_file() -> None:
    """Who types full-width colons types them everywhere: one run tells all of them, and mends them."""
    bad = "a: 1\n" + "".join(f"k{number}：v\n" for number in range(30)) + "b: 2\n"

    assert [one.place.line for one in findings(bad)] == list(range(2, 32))
    assert apply(bad, findings(bad), findings)[0] == bad.replace("：", ": ")


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  key：value\n  -x\n  b:1\nc:1\nd: 2\n",
        'a: "x\n  key：value\n  -x"\nc:1\nd: 2\n',
    ],
)
def test_block_texts_and_quotes_are_left_alone(text: str) -> None:
    """What looks like a slip inside a text is none."""
    new, _ = apply(text, findings(text), findings)

    assert new in (text, text.replace("c:1", "c: 1"))


@pytest.mark.parametrize(
    "text",
    [
        "a: http://b.c\n",
        "a: 看：这里，还有“那里”、别处 #不\nb: 1\n".replace(" #不", ""),
        "a: 1 # 注释：一，二\n#b：c\n",
        "a: 3 #three\nb: yes #seen\nc: some_id #why\n",
        "a: >-\n  第一行\n  -x\n  key：value\nb: '“c”'\n",
        "a: 12:30 到 13:00\nb: v1.0\nc: 一\u3000二\n",
        'a: "一\n  二"\nb: [c, d]\ne: {f: g}\n',
        "a: -1\nb: --x\nc: C#\nd: a#b\n",
        "a: 这段文字\n  有两行：第二行\nb: 1\n",
    ],
)
def test_good_texts(text: str) -> None:
    """Ordinary writing is left alone."""
    assert findings(text) == []


@pytest.mark.parametrize("path", [*LIBRARY.glob("*.rubric.yaml"), *EXAMPLES.rglob("*.yaml")], ids=name_of)
def test_shipped_files_raise_no_doubts(path: object) -> None:
    from pathlib import Path

    text = Path(str(path)).read_text("utf-8")
    root, found = parse(text, "f.yaml")

    assert [*found, *doubts_about(root, text, "f.yaml")] == []


def test_parsers_words_are_kept_where_nothing_was_recognised() -> None:
    (found,) = findings("a: 1\n- b\n")

    assert found.code == "yaml-syntax"
    assert found.help is not None
    assert "parser said: did not find expected key" in found.help.get(Lang.EN)
    assert "解析器的原话" in found.help.get(Lang.ZH)


@pytest.mark.parametrize(
    "text",
    [
        "a: &LONG 1\n",
        "a: *LONG\n",
        "a: !LONG 1\n",
        "a: @LONG\n",
        'a: "b" LONG\n',
        "a: LONG: b\n",
        "a: LONG #1\n",
        "? LONG\n: 1\n? LONG\n: 2\n",
        "program: p\nanswers: {}\n? LONG\n: 1\n",
        "program: p\nanswers:\n  ? LONG\n  : {value: 1, x: 2}\n",
        "program: p\nanswers: {}\n? LONG\n:\n",
    ],
)
def test_long_texts_are_cut_in_messages(text: str) -> None:
    """A finding stays readable whatever it speaks of."""
    found = findings(text.replace("LONG", "b" * 20_000))

    assert found
    assert all(len(str(part.get(Lang.EN))) < 1000 for one in found for part in (one.message, one.help) if part)


@pytest.mark.parametrize("case", STOPPED, ids=case_id)
def test_without_libyaml(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser stops in other words, and the slips are the same."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    assert (first(case).place.line, first(case).place.column) == (case.line, case.column)


@pytest.mark.parametrize("after", ["", "  coupon: no\n", "  group_buy：no\n"])
def test_a_space_on_the_wrong_side_of_a_colon(after: str) -> None:
    """The line that has the slip is pointed at, not the innocent one below it."""
    text = f"program: p\nanswers:\n  flash_sale :no\n{after}"
    found = [
        one for one in read_sheet_text(text, "p.sheet.yaml", doubts=True).findings if one.code == "space-after-colon"
    ]
    assert [(one.place.line, one.place.column) for one in found] == [(3, 13)]
    assert found[0].edits[0].text == ": "
