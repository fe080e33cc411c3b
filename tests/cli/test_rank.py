"""`rubric rank` on the example sheets: what is printed, in both languages, and how the options behave."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.report.layout import width_of
from rubric.source.schemas import schema_of
from tests.cli.pages import unwrapped
from tests.cli.support import Result, Shell

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
EXAMPLES = "examples/*.sheet.yaml"
BY = ("-r", "community-group-buying")

Golden = Callable[[str, str], None]

# Three programs whose scores are known to order in a certain share of all weightings.
RUBRIC = (
    "rubric: three\nformat: 1\ntitle: {zh: 三个数, en: Three numbers}\n"
    "facts: {s: {ask: S?, answer: number, between: [0, 100]}, c: {ask: C?, answer: number, between: [0, 100]},"
    " g: {ask: G?, answer: number, between: [0, 100]}}\n"
    "dimensions:\n"
    "  scene: {title: {zh: 场景, en: Scene}, weight: 0.40,"
    " criteria: {s1: {title: S, number: {fact: s, points: {0: 0, 100: 100}}}}}\n"
    "  capability: {title: {zh: 能力, en: Capability}, weight: 0.35,"
    " criteria: {c1: {title: C, number: {fact: c, points: {0: 0, 100: 100}}}}}\n"
    "  gameplay: {title: {zh: 玩法, en: Gameplay}, weight: 0.25,"
    " criteria: {g1: {title: G, may_not_apply: true, number: {fact: g, points: {0: 0, 100: 100}}}}}\n"
)
TABLE = {"apple": "s: 80, c: 70, g: 40", "berry": "s: 70, c: 90, g: 60", "cherry": "s: 50, c: 60, g: 85"}


@pytest.fixture
def three(shell: Shell) -> Shell:
    """A folder with the three programs."""
    shell.write("t/three.rubric.yaml", RUBRIC)
    for name, answers in TABLE.items():
        write(shell, name, answers)
    return shell


def write(shell: Shell, name: str, answers: str, more: str = "vertical: shop\n") -> str:
    return shell.write(
        f"t/{name}.sheet.yaml", f"program: {name}\nformat: 1\nrubric: three\n{more}answers: {{{answers}}}\n"
    )


def fine(result: Result) -> str:
    assert (result.code, result.err) == (0, "")
    return result.out


def groups(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(fine(result))["groups"]
    return found


@LANGS
def test_examples(shell: Shell, golden: Golden, lang: str) -> None:
    """By vertical, and all together; as text and as Markdown."""
    golden(f"rank/examples.{lang}.txt", fine(shell("rank", EXAMPLES, *BY, "--lang", lang)))
    together = ("rank", EXAMPLES, *BY, "--lang", lang, "--group", "none")
    golden(f"rank/together.{lang}.txt", fine(shell(*together)))
    golden(f"rank/together.{lang}.md", fine(shell(*together, "--format", "md")))


@LANGS
def test_table(three: Shell, golden: Golden, lang: str) -> None:
    """Shifts of weight, shares of weightings and of ranks; all of it with -v; a wide terminal."""
    golden(f"rank/table.{lang}.txt", fine(three.inside("rank", "t", "--lang", lang)))
    golden(f"rank/table.full.{lang}.txt", fine(three.inside("rank", "t", "--lang", lang, "-v", COLUMNS="120")))


@LANGS
def test_what_is_not_linear(three: Shell, golden: Golden, lang: str) -> None:
    write(three, "date", "s: 60, c: 80, g1: {not_applicable: none}")
    golden(f"rank/not-linear.{lang}.txt", fine(three.inside("rank", "t", "--lang", lang, "--acceptability")))


@LANGS
def test_open_levels(three: Shell, golden: Golden, lang: str) -> None:
    """Where only levels that observers judge are open, the chance of the pair is told, as such."""
    levels = "levels: {0: none, 1: little, 2: some, 3: much, 4: all}"
    criteria = ", ".join(
        f"{name}: {{title: {name}, weight: {n}, {levels}}}" for name, n in zip("abcd", (4, 3, 2, 1), strict=True)
    )
    head = "rubric: three\nformat: 1\ntitle: {zh: 四项, en: Four}\n"
    three.write("t/three.rubric.yaml", f"{head}dimensions: {{scene: {{title: Scene, criteria: {{{criteria}}}}}}}\n")
    write(three, "apple", "a: 3, c: 2, d: 4")
    write(three, "berry", "a: 2, b: 3, d: 1")
    words = ("rank", "t/apple.sheet.yaml", "t/berry.sheet.yaml", "--lang", lang)
    golden(f"rank/open.{lang}.txt", fine(three.inside(*words)))


@LANGS
def test_many(three: Shell, golden: Golden, lang: str) -> None:
    """More than ten programs: a line each."""
    for place, letter in enumerate("abcdefghi", 3):
        write(three, f"shop-{letter}", f"s: {10 * place % 97}, c: {37 * place % 91}, g: {53 * place % 83}")
    golden(f"rank/many.{lang}.txt", fine(three.inside("rank", "t", "--lang", lang)))


def ten(shell: Shell) -> None:
    """Ten programs in all, nothing unknown."""
    for place, letter in enumerate("abcdefg", 3):
        write(
            shell, f"a-shop-with-a-name-{letter}", f"s: {10 * place % 97}, c: {37 * place % 91}, g: {53 * place % 83}"
        )


@LANGS
def test_every_rank_of_ten_is_shown_in_80_columns(three: Shell, golden: Golden, lang: str) -> None:
    """Two tables, whose rows together come to 100 %."""
    ten(three)
    page = fine(three.inside("rank", "t", "--lang", lang, "--acceptability"))
    golden(f"rank/ten.{lang}.txt", page)
    assert max(width_of(line) for line in page.splitlines()) <= 80
    assert re.findall(r"^(?:Rank|名次)((?: +\d+)+)", page, re.MULTILINE) != []
    shown = [re.findall(r"(\d+\.\d)%", line) for line in page.splitlines() if line.startswith("berry  ")]
    first, second, *_ = [[Decimal(one) for one in row] for row in shown if row]
    assert (len(first), len(second), sum(first + second)) == (5, 5, 100)


def test_a_total_order_is_a_chain(three: Shell) -> None:
    ten(three)
    page = unwrapped(fine(three.inside("rank", "t", "--lang", "en")), "en")
    assert "✓ berry > a-shop-with-a-name-g > apple > " in page
    assert "is certainly better" not in page


@LANGS
def test_no_distance_that_needs_weights_below_0(three: Shell, lang: str) -> None:
    """Where no weights let the other overtake, none make it level either."""
    write(three, "worse", "s: 20, c: 20, g: 20")
    said = {"zh": ("都不会反超", "要打平，权重至少改动"), "en": ("no weights of the dimensions", "least change")}[lang]
    page = fine(three.inside("rank", "t/apple.sheet.yaml", "t/worse.sheet.yaml", "-v", "--lang", lang))
    assert said[0] in page
    assert said[1] not in page


def test_how_bounds_overlap(three: Shell) -> None:
    """A program without unknowns lies inside the bounds of another, or at their end."""
    write(three, "open", "s: 90, c: 80")
    words = ("rank", "t/open.sheet.yaml", "--lang")
    inside = unwrapped(fine(three.inside(*words, "en", "t/berry.sheet.yaml")), "en")
    assert "not settled: berry lies inside the bounds of open; seeing this" in inside
    assert "“berry”落在“open”的区间里" in fine(three.inside(*words, "zh", "t/berry.sheet.yaml"))
    write(three, "end", "s: 90, c: 80, g: 0")
    assert "the bounds meet at 64.00 points" in unwrapped(fine(three.inside(*words, "en", "t/end.sheet.yaml")), "en")


def test_hema_market_and_pinduoduo_are_not_ranked_firmly(shell: Shell) -> None:
    """Most of Pinduoduo is unknown; the page names the two observations that would narrow the pair most."""
    words = ("rank", "examples/hema-market.sheet.yaml", "examples/pinduoduo.sheet.yaml", *BY, "--group", "none")
    (group,) = groups(shell.inside(*words, "--format", "json"))
    assert [(one["id"], one["rank"], one["best"], one["worst"]) for one in group["programs"]] == [
        ("hema-market", 1, 1, 2),
        ("pinduoduo", None, 1, 2),
    ]
    (pair,) = group["pairs"]
    assert pair["relation"] == "open"
    cards = json.loads(shell.inside("score", *words[1:-2], "--format", "json").out)["scorecards"]
    asked = [(one["settles"], card["program"]["id"], one["id"]) for card in cards for one in card["observe_next"]]
    widest = sorted(asked, key=lambda one: -one[0])[:2]
    assert [(one["points"], one["program"], one["id"]) for one in pair["settle"]] == widest
    page = unwrapped(fine(shell.inside(*words, "--lang", "en")), "en")
    assert "not settled: the bounds share 46.63 points" in page
    assert all(f"({id_})" in page for _, _, id_ in widest)


def test_a_withheld_program_may_be_certainly_better(three: Shell) -> None:
    """It has no rank for want of coverage, and still its lowest is above the other's highest."""
    three.write("t/three.rubric.yaml", RUBRIC.replace("format: 1\n", "format: 1\nminimum_coverage: 0.9\n"))
    write(three, "fig", "s: 100, c: 100")
    write(three, "elder", "s: 10, c: 10, g: 10")
    page = fine(three.inside("rank", "t/fig.sheet.yaml", "t/elder.sheet.yaml", "--lang", "en"))
    assert "fig is certainly better than elder." in page


def test_only_one_vertical_is_compared_by_default(shell: Shell) -> None:
    by_vertical = groups(shell.inside("rank", EXAMPLES, *BY, "--format", "json"))
    assert [group["value"] for group in by_vertical] == ["community_group_buying", "second_hand", "social_commerce"]
    assert [[one["worst"] for one in group["programs"]] for group in by_vertical] == [[2, 2]] * 3
    (wechat,) = groups(shell.inside("rank", EXAMPLES, *BY, "--format", "json", "--group", "platform"))
    assert (wechat["value"], len(wechat["programs"])) == ("wechat", 6)


def test_saved_results_are_taken(three: Shell) -> None:
    """The same ranking, but for the files' names."""
    fine_ = three.inside("score", "t", "-o", "cards.json")
    assert fine_.code == 0
    direct = groups(three.inside("rank", "t", "--format", "json"))
    assert groups(three.inside("rank", "cards.json", "--format", "json")) == direct


def test_json_fits_its_schema(three: Shell) -> None:
    for words in (["t"], ["t", "-v"], [EXAMPLES, *BY], [EXAMPLES, *BY, "--group", "none", "-v"]):
        printed = json.loads(fine(three.inside("rank", *words, "--format", "json")))
        Draft202012Validator(schema_of("ranking")).validate(printed)


def test_one_program_twice(three: Shell) -> None:
    """Two sheets about one program are told apart by who observed and when."""
    for name in ("ann", "bob"):
        text = (
            f"program: fig\nformat: 1\nrubric: three\nvertical: shop\nobserver: {name}\nanswers: {{s: 1, c: 2, g: 3}}\n"
        )
        three.write(f"t/{name}.sheet.yaml", text)
    page = fine(three.inside("rank", "t", "--lang", "en"))
    assert "fig (ann)" in page
    assert "fig (bob)" in page
    assert "fig (ann) and fig (bob) are level" in unwrapped(page, "en")


def test_only_what_differs_tells_sheets_apart(three: Shell) -> None:
    """One observer on two days: the days, each on one line; a name that is there once stands alone."""
    for day in ("2022-03-22", "2022-03-23"):
        more = (
            f"vertical: shop\nobserver: ann\nobserved: {day}\nname: A very long name of a shop, longer than it needs\n"
        )
        write(three, f"fig-{day}", f"s: {day[-2:]}, c: 2, g: 3", more)
    write(three, "elder", "s: 9, c: 9, g: 9", "vertical: shop\nobserver: ann\nobserved: 2022-03-22\n")
    page = fine(three.inside("rank", "t", "--lang", "en"))
    assert "ann" not in page
    assert "elder (2022" not in page
    assert page.count("2022-03-22") == page.count("2022") - page.count("2022-03-23") > 0


def test_files(three: Shell) -> None:
    result = three.inside("rank", "t", "-o", "r.json", "-o", "r.md", "--lang", "en")
    assert (result.code, result.out) == (0, "")
    assert json.loads(three.read("r.json"))["kind"] == "ranking"
    assert three.read("r.md").startswith("# Ranking by Three numbers 1")


def test_refusals(three: Shell) -> None:
    """Unknown words, too few draws, sheets that cannot be used, rubrics that differ: exit code 2 and no ranking."""
    bad = write(three, "bad", "s: many")
    for words, said in (
        (["t", "--group", "country"], "--group is vertical, platform, none"),
        (["t", "--draws", "5"], "--draws must lie between 100 and 1000000"),
        (["t", "--format", "pdf"], 'unknown format "pdf"'),
        ([bad], "bad.sheet.yaml"),
        (["examples/hema-market.sheet.yaml", "examples/pinduoduo.sheet.yaml"], "rubrics that score differently"),
    ):
        result = three.inside("rank", *words, LANG="en_US.UTF-8")
        assert (result.code, result.out) == (2, "")
        assert said in result.err


def test_same_bytes_twice(three: Shell) -> None:
    """Sampled figures too; another seed changes only these."""
    write(three, "date", "s: 60, c: 80, g1: {not_applicable: none}")
    words = ("rank", "t", "-v", "--format", "json")
    first, second = (three(*words, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.data == second.data
    other = three(*words, "--seed", "2")
    assert other.data != first.data
    assert [one["programs"] for one in groups(other)] == [one["programs"] for one in groups(first)]


def test_numpy_is_not_needed(three: Shell) -> None:
    """Nothing heavy is imported: the modules that a ranking needs are the package's own and pydantic's."""
    program = (
        "import sys; sys.argv = ['rubric', 'rank', 't', '--lang', 'en']\n"
        "from rubric.cli.app import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "assert not {'numpy', 'scipy', 'pandas'} & {*sys.modules}\n"
    )
    three.write("probe.py", program)
    done = subprocess.run([sys.executable, "probe.py"], cwd=three.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
