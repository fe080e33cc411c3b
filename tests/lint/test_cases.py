"""Conditions over all combinations of answers, against the scorer's own logic."""

from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rubric.lint.cases import Cases, cases_of
from rubric.lint.conditions import is_free
from rubric.model.condition import AllOf, AnyOf, AtLeastOf, Condition, FactTest, NoneOf, NotTrue, ProgramTest
from rubric.model.rubric import Rubric
from rubric.model.states import Truth
from rubric.scoring.conditions import Logic
from rubric.scoring.plan import Plan, compile_rubric
from rubric.scoring.world import World

FACTS: dict[str, dict[str, Any]] = {
    "one": {"ask": "?", "answer": "yes_no"},
    "two": {"ask": "?", "answer": "yes_no"},
    "steps": {"ask": "?", "answer": "count", "between": (0, 3)},
    "rating": {"ask": "?", "answer": "number"},
    "kind": {"ask": "?", "answer": "choice", "options": ("red", "green", "blue")},
}


def _plan(facts: dict[str, dict[str, Any]]) -> Plan:
    first = next(iter(facts))
    criterion = {"title": "c", "yes_no": first}
    node = {"title": "d", "criteria": {"c": criterion}}
    conditions = {"named": {"any": ["one", "two"]}} if "two" in facts else {}
    data = {
        "rubric": "x",
        "format": 1,
        "title": "x",
        "facts": facts,
        "conditions": conditions,
        "dimensions": {"d": node},
    }
    return compile_rubric(Rubric.model_validate(data))


PLAN = _plan(FACTS)

numbers = st.sampled_from([Decimal(text) for text in ("-1", "0", "1", "1.5", "2", "3", "4")])
comparisons = st.sampled_from(["at_least", "at_most", "above", "below", "equals"])
tests: st.SearchStrategy[Condition] = st.one_of(
    st.sampled_from(["one", "two", "named"]),
    st.builds(
        lambda fact, name, bound: FactTest.model_validate({"fact": fact, name: bound}),
        st.sampled_from(["steps", "rating"]),
        comparisons,
        numbers,
    ),
    st.builds(
        lambda options: FactTest.model_validate({"fact": "kind", "in": options}),
        st.lists(st.sampled_from(["red", "green", "blue"]), min_size=1, max_size=3),
    ),
    st.builds(
        lambda value: ProgramTest.model_validate({"program": "vertical", "is": value}), st.sampled_from(["a", "b"])
    ),
)


def _combined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    lists = st.lists(parts, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        lists.map(lambda all_: AllOf(all=all_)),
        lists.map(lambda any_: AnyOf(any=any_)),
        lists.map(lambda none: NoneOf(none=none)),
        parts.map(lambda part: NotTrue(not_=part)),
        st.builds(lambda need, of: AtLeastOf(at_least=need, of=of), st.integers(0, 5), lists),
    )


@given(st.recursive(tests, _combined, max_leaves=8))
def test_every_combination_comes_out_as_in_the_scorer(condition: Condition) -> None:
    cases = cases_of(PLAN, (condition,))
    assert cases is not None
    held = cases.where(condition)
    for index, world in enumerate(_worlds(cases)):
        assert (Logic(PLAN, world).truth(condition) is Truth.YES) == bool(held >> index & 1)
    assert cases.all.bit_length() == index + 1
    assert held & ~cases.all == 0


@given(st.recursive(tests, _combined, max_leaves=8))
def test_what_a_glance_tells_is_so(condition: Condition) -> None:
    cases = cases_of(PLAN, (condition,))
    assert cases is not None
    if is_free(PLAN, condition):
        assert 0 < cases.where(condition) < cases.all


def _worlds(cases: Cases) -> list[World]:
    keys = list(cases.domains)
    worlds = []
    for values in product(*(cases.domains[key] for key in reversed(keys))):
        known = dict(zip(reversed(keys), values, strict=True))
        program = {key.removeprefix("program."): known.pop(key) for key in list(known) if key.startswith("program.")}
        worlds.append(World(known, {}, frozenset(), program))
    return worlds


def test_too_many_combinations_are_left_alone() -> None:
    ids = [f"fact_{number}" for number in range(40)]
    plan = _plan({id_: {"ask": "?", "answer": "yes_no"} for id_ in ids})
    assert cases_of(plan, (AllOf(all=tuple(ids)),)) is None
    assert cases_of(plan, (AnyOf(any=("fact_0",) * 500),)) is None
    assert cases_of(plan, (AllOf(all=tuple(ids[:12])),)) is not None
