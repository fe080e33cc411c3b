"""`rubric advise`: the cheapest plan for Hema Market in both languages, and what can be asked of it."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.cli.pages import sheet_file, unwrapped
from tests.cli.support import Result, Shell

HEMA = sheet_file("hema-market")
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    """The command, each call run once."""
    return cache(shared_shell)


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


def test_own_efforts(shell: Shell) -> None:
    """A file of efforts replaces the rubric's; CSV does as well, and mistakes are named with their line."""
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
