"""Answers merged into a sheet in YAML: comments stay, only what is new is written."""

from __future__ import annotations

from pathlib import Path

from rubric.model.finding import Place
from rubric.observe.join import Outcome
from rubric.observe.merge import Given, merge_into, put_answer
from rubric.scoring.plan import compile_rubric
from rubric.source.edit_text import read_source
from rubric.source.parse import parse
from rubric.source.use import load_rubric
from tests.support import EXAMPLES

PLAN = compile_rubric(load_rubric("community-group-buying"))
PLACE = Place("form.csv", 3)
HEMA = EXAMPLES / "hema-market.sheet.yaml"


def test_only_what_is_new_is_written() -> None:
    """Three answers change three places and one source is declared; every other line is as it was."""
    answers = [
        Given("share_steps", {"value": 3}, PLACE),
        Given("leader_presence", {"value": 1, "evidence": [{"source": "visit", "at": "page 1"}]}, PLACE),
        Given("coupon", {"value": "yes", "because": "seen: twice"}, PLACE),
        Given("pickup_point", {"value": "yes"}, PLACE),
    ]
    merged = merge_into(read_source(HEMA), PLAN, answers, sources={"visit": {"title": "A visit"}})
    assert [one.joined.outcome for one in merged.arrived] == [
        Outcome.ADDED,
        Outcome.EXTENDED,
        Outcome.ADDED,
        Outcome.SAME,
    ]
    old, new = HEMA.read_text("utf-8").splitlines(), merged.change.text.splitlines()
    gone = [line for line in old if line not in new]
    assert len(gone) == 1  # the short answer; evidence that several answers share is still there once
    assert len(new) == len(old) + 2
    data, findings = parse(merged.change.text, "x")
    assert findings == []
    assert data["answers"]["share_steps"] == 3
    assert data["answers"]["leader_presence"]["evidence"][-1] == {"source": "visit", "at": "page 1"}
    assert "# 02g 没说它有几步" in merged.change.text


def test_a_clash_is_left_alone_unless_the_new_one_wins() -> None:
    clash = [Given("group_buy", {"value": "yes", "because": "a new page"}, PLACE)]
    kept = merge_into(read_source(HEMA), PLAN, clash)
    assert kept.change.is_empty
    assert [one.joined.clashes for one in kept.conflicts] == [("value",)]
    taken = merge_into(read_source(HEMA), PLAN, clash, take=True)
    data, _ = parse(taken.change.text, "x")
    assert data["answers"]["group_buy"]["value"] == "yes"
    assert data["answers"]["group_buy"]["because"] == "a new page"
    assert "evidence" not in data["answers"]["group_buy"]  # it was evidence of the opposite
    assert not taken.conflicts


def test_a_second_merge_changes_nothing(tmp_path: Path) -> None:
    answers = [Given("share_steps", {"value": 3, "because": "counted"}, PLACE)]
    file = tmp_path / "h.sheet.yaml"
    file.write_text(merge_into(read_source(HEMA), PLAN, answers).change.text, "utf-8")
    again = merge_into(read_source(file), PLAN, answers)
    assert again.change.is_empty
    assert again.arrived[0].joined.outcome is Outcome.SAME


def test_an_answer_put_in_place_of_a_conflict(tmp_path: Path) -> None:
    """Settling writes the answer over the conflict and keeps the comment above it."""
    file = tmp_path / "c.sheet.yaml"
    file.write_text(
        "program: x\nrubric: community-group-buying\nanswers:\n  # sorting\n  leader_presence:\n"
        "    conflict:\n      - {observer: a, value: 1}\n      - {observer: b, value: 2}\n",
        "utf-8",
    )
    edited = put_answer(read_source(file), "leader_presence", {"value": 2, "because": "both looked again"})
    data, findings = parse(edited.text, "x")
    assert findings == []
    assert data["answers"] == {"leader_presence": {"value": 2, "because": "both looked again"}}
    assert "# sorting" in edited.text
