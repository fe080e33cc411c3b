"""Files that cannot be used, and what must be said of them."""

from collections.abc import Sequence
from typing import NamedTuple

SHEET = "program: p\nformat: 1\nrubric: scene-capability-gameplay\nanswers:\n  flash_sale: no\n"
RUBRIC = """\
rubric: small
format: 1
title: Small
facts:
  seen: {{ask: Seen?, answer: yes_no}}
conditions: {conditions}
dimensions:
  only:
    title: Only
    criteria:
      one: {{title: One, weight: {weight}, yes_no: {yes_no}}}
"""
ANSWERS = "program: p\nformat: 1\nrubric: small\nanswers: {seen: yes}\n"
BROKEN_ENDS = "rubric: {}\nformat: 1\ntitle: Round\nextends: {}\n"


class Case(NamedTuple):
    """Files to write, the words after `score`, and what standard error must hold, line breaks aside."""

    id: str
    files: dict[str, str | bytes]
    words: Sequence[str]
    parts: Sequence[str]


def sheet(id_: str, content: str | bytes, *parts: str, ending: str = "yaml") -> Case:
    """One sheet that cannot be used."""
    name = f"bad.sheet.{ending}"
    return Case(id_, {name: content}, [name], parts)


def rubric(id_: str, *parts: str, weight: str = "1", conditions: str = "{}", yes_no: str = "seen") -> Case:
    """A good sheet for a rubric that cannot be used."""
    text = RUBRIC.format(weight=weight, conditions=conditions, yes_no=yes_no)
    return Case(id_, {"small.rubric.yaml": text, "good.sheet.yaml": ANSWERS}, ["good.sheet.yaml"], parts)


def circle(id_: str, links: dict[str, str], *parts: str) -> Case:
    """A good sheet for the first of some rubrics that extend each other."""
    files: dict[str, str | bytes] = {
        f"{name}.rubric.yaml": BROKEN_ENDS.format(name, base) for name, base in links.items()
    }
    files["good.sheet.yaml"] = ANSWERS.replace("small", next(iter(links)))
    return Case(id_, files, ["good.sheet.yaml"], parts)


def alias_bomb() -> str:
    """Seven levels of nine, 322 bytes that stand for millions of values."""
    lines = ["n0: &a0 [chuckle,lol,lol,lol,lol,lol,lol,lol]"]
    for level in range(1, 7):
        below = ",".join([f"*a{level - 1}"] * 9)
        lines.append(f"n{level}: &a{level} [{below}]")
    return "\n".join(lines) + "\n"


def brackets() -> str:
    """25,000 nested lists in 50 KB."""
    return "[" * 25_000 + "]" * 25_000


FILES = [
    Case("missing file", {}, ["examples/hema-maket.sheet.yaml"], ["[not-found]", '"hema-market.sheet.yaml" beside']),
    Case("pattern without files", {}, ["nothing-*.yaml"], ["[not-found]", "nothing-*.yaml"]),
    Case("folder without sheets", {"empty/readme.txt": "x"}, ["empty"], ["[no-sheets]", ".sheet.yaml"]),
    sheet("gb18030", SHEET.replace("no", "否").encode("gb18030"), ":5:", "[not-utf8]", "GB18030"),
    sheet("utf-16", SHEET.encode("utf-16"), "[not-utf8]", "UTF-16"),
    sheet("binary", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "[not-utf8]"),
    sheet("too large", SHEET + "#" * 5_000_000, "[too-large]", "5000000"),
    sheet("control character", SHEET + "  coupon: 'a\x07'\n", ":6:13:", "[control-character]", "U+0007"),
    sheet("empty", "", "[empty-file]"),
    sheet("comment only", "# later\n", "[empty-file]"),
    sheet("a list", "- a\n- b\n", "[not-a-mapping]"),
    sheet("a rubric as a sheet", RUBRIC.format(weight=1, conditions="{}", yes_no="seen"), "[not-a-sheet]"),
    sheet("neither", "colour: red\n", "[unknown-file-kind]"),
]
SYNTAX = [
    sheet("nested brackets", brackets(), ":1:65:", "[too-deep]", "64"),
    sheet("alias bomb", alias_bomb(), ":1:5:", "[yaml-reference]", "&a0"),
    sheet("several documents", SHEET + "---\n" + SHEET, ":6:1:", "[second-document]"),
    sheet("tag", SHEET + "  coupon: !!bool yes\n", ":6:11:", "[yaml-tag]"),
    sheet("python tag", SHEET + "  coupon: !!python/object/apply:os.getcwd []\n", ":6:11:", "[yaml-tag]"),
    sheet("merge key", SHEET + "  coupon: {<<: {value: yes}}\n", ":6:12:", "[yaml-merge-key]"),
    sheet("duplicate key", SHEET + "  flash_sale: yes\n", ":6:3:", "[duplicate-key]", "line 5", "bad.sheet.yaml:5:3"),
    sheet("a list as a key", "? [a, b]\n: c\n" + SHEET, ":1:3:", "[key-not-text]"),
    sheet("a mapping as a key", SHEET + "  {a: b}: c\n", ":6:3:", "[key-not-text]"),
    sheet("bracket not closed", SHEET + "  coupon: {value: yes\n", "bad.sheet.yaml:6:", "bracket", "closed"),
    sheet("tab as indent", SHEET.replace("  ", "\t"), ":5:1:", "[", "tab"),
    sheet("half a pair", '{"program": "p", "name": "\\ud83d", "answers": {}}', "bad.sheet.json:1:", ending="json"),
]
CONTENT = [
    sheet("unknown key", SHEET.replace("rubric:", "rubrik:"), ":3:1:", "[unknown-key]", 'did you mean "rubric"?'),
    sheet("unknown answer", SHEET.replace("flash_sale", "flash_sail"), ":5:3:", "[unknown-answer]", '"flash_sale"?'),
    sheet("level", SHEET + "  clear_occasion: 9\n", ":6:19:", "[unknown-level]", "levels: 0, 1, 2, 3, 4"),
    sheet("unknown rubric", SHEET.replace("y-g", "y-h"), ":3:9:", "[unknown-rubric]", '"scene-capability-gameplay"?'),
    sheet("missing rubric file", SHEET.replace("scene-", "./x/"), ":3:9:", "[not-found]"),
    sheet("no rubric named", SHEET.replace("rubric: scene-capability-gameplay\n", ""), "[no-rubric-named]", "-r"),
    sheet("nothing after a key", SHEET.replace("scene-capability-gameplay", ""), ":3:1:", "[empty-value]"),
    Case("unknown -r", {}, ["examples", "-r", "comunity-group-buying"], ["[unknown-rubric]", "community-group-buying"]),
    Case("a folder as -r", {}, ["examples", "-r", "./examples"], ["error["]),
    circle("extends itself", {"small": "small"}, "small.rubric.yaml:4:10:", "[extends-cycle]"),
    circle(
        "extends in a circle",
        {"ann": "./bob.rubric.yaml", "bob": "cat", "cat": "ann"},
        "cat.rubric.yaml:4:10:",
        "[extends-cycle]",
        "ann.rubric.yaml → bob.rubric.yaml → cat.rubric.yaml → ann.rubric.yaml",
    ),
    rubric("negative weight", ":11:33:", "[negative-number]", "only.criteria.one.weight", "(-1)", weight="-1"),
    rubric("all weights zero", "[all-weights-zero]", '"only"', weight="0"),
    *[rubric(f"weight {word}", ":11:33:", "[unusable-number]", weight=word) for word in (".nan", ".inf", "-.INF")],
    rubric("5,000 digits", "[unusable-number]", weight="9" * 5_000),
    rubric("huge exponent", "[unusable-number]", weight="1e999999999"),
    rubric("tiny exponent", "[unusable-number]", weight="1e-999999999"),
    rubric("condition of itself", "[condition-cycle]", "a → a", conditions="{a: a}", yes_no="a"),
    rubric(
        "conditions in a circle",
        "[condition-cycle]",
        "a → b → c → a",
        conditions="{a: {not: b}, b: {any: [seen, c]}, c: {all: [a]}}",
        yes_no="a",
    ),
]
USAGE = [
    Case("language", {}, ["examples", "--lang", "fr"], ["--lang is zh or en", '"fr"']),
    Case("option", {}, ["examples", "--colour"], ["No such option", "--colour"]),
    Case("no sheet", {}, [], ["Missing argument"]),
    Case("no folder to write to", {}, ["examples", "-o", "nowhere/a.json"], ["cannot write nowhere/a.json"]),
    Case("a folder to write to", {"a.json/x": ""}, ["examples", "-o", "a.json"], ["cannot write a.json"]),
]
ALL = [*FILES, *SYNTAX, *CONTENT, *USAGE]
