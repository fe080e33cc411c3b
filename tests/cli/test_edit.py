"""`rubric edit`: the command line's part; what happens to the text is tested in `tests/source/test_edit.py`."""

import json
from pathlib import Path

import pytest

from rubric.cli import edit_write
from rubric.cli.console import write_whole
from rubric.errors import UsageError
from rubric.source.edit_text import read_source
from tests.cli.support import Result, Shell
from tests.support import ROOT

# Commented, bilingual, in mixed layout: lists with and without indentation, brackets, block texts, odd spacing.
MIXED = """\
# 混合写法 / a file as people leave it
rubric: mixed   # 编号
format: 1
title: {zh: "混合：写法", en: 'Mixed: layout'}
facts:
    flash_sale:                          # 四格缩进 / four spaces
        ask: {zh: 有限时秒杀吗？🎉, en: "A flash sale?"}
        answer: yes_no
    coupon: {ask: Coupons?, answer: yes_no}
    # 下面是次数 / a count
    share_steps:
        ask: >-
          How many steps
          does sharing take?
        answer: count
        between: [ 0, 9 ]
conditions:
  any_play: {any: [flash_sale, coupon]}   # 两样之一

dimensions:
  gameplay:
    title:
      zh: 玩法
      en: Gameplay
    criteria:
      # 第一条 / the first one
      play_variety:
        title: Play
        weight:   2      # 先不要改 / leave it
        levels:
          0: {zh: 没有, en: None}
          1: {text: {zh: 有, en: Some}, when: any_play}
      # 第二条，不要动它的注释。 / The second.
      share_depth: {title: Sharing, weight: 1, number: {fact: share_steps, points: {0: 0, 2: 50, 5: 100}}}

bands:
- {id: low, from: 0, title: Low}
- id: high
  from: 60          # 及格 / pass
  title: High
examples:
  - {name: one, given: {flash_sale: yes, coupon: no}, expect: {play_variety: 1}}
  - name: two
    sheet: a.sheet.yaml
    expect: {play_variety: 0, band: low}
# 完 / end"""

SHEET = """\
program: a
rubric: mixed
answers:
  flash_sale: no       # 没看到
  coupon: {value: no}
  share_steps: 1
"""

OVERLAY = """\
rubric: over
format: 1
extends: mixed
title: Over
facts:
  flash_sale: {how: Look}
dimensions:
  gameplay:
    criteria:
      play_variety: {weight: 3}
examples:
  - {name: o, given: {flash_sale: no, coupon: no}, expect: {play_variety: 0}}
"""


@pytest.fixture
def mixed(shell: Shell) -> Shell:
    """A folder with a rubric, one that extends it and a sheet."""
    shell.write("mixed.rubric.yaml", MIXED)
    shell.write("over.rubric.yaml", OVERLAY)
    shell.write("a.sheet.yaml", SHEET)
    return shell


def test_the_files_of_these_tests_are_right(mixed: Shell) -> None:
    assert mixed("check", "mixed.rubric.yaml", "over.rubric.yaml", "a.sheet.yaml").code == 0


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def fine(result: Result) -> Result:
    assert result.code == 0, result.err
    return result


def test_one_weight_is_one_line(mixed: Shell) -> None:
    """One weight, one line, and on it nothing but the number."""
    result = fine(mixed("edit", "set", "mixed.rubric.yaml", "gameplay.play_variety.weight", "3"))
    assert changed_lines(MIXED, mixed.read("mixed.rubric.yaml")) == [
        ("        weight:   2      # 先不要改 / leave it", "        weight:   3      # 先不要改 / leave it")
    ]
    assert result.err == "rubric: changed mixed.rubric.yaml: 1 line\n"
    assert (
        "已改 mixed.rubric.yaml：1 行"
        in mixed("edit", "set", "mixed.rubric.yaml", "play_variety.weight", "4", "--lang", "zh").err
    )


@pytest.mark.parametrize("change", ["bom", "crlf", "both"])
def test_byte_order_mark_and_line_ends_stay(mixed: Shell, change: str) -> None:
    data = MIXED.encode()
    data = data.replace(b"\n", b"\r\n") if change != "bom" else data
    data = b"\xef\xbb\xbf" + data if change != "crlf" else data
    mixed.write("mixed.rubric.yaml", data)
    fine(mixed("edit", "set", "mixed.rubric.yaml", "share_depth.weight", "7"))
    wanted = data.replace(b"Sharing, weight: 1", b"Sharing, weight: 7")
    assert (mixed.folder / "mixed.rubric.yaml").read_bytes() == wanted


def test_every_shipped_weight_is_one_line(shell: Shell) -> None:
    """The same for the shipped rubric, through a dry run."""
    name = "scene-capability-gameplay.rubric.yaml"
    shell.write(name, (ROOT / "rubric/library" / name).read_bytes())
    diff = fine(shell("edit", "set", name, "gameplay.play_set.weight", "5", "--dry-run")).out
    assert [line[1:].strip() for line in diff.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "weight: 3",
        "weight: 5",
    ]
    assert shell.read(name) == (ROOT / "rubric/library" / name).read_text("utf-8")


def test_into_brackets_as_the_item_is(mixed: Shell) -> None:
    fine(mixed("edit", "set", "over.rubric.yaml", "play_variety.levels.1.zh", "很多"))
    after = "{weight: 3, levels: {1: {zh: 很多, en: Some}}}"
    assert mixed.read("over.rubric.yaml") == OVERLAY.replace("{weight: 3}", after)


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("facts.coupon.ask.en", "Is there: any?", '  coupon: {ask: {zh: Coupons?, en: "Is there: any?"}}'),
        ("share_depth.improve.zh", "x", "      share_depth: {improve: {zh: x}}"),
        ("high.from", "70", "  - {id: high, from: 70}"),
        ("minimum_coverage", "0.4", "minimum_coverage: 0.4"),
        (
            "share_depth.number.points.2",
            "60",
            "      share_depth: {number: {fact: share_steps, points: {0: 0, 2: 60, 5: 100}}}",
        ),
    ],
)
def test_what_is_inherited_is_written_here(mixed: Shell, path: str, value: str, line: str) -> None:
    """An extending file gets the whole field, with the parents it needs; the base is left alone."""
    fine(mixed("edit", "set", "over.rubric.yaml", path, value))
    after = mixed.read("over.rubric.yaml")
    assert line in after.splitlines()
    assert [one for one in OVERLAY.splitlines() if one not in after.splitlines()] == []
    assert mixed.read("mixed.rubric.yaml") == MIXED
    again = mixed("edit", "set", "over.rubric.yaml", path, value)
    assert (again.code, again.err) == (0, "rubric: nothing to change: it already is so\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["set", "mixed.rubric.yaml", "play_variety.weight", "-1"], "negative"),
        (["set", "mixed.rubric.yaml", "play_variety.weigth", "1"], 'did you mean "weight"?'),
        (["set", "mixed.rubric.yaml", "high.from", "0"], "[band"),
        (["set", "a.sheet.yaml", "coupon", "perhaps"], "yes"),
        (["set", "a.sheet.yaml", "cupon", "yes"], 'did you mean "coupon"?'),
        (["remove", "mixed.rubric.yaml", "flash_sale"], "mixed.rubric.yaml:18:20"),
        (["remove", "mixed.rubric.yaml", "low"], "mixed.rubric.yaml:45"),
        (["remove", "mixed.rubric.yaml", "share_depth.title"], "title"),
        (["remove", "over.rubric.yaml", "coupon"], "--because"),
        (["rename", "mixed.rubric.yaml", "coupon", "flash_sale"], "already is"),
        (["rename", "mixed.rubric.yaml", "coupon", "Coupon"], "lower-case"),
        (["rename", "mixed.rubric.yaml", "coupon", "total"], "reserved"),
        (["rename", "mixed.rubric.yaml", "cupon", "x"], 'did you mean "coupon"?'),
        (["rename", "over.rubric.yaml", "coupon", "x"], "run rubric edit rename"),
        (["add", "mixed.rubric.yaml", "facts.coupon"], "already is"),
        (["add", "mixed.rubric.yaml", "play_variety.levels.4"], "without gaps"),
        (["add", "mixed.rubric.yaml", "new_one"], "parent"),
        (["set", "nowhere.rubric.yaml", "title", "x"], "not-found"),
    ],
)  # fmt: skip
def test_refused(mixed: Shell, words: list[str], says: str) -> None:
    """Exit code 2, a reason, and no file is touched."""
    result = mixed("edit", *words)
    assert result.code == 2, result.out
    assert says in " ".join(result.err.split())
    assert "Traceback" not in result.err
    assert (mixed.read("mixed.rubric.yaml"), mixed.read("over.rubric.yaml"), mixed.read("a.sheet.yaml")) == (
        MIXED,
        OVERLAY,
        SHEET,
    )


def test_force_writes_what_has_errors(mixed: Shell) -> None:
    assert mixed("edit", "set", "mixed.rubric.yaml", "play_variety.weight", "-1", "--force").code == 0
    assert "weight:   -1 " in mixed.read("mixed.rubric.yaml")
    # What was wrong before does not stand in the way of another edit, nor of its mending.
    fine(mixed("edit", "set", "mixed.rubric.yaml", "share_depth.weight", "2"))
    fine(mixed("edit", "set", "mixed.rubric.yaml", "play_variety.weight", "2"))


ADDS = [
    ("mixed.rubric.yaml", "facts.new_fact"),
    ("mixed.rubric.yaml", "conditions.new_condition"),
    ("mixed.rubric.yaml", "references.new_reference"),
    ("mixed.rubric.yaml", "gates.new_gate"),
    ("mixed.rubric.yaml", "bands.new_band"),
    ("mixed.rubric.yaml", "dimensions.new_dimension"),
    ("mixed.rubric.yaml", "gameplay.new_group --group"),
    ("mixed.rubric.yaml", "play_variety.levels.2"),
    *(
        ("mixed.rubric.yaml", f"gameplay.new_one --scale {scale}")
        for scale in ("levels", "derived", "yes_no", "number", "checklist")
    ),
    ("over.rubric.yaml", "gameplay.new_one --scale yes_no"),
    ("over.rubric.yaml", "gates.new_gate"),
    ("over.rubric.yaml", "bands.new_band"),
    ("over.rubric.yaml", "play_variety.levels.2"),
    ("b.sheet.yaml", "flash_sale"),
    ("b.sheet.yaml", "answers.share_steps"),
]


@pytest.mark.parametrize(("file", "words"), ADDS, ids=[" ".join(one) for one in ADDS])
def test_add_from_a_template(mixed: Shell, file: str, words: str) -> None:
    """A template is complete but for its blanks: all old lines stay, and the item can be removed again."""
    mixed.write("b.sheet.yaml", "program: b\nrubric: mixed\nanswers:\n  coupon: no  # c\n")
    before = mixed.read(file)
    result = fine(mixed("edit", "add", file, *words.split()))
    after = mixed.read(file)
    assert "changed" in result.err
    rest = iter(after.split("\n"))
    in_brackets = file == "over.rubric.yaml" and "levels" in words
    assert all(line in rest for line in before.split("\n") if not (in_brackets and "{weight: 3}" in line))
    assert "levels" in words or after.count("#") > before.count("#")
    checked = mixed("check", "mixed.rubric.yaml", "over.rubric.yaml", "b.sheet.yaml", "--format", "json")
    wrong = {(one["code"], one["file"]) for one in json.loads(checked.out)["findings"] if one["severity"] == "error"}
    assert wrong == {("placeholder-left", file)}
    fine(mixed("edit", "remove", file, words.split(maxsplit=1)[0]))
    assert mixed.read(file).split() == before.split()


def test_add_from_standard_input(mixed: Shell) -> None:
    item = "title: {zh: 券, en: Coupons}\n# 理由\nyes_no: coupon\n"
    fine(mixed("edit", "add", "mixed.rubric.yaml", "gameplay.has_coupon", "--from", "-", stdin=item))
    added = "      has_coupon:\n        title: {zh: 券, en: Coupons}\n        # 理由\n        yes_no: coupon\n"
    assert mixed.read("mixed.rubric.yaml") == MIXED.replace("\n\nbands", f"\n{added}\nbands")


def test_remove_keeps_the_neighbours_comments(mixed: Shell) -> None:
    fine(mixed("edit", "remove", "mixed.rubric.yaml", "share_depth"))
    gone = MIXED[MIXED.index("      # 第二条") : MIXED.index("\nbands")]
    assert mixed.read("mixed.rubric.yaml") == MIXED.replace(gone, "")


def test_remove_what_is_inherited(mixed: Shell) -> None:
    """With a reason it is switched off here; what only overrides is taken back."""
    fine(mixed("edit", "remove", "over.rubric.yaml", "share_depth", "--because", "not: here"))
    assert '      share_depth: {off: {because: "not: here"}}\n' in mixed.read("over.rubric.yaml")
    result = fine(mixed("edit", "remove", "over.rubric.yaml", "play_variety"))
    assert "again as inherited" in result.err
    assert "play_variety: {weight: 3}" not in mixed.read("over.rubric.yaml")
    assert mixed.read("mixed.rubric.yaml") == MIXED


def test_rename_everywhere_at_once(mixed: Shell) -> None:
    """Rubric, overlay, examples, the sheet that an example names and the sheets given; other sheets are left alone."""
    other = mixed.write(
        "sheets/other.sheet.yaml", "program: o\nrubric: scene-capability-gameplay\nanswers: {flash_sale: yes}\n"
    )
    given = mixed.write(
        "sheets/b.sheet.yaml", "program: b\nrubric: ../mixed.rubric.yaml\nanswers: {flash_sale: yes, coupon: no}\n"
    )
    dry = fine(mixed("edit", "rename", "mixed.rubric.yaml", "flash_sale", "rush", "--sheets", "sheets", "--dry-run"))
    assert dry.out.count("\n+++ ") == 4
    assert mixed.read("mixed.rubric.yaml") == MIXED
    result = fine(mixed("edit", "rename", "mixed.rubric.yaml", "flash_sale", "rush", "--sheets", "sheets"))
    assert "other.sheet.yaml is about another rubric" in result.err
    assert mixed.read("mixed.rubric.yaml") == MIXED.replace("flash_sale", "rush")
    assert mixed.read("over.rubric.yaml") == OVERLAY.replace("flash_sale", "rush")
    assert mixed.read("a.sheet.yaml") == SHEET.replace("flash_sale", "rush")
    assert "{rush: yes, coupon: no}" in mixed.read(given)
    assert "flash_sale" in mixed.read(other)
    assert mixed("check", "mixed.rubric.yaml", "over.rubric.yaml", "a.sheet.yaml", given).code == 0
    assert mixed("test", "mixed.rubric.yaml").code == 0


def test_rename_touches_uses_only(mixed: Shell) -> None:
    """An id in a text, a comment or the place of something else is not a use."""
    text = MIXED.replace("Coupons?", "coupon?").replace("# 两样之一", "# coupon")
    mixed.write("mixed.rubric.yaml", text)
    fine(mixed("edit", "rename", "mixed.rubric.yaml", "coupon", "voucher"))
    after = mixed.read("mixed.rubric.yaml")
    assert "voucher: {ask: coupon?, answer: yes_no}" in after
    assert "{any: [flash_sale, voucher]}   # coupon" in after
    fine(mixed("edit", "rename", "mixed.rubric.yaml", "high", "top"))
    assert "- id: top\n" in mixed.read("mixed.rubric.yaml")


def test_all_or_nothing(mixed: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """When one file cannot be written, those before it get their old text back."""
    sources = [read_source(mixed.folder / name) for name in ("mixed.rubric.yaml", "over.rubric.yaml")]
    whole = write_whole

    def full(path: Path, text: str) -> None:
        if path.name == "over.rubric.yaml":
            raise UsageError("the disk is full")
        whole(path, text)

    monkeypatch.setattr(edit_write, "write_whole", full)
    with pytest.raises(UsageError):
        edit_write.write_all([(source, "new") for source in sources])
    assert (mixed.read("mixed.rubric.yaml"), mixed.read("over.rubric.yaml")) == (MIXED, OVERLAY)


def test_nothing_is_left_over(mixed: Shell) -> None:
    """No partial files, and the file's mode stays."""
    path: Path = mixed.folder / "mixed.rubric.yaml"
    path.chmod(0o640)
    fine(mixed("edit", "set", "mixed.rubric.yaml", "title.en", "X"))
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in mixed.folder.iterdir() if one.name.endswith(".partial")] == []


def test_rename_tells_of_sheets_that_it_leaves_behind(mixed: Shell) -> None:
    """Sheets beside the rubric that are not named keep the old id, which nobody would notice."""
    mixed.write("town.sheet.yaml", "program: town\nrubric: ./mixed.rubric.yaml\nanswers: {coupon: yes}\n")
    mixed.write("other.sheet.yaml", "program: other\nrubric: scene-capability-gameplay\nanswers: {coupon: yes}\n")
    left = fine(mixed("edit", "rename", "mixed.rubric.yaml", "coupon", "voucher", "--dry-run"))
    assert "town.sheet.yaml still answers coupon: rename with --sheets town.sheet.yaml" in left.err
    assert "other.sheet.yaml still" not in left.err
    taken = fine(mixed("edit", "rename", "mixed.rubric.yaml", "coupon", "voucher", "--sheets", "town.sheet.yaml"))
    assert "still answers" not in taken.err
    assert "voucher: yes" in mixed.read("town.sheet.yaml")


def test_rename_never_leads_into_what_ships(mixed: Shell) -> None:
    mixed.write("mine.rubric.yaml", "rubric: mine\nformat: 1\ntitle: Mine\nextends: scene-capability-gameplay\n")
    refused = mixed("edit", "rename", "mine.rubric.yaml", "play_set", "plays")
    assert refused.code == 2
    assert "rubric init DIR --from" in refused.err
    assert "run rubric edit rename" not in refused.err


def test_set_tells_where_one_text_takes_the_place_of_two_languages(mixed: Shell) -> None:
    told = fine(mixed("edit", "set", "mixed.rubric.yaml", "title", "Both", "--dry-run"))
    assert "title had a text in each language, now both are the same; title.zh or title.en" in told.err
    for path, value in (("title.en", "One"), ("title", "{zh: 甲, en: A}")):
        quiet = fine(mixed("edit", "set", "mixed.rubric.yaml", path, value, "--dry-run"))
        assert "in each language" not in quiet.err
