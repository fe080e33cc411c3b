"""`rubric advise`: the cheapest plan for Hema Market in both languages, and what can be asked of it."""

import json
import re
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.cli.pages import sheet_file, unwrapped
from tests.cli.support import Result, Shell

HEMA = sheet_file("hema-market")
SHIHUITUAN = ("advise", sheet_file("shihuituan"), "--reach", "adapted", "--plans", "0")
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    """The command, each call run once."""
    return cache(shared_shell)


def page_number(value: float) -> str:
    """A number of the JSON as a page shows it."""
    return str(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_FLOOR))


def advice(run: Run, *words: str) -> dict[str, Any]:
    """The JSON of an advice for Hema Market."""
    data: dict[str, Any] = json.loads(run("advise", HEMA, *words, "--format", "json").out)
    return data


@LANGS
@pytest.mark.parametrize("columns", ["80", "120"])
def test_page(run: Run, golden: Callable[[str, str], None], lang: str, columns: str) -> None:
    """The page for the band "adapted" is the one on record."""
    result = run("advise", HEMA, "--reach", "adapted", "--lang", lang, COLUMNS=columns)
    assert (result.code, result.err) == (0, "")
    golden(f"advise/hema-market.{columns}.{lang}.txt", result.out)


def test_names_the_leader_and_social_play(run: Run) -> None:
    """The two points that the article makes are steps, with what they bring; the total is exact."""
    data = advice(run, "--reach", "adapted")
    plan = data["plan"]
    moved = {one["id"]: step["points"] for step in plan["steps"] for one in step["moves"]}
    assert moved["right_person"] == pytest.approx(22.222222)
    assert moved["play_set"] > 19
    assert (plan["effort"], plan["cheapest"], plan["after"]["band"]) == (8.0, True, "adapted")
    assert sum(step["points"] for step in plan["steps"]) == pytest.approx(plan["after"]["score"] - data["now"]["score"])
    assert plan["open_gates"].keys() == {"misleading_activity"}


def test_printed_points_add_up(run: Run) -> None:
    """The points as printed lead from the printed score to the printed total."""
    page = run("advise", HEMA, "--reach", "adapted", "--lang", "en").out
    steps = page.split("\n\n")[1]
    gains = [Decimal(text) for text in re.findall(r"^ *\+(\d+\.\d\d) ", steps, re.MULTILINE)]
    start, end = re.findall(r"From ([\d.]+) \(.*?\) to ([\d.]+)", unwrapped(page, "en"))[0]
    assert len(gains) == 6
    assert Decimal(start) + sum(gains) == Decimal(end)


@pytest.mark.parametrize("which", [(), ("--worst",)], ids=["plan", "worst"])
def test_written_sheet_scores_what_was_promised(shell: Shell, which: tuple[str, ...]) -> None:
    """Scoring the changed sheet gives just the totals that were stated; its answers say that they are planned."""
    result = shell("advise", HEMA, "--reach", "adapted", "--write", "plans/next.sheet.yaml", *which, "--format", "json")
    assert result.code == 2  # there is no such folder
    result = shell("advise", HEMA, "--reach", "adapted", "--write", "next.sheet.yaml", *which, "--format", "json")
    data = json.loads(result.out)
    after = data["worst" if which else "plan"]["after"]
    card = json.loads(shell("score", "next.sheet.yaml", "--format", "json").out)["scorecards"][0]
    assert {name: card["total"][name] for name in ("score", "low", "high", "coverage", "band")} == {
        name: after[name] for name in ("score", "low", "high", "coverage", "band")
    }
    assert card["total"].get("exact") == {**after["exact"]} | (
        {"uncapped": card["total"]["exact"]["uncapped"]} if "uncapped" in card["total"]["exact"] else {}
    )
    assert card["verdict"] == after["verdict"]
    text = shell.read("next.sheet.yaml")
    assert text.count("planned, to reach Adapted") == len(data["worst" if which else "plan"]["steps"])
    assert text.startswith("# 计划，不是观察：为达到“站住脚”\n# A plan to reach Adapted, not an observation\n")
    assert "observed:" not in text
    assert "observed by plan" in shell("score", "next.sheet.yaml", "--lang", "en").out
    assert "# 盒马集市：文章唯一拆解过的小程序" in text
    again = shell("advise", HEMA, "--reach", "adapted", "--write", "next.sheet.yaml")
    assert again.code == 2
    assert "--force" in again.err


def test_worst_case_is_sure(run: Run) -> None:
    """The lower bound after the worst-case plan is in the band."""
    worst = advice(run, "--reach", "adapted")["worst"]
    assert worst["after"]["low"] >= 60
    assert worst["scope"] == "all"


def test_target_in_any_words(run: Run) -> None:
    """A band's id, its title in either language, and a number of points."""
    wanted = advice(run, "--reach", "adapted")["plan"]["effort"]
    assert advice(run, "--reach", "站住脚")["plan"]["effort"] == wanted
    assert advice(run, "--reach", "ADAPTED")["target"]["band"] == "adapted"
    assert advice(run, "--reach", "29")["plan"]["effort"] == 1
    wrong = run("advise", HEMA, "--reach", "adaptd", "--lang", "en", RUBRIC_LANG="en")
    assert wrong.code == 2
    assert 'did you mean "adapted"?' in wrong.err


@LANGS
def test_reached_already(run: Run, lang: str) -> None:
    """A target below the present score needs nothing."""
    result = run("advise", HEMA, "--reach", "20", "--lang", lang)
    assert result.code == 0
    assert {"zh": "已经达到", "en": "already"}[lang] in result.out


@LANGS
def test_out_of_reach(shell: Shell, lang: str) -> None:
    """With play impossible the page names the dimension that stays below what the band requires, and exits with 1."""
    plays = ["play_set", "play_loop", "interaction", "mutual_benefit", "habit", "status", "share_at_every_step"]
    shell.write("mine.yaml", "".join(f"{id_}: impossible\n" for id_ in plays))
    result = shell("advise", HEMA, "--reach", "adapted", "--effort", "mine.yaml", "--lang", lang)
    assert result.code == 1
    assert {"zh": "玩法最高", "en": "Gameplay reaches"}[lang] in result.out


@LANGS
def test_start_without_verdict(run: Run, lang: str) -> None:
    """A withheld score is not printed as the start; steps are what they add to the lower bound, and none takes away."""
    data = json.loads(run(*SHIHUITUAN, "--format", "json").out)
    result = run(*SHIHUITUAN, "--lang", lang)
    page = unwrapped(result.out, lang)
    low = page_number(data["now"]["low"])
    said = {"zh": f"现在：不下结论（{low}–100.00，覆盖率11%）", "en": f"From no verdict ({low}–100.00, coverage 11%)"}
    assert (result.code, data["now"]["verdict"]) == (0, "withheld")
    assert said[lang] in page
    assert {"zh": "100.00分", "en": "then 100.00"}[lang] not in page
    steps = result.out.split("\n\n")[1]
    gains = [Decimal(text) for text in re.findall(r"^ *\+(\d+\.\d\d) ", steps, re.MULTILINE)]
    assert len(gains) == len(data["plan"]["steps"])
    assert Decimal(low) + sum(gains) == Decimal(page_number(data["plan"]["after"]["low"]))


@LANGS
def test_a_step_without_points_says_what_for(run: Run, lang: str) -> None:
    """Progress brings nothing alone; without it the coverage falls below what a verdict needs."""
    page = unwrapped(run("advise", HEMA, "--reach", "adapted", "--lang", lang).out, lang)
    assert {"zh": "为了覆盖率到50%（不做是48%）", "en": "needed for 50% coverage (without it 48%)"}[lang] in page


def test_how_to_improve_only_for_the_next_level(run: Run) -> None:
    """From level 0 to 3 at once the text for the next level is left out; from 1 to 2 it is there."""
    steps = advice(run, "--reach", "adapted")["plan"]["steps"]
    moved = {one["id"]: one for step in steps for one in step["moves"]}
    assert (moved["interaction"]["level"], moved["interaction"]["to_level"]) == (0, 3)
    assert (moved["interaction"]["improve"], moved["interaction"]["like"]) == (None, {})
    assert (moved["play_set"]["level"], moved["play_set"]["to_level"]) == (1, 2)
    assert moved["play_set"]["improve"] is not None


def test_numbers_say_in_which_direction(run: Run) -> None:
    """A gate looks for more levels, so fewer do as well; what can be no larger stays a number; in both lists."""
    data = advice(run, "--reach", "adapted")
    bounds = {step["id"]: step["bound"] for step in data["worst"]["steps"]}
    assert bounds["commission_levels"] == "at_most"
    assert bounds["share_steps"] is None
    assert {one["id"]: one["bound"] for one in data["verify"]}["pickup_distance_km"] == "at_most"
    assert "Distance to the pickup point in km: at most 4.6" in run(*SHIHUITUAN, "--lang", "en").out
    assert "“主动请人分享的步数”：至少 1（" in run(*SHIHUITUAN, "--lang", "zh").out


@pytest.mark.parametrize("command", ["advise", "score"])
def test_a_saved_result_is_refused(shell: Shell, command: str) -> None:
    """What a command printed as JSON is not a sheet."""
    words = ("--reach", "29") if command == "advise" else ()
    shell.write("a.json", shell(command, HEMA, *words, "--format", "json").out)
    result = shell("advise", "a.json", "--reach", "29", "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert result.err == "rubric: a.json is a saved result; advise needs the sheet\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-", "--reach", "29"), "advise reads no standard input; name the file of a sheet"),
        ((HEMA, "--reach", "29", "--worst"), "--worst goes with --write"),
    ],
)
def test_refused_clearly(run: Run, words: tuple[str, ...], said: str) -> None:
    """What cannot be used says so."""
    result = run("advise", *words, "--lang", "en")
    assert (result.code, result.out, result.err) == (2, "", f"rubric: {said}\n")


def test_all_mistakes_of_an_effort_file(shell: Shell) -> None:
    """They are told at once, each with its line."""
    shell.write("bad.yaml", "team_contest: much\nteam_contst: 2\nscene_person_chat: -1\n")
    bad = shell("advise", HEMA, "--reach", "adapted", "--effort", "bad.yaml")
    assert bad.code == 2
    assert re.findall(r"bad\.yaml:(\d)", bad.err) == ["1", "2", "3"]


def test_own_efforts(shell: Shell) -> None:
    """A file of efforts overrides the rubric's; CSV does as well, and mistakes are named with their line."""
    shell.write("mine.yaml", "team_contest: 9\nscene_person_chat: 0\n")
    shell.write("mine.csv", "id,effort\nteam_contest,9\nscene_person_chat,0\n")
    plans = [
        json.loads(shell("advise", HEMA, "--reach", "adapted", "--effort", name, "--format", "json").out)["plan"]
        for name in ("mine.yaml", "mine.csv")
    ]
    assert plans[0] == plans[1]
    assert "team_contest" not in {step["id"] for step in plans[0]["steps"]}
    shell.write("bad.yaml", "team_contest: 1\nteam_contst: 2\n")
    bad = shell("advise", HEMA, "--reach", "adapted", "--effort", "bad.yaml")
    assert bad.code == 2
    assert "bad.yaml:2" in bad.err
    assert "team_contest" in bad.err


def test_hardly_observed(run: Run) -> None:
    """Where coverage is too low the plan counts on what nobody has looked at, and says why."""
    result = run("advise", sheet_file("pinduoduo"), "--reach", "adapting", "--nodes", "300", "--format", "json")
    data = json.loads(result.out)
    assert data["plan"]["scope"] == "all"
    assert [one["code"] for one in data["obstacles"]] == ["coverage"]
    assert data["plan"]["at_least"] <= data["plan"]["effort"]


def test_same_bytes_twice(shell: Shell) -> None:
    """Two runs give the same bytes, whatever the hash seed."""
    first, second = (shell("advise", HEMA, "--reach", "native", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.code == 0
    assert first.data == second.data


def test_sheet_in_json_with_characters_as_pairs_of_escapes(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    sheet = {"program": "one", "format": 1, "name": "🛒", "rubric": "scene-capability-gameplay", "answers": {}}
    name = shell.write("one.sheet.json", json.dumps(sheet | {"answers": {"coupon": True}}))

    assert "\\ud83d" in shell.read(name)
    assert "🛒" in shell.inside("advise", name, "--reach", "40", "--plans", "0", "--lang", "en").out
