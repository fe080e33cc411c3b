"""Teams that gate their own program: limits, gates, JUnit, GitHub, badges, hooks and the documented workflow."""

import json
import re
import shlex
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.cli.pages import sheet_file, unwrapped
from tests.cli.support import Result, Shell
from tests.readme_blocks import blocks
from tests.support import ROOT

Run = Callable[..., Result]
HEMA, PINDUODUO, XIANYU = map(sheet_file, ("hema-market", "pinduoduo", "xianyu"))
GATED = """\
rubric: gated
format: 1
title: {zh: 有红线, en: Gated}
facts:
  trick: {ask: "Trick?", answer: yes_no}
  other: {ask: "Other?", answer: yes_no}
dimensions:
  play:
    title: {zh: 玩法, en: Play}
    criteria:
      good: {title: Good, yes_no: {not: other}}
      rare: {title: Rare, may_not_apply: true, levels: {0: no, 1: yes}}
  odd:
    title: Odd
    criteria:
      never: {title: Never, when: trick, yes_no: trick}
gates:
  tricks: {title: {zh: 耍花招, en: Tricks}, when: trick, cap: {total: 80}, because: {zh: 违规, en: Against the rules}}
  others: {title: Others, when: {all: [trick, other]}, cap: {total: 70}, because: No}
"""


@pytest.fixture(scope="module")
def run(shared_shell: Shell) -> Run:
    return cache(shared_shell.inside)


def gated(shell: Shell, trick: str, other: str = "no", rare: str = "1") -> str:
    """A sheet of a program by a rubric with gates."""
    shell.write("gated.rubric.yaml", GATED)
    answers = f"answers: {{trick: {trick}, other: {other}, rare: {rare}}}"
    return shell.write(
        "shop.sheet.yaml", f"program: shop\nformat: 1\nname: Shop\nrubric: ./gated.rubric.yaml\n{answers}\n"
    )


def suites(xml: str) -> dict[str, dict[str, tuple[str, str]]]:
    """Suites of a JUnit document: what became of each case, and the message."""
    root = ET.fromstring(xml.encode())  # noqa: S314 - our own output
    return {suite.get("name", ""): {case.get("classname", ""): outcome(case) for case in suite} for suite in root}


def outcome(case: ET.Element) -> tuple[str, str]:
    """What stands in a case, and its message; empty for one that passes without a word."""
    return next(((one.tag, one.get("message") or one.text or "") for one in case), ("", ""))


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (["gameplay=10.71"], []),
        (["gameplay=10.72"], ["Hema Market, Gameplay: 10.71 points, below --fail-under gameplay=10.72"]),
        (["total=25"], []),
        (["26", "scene=33"], ["Hema Market: 25.79 points, below --fail-under 26"]),
        (["26", "scene=34"], ["--fail-under 26", "Hema Market, Scene: 33.33 points, below --fail-under scene=34"]),
        (["gameplay.play_set=26"], ["Social play on offer: 25.00 points, below --fail-under gameplay.play_set=26"]),
        (["play_set = 25"], []),
        (["clear_occasion=0"], ["no score to compare, counts as below --fail-under clear_occasion=0"]),
    ],
)
def test_limits(run: Run, limits: list[str], said: list[str]) -> None:
    """On the total, and on dimensions and criteria by id or path; all must hold, each that does not is said."""
    result = run("score", HEMA, "--lang", "en", *(word for limit in limits for word in ("--fail-under", limit)))

    assert result.code == bool(said)
    assert [one for one in said if one not in unwrapped(result.err, "en")] == []
    assert result.err.count("--fail-under") == len(said)
    assert result.out == run("score", HEMA, "--lang", "en").out


def test_thin_dimension_counts_with_its_lower_bound(run: Run) -> None:
    """As a withheld total does: Pinduoduo's gameplay is 100 over the little that was seen of it."""
    limits = ["--fail-under", "gameplay=24", "--lang", "en", "-r", "community-group-buying"]
    result = run("score", PINDUODUO, *limits)

    assert result.code == 1
    assert "Gameplay: too little is known for a score, and the lower bound 23.07 is below" in result.err
    assert run("score", PINDUODUO, "--fail-under", "gameplay=23", *limits[2:]).code == 0


def test_reasons_in_chinese(run: Run) -> None:
    result = run("score", HEMA, PINDUODUO, XIANYU, "--lang", "zh", "--fail-under", "99", "--fail-under", "scene=99")

    assert "盒马集市：25.79 分，低于 --fail-under 99" in result.err
    assert "盒马集市·场景：33.33 分，低于 --fail-under scene=99" in result.err
    assert "拼多多：已知的太少，不足以评分，而区间下限 7.69 低于 --fail-under 99" in result.err
    assert "闲鱼：没有分数可比，按低于 --fail-under 99 处理" in result.err


@pytest.mark.parametrize(
    ("limit", "part"),
    [
        ("gamplay=50", 'did you mean "gameplay"?'),
        ("group_buy=1", "it is a fact"),
        ("gameplay=", "needs a number"),
        ("=50", "N or id=N"),
        ("gameplay=x", "needs a number"),
    ],
)
def test_limit_that_says_nothing(shell: Shell, limit: str, part: str) -> None:
    """A slip in a limit must not pass for a limit that is met; nothing is written."""
    result = shell.inside("score", HEMA, "--fail-under", limit, "--lang", "en", "-o", "a.md")

    assert (result.code, result.out) == (2, "")
    assert part in unwrapped(result.err, "en")
    assert not (shell.folder / "a.md").exists()


def test_what_does_not_apply_does_not_fall_short(shell: Shell) -> None:
    """As with what a band requires; a criterion that nobody looked at does fall short."""
    limits = ["--fail-under", "rare=50", "--fail-under", "odd=50", "--fail-under", "never=50"]

    assert shell.inside("score", gated(shell, "no", rare="{not_applicable: no need}"), *limits).code == 0
    assert shell.inside("score", gated(shell, "no", rare="unknown"), *limits).code == 1


@pytest.mark.parametrize(("trick", "other", "code"), [("yes", "no", 1), ("no", "no", 0), ("unknown", "yes", 0)])
def test_fail_on_gate(shell: Shell, trick: str, other: str, code: int) -> None:
    """Broken gates only; one that is not settled shows in the verdict."""
    sheet = gated(shell, trick, other)
    result = shell.inside("score", sheet, "--fail-on-gate", "--lang", "en", "-o", "a.md")

    assert result.code == code
    assert ("Shop, Tricks: the gate is broken: Against the rules" in result.err) == bool(code)
    assert shell.inside("score", sheet, "--lang", "en").code == 0
    assert shell.read("a.md").startswith("# Gated")


def test_junit_of_scores(shell: Shell) -> None:
    """Missed limits and broken gates fail; what is unknown or does not apply is skipped and says why."""
    sheet = gated(shell, "yes", "unknown", rare="{not_applicable: no need for it}")
    words = ["--lang", "en", "--fail-under", "90", "--fail-under", "odd=100"]
    result = shell.inside("score", sheet, HEMA, *words[:2], "-o", "plain.xml")
    limited = shell.inside("score", sheet, *words, "--format", "junit")
    (shop,) = suites(limited.out).values()

    assert (result.code, limited.code) == (0, 1)
    assert shop["shop.total"] == ("failure", "Shop: 80.00 points, below --fail-under 90")
    assert shop["shop.odd.never"] == ("system-out", "100.00 points")
    assert shop["shop.play.good"] == ("skipped", "unknown")
    assert shop["shop.play.rare"] == ("skipped", "does not apply: no need for it")
    assert shop["shop.tricks"] == ("failure", "The gate is broken: Against the rules")
    assert shop["shop.others"] == ("skipped", "not settled whether it is broken")
    assert suites(shell.read("plain.xml")).keys() == {"Shop", "Hema Market"}
    assert suites(shell.read("plain.xml"))["Shop"]["shop.total"][0] == "system-out"


def test_junit_of_a_sheet_that_cannot_be_scored(shell: Shell) -> None:
    """It is an error in the file, beside those that were scored and also alone."""
    bad = shell.write("bad.sheet.yaml", "program: bad\nrubric: scene-capability-gameplay\nanswers: {flash_sail: no}\n")

    assert shell.inside("score", bad, "-o", "a.xml", "-o", "a.md", "--lang", "en").code == 2
    assert [case[0] for case in suites(shell.read("a.xml"))["bad.sheet.yaml"].values()] == ["error"]
    assert "Files not scored: 1" in shell.read("a.md")
    both = suites(shell.inside("score", bad, HEMA, "--format", "junit", "--lang", "zh").out)
    assert list(both) == ["盒马集市", "bad.sheet.yaml"]


def test_junit_of_findings(shell: Shell) -> None:
    """Errors fail, warnings do not; a file without findings is a case that passes."""
    bad = shell.write("bad.sheet.yaml", "program: bad\nrubric: scene-capability-gameplay\nanswers: {flash_sail: no}\n")
    today = f"observed: {datetime.now().astimezone().date()}\nobserver: me\nanswers: {{}}\n"
    fresh = shell.write("fresh.sheet.yaml", f"program: fresh\nformat: 1\nrubric: scene-capability-gameplay\n{today}")
    checked = shell.inside("check", bad, fresh, HEMA, "--format", "junit", "--lang", "en")
    tested = shell.inside("test", "community-group-buying", "--format", "junit")

    assert checked.code == 1
    assert suites(checked.out)[fresh] == {fresh: ("", "")}
    assert {outcome for outcome, _ in suites(checked.out)[HEMA].values()} <= {"", "system-out"}
    assert "failure" in [outcome for outcome, _ in suites(checked.out)[bad].values()]
    assert "flash_sail" in checked.out
    assert (tested.code, suites(tested.out)) == (0, {"community-group-buying": {"community-group-buying": ("", "")}})


def test_junit_of_failed_examples(shell: Shell) -> None:
    shell.write("gated.rubric.yaml", GATED + "examples:\n  - {name: x, given: {other: no}, expect: {good: no}}\n")
    result = shell.inside("test", "./gated.rubric.yaml", "--format", "junit", "--lang", "en")
    (cases,) = suites(result.out).values()

    assert result.code == 1
    assert [outcome for outcome, _ in cases.values()] == ["failure"]
    assert "x" in next(iter(cases.values()))[1]


def test_github(shell: Shell) -> None:
    """Markdown goes where GitHub looks for a step's summary, after what is there; annotations to standard output."""
    sheet = gated(shell, "yes")
    summary = shell.write("summary.md", "# Before\n")
    words = ["score", sheet, "--format", "github", "--lang", "en", "--fail-under", "90"]
    inside = shell.inside(*words, GITHUB_STEP_SUMMARY=str(shell.folder / summary))
    outside = shell.inside(*words, "--fail-on-gate", GITHUB_STEP_SUMMARY="")

    assert (inside.code, outside.code) == (1, 1)
    assert inside.out.splitlines() == [
        "::error file=shop.sheet.yaml,title=rubric::Shop: 80.00 points, below --fail-under 90",
        "::warning file=shop.sheet.yaml,title=rubric::Shop, Tricks: the gate is broken: Against the rules",
    ]
    assert shell.read(summary).startswith("# Before\n## What falls short\n\n- Shop: 80.00 points, below")
    assert "# Gated 1" in shell.read(summary)
    assert outside.out.startswith("## What falls short\n")
    assert [line.split()[0] for line in outside.out.splitlines() if line.startswith("::")] == ["::error", "::error"]


def test_github_summary_that_cannot_be_written(shell: Shell) -> None:
    result = shell.inside("score", HEMA, "--format", "github", GITHUB_STEP_SUMMARY=str(shell.folder / "no" / "x.md"))

    assert (result.code, "x.md" in result.err) == (2, True)


def test_badges(shell: Shell) -> None:
    """By the ending; other JSON stays what it was."""
    names = ["a.svg", "badge.json", "hema-Badge.json", "badges.json"]
    result = shell.inside("score", HEMA, "--lang", "en", *(word for name in names for word in ("-o", name)))

    assert result.code == 0
    assert ET.fromstring(shell.read("a.svg").encode()).tag.endswith("svg")  # noqa: S314 - our own output
    assert json.loads(shell.read("badge.json"))["message"] == "25.79 (13.72–60.36)"
    assert shell.read("hema-Badge.json") == shell.read("badge.json")
    assert json.loads(shell.read("badges.json"))["kind"] == "scorecards"


def test_badge_is_of_one_program(shell: Shell) -> None:
    result = shell.inside("score", HEMA, PINDUODUO, "-o", "a.md", "-o", "a.svg", "--lang", "en")

    assert (result.code, "a badge is of one program, not of 2" in result.err) == (2, True)
    assert not (shell.folder / "a.md").exists()
    assert "-o NAME.badge.json" in shell.inside("score", HEMA, "--format", "shields", "--lang", "en").err


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_hooks(shell: Shell, hook: dict[str, Any]) -> None:
    """As pre-commit runs them: the command, its arguments and the changed files that fit, from the repository's top."""
    shell.write("rubrics/gated.rubric.yaml", GATED)
    shell.write("other.yaml", "a:   1\n")
    files = [str(path.relative_to(shell.folder).as_posix()) for path in shell.folder.rglob("*") if path.is_file()]
    fitting = sorted(file for file in files if re.search(hook["files"], file))
    program, *words = shlex.split(hook["entry"])

    assert (program, hook["language"]) == ("rubric", "python")
    assert "rubrics/gated.rubric.yaml" in fitting
    assert (HEMA in fitting) == (hook["id"] != "rubric-test")
    assert "other.yaml" not in fitting
    result = shell.inside(*words, *hook.get("args", []), *fitting)
    assert (result.code, "Traceback" in result.err) == (0, False)


@pytest.mark.parametrize(
    ("hook", "broken"),
    [
        ("rubric-check", "rubric: gated\nformat: 1\n"),
        ("rubric-test", GATED + "examples:\n  - {name: x, given: {other: no}, expect: {good: no}}\n"),
        ("rubric-fmt", GATED.replace("format: 1", "format:    1")),
    ],
)
def test_hooks_stop_a_commit(shell: Shell, hook: str, broken: str) -> None:
    """By an exit code or by changing a file."""
    entry = next(one["entry"] for one in HOOKS if one["id"] == hook)
    name = shell.write("gated.rubric.yaml", broken)
    result = shell.inside(*shlex.split(entry)[1:], name)

    assert result.code == 1 or shell.read(name) != broken


@pytest.mark.parametrize("readme", ["README.md", ".github/README.zh-CN.md"])
def test_documented_workflow(shell: Shell, readme: str) -> None:
    """Its commands check and rate a sheet: what falls short fails the step, and what is uploaded is there."""
    found = [
        block.text
        for block in blocks((ROOT / readme).read_text("utf-8"))
        if block.file == ".github/workflows/rubric.yml"
    ]
    steps = yaml.safe_load(found[0])["jobs"]["rubric"]["steps"]
    commands = [shlex.split(step["run"]) for step in steps if step.get("run", "").startswith("rubric ")]
    shell.write("our-shop.sheet.yaml", shell.read(HEMA))
    environment = {"GITHUB_STEP_SUMMARY": str(shell.folder / "summary.md"), "LANG": "C.UTF-8"}
    results = [shell.inside(*command[1:], **environment) for command in commands]
    pattern = steps[-1]["with"]["path"]

    assert [result.code for result in results] == [0, 1]
    assert all(line.startswith("::") for result in results for line in result.out.splitlines())
    assert results[1].out.count("::error file=our-shop.sheet.yaml") == 2
    written = {path.name for path in shell.folder.iterdir() if PurePosixPath(path.name).match(pattern)}
    assert written == {"score.xml", "score.md", "score.svg"}
    assert steps[-1]["if"] == "always()"
    assert "Hema Market" in shell.read("summary.md")
