"""The public names, as the README uses them."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import rubric
from rubric import InputError, Rubric, RubricError, Scorecard, Sheet, UsageError, load_rubric, load_sheet, render, score
from rubric.errors import NoSuchNodeError
from rubric.model.finding import Finding
from tests.support import EXAMPLES, ROOT

HEMA = EXAMPLES / "hema-market.sheet.yaml"


@pytest.fixture(scope="module")
def card() -> Scorecard:
    """Hema Market, rated as the README does."""
    scale = load_rubric("community-group-buying")
    return score(scale, load_sheet(HEMA, scale))


def test_public_names() -> None:
    """Every name in `__all__` is there, and no other is promised."""
    assert sorted(rubric.__all__) == sorted(
        [
            *("InputError", "Rubric", "RubricError", "Scorecard", "Sheet", "UsageError", "__version__"),
            *("load_rubric", "load_sheet", "render", "score"),
        ]
    )
    assert [name for name in rubric.__all__ if not hasattr(rubric, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        rubric.scores  # noqa: B018


def test_importing_the_package_imports_nothing_heavy() -> None:
    """Names are looked up when they are first used, so that `--version` answers at once."""
    code = "import rubric, sys; print(sorted({'pydantic', 'yaml', 'typer'} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"


def test_readme_example(card: Scorecard) -> None:
    """Verdict, band and score are what the README prints; numbers are exact fractions."""
    assert isinstance(load_rubric("community-group-buying"), Rubric)
    assert isinstance(load_sheet(HEMA), Sheet)
    assert (card.verdict, card.total.band, card.total.score) == ("provisional", "not_adapted", Fraction(1625, 63))
    assert sum(line.points for line in card.ledger) == card.total.score
    assert render(card, format="text", lang="en").splitlines()[1].startswith("Hema Market: 25.79 points, Not adapted")


def test_paths_and_texts(card: Scorecard) -> None:
    """A rubric or sheet is named by a text or a path; the result is the same, and so is every rendering of it."""
    scale = load_rubric(ROOT / "rubric" / "library" / "community-group-buying.rubric.yaml")
    again = score(scale, load_sheet(str(HEMA), scale))

    assert again == card
    assert render(again, format="json") == render([card], format="json", lang="zh")
    assert render(card, format="md", lang="zh") == render(again, format="md", lang="zh")


def test_render_several(card: Scorecard) -> None:
    """Several scorecards become a table; `only` that names nothing is an error."""
    assert "Sheets: 2" in render([card, card])
    with pytest.raises(NoSuchNodeError, match="nothing"):
        render(card, only=["nothing"])


def test_results_cannot_be_changed(card: Scorecard) -> None:
    """Models are frozen."""
    with pytest.raises(ValueError, match="frozen"):
        card.verdict = card.verdict  # type: ignore[misc]


def test_input_error_holds_findings(tmp_path: Path) -> None:
    """What is wrong with a file comes as records with place, message and help in both languages."""
    file = tmp_path / "bad.sheet.yaml"
    file.write_text("program: p\nanswers:\n  flash_sail: no\n  coupon: maybe\n", "utf-8")
    with pytest.raises(InputError) as caught:
        load_sheet(file, load_rubric("scene-capability-gameplay"))
    first, second = caught.value.findings

    assert isinstance(first, Finding)
    assert isinstance(caught.value, RubricError)
    assert (first.code, first.place[:5]) == ("unknown-answer", (str(file), 3, 3, 3, 13))
    assert (second.code, second.place[1:3]) == ("expected-yes-no", (4, 11))
    assert "flash_sail" in (first.message.zh or "")
    assert first.help is not None
    assert str(caught.value).splitlines()[0].startswith(f"{file}:3:3: error: ")


def test_what_load_rubric_raises(tmp_path: Path) -> None:
    """An unknown id, a missing file and a sheet in place of a rubric are findings too."""
    for name, code in (
        ("no-such-rubric", "unknown-rubric"),
        (tmp_path / "x.yaml", "not-found"),
        (HEMA, "not-a-rubric"),
    ):
        with pytest.raises(InputError) as caught:
            load_rubric(name)
        assert [one.code for one in caught.value.findings] == [code]


def test_sheet_that_does_not_fit() -> None:
    """A sheet that was loaded without its rubric is still not scored against answers that do not fit."""
    with pytest.raises(UsageError):
        score(load_rubric("scene-capability-gameplay"), load_sheet(HEMA))
