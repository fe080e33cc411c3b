"""`rubric diff` on two editions of the shipped rubric: pages, files, git revisions, and the check for a pipeline."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.model.rubric_diff import RubricDiff
from rubric.report.layout import width_of
from rubric.source.library import LIBRARY
from rubric.source.schemas import schema_of
from tests.cli.support import Shell

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
NEW = "community-group-buying"
OLDER = Path(__file__).parent / "editions" / "older.rubric.yaml"
EXAMPLES = "examples/*.sheet.yaml"

Golden = Callable[[str, str], None]

SMALL = """\
rubric: small
format: 1
edition: "1"
title: Small
facts:
  seen: {ask: Seen?, answer: yes_no}
  often: {ask: How often?, answer: count, between: [0, 9]}
dimensions:
  one:
    title: One
    criteria:
      first: {title: First, weight: 2, yes_no: seen}
      second: {title: Second, number: {fact: often, points: {0: 0, 9: 100}}}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 60, title: High}
"""
SHEET = "program: {name}\nformat: 1\nvertical: shop\nanswers: {answers}\n"


@pytest.fixture
def older(shell: Shell) -> Shell:
    """A folder with an older edition of the shipped rubric."""
    shutil.copy(OLDER, shell.folder / "older.rubric.yaml")
    return shell


@pytest.fixture
def small(shell: Shell) -> Shell:
    """A git repository with a small rubric and two sheets."""
    shell.write("r/small.rubric.yaml", SMALL)
    shell.write("s/a.sheet.yaml", SHEET.format(name="shop-a", answers="{seen: yes, often: 0}"))
    shell.write("s/b.sheet.yaml", SHEET.format(name="shop-b", answers="{seen: no, often: 9}"))
    git(shell, "init", "-q", "-b", "main")
    commit(shell)
    return shell


def git(shell: Shell, *words: str) -> str:
    identity = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = os.environ | identity | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *words], cwd=shell.folder, env=environment, capture_output=True, text=True, check=True
    )  # fmt: skip
    return done.stdout


def commit(shell: Shell) -> None:
    git(shell, "add", "r", "s")
    git(shell, "commit", "-q", "-m", "x")


def change(shell: Shell, *pairs: str, file: str = "r/small.rubric.yaml") -> None:
    """Texts replaced in a file, in pairs of old and new."""
    text = shell.read(file)
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    shell.write(file, text)


def diff(shell: Shell, *words: str) -> dict[str, Any]:
    """The result as JSON."""
    result = shell.inside("diff", *words, "--format", "json")
    assert result.code in (0, 1), result.err
    return dict(json.loads(result.out))


def shown(page: str) -> str:
    """A page without where this machine keeps the shipped rubrics."""
    return page.replace(str(LIBRARY), "LIBRARY")


@LANGS
@pytest.mark.parametrize("columns", ["80", "120"])
def test_page(older: Shell, golden: Golden, lang: str, columns: str) -> None:
    result = older.inside("diff", "older.rubric.yaml", NEW, EXAMPLES, "--lang", lang, COLUMNS=columns)
    assert (result.code, result.err) == (0, "")
    lines = [line for line in result.out.splitlines() if str(LIBRARY) not in line]
    assert max(width_of(line) for line in lines) <= int(columns)
    golden(f"diff/examples.{columns}.{lang}.txt", shown(result.out))


@LANGS
def test_other_pages(older: Shell, golden: Golden, lang: str) -> None:
    """Every line of every change, and Markdown."""
    words = ("diff", "older.rubric.yaml", NEW, EXAMPLES, "--shapley", "--lang", lang)
    golden(f"diff/whole.{lang}.txt", shown(older.inside(*words, "-v").out))
    golden(f"diff/examples.{lang}.md", shown(older.inside(*words, "--format", "md").out))


def test_files(older: Shell) -> None:
    """Formats by ending; the JSON fits its schema and reads back as the same result, the page holds it."""
    result = older.inside("diff", "older.rubric.yaml", NEW, EXAMPLES, "-o", "d.json", "-o", "d.html", "-o", "d.md")
    assert (result.code, result.out) == (0, "")
    data = json.loads(older.read("d.json"), parse_float=Decimal)
    assert [one.message for one in Draft202012Validator(schema_of("rubric_diff")).iter_errors(data)] == []
    assert RubricDiff.model_validate(data).model_dump(mode="json", by_alias=True) == json.loads(older.read("d.json"))
    assert "://" not in re.sub(r'(?s)<script type="application/json".*?</script>', "", older.read("d.html"))
    assert older.read("d.md").startswith("# ")


def test_same_input_same_bytes(older: Shell) -> None:
    words = ("diff", "older.rubric.yaml", NEW, "examples", "--format", "json")
    assert older(*words, PYTHONHASHSEED="1").data == older(*words, PYTHONHASHSEED="2").data


def test_verdicts_totals_and_ranks(small: Shell) -> None:
    """Weights change places: one shop falls below the band, the other rises into it."""
    change(
        small, "weight: 2, yes_no", "weight: 1, yes_no", "{title: Second, number", "{title: Second, weight: 3, number"
    )
    data = diff(small, "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s")
    found = {one["program"]: one for one in data["impact"]["sheets"]}
    assert {key: data["impact"][key] for key in ("verdicts", "down", "up", "totals", "ranks")} == {
        "verdicts": 2,
        "down": 1,
        "up": 1,
        "totals": 2,
        "ranks": 2,
    }
    assert (found["shop-a"]["before"]["rank"], found["shop-a"]["after"]["rank"]) == (1, 2)
    assert (found["shop-a"]["before"]["band"], found["shop-a"]["after"]["band"]) == ("high", "low")
    assert found["shop-a"]["shown"] == "-41.66"
    assert [(one["kind"], one["path"]) for one in found["shop-a"]["lines"]] == [
        ("weight", "one.first"),
        ("weight", "one.second"),
    ]
    assert sum(Decimal(one["shown"]) for one in found["shop-a"]["lines"]) == Decimal("-41.66")


def test_classes_and_places(small: Shell) -> None:
    """Each kind of change with its class, what it breaks and where it stands."""
    change(
        small,
        *("between: [0, 9]", "between: [1, 9]"),
        *("title: One\n", "title: The one\n    weight: 2.0\n"),
        *("First, weight: 2,", "First, weight: 2.50,"),
        *("id: high, from: 60", "id: high, from: 6e1"),
    )
    data = diff(small, "HEAD:./r/small.rubric.yaml", "r/small.rubric.yaml")
    assert [
        (one["path"], one["class"], one["was"], one["now"], one["breaks"], one["line"], one["column"])
        for one in data["changes"]
    ] == [
        ("often.between", "breaking", "[0, 9]", "[1, 9]", "narrowed", 7, 43),
        ("one.title", "wording", "One", "The one", None, 10, 12),
        ("one.weight", "score_affecting", "1", "2.0", None, 11, 13),
        ("first.weight", "score_affecting", "2", "2.50", None, 13, 37),
    ]
    assert {one["file"] for one in data["changes"]} == {"r/small.rubric.yaml"}


def test_order_and_layout_are_cosmetic(small: Shell) -> None:
    """Comments and the order of keys are nothing; the order of items is told apart and folded to a count."""
    change(
        small,
        "  seen: {ask: Seen?, answer: yes_no}\n  often: {ask: How often?, answer: count, between: [0, 9]}\n",
        "  # asked first\n  often: {answer: count, ask: How often?, between: [0, 9.0]}\n"
        "  seen: {answer: yes_no, ask: Seen?}\n",
    )
    data = diff(small, "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s")
    assert [(one["path"], one["kind"], one["class"]) for one in data["changes"]] == [("facts", "reordered", "cosmetic")]
    page = small.inside("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "--lang", "en").out
    assert "Changes: cosmetic 1." in page
    assert "reordered" not in page


def test_switched_off_is_removed_with_its_reason(older: Shell) -> None:
    older.write(
        "later.rubric.yaml",
        f"rubric: {NEW}\nformat: 1\nedition: '2027'\nextends: {NEW}\ntitle: Later\n"
        "dimensions: {scene: {criteria: {leader_presence: {off: {because: Nobody asks}}}}}\n",
    )
    result = older.inside("diff", NEW, "later.rubric.yaml", EXAMPLES, "--lang", "en")
    assert 'leader_presence: switched off criterion "The leader is present": Nobody asks' in result.out.replace(
        "\n  ", " "
    )
    data = diff(older, NEW, "later.rubric.yaml", EXAMPLES)
    hema = next(one for one in data["impact"]["sheets"] if one["program"] == "hema-market")
    assert [one["by"] for one in hema["unfit"]] == ["new"]
    assert hema["after"]["score"] is not None
    assert data["impact"]["no_longer_fit"] == 2
    failed = older.inside("diff", NEW, "later.rubric.yaml", EXAMPLES, "--lang", "en", "--fail-on", "rank")
    assert (failed.code, "sheets that no longer fit the new rubric: 2" in failed.err) == (1, True)


def test_probably_renamed(small: Shell) -> None:
    """Removed and added all the same; the command that renames is named."""
    text = (
        small.read("r/small.rubric.yaml").replace("often", "how_often").replace("ask: How how_often", "ask: How often")
    )
    small.write("r/small.rubric.yaml", text)
    data = diff(small, "main:r/small.rubric.yaml", "r/small.rubric.yaml")
    assert [(one["old"], one["new"], one["likeness"]) for one in data["renames"]] == [("often", "how_often", 1)]
    page = small.inside("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "--lang", "en").out
    assert "rubric edit rename" in page


def test_fail_on(small: Shell) -> None:
    """Exit 1 for what was asked and happens; the report is written all the same."""
    change(small, "First, weight: 2,", "First, weight: 3,")
    words = ("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--lang", "en")
    assert small.inside(*words, "--fail-on", "rank", "--fail-on", "band").code == 0
    failed = small.inside(*words, "--fail-on", "score", "-o", "d.md")
    assert (failed.code, "totals that change: 2" in failed.err) == (1, True)
    assert "25.00" in small.read("d.md")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("r/small.rubric.yaml", "r/small.rubric.yaml", "--fail-on", "band"), "--fail-on needs sheets"),
        (("r/small.rubric.yaml", "r/small.rubric.yaml", "--shapley"), "--shapley needs sheets"),
        (("r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--fail-on", "bnad"), 'not "bnad"'),
        (("s/a.sheet.yaml", "s/b.sheet.yaml"), "rubric compare s/a.sheet.yaml s/b.sheet.yaml"),
        (("r/small.rubric.yaml", "s/b.sheet.yaml"), "rubric diff OLD NEW s/b.sheet.yaml"),
        (("mian:r/small.rubric.yaml", "r/small.rubric.yaml"), 'did you mean "main"?'),
        (("--", "--output=x:r/small.rubric.yaml", "r/small.rubric.yaml"), 'no revision "--output=x"'),
        (("main:r/smal.rubric.yaml", "r/small.rubric.yaml"), "there is main:r/small.rubric.yaml"),
        (("main:../small.rubric.yaml", "r/small.rubric.yaml"), "leads out of the repository"),
        (("main:s/a.sheet.yaml", "r/small.rubric.yaml"), "not-a-rubric"),
        (("r/small.rubric.yaml", "r/smal.rubric.yaml"), 'there is "small.rubric.yaml" beside it'),
        (("r/small.rubric.yaml", "r/small.rubric.yaml", "nowhere"), "not-found"),
    ],
)
def test_what_makes_no_sense(small: Shell, words: tuple[str, ...], said: str) -> None:
    result = small.inside("diff", "--lang", "en", *words)
    assert result.code == 2
    assert said in result.err.replace("\n    ", " ").replace("\n", " ")
    assert not (small.folder / "x").exists()


def test_saved_results(small: Shell) -> None:
    """Two of them are for compare; one among the sheets cannot be rated again, and the others are."""
    small.inside("score", "s/a.sheet.yaml", "-r", "r/small.rubric.yaml", "-o", "a.json", "-o", "a.html")
    assert "rubric compare a.json a.html" in small.inside("diff", "a.json", "a.html").err
    result = small.inside("diff", "r/small.rubric.yaml", "r/small.rubric.yaml", "a.json", "s", "--lang", "en")
    assert (result.code, "[result-not-a-sheet]" in result.err) == (2, True)
    assert "0 of 2 verdicts change" in result.out


def test_a_broken_sheet_keeps_none_from_being_rated(small: Shell) -> None:
    small.write("s/c.sheet.yaml", "program: shop-c\nformat: 1\nanswers: {seen: yes\n")
    result = small.inside("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--lang", "en")
    assert result.code == 2
    assert "s/c.sheet.yaml" in result.err
    assert "0 of 2 verdicts change" in result.out


def test_extends_is_of_the_same_revision(small: Shell) -> None:
    """What a rubric of a revision extends by a path is read from that revision; a built-in id is what ships."""
    small.write("r/over.rubric.yaml", "rubric: over\nformat: 1\nextends: ./small.rubric.yaml\ntitle: Over\n")
    small.write("r/town.rubric.yaml", f"rubric: town\nformat: 1\nextends: {NEW}\ntitle: Town\n")
    commit(small)
    change(small, "First, weight: 2,", "First, weight: 5,")
    data = diff(small, "main:r/over.rubric.yaml", "r/over.rubric.yaml")
    assert [(one["path"], one["was"], one["now"], one["file"]) for one in data["changes"]] == [
        ("first.weight", "2", "5", "r/small.rubric.yaml")
    ]
    assert diff(small, "main:r/town.rubric.yaml", "r/town.rubric.yaml")["changes"] == []


def test_revisions(small: Shell) -> None:
    """Tags, commits, what is staged, and folders below the top; nothing in the repository is touched."""
    git(small, "tag", "v1")
    change(small, "First, weight: 2,", "First, weight: 5,")
    before = git(small, "status", "--porcelain")
    head = git(small, "rev-parse", "HEAD").strip()
    for word in (
        "v1:r/small.rubric.yaml",
        f"{head}:r/small.rubric.yaml",
        ":r/small.rubric.yaml",
        "HEAD:./r/small.rubric.yaml",
    ):
        assert len(diff(small, word, "r/small.rubric.yaml")["changes"]) == 1
    assert git(small, "status", "--porcelain") == before
    inner = Shell.__new__(Shell)
    inner.folder = small.folder / "r"
    assert len(diff(inner, "main:./small.rubric.yaml", "small.rubric.yaml")["changes"]) == 1
    assert len(diff(inner, "main:r/small.rubric.yaml", "small.rubric.yaml")["changes"]) == 1


def test_a_file_wins_over_a_revision(small: Shell) -> None:
    if os.name == "nt":
        pytest.skip("no colons in names there")
    small.write("main:odd.rubric.yaml", SMALL)
    assert diff(small, "main:odd.rubric.yaml", "r/small.rubric.yaml")["old"]["file"] == "main:odd.rubric.yaml"


def test_without_git_or_repository(shell: Shell) -> None:
    shell.write("small.rubric.yaml", SMALL)
    outside = shell.inside(
        "diff",
        "main:small.rubric.yaml",
        "small.rubric.yaml",
        "--lang",
        "en",
        GIT_CEILING_DIRECTORIES=str(shell.folder.parent),
    )
    assert (outside.code, "[git-failed]" in outside.err) == (2, True)
    nothing = shell.inside(
        "diff", "main:small.rubric.yaml", "small.rubric.yaml", "--lang", "en", PATH=str(shell.folder)
    )
    assert (nothing.code, "[no-git]" in nothing.err) == (2, True)


def test_edition_unchanged(small: Shell) -> None:
    """A finding at the edition; its severity is a setting, a comment silences it, a new edition mends it."""
    words = ("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "--lang", "en")
    change(small, "First, weight: 2,", "First, weight: 5,")
    (found,) = diff(small, *words[1:3])["findings"]
    assert (found["code"], found["severity"], found["line"], found["column"]) == ("edition-unchanged", "warning", 3, 10)
    assert "warning[edition-unchanged]" in small.inside(*words).out
    small.write("r/rubric.toml", "[severity]\nedition-unchanged = 'error'\n")
    assert small.inside(*words).code == 1
    small.write("r/rubric.toml", "[severity]\nedition-unchanged = 'off'\n")
    assert diff(small, *words[1:3])["findings"] == []
    (small.folder / "r" / "rubric.toml").unlink()
    change(small, 'edition: "1"', 'edition: "1"  # rubric: ignore[edition-unchanged]')
    assert diff(small, *words[1:3])["findings"] == []
    assert "unused-ignore" not in small.inside("check", "r/small.rubric.yaml").out
    change(small, 'edition: "1"  # rubric: ignore[edition-unchanged]', 'edition: "2"')
    assert diff(small, *words[1:3])["findings"] == []


def test_wording_needs_no_edition(small: Shell) -> None:
    change(small, "title: Small", "title: Quite small")
    assert diff(small, "main:r/small.rubric.yaml", "r/small.rubric.yaml")["findings"] == []


def test_too_many_edits_for_shapley(small: Shell) -> None:
    """More than ten edits: refused with their number; ten are fine."""
    more = "".join(f"      c{n}: {{title: C{n}, weight: 1, yes_no: seen}}\n" for n in range(11))
    change(small, "bands:\n", f"{more}bands:\n".replace("bands", "bands", 1))
    commit(small)
    for n in range(11):
        change(small, f"title: C{n}, weight: 1", f"title: C{n}, weight: 2")
    words = ("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--shapley", "--lang", "en")
    refused = small.inside(*words)
    assert (refused.code, "here are 11" in refused.err) == (2, True)
    change(small, "title: C0, weight: 2", "title: C0, weight: 1")
    assert small.inside(*words).code == 0


def test_edits_that_belong_together(small: Shell) -> None:
    """A criterion with the fact that it uses is one edit; another weight is one of its own; bands are none."""
    change(
        small,
        *("dimensions:", "  fresh: {ask: Fresh?, answer: yes_no}\ndimensions:"),
        *("bands:\n", "      third: {title: Third, yes_no: fresh}\nbands:\n"),
        *("First, weight: 2,", "First, weight: 5,"),
        *("from: 60", "from: 50"),
    )
    data = diff(small, "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--shapley")
    assert [one["paths"] for one in data["impact"]["edits"]] == [["fresh", "third"], ["first.weight"]]
    shares = {one["program"]: [share["shown"] for share in one["shares"]] for one in data["impact"]["sheets"]}
    assert shares == {"shop-a": ["0.00", "16.67"], "shop-b": ["0.00", "-16.67"]}


def test_hostile_texts(small: Shell) -> None:
    """Control characters, marks that reorder text and HTML come out harmless."""
    change(small, "title: Small", 'title: "<script>alert(1)</script>\\u202E\\u001b[31m"')
    result = small.inside(
        "diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "-v", "-o", "d.html", "-o", "d.txt"
    )
    assert result.code == 0
    assert not {"\u202e", "\x1b"} & set(small.read("d.txt"))
    assert "<script>alert" not in small.read("d.html")


def test_fifty_sheets_take_no_time(older: Shell) -> None:
    """Two editions and fifty sheets cost little more than one sheet."""
    text = older.read("examples/hema-market.sheet.yaml")
    for n in range(50):
        older.write(f"many/{n}.sheet.yaml", text.replace("program: hema-market", f"program: shop-{n}"))

    def seconds(*words: str) -> float:
        start = time.perf_counter()
        assert older.inside("diff", "older.rubric.yaml", NEW, *words, "-o", "d.json").code == 0
        return time.perf_counter() - start

    seconds("many/0.sheet.yaml")
    assert min(seconds("many") for _ in range(2)) < 30 * min(seconds("many/0.sheet.yaml") for _ in range(2))


def test_github(small: Shell) -> None:
    """A page for the step's summary, and annotations at the lines of the new rubric."""
    change(small, "First, weight: 2,", "First, weight: 5,")
    words = ("diff", "main:r/small.rubric.yaml", "r/small.rubric.yaml", "s", "--fail-on", "score", "--lang", "en")
    result = small.inside(*words, "--format", "github", GITHUB_STEP_SUMMARY="summary.md")
    assert result.code == 1
    assert result.out.splitlines() == [
        "::error file=r/small.rubric.yaml,line=1,col=1,title=rubric diff::totals that change: 2",
        (
            "::warning file=r/small.rubric.yaml,line=3,col=10,title=edition-unchanged::"
            "what scores has changed, and the edition is still 1"
        ),
        "::notice file=r/small.rubric.yaml,line=12,col=37,title=rubric diff::first.weight: 2 → 5",
    ]
    assert small.read("summary.md").startswith("# Small 1 → 1\n")
    printed = small.inside(*words, "--format", "github", "-o", "d.json")
    assert printed.out == small.read("summary.md") + result.out
    assert json.loads(small.read("d.json"))["kind"] == "rubric_diff"
