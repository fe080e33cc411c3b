"""Edits in every layout: what stands there before and after."""

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from rubric.errors import InputError, RubricError
from rubric.source.edit_add import add
from rubric.source.edit_change import Change
from rubric.source.edit_files import effective, problems_after
from rubric.source.edit_remove import remove
from rubric.source.edit_rename import rename
from rubric.source.edit_set import set_value
from rubric.source.edit_text import Source, comment_count, read_source
from rubric.source.library import LIBRARY
from rubric.source.load import kind_of
from rubric.source.parse import parse
from tests.source.mutate import mutated
from tests.support import EXAMPLES

SMALL = """\
rubric: small
title: Small
facts:
  seen: {ask: Seen?, answer: yes_no}
dimensions:
  scene:
    title: Scene
    criteria:
      found: {title: Found, yes_no: seen}
"""


def source(text: str, name: str = "small.rubric.yaml") -> Source:
    root, findings = parse(text, name)
    assert not findings
    return Source(Path(name), name, text, root, kind_of(root) or "")


def after_set(text: str, path: str, value: str, name: str = "small.rubric.yaml") -> str:
    file = source(text, name)
    return set_value(file, effective(file) if file.kind == "rubric" else file.root, path, value)[0].text


SETS = [
    # (what, before, path, value, after); before and after are the last lines of a rubric
    ("quotes stay", 'title: "a"\n', "title", "b: c", 'title: "b: c"\n'),
    ("single quotes stay", "title: 'a'\n", "title", "it's", "title: 'it''s'\n"),
    ("quoted when needed", "title: a\n", "title", "b: c # d", 'title: "b: c # d"\n'),
    ("not quoted otherwise", "title: a\n", "title", "好：的", "title: 好：的\n"),
    ("a quoted number stays text", 'edition: "1"\n', "edition", "2026.10", 'edition: "2026.10"\n'),
    ("quotes that were asked for", "edition: x\n", "edition", '"10"', 'edition: "10"\n'),
    ("comment stays", "title: a   # why\n", "title", "b", "title: b   # why\n"),
    ("empty value", "why:\ntitle: a\n", "why", "b", "why: b\ntitle: a\n"),
    ("empty value with comment", "why:   # c\ntitle: a\n", "why", "b", "why: b   # c\ntitle: a\n"),
    ("empty value in brackets", "title: {zh: , en: a}\n", "title.zh", "b", "title: {zh: b , en: a}\n"),
    ("no final break", "title: a", "title", "b", "title: b"),
    ("insert without final break", "title: a", "why", "b", "title: a\nwhy: b"),
    ("insert in order", "title: a\nfacts: {}\n", "why", "b", "title: a\nwhy: b\nfacts: {}\n"),
    ("first of brackets", "title: {en: a}\n", "title.zh", "b", "title: {zh: b, en: a}\n"),
    ("last of brackets", "title: {zh: a}\n", "title.en", "b, c", 'title: {zh: a, en: "b, c"}\n'),
    ("trailing comma", "title: {zh: a,}\n", "title.en", "b", "title: {zh: a, en: b,}\n"),
    ("one text becomes two", "title: a  # c\n", "title.zh", "甲", "title: {zh: 甲, en: a}  # c\n"),
    ("folded stays folded", "why: >-\n  a\n  b\n# c\ntitle: t\n", "why", "x y", "why: >-\n  x y\n# c\ntitle: t\n"),
    ("literal becomes folded", "why: |\n  a\n\ntitle: t\n", "why", "x", "why: >-\n  x\n\ntitle: t\n"),
    ("emoji before", "why: 🎉🎉 好\ntitle: a\n", "title", "b", "why: 🎉🎉 好\ntitle: b\n"),
    ("CRLF", "why: a\r\ntitle: b\r\n", "combine", "weakest", "why: a\r\ntitle: b\r\ncombine: weakest\r\n"),
    ("decimals keep digits", "minimum_coverage: 0.5\n", "minimum_coverage", "0.50", "minimum_coverage: 0.50\n"),
    ("a list", "facts:\n  a: {options: [x, y]}\n", "a.options", "[x, z]", "facts:\n  a: {options: [x, z]}\n"),
    ("an item of a list", "facts:\n  a: {options: [x, y]}\n", "a.options.2", "z", "facts:\n  a: {options: [x, z]}\n"),
    ("bands by id", "bands:\n- id: a\n- {id: b, from: 5}\n", "b.from", "7", "bands:\n- id: a\n- {id: b, from: 7}\n"),
    (
        "block to brackets where no comment is lost",
        "title:\n  zh: a\n  en: b\nwhy: c\n", "title", "d", "title: d\nwhy: c\n",
    ),
    (
        "below deeper comments",
        "gates:\n  g:\n    title: t\n    # about when\n    when: f\n# end\n", "g.how", "look",
        "gates:\n  g:\n    title: t\n    # about when\n    when: f\n    how: look\n# end\n",
    ),
    (
        "at the start of an item",
        "facts:\n  # about ask\n  f:\n    # the question\n    ask: x\n    answer: yes_no\n", "f.title", "T",
        "facts:\n  # about ask\n  f:\n    title: T\n    # the question\n    ask: x\n    answer: yes_no\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "path", "value", "after"), [one[1:] for one in SETS], ids=[one[0] for one in SETS])
def test_set(before: str, path: str, value: str, after: str) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    head = f"rubric: r{end}dimensions: {{}}{end}"
    assert after_set(head + before, path, value) == head + after


LEVELS = "rubric: r\ndimensions:\n  d:\n    criteria:\n      c:\n        levels:\n"
LEVEL_SETS = [
    ("{zh: a, en: b}  # c\n", "c.levels.0.zh", "x", "{zh: x, en: b}  # c\n"),
    ("{zh: a, en: b}  # c\n", "c.levels.0.text.zh", "x", "{zh: x, en: b}  # c\n"),
    ("{zh: a, en: b}  # c\n", "c.levels.0.points", "5", "{text: {zh: a, en: b}, points: 5}  # c\n"),
    ("plain text\n", "c.levels.0.points", "5", "{text: plain text, points: 5}\n"),
    ("{text: {zh: a}}\n", "c.levels.0.en", "x", "{text: {zh: a, en: x}}\n"),
    (
        "\n            # say\n            zh: a\n            en: >-\n              b\n              c\n",
        "c.levels.0.points", "5",
        (
            "\n            text:\n              # say\n              zh: a\n"
            "              en: >-\n                b\n                c\n            points: 5\n"
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "path", "value", "after"), LEVEL_SETS)
def test_set_in_a_level(before: str, path: str, value: str, after: str) -> None:
    """A level that is its text alone gets a `text` when something stands beside it."""
    gap = "" if before.startswith("\n") else " "
    assert after_set(f"{LEVELS}          0:{gap}{before}", path, value) == f"{LEVELS}          0:{gap}{after}"


SHEETS = [
    ("  f: no  # c\n", "f", "yes", "  f: yes  # c\n"),
    ("  f: no  # c\n", "answers.f.value", "yes", "  f: yes  # c\n"),
    ("  f: no  # c\n", "f.because", "a, b", '  f: {value: no, because: "a, b"}  # c\n'),
    ("  f:\n    value: no\n", "f", "3", "  f:\n    value: 3\n"),
    ("  f:\n", "f", "3", "  f: 3\n"),
    ("  f: no\n  # end\n", "g", "yes", "  f: no\n  g: yes\n  # end\n"),
    ("  f: no\n", "g.because", "x", "  f: no\n  g: {because: x}\n"),
]


@pytest.mark.parametrize(("before", "path", "value", "after"), SHEETS)
def test_set_in_a_sheet(before: str, path: str, value: str, after: str) -> None:
    head = "program: p\nanswers:\n"
    assert after_set(head + before, path, value, "p.sheet.yaml") == head + after


def test_set_in_json() -> None:
    """Only JSON is written into JSON, an entry on its own line where the others are."""
    before = '{\n\t"program": "p",\n\t"answers": {\n\t\t"f": "no",\n\t\t"g": 2\n\t}\n}\n'
    after = before.replace('"g": 2', '"g": 2,\n\t\t"h": {"because": "x"}')
    assert after_set(before, "h.because", "x", "p.sheet.json") == after.replace('\n\t\t"h"', '\n  "h"')


REFUSED = [
    ("comment would go", "title:\n  zh: a  # c\n  en: b\n", "title", "x", "edit-unsafe"),
    ("no such item", "title: a\n", "gameplai.weight", "3", "edit-unknown-path"),
    ("no such key", "facts:\n  f: {ask: a}\n", "f.aks", "b", "edit-unknown-path"),
    ("empty segment", "title: a\n", "title..zh", "b", "edit-bad-path"),
    ("a value in the way", "edition: a\n", "edition.x.y", "b", "edit-bad-path"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "path", "value", "code"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_set_is_refused(text: str, path: str, value: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        after_set("rubric: r\ndimensions: {}\n" + text, path, value)
    assert [one.code for one in caught.value.findings] == [code]


REMOVES = [
    ("own comment goes", "facts:\n  a: {ask: x}\n  # About b.\n  b: {ask: y}\n  # About c.\n  c: {ask: z}\n", "b",
     "facts:\n  a: {ask: x}\n  # About c.\n  c: {ask: z}\n"),
    ("heading stays", "facts:\n  # place\n  a: {ask: x}\n  b: {ask: y}\n", "a", "facts:\n  # place\n  b: {ask: y}\n"),
    ("deeper comment goes", "facts:\n  a:\n    ask: x\n    # more of a\n  # About b.\n  b: {ask: y}\n", "a",
     "facts:\n  # About b.\n  b: {ask: y}\n"),
    ("blank lines", "gates:\n\n  a: {cap: x}\n\n  b: {cap: y}\n\n  c: {cap: z}\n", "b",
     "gates:\n\n  a: {cap: x}\n\n  c: {cap: z}\n"),
    ("last of file", "facts:\n  a: {ask: x}\n\n  # Mine.\n  b: {ask: y}", "b", "facts:\n  a: {ask: x}\n"),
    ("followed by the section's comment", "facts:\n  a: {ask: x}\n  b: {ask: y}\n# Gates.\ngates: {}\n", "b",
     "facts:\n  a: {ask: x}\n# Gates.\ngates: {}\n"),
    ("only one: the section goes", "facts:\n  a: {ask: x}\ngates: {}\n", "a", "gates: {}\n"),
    ("only one, but comments", "facts:\n  # ---- all ----\n  a: {ask: x}\ngates: {}\n", "a",
     "facts: {}\n  # ---- all ----\ngates: {}\n"),
    ("first of brackets", "facts: {a: {ask: x}, b: {ask: y}}\n", "a", "facts: {b: {ask: y}}\n"),
    ("last of brackets", "facts: {a: {ask: x}, b: {ask: y}}\n", "b", "facts: {a: {ask: x}}\n"),
    ("brackets with comments", "facts: {\n  a: {ask: x}, # one\n  b: {ask: y} # two\n}\n", "b",
     "facts: {\n  a: {ask: x}, # one\n   # two\n}\n"),
    ("first key after a dash", "bands:\n  - text: t\n    id: a\n", "bands.a.text", "bands:\n  - id: a\n"),
    ("band", "bands:\n  - {id: a}\n  # Good.\n  - {id: b}\n", "b", "bands:\n  - {id: a}\n"),
    ("band without indentation", "bands:\n- id: a\n  from: 0\n- id: b\n", "a", "bands:\n- id: b\n"),
    ("CRLF", "facts:\r\n  # Mine.\r\n  a: {ask: x}\r\n  b: {ask: y}\r\n", "a", "facts:\r\n  b: {ask: y}\r\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "path", "after"), [one[1:] for one in REMOVES], ids=[one[0] for one in REMOVES])
def test_remove(before: str, path: str, after: str) -> None:
    end = "\r\n" if "\r\n" in before else "\n"
    head = f"rubric: r{end}dimensions: {{}}{end}"
    assert remove(source(head + before), path).change.text == head + after


@pytest.mark.parametrize("path", ["facts.seen", "scene.found", "scene"])
def test_remove_what_others_use(path: str) -> None:
    """A fact is refused with the place that uses it; criteria and dimensions that nothing names can go."""
    if path == "facts.seen":
        with pytest.raises(InputError) as caught:
            remove(source(SMALL), path)
        (finding,) = caught.value.findings
        assert finding.code == "edit-still-used"
        assert [(place.line, place.column) for place in finding.also] == [(9, 37)]
    else:
        assert "found" not in remove(source(SMALL), path).change.text


@pytest.mark.parametrize("path", ["facts.more", "facts.more_of_it"])
def test_add_from_text_keeps_its_comments(path: str) -> None:
    file = source(SMALL)
    item = "ask: >-\n  Is there\n  more?  \n# hint\nanswer: count  # how many\n"
    made = add(file, file.root, file.root, path, item=item, scale="levels")
    assert f"  {path.split('.')[1]}:\n    ask: >-\n      Is there\n" in made.text
    root, _ = parse(made.text, "")
    assert comment_count(made.text, root) == {"# hint": 1, "# how many": 1}
    assert made.text.replace(made.text[made.text.index("  more") : made.text.index("dimensions")], "") == SMALL


def test_add_with_its_own_key_or_without() -> None:
    file = source(SMALL)
    with_key = add(file, file.root, file.root, "scene.new", item="new:\n  title: N\n  yes_no: seen\n", scale="levels")
    without = add(file, file.root, file.root, "scene.new", item="  title: N\n  yes_no: seen\n", scale="levels")
    flow = add(file, file.root, file.root, "scene.new", item="{title: N, yes_no: seen}", scale="levels")
    assert with_key.text == without.text == SMALL + "      new:\n        title: N\n        yes_no: seen\n"
    assert flow.text == SMALL + "      new: {title: N, yes_no: seen}\n"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("facts.found", "edit-id-taken"),
        ("facts.Bad", "edit-bad-path"),
        ("total", "edit-bad-path"),
        ("scene.found.title", "edit-bad-path"),
    ],
)
def test_add_is_refused(path: str, code: str) -> None:
    file = source(SMALL)
    with pytest.raises(InputError) as caught:
        add(file, file.root, file.root, path, item=None, scale="levels")
    assert [one.code for one in caught.value.findings] == [code]


def attempts(file: Source) -> Iterator[Callable[[], object]]:
    """Edits of all kinds; whether they make sense depends on the file."""
    whole = effective(file) if file.kind == "rubric" else file.root
    for path, value in (
        ("title", "x"),
        ("facts.a.b", "x"),
        ("bands.1.from", "3"),
        ("play_set.levels.1.zh", "x"),
        ("flash_sale", "y"),
    ):
        yield partial(set_value, file, whole, path, value)
    for path in (
        "facts.new",
        "bands.new",
        "gameplay.new",
        "gates.new",
        "references.new",
        "play_set.levels.9",
        "dimensions.new",
    ):
        yield partial(add, file, whole, whole, path, item=None, scale="derived")
    for path in ("bands.1", "flash_sale", "play_set", "gameplay", "references.article", "examples.1", "title"):
        yield partial(remove, file, path)
    for old in ("flash_sale", "gameplay", "play_set", "article"):
        yield partial(rename, file, old, "new_name", [])


BAD = [
    b"\xff\xfe", b"", b"- a\n", b"rubric: [\n", b"a: 1\n", b"dimensions: &x {}\n", b"dimensions:\n", b"answers: {}\n",
    b"extends: nowhere\nrubric: r\n", b"extends: bad\nrubric: r\n", b"extends: 3\nfacts: [a, b]\nreferences: x\n",
    b"dimensions: 3\nbands: 4\nfacts: []\nexamples: {}\n", b"program: p\nanswers: [1]\nsources: 3\n",
    b"dimensions: {a: [], b: {criteria: {c: 1}}}\nbands: [1, {id: x}]\n",
    b"dimensions: {a: {criteria: []}}\nfacts: {flash_sale: 1}\nbands: [{id: 3, from: x}]\n",
]  # fmt: skip


@pytest.mark.parametrize("data", BAD)
def test_bad_files_are_refused(tmp_path: Path, data: bytes) -> None:
    """Findings, never another exception."""
    check_never_fails(tmp_path, data)


@pytest.mark.parametrize("path", [LIBRARY / "community-group-buying.rubric.yaml", EXAMPLES / "hema-market.sheet.yaml"])
def test_damaged_files_are_refused_or_edited(tmp_path: Path, path: Path) -> None:
    random = Random(path.name)  # noqa: S311
    for _ in range(3):
        check_never_fails(tmp_path, mutated(path.read_bytes(), random))


def check_never_fails(folder: Path, data: bytes) -> None:
    file = folder / "bad.rubric.yaml"
    file.write_bytes(data)
    with contextlib.suppress(RubricError):
        for attempt in attempts(read_source(file)):
            with contextlib.suppress(RubricError):
                done = attempt()
                ways = done if isinstance(done, list) else getattr(done, "change", None) or done
                changes = [one for one in (ways if isinstance(ways, list) else [ways]) if isinstance(one, Change)]
                problems_after(changes, [])
