"""The search against brute force, and what must hold of every cheapest plan."""

import random
from fractions import Fraction
from typing import Any

import pytest

from rubric.analysis.advice.bound import Bound
from rubric.analysis.advice.costs import Costs
from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.analysis.advice.search import Ending, Search
from tests.analysis.plans import described, effort, goals, ground, reaching, ways
from tests.scoring.generate import Case, case
from tests.scoring.specs import derived, dimension, full, judged

PLENTY = 10**6
FEW = 250


def grounds(seed: int, efforts: tuple[int, ...]) -> list[Ground]:
    """A random small rubric and sheet with random efforts, where brute force can try all plans: known, then all."""
    rng = random.Random(seed)  # noqa: S311 - nothing is kept secret
    one = case(rng)
    for node in one.rubric["dimensions"].values():
        for child in node["criteria"].values():
            if "criteria" not in child:
                child["effort"] = rng.choice(efforts)
    whole = ground(one)
    return [part for known in (True, False) if ways(part := whole.only(known=known)) <= FEW]


@pytest.mark.parametrize("seed", range(40))
def test_the_plan_is_the_one_that_brute_force_finds(seed: int) -> None:
    """Effort, then changes, then the order of the rubric decide; impossible means that no plan reaches."""
    for part in grounds(seed, (0, 1, 1, 2, 3)):
        for goal in goals(part.plan):
            wanted = reaching(part, goal)
            found = Search(part, goal, nodes=PLENTY).next()
            assert (found.ending is Ending.IMPOSSIBLE) == (wanted == [])
            if wanted:
                assert found.picks is not None
                assert described(part, found.picks) == described(part, wanted[0])
                assert found.effort == found.bound == effort(part, wanted[0])


@pytest.mark.parametrize("seed", range(40, 60))
def test_nothing_in_a_plan_is_idle_and_less_costs_no_more(seed: int) -> None:
    """Without any one of its steps a plan misses the target; a lower target never needs more effort."""
    for part in grounds(seed, (1, 2)):
        before = Fraction(0)
        for percent in range(5, 101, 19):
            goal = Goal(part.plan, part.plan.on_scale(Fraction(percent, 100)), None, worst=False)
            search = Search(part, goal, nodes=PLENTY)
            found = search.next()
            if found.picks is None:
                break
            assert found.effort >= before
            before = found.effort
            for index in found.picks:
                assert not search.reaches({one: pick for one, pick in found.picks.items() if one != index})


@pytest.mark.parametrize("seed", range(60, 75))
def test_further_plans(seed: int) -> None:
    """They come cheapest first and none contains all that another changes."""
    for part in grounds(seed, (1, 2)):
        for goal in goals(part.plan):
            search, seen = Search(part, goal, nodes=PLENTY), []
            for _ in range(4):
                found = search.next()
                if found.picks is None:
                    break
                seen.append((found.effort, frozenset(found.picks)))
            assert [cost for cost, _ in seen] == sorted(cost for cost, _ in seen)
            assert not any(one <= other for one in seen_sets(seen) for other in seen_sets(seen) if one is not other)


def seen_sets(seen: list[tuple[Fraction, frozenset[int]]]) -> list[frozenset[int]]:
    """What plans change."""
    return [items for _, items in seen]


def knapsack(rows: list[tuple[int, int, int]], need: int) -> int:
    """The least effort for judged criteria: (weight, level now, effort a level) rows, five levels, points needed."""
    best = {0: 0}
    for weight, level, cost in rows:
        best = {
            points: min(
                spent + cost * (up - level)
                for start, spent in best.items()
                for up in range(level, 5)
                if start + weight * up == points
            )
            for points in {start + weight * up for start in best for up in range(level, 5)}
        }
    return min(spent for points, spent in best.items() if points >= need)


@pytest.mark.parametrize("seed", range(12))
def test_knapsack(seed: int) -> None:
    """Where criteria share nothing, the bound alone is already the optimum of the multiple-choice knapsack."""
    rng = random.Random(seed)  # noqa: S311 - nothing is kept secret
    rows = [(rng.randint(1, 4), rng.randint(0, 3), rng.randint(1, 3)) for _ in range(12)]
    criteria = {f"c{n}": judged(5, weight=weight, effort=cost) for n, (weight, _, cost) in enumerate(rows)}
    one = Case(
        full({"dimensions": {"d": dimension(**criteria)}}), {f"c{n}": level for n, (_, level, _) in enumerate(rows)}, {}
    )
    part = ground(one)
    whole = 4 * sum(weight for weight, _, _ in rows)
    now = sum(weight * level for weight, level, _ in rows)
    need = rng.randint(now + 1, whole)
    goal = Goal(part.plan, Fraction(100 * need, whole), None, worst=False)
    found = Search(part, goal, nodes=PLENTY).next()
    costs = Costs(part.items)
    assert found.effort == knapsack(rows, need)
    assert costs.effort(Bound(part, goal, costs).least(()) or 0) == found.effort


def shop(gate: dict[str, Any] | None = None) -> Case:
    """Two dimensions, a shared fact, and a gate on the total if given."""
    rubric = full(
        {
            "facts": {"play": "yes_no", "chat": "yes_no", "trick": "yes_no"},
            "dimensions": {
                "a": dimension(x=judged(5, effort=2), y=derived("chat")),
                "b": dimension(z=derived("play", {"all": ["play", "chat"]})),
            },
            "gates": {"g": gate} if gate else {},
            "bands": [{"id": "low", "from": 0}, {"id": "good", "from": 60, "requires": {"b": 50}}],
        }
    )
    return Case(rubric, {"play": False, "chat": False, "trick": True, "x": 2}, {})


def test_a_shared_fact_is_paid_for_once() -> None:
    """Chat and play bring both dimensions up; the requirement makes play part of every plan."""
    part = ground(shop())
    band = part.plan.bands[1]
    found = Search(part, Goal(part.plan, Fraction(60), band, worst=False), nodes=PLENTY).next()
    assert described(part, found.picks or {}) == {"play": True, "chat": True}
    assert found.effort == 2


def test_a_broken_gate_is_cleared_only_where_it_is_in_the_way() -> None:
    """A cap below the target makes its fact part of the plan; one above does not."""
    for cap, wanted in ((50, {"play", "chat", "trick"}), (70, {"play", "chat"})):
        part = ground(shop({"when": "trick", "cap": {"total": cap}}))
        found = Search(part, Goal(part.plan, Fraction(60), part.plan.bands[1], worst=False), nodes=PLENTY).next()
        assert set(described(part, found.picks or {})) == wanted


def test_impossible_steps_are_left_out() -> None:
    """Without play the requirement cannot be met."""
    part = ground(shop(), {"play": None})
    goal = Goal(part.plan, Fraction(60), part.plan.bands[1], worst=False)
    assert Search(part, goal, nodes=PLENTY).next().ending is Ending.IMPOSSIBLE


def test_out_of_nodes() -> None:
    """With few nodes the search says what it knows: a plan that reaches the goal, and what is surely needed."""
    rng = random.Random(7)  # noqa: S311 - nothing is kept secret
    criteria = {f"c{n}": judged(5, weight=rng.randint(1, 9), effort=rng.randint(1, 9)) for n in range(14)}
    one = Case(
        full({"combine": "geometric", "dimensions": {"d": dimension(**criteria, combine="geometric")}}),
        dict.fromkeys(criteria, 1),
        {},
    )
    part = ground(one)
    goal = Goal(part.plan, Fraction(70), None, worst=False)
    search = Search(part, goal, nodes=30)
    found = search.next()
    assert found.ending is Ending.STOPPED
    assert found.picks is not None
    assert search.reaches(found.picks)
    assert 0 < found.bound < found.effort
