"""Two answers put together: what fills, what clashes, what adds up; and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.observe.join import Outcome, in_full, is_open, join, replaced, same_in
from rubric.scoring.plan import compile_rubric
from rubric.source.use import load_rubric

PLAN = compile_rubric(load_rubric("community-group-buying"))

VISIT = {"source": "visit", "at": "page 1"}
ARTICLE = {"source": "article", "at": "02f"}


def plainly(one: object, other: object) -> bool:
    return one == other


@pytest.mark.parametrize(
    ("old", "new", "outcome", "answer"),
    [
        (None, {"value": "yes"}, Outcome.ADDED, {"value": "yes"}),
        ("unknown", {"value": 2, "because": "b"}, Outcome.ADDED, {"value": 2, "because": "b"}),
        ("yes", {"value": "yes"}, Outcome.SAME, {"value": "yes"}),
        ("yes", {}, Outcome.SAME, {"value": "yes"}),
        ("yes", {"value": "yes", "because": "b"}, Outcome.EXTENDED, {"value": "yes", "because": "b"}),
        ("yes", {"value": "no"}, Outcome.CONFLICT, {"value": "yes"}),
        ("yes", {"value": "unknown"}, Outcome.CONFLICT, {"value": "yes"}),
        ("yes", {"not_applicable": "closed"}, Outcome.CONFLICT, {"value": "yes"}),
        (
            {"value": "yes", "evidence": [VISIT]},
            {"value": "yes", "evidence": [VISIT, ARTICLE]},
            Outcome.EXTENDED,
            {"value": "yes", "evidence": [VISIT, ARTICLE]},
        ),
        (
            {"conflict": [{"value": 1}, {"value": 2}], "evidence": [VISIT]},
            {"value": 1, "because": "looked again"},
            Outcome.ADDED,
            {"value": 1, "evidence": [VISIT], "because": "looked again"},
        ),
    ],
)
def test_join(old: Any, new: dict[str, Any], outcome: Outcome, answer: dict[str, Any]) -> None:
    joined = join(old, new, plainly)
    assert joined.outcome is outcome
    assert joined.answer == answer


def test_reasons_clash_and_both_can_still_be_read() -> None:
    joined = join(
        {"value": "yes", "because": "one"}, {"value": "yes", "because": "other", "evidence": [VISIT]}, plainly
    )
    assert joined.clashes == ("because",)
    assert joined.answer == {"value": "yes", "because": "one", "evidence": [VISIT]}


def test_a_reason_goes_with_the_value_that_goes() -> None:
    """What spoke for the old value does not speak for the new one; where only the reason differs the rest stays."""
    old = {"value": "yes", "because": "one", "evidence": [VISIT]}
    assert replaced(old, {"value": "no", "evidence": [ARTICLE]}, plainly) == {"value": "no", "evidence": [ARTICLE]}
    assert replaced(old, {"value": "yes", "because": "other", "evidence": [ARTICLE]}, plainly) == {
        "value": "yes",
        "because": "other",
        "evidence": [VISIT, ARTICLE],
    }


@pytest.mark.parametrize(
    ("id_", "one", "other", "same"),
    [
        ("flash_sale", "yes", True, True),
        ("flash_sale", "是", "yes", True),
        ("flash_sale", "no", "yes", False),
        ("leader_presence", 1, 1, True),
        ("leader_presence", 1, 0, False),
        ("share_steps", 3, 3, True),
        ("share_steps", "unknown", None, True),
    ],
)
def test_values_that_mean_the_same(id_: str, one: object, other: object, *, same: bool) -> None:
    assert same_in(PLAN, id_)(one, other) is same


VALUES = st.sampled_from([None, "unknown", "yes", "no", 0, 1, 2])
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "value": VALUES,
        "because": st.sampled_from(["b", "c"]),
        "evidence": st.lists(st.sampled_from([VISIT, ARTICLE]), min_size=1, max_size=2, unique_by=str),
    },
)


@given(ANSWERS, ANSWERS)
def test_what_was_there_stays(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Nothing that says something goes away, and what comes is there too unless it is called a clash."""
    joined = join(old, new, plainly)
    before, comes = in_full(old), in_full(new)
    for key in ("because", "evidence"):
        if key in before:
            kept = joined.answer[key]
            assert kept == before[key] if key == "because" else all(one in kept for one in before[key])
    if not is_open(before):
        assert joined.answer["value"] == before["value"]
    if joined.outcome is not Outcome.CONFLICT:
        assert join(joined.answer, comes, plainly).outcome is Outcome.SAME
        assert is_open(comes) or joined.answer["value"] == comes["value"]
