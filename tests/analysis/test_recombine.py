"""Totals under other weights are those of a rubric that has these weights; what is called linear is linear."""

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rubric.analysis.ranking.linear import criteria_doubts, dimension_doubts, pair_doubts
from rubric.analysis.ranking.profile import Profile, profile_of
from rubric.analysis.ranking.recombine import criteria_total, dimension_total
from rubric.model.scorecard import Scorecard
from tests.scoring.compare import product
from tests.scoring.generate import Case, cases, sheet
from tests.scoring.generate_rubric import Maker
from tests.scoring.oracle_leaf import criteria_of

quick = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def unit(card: Scorecard) -> float | None:
    """The score as a part of the scale."""
    score, start, end = card.total.score, card.rubric.scale_from, card.rubric.scale_to
    return None if score is None else float((score - start) / (end - start))


def weighed(case: Case, weights: dict[str, int]) -> Case:
    """The case with other weights of its dimensions; one of weight 0 keeps it."""
    dimensions = {
        id_: node | {"weight": weights[id_] if node.get("weight", 1) else 0}
        for id_, node in case.rubric["dimensions"].items()
    }
    return Case(case.rubric | {"dimensions": dimensions}, case.answers, case.attributes)


def has_sums(rubric: dict[str, Any]) -> bool:
    return any(node.get("weight", 1) == "sum" for node in rubric["dimensions"].values())


def some_weights(rubric: dict[str, Any], seed: int) -> dict[str, int]:
    rng = random.Random(seed)  # noqa: S311
    return {id_: rng.randint(1, 9) for id_ in rubric["dimensions"]}


@quick
@given(cases())
def test_dimensions_weighed_otherwise(case: Case) -> None:
    """Also where nodes are geometric, held or capped."""
    if has_sums(case.rubric):
        return
    profile = profile_of(product(case), "p")
    for seed in range(3):
        weights = some_weights(case.rubric, seed)
        expected = unit(product(weighed(case, weights)))
        if expected is not None:
            total = dimension_total(profile, list(weights))
            assert total(list(weights.values())) == pytest.approx(expected, abs=1e-8)


def summed(case: Case, weights: dict[str, int]) -> Case:
    """The case with every group as heavy as its criteria together, and these weights of criteria."""

    def down(children: dict[str, Any]) -> dict[str, Any]:
        return {
            id_: node | {"weight": "sum", "criteria": down(node["criteria"])}
            if "criteria" in node
            else node | {"weight": weights[id_]}
            for id_, node in children.items()
        }

    return Case(case.rubric | {"dimensions": down(case.rubric["dimensions"])}, case.answers, case.attributes)


def can_be_summed(rubric: dict[str, Any]) -> bool:
    """Whether the rubric language allows `weight: sum` everywhere: means only, and no gate caps a dimension."""
    capped = any(set(gate["cap"]) != {"total"} for gate in rubric.get("gates", {}).values())
    return not capped and not any(f"'combine': '{way}'" in str(rubric) for way in ("geometric", "weakest"))


def criteria_weights(rubric: dict[str, Any], seed: int) -> dict[str, int]:
    """Random weights of the criteria that have one."""
    rng = random.Random(seed)  # noqa: S311
    return {id_: rng.randint(1, 9) if one.get("weight", 1) else 0 for id_, one in criteria_of(rubric)}


@quick
@given(cases())
def test_criteria_weighed_freely(case: Case) -> None:
    """The same as a rubric whose groups all weigh as the sum of their criteria."""
    if not can_be_summed(case.rubric):
        return
    weights = criteria_weights(case.rubric, 4)
    card = product(summed(case, weights))
    profile, expected = profile_of(card, "p"), unit(card)
    groups = {node.id for node in profile.branches if node.kind == "group"}
    if expected is None or any(groups & {*doubt.ids} for doubt in criteria_doubts(profile)):
        return
    total = criteria_total(profile, list(weights))
    assert total(list(weights.values())) == pytest.approx(expected, abs=1e-8)


def pair_of_cases(seed: int) -> tuple[Case, Case]:
    """Two sheets about one random rubric."""
    rng = random.Random(seed)  # noqa: S311
    rubric = Maker(rng, plain=seed % 2 == 0).rubric()
    return Case(rubric, *sheet(rng, rubric)), Case(rubric, *sheet(rng, rubric))


def profiles_of(pair: tuple[Case, Case]) -> tuple[Profile, Profile]:
    one, other = (profile_of(product(case), str(place)) for place, case in enumerate(pair))
    return one, other


@pytest.mark.parametrize("block", range(4))
def test_what_is_called_linear_is_linear(block: int) -> None:
    """Under other weights the difference of the re-scored sheets is the weighted sum of the differences, exactly."""
    checked = 0
    for seed in range(block * 30, block * 30 + 30):
        pair = pair_of_cases(seed)
        if has_sums(pair[0].rubric):
            continue
        one, other = profiles_of(pair)
        doubts = [*dimension_doubts(one), *dimension_doubts(other), *pair_doubts(one, other, "dimensions")]
        if doubts or not one.values:
            continue
        checked += 1
        for at in range(4):
            weights = some_weights(pair[0].rubric, at)
            whole = sum(weights[id_] for id_ in one.values)
            expected = sum(Fraction(weights[id_], whole) * (one.values[id_] - other.values[id_]) for id_ in one.values)
            first, second = (product(weighed(case, weights)) for case in pair)
            assert first.total.score is not None
            assert second.total.score is not None
            width = first.rubric.scale_to - first.rubric.scale_from
            assert first.total.score - second.total.score == width * expected, seed
    assert checked > 0


@pytest.mark.parametrize("block", range(4))
def test_what_is_called_linear_in_the_criteria_is_linear(block: int) -> None:
    """The same for all criteria weighed freely."""
    checked = 0
    for seed in range(block * 60, block * 60 + 60):
        pair = pair_of_cases(seed)
        if not can_be_summed(pair[0].rubric):
            continue
        weights = criteria_weights(pair[0].rubric, seed)
        first, second = (product(summed(case, weights)) for case in pair)
        one, other = profile_of(first, "0"), profile_of(second, "1")
        doubts = [*criteria_doubts(one), *criteria_doubts(other), *pair_doubts(one, other, "criteria")]
        if doubts or not one.counted or first.total.score is None or second.total.score is None:
            continue
        checked += 1
        whole = sum(weights[id_] for id_ in one.counted)
        expected = sum(Fraction(weights[id_], whole) * (one.counted[id_] - other.counted[id_]) for id_ in one.counted)
        width = first.rubric.scale_to - first.rubric.scale_from
        assert first.total.score - second.total.score == width * expected, seed
    assert checked > 0
