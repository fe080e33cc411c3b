"""`rubric score --format json`: the contract, and results that were saved and are read back."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rubric.source.library import LIBRARY
from tests.cli.pages import SHEETS, sheet_file
from tests.cli.support import Result, Shell

Run = Callable[..., Result]
HEMA = sheet_file("hema-market")
PUBLISHED = ("system-usability-scale", "wechat-experience-score")


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    """The command, each call run once."""
    return cache(shared_shell)


@pytest.fixture(scope="module")
def document(run: Run) -> Any:
    """What is printed for the folder with all examples; decimals keep their digits."""
    return json.loads(run("score", "examples", "--format", "json").out, parse_float=Decimal)


@pytest.fixture(scope="module")
def cards(document: Any) -> dict[str, Any]:
    """The scorecards by program; of Hema Market the article's."""
    return {card["program"]["id"]: card for card in document["scorecards"] if card["sheet"]["observer"] != "ann"}


@pytest.fixture(scope="module")
def saved(shared_shell: Shell, run: Run) -> str:
    """A file with the scorecard of Hema Market."""
    return shared_shell.write("saved.json", run("score", HEMA, "--format", "json").out)


def test_validates_against_the_printed_schema(run: Run) -> None:
    """The results of all examples are what `rubric schema scorecard` describes."""
    schema = json.loads(run("schema", "scorecard").out)
    Draft202012Validator.check_schema(schema)
    result = json.loads(run("score", "examples", "--format", "json").out)

    assert [error.message for error in Draft202012Validator(schema).iter_errors(result)] == []
    assert len(result["scorecards"]) == len(SHEETS) + len(PUBLISHED) + 1


def test_printed_schema_is_the_packaged_one(run: Run) -> None:
    """The schema that ships in the package is what the command prints."""
    assert run("schema", "scorecard").out == (LIBRARY / "scorecard.v1.schema.json").read_text("utf-8")


def test_schema_refuses_what_is_no_result(run: Run) -> None:
    """A score that is a text, a missing total and an unknown key are seen."""
    validator = Draft202012Validator(json.loads(run("schema", "scorecard").out))
    printed = run("score", HEMA, "--format", "json").out
    wrong, short, long = json.loads(printed), json.loads(printed), json.loads(printed)
    wrong["scorecards"][0]["total"]["score"] = "25.79"
    del short["scorecards"][0]["total"]
    long["more"] = 1

    assert [validator.is_valid(one) for one in (wrong, short, long)] == [False, False, False]


def test_verdicts(cards: dict[str, Any]) -> None:
    """One is provisional, two are withheld with bounds, three are unscorable."""
    assert {id_: cards[id_]["verdict"] for id_ in SHEETS} == {
        "hema-market": "provisional",
        "pinduoduo": "withheld",
        "shihuituan": "withheld",
        "taobao-deals": "unscorable",
        "xianyu": "unscorable",
        "zhuanzhuan": "unscorable",
    }
    for id_ in SHEETS[1:]:
        total = cards[id_]["total"]
        assert total["band"] is None
        assert 0 <= total["low"] < total["high"] == 100
        assert (total["score"] is None) == (cards[id_]["verdict"] == "unscorable")


def test_total_of_hema_market(cards: dict[str, Any]) -> None:
    """The numbers, rounded to six decimals, with the exact one beside them."""
    total = cards["hema-market"]["total"]

    assert (total["score"], total["low"], total["high"]) == tuple(map(Decimal, ("25.793651", "13.728632", "60.363248")))
    assert total["exact"]["score"] == "1625/63"
    assert (total["band"], total["bands"]) == ("not_adapted", ["not_adapted", "adapting", "adapted"])
    assert Decimal("0.5") <= total["coverage"] < Decimal("0.55")


def test_printed_ledgers_add_up(cards: dict[str, Any]) -> None:
    """The printed points of every sheet's ledger add up to the total, floored to two decimals; none has no score."""
    for id_, card in cards.items():
        score = card["total"]["score"]
        shown = [Decimal(line["shown"].replace("−", "-")) for line in card["ledger"]]
        assert bool(shown) == (score is not None), id_
        if score is not None:
            assert sum(shown) == (score // Decimal("0.01")) * Decimal("0.01"), id_
            assert abs(sum(line["points"] for line in card["ledger"]) - score) < Decimal("0.0001"), id_


def test_nothing_is_wrong(document: Any) -> None:
    """The example sheets have no findings, and the document says what it is."""
    assert (document["schema_version"], document["kind"], document["findings"]) == (1, "scorecards", [])


@pytest.mark.parametrize(
    "words",
    [["--lang", "en"], ["--lang", "zh"], ["-v", "--lang", "zh"], ["--format", "md", "--lang", "en"]],
    ids=["en", "zh", "full", "markdown"],
)
def test_saved_result_gives_the_same_page(run: Run, saved: str, words: list[str]) -> None:
    """A result that was saved is printed as the sheet itself is."""
    assert run("score", saved, *words) == run("score", HEMA, *words)


def test_saved_result_gives_the_same_json(run: Run, saved: str) -> None:
    """Reading a result and writing it again changes no byte."""
    assert run("score", saved, "--format", "json").data == run("score", HEMA, "--format", "json").data


def test_saved_results_stand_beside_sheets(run: Run, saved: str) -> None:
    """A table may hold both, each as many rows as it has scorecards."""
    both = run("score", saved, sheet_file("xianyu"), "--lang", "en")

    assert both == run("score", HEMA, sheet_file("xianyu"), "--lang", "en")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace('"schema_version": 1', '"schema_version": 2'), "newer-result"),
        (lambda text: text.replace('"verdict": "provisional"', '"verdict": "splendid"'), "bad-result"),
        (lambda text: text[: len(text) // 2], "bad-result"),
        (lambda text: text.replace("1625/63", "1625/0"), "bad-result"),
        pytest.param(lambda text: text.replace('"steps": [\n', '"steps": ["",\n', 1), "bad-result"),
        pytest.param(lambda text: text.replace('"op": "any"', '"op": "or"'), "bad-result"),
        pytest.param(lambda text: text.replace('"conditions": {', '"facts_": {'), "bad-result"),
        pytest.param(lambda text: text.replace('"any_play": {', '"play": {'), "bad-result"),
        pytest.param(lambda text: text.replace('"code": "un', '"code": "'), "bad-result"),
    ],
    ids=[
        *("newer", "unknown verdict", "cut off", "divided by zero", "step", "operator", "no conditions", "condition"),
        "reason",
    ],
)
def test_result_that_cannot_be_read(shell: Shell, run: Run, change: Callable[[str], str], code: str) -> None:
    """A saved result that is damaged or from a later version is refused with a message."""
    file = shell.write("odd.json", change(run("score", HEMA, "--format", "json").out))
    result = shell("score", file)

    assert result.code == 2
    assert f"error[{code}]" in result.err
    assert "Traceback" not in result.err
