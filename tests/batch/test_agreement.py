"""The engines say what the scorer says; ``RUBRIC_AGREEMENT_ROWS`` asks for more rows of each rubric."""

import os
from fractions import Fraction
from pathlib import Path

import pytest

from rubric.batch.outputs import Extra, Wanted
from rubric.scoring.evaluate import evaluate
from rubric.scoring.plan import Plan
from tests.batch.agreement import BUILT_IN, NAMES, Sample, compare, differences, random_plan, shipped
from tests.batch.engines import ENGINES, compiled
from tests.batch.expected import losses, widths

ROWS = int(os.environ.get("RUBRIC_AGREEMENT_ROWS", "300"))
SEEDS = range(24)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: Path(name).name.partition(".")[0])
def test_shipped_rubrics_give_the_numbers_bands_and_verdicts_of_the_scorer(name: str, engine: str) -> None:
    wrong, left = compare(Sample.of(shipped(name), ROWS, 7), engine, ENGINES[engine])
    assert wrong == 0
    assert left <= 2 * ROWS * 0.05  # two runs: rounded and not


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_rubrics_give_the_numbers_bands_and_verdicts_of_the_scorer(seed: int, engine: str) -> None:
    wrong, _ = compare(Sample.of(random_plan(seed), ROWS // 4, seed), engine, ENGINES[engine])
    assert wrong == 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("source", [*BUILT_IN, *range(8)])
def test_what_is_asked_for_agrees_too(source: str | int, engine: str) -> None:
    plan = shipped(source) if isinstance(source, str) else random_plan(source)
    wanted = Wanted(frozenset(Extra))
    sample = Sample.of(plan, 60, 3, extras=True)
    text = compiled(plan, engine, wanted)
    rows = ENGINES[engine](text.text, sample.table)
    assert list(differences(sample, rows, text, wanted)) == []
    for world, row in zip(sample.worlds, rows, strict=True):
        evaluation = evaluate(plan, world)
        lost, open_ = losses(plan, evaluation), widths(plan, evaluation)
        assert_first(plan, lost, [(row[f"reason_{n}"], row[f"reason_{n}_points"]) for n in (1, 2, 3)])
        assert_first(plan, open_, [(row["observe_next"], row["observe_next_points"])])


def assert_first(plan: Plan, amounts: dict[str, Fraction], found: list[tuple[str | None, float | None]]) -> None:
    """The greatest amounts, each with its id; ids of equal ones may stand for each other."""
    fine = float(plan.width) * 2e-8
    greatest = sorted((amount for amount in amounts.values() if amount > plan.width / 10**8), reverse=True)[
        : len(found)
    ]
    named = [(id_, points) for id_, points in found if id_ is not None]
    assert len({id_ for id_, _ in named}) == len(named) >= len(greatest)
    for (id_, points), amount in zip(named, greatest, strict=False):
        assert points == pytest.approx(float(amount), abs=fine)
        assert points == pytest.approx(float(amounts[id_]), abs=fine)


def test_rubrics_of_whole_numbers_leave_no_row_to_the_scorer() -> None:
    assert [name for name in NAMES if compiled(shipped(name)).settle is None] != []
    assert compiled(shipped("scene-capability-gameplay")).settle is None
