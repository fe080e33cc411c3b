"""`rubric quality`: planted faults found in twelve real sheets, the pages, saved results and bad input."""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from rubric.model.quality import Quality
from rubric.source.schemas import schema_of
from tests.analysis.quality import RUBRIC, TABLE, sheet_text
from tests.cli.pages import unwrapped
from tests.cli.support import Shell
from tests.support import as_yaml

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
BY = ("quality", "t/planted.rubric.yaml")

Golden = Callable[[str, str], None]


@pytest.fixture
def twelve(shell: Shell) -> Shell:
    """A folder with the rubric and its twelve programs."""
    shell.write("t/planted.rubric.yaml", as_yaml(RUBRIC) + "\n")
    for number, row in enumerate(TABLE, 1):
        shell.write(f"t/shop-{number}.sheet.yaml", sheet_text(number, row))
    return shell


@LANGS
def test_planted_faults(twelve: Shell, golden: Golden, lang: str) -> None:
    """A criterion that never varies, a duplicate and a level that nobody uses; as text, all of it, and as Markdown."""
    page = twelve(*BY, "t", "--lang", lang)

    assert (page.code, page.err) == (0, "")
    golden(f"quality/planted.{lang}.txt", page.out)
    golden(f"quality/planted.full.{lang}.txt", twelve.inside(*BY, "t", "-v", "--lang", lang, COLUMNS="120").out)
    golden(f"quality/planted.{lang}.md", twelve.inside(*BY, "t", "--format", "md", "--lang", lang).out)


def test_what_is_found_in_words(twelve: Shell) -> None:
    page = unwrapped(twelve.inside(*BY, "t", "--lang", "en").out, "en")

    assert "Still: level 2 (step 2) in all 12 programs" in page
    assert "Twin and Double: the same value in all 12 programs" in page
    assert "Merge levels 2 and 3, or look for a program that shows 2." in page


@LANGS
def test_too_few_programs(twelve: Shell, golden: Golden, lang: str) -> None:
    """Seven programs, and the six examples, most of which answer next to nothing."""
    seven = [f"t/shop-{number}.sheet.yaml" for number in range(1, 8)]
    page = twelve.inside(*BY, *seven, "--lang", lang)

    assert {"en": "Too few programs (7 of 8)", "zh": "小程序太少（7 个，至少要 8 个）"}[lang] in page.out
    few = {
        "en": "Never varies: Still (only 7 of the 8 programs that are needed)",
        "zh": "从不变化：Still（中）（只有 7 个小程序，至少要 8 个）",
    }
    assert few[lang] in " ".join(page.out.split()).replace("）（ ", "）（")
    golden(f"quality/seven.{lang}.txt", page.out)
    examples = twelve.inside("quality", "community-group-buying", "examples/*.sheet.yaml", "--lang", lang)
    golden(f"quality/examples.{lang}.txt", examples.out)


def test_json_is_the_contract(twelve: Shell) -> None:
    """It fits its schema and reads back as the same result."""
    printed = twelve.inside(*BY, "t", "--format", "json").out
    result = json.loads(printed)

    assert [error.message for error in Draft202012Validator(schema_of("quality")).iter_errors(result)] == []
    assert (result["kind"], result["schema_version"], len(result["programs"])) == ("quality", 1, 12)
    assert Quality.model_validate(result).model_dump(mode="json", by_alias=True) == result


def test_saved_results_count_like_their_sheets(twelve: Shell) -> None:
    """JSON and a page of scorecards; a program that is in both counts once."""
    twelve.inside("score", "t/shop-1.sheet.yaml", "t/shop-2.sheet.yaml", "-o", "two.html")
    rest = [f"t/shop-{number}.sheet.yaml" for number in range(3, 13)]
    saved = twelve.inside(*BY, "two.html", *rest, "--format", "json")
    sheets = twelve.inside(*BY, "t", "--format", "json")

    assert json.loads(saved.out) == json.loads(sheets.out)
    both = json.loads(twelve.inside(*BY, "two.html", "t", "--format", "json").out)
    assert (both["sheets"], len(both["programs"]), len(both["not_counted"])) == (14, 12, 2)


def test_results_by_another_rubric_are_not_mixed_in(twelve: Shell) -> None:
    twelve.inside("score", "examples/hema-market.sheet.yaml", "-o", "hema.json")
    mixed = twelve.inside(*BY, "t", "hema.json", "--lang", "en", RUBRIC_LANG="en")

    assert (mixed.code, mixed.out) == (2, "")
    assert "[result-by-other-rubric]" in mixed.err


def test_files_to_write(twelve: Shell) -> None:
    done = twelve.inside(*BY, "t", "-o", "q.html", "-o", "q.md", "-o", "q.json", "-o", "q.txt", "--lang", "en")

    assert (done.code, done.out) == (0, "")
    assert twelve.read("q.md").startswith("# How the rubric works")
    assert "埋了毛病的量表" in twelve.read("q.html")
    assert json.loads(twelve.read("q.json"))["kind"] == "quality"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("quality", "no-such-rubric", "t"), "no-such-rubric"),
        (("quality", "t/shop-1.sheet.yaml", "t"), "t/shop-1.sheet.yaml"),
        ((*BY, "t/missing.sheet.yaml"), "[not-found]"),
        ((*BY, "examples/hema-market.sheet.yaml"), "examples/hema-market.sheet.yaml:"),
        ((*BY, "t", "--format", "pdf"), "pdf"),
    ],
)
def test_bad_input_is_told(twelve: Shell, words: tuple[str, ...], said: str) -> None:
    """A rubric that is none, a sheet in its place, sheets that are missing or of another rubric."""
    result = twelve.inside(*words, "--lang", "en", RUBRIC_LANG="en")

    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_same_bytes_twice(twelve: Shell) -> None:
    """Whatever the seed of hashes and the order of the sheets."""
    files = [f"t/shop-{number}.sheet.yaml" for number in range(1, 13)]
    first = twelve(*BY, *files, "--format", "json", PYTHONHASHSEED="1")
    second = twelve(*BY, *reversed(files), "--format", "json", PYTHONHASHSEED="2")

    assert first.data == second.data
