"""Plans by brute force: every way to change a sheet, scored by the product, the cheapest kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rubric.analysis.advice.goal import Goal
from rubric.analysis.advice.items import Ground
from rubric.analysis.advice.steps import ground_of
from rubric.scoring.evaluate import evaluate
from rubric.scoring.plan import Plan, compile_rubric
from rubric.scoring.world import World, world_of
from rubric.source.load import fit, read_rubric, read_sheet_text
from tests.scoring.generate import Case
from tests.support import as_yaml


def ground(case: Case, efforts: Mapping[str, Fraction | None] | None = None) -> Ground:
    """What can be changed in a case, read from files."""
    plan, world = read(case)
    return ground_of(plan, world, efforts or {})


def read(case: Case) -> tuple[Plan, World]:
    """A case through the loader."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "test.rubric.yaml"
        file.write_text(as_yaml(case.rubric), encoding="utf-8")
        rubric = read_rubric(str(file)).use()
    attributes = dict(case.attributes)
    own = {name: attributes.pop(name) for name in ("vertical",) if name in attributes}
    sheet = {"program": "test-program", "format": 1, **own, "attributes": attributes, "answers": case.answers}
    loaded = fit(
        read_sheet_text(as_yaml({k: v for k, v in sheet.items() if v != {} or k == "answers"}), "s.yaml"), rubric
    )
    plan = compile_rubric(rubric)
    return plan, world_of(plan, loaded.use())


def ways(ground: Ground) -> int:
    """How many plans there are."""
    return prod(len(item.options) + 1 for item in ground.items)


def all_plans(ground: Ground) -> Iterator[dict[int, int]]:
    """Every plan, in the order of the rubric: changing an item comes before leaving it."""
    for picks in product(*((*range(len(item.options)), None) for item in ground.items)):
        yield {index: pick for index, pick in enumerate(picks) if pick is not None}


def effort(ground: Ground, picks: Mapping[int, int]) -> Fraction:
    """What a plan costs."""
    return sum((ground.items[index].options[pick].effort for index, pick in picks.items()), Fraction(0))


def reaching(ground: Ground, goal: Goal) -> list[dict[int, int]]:
    """Every plan that reaches a goal, cheapest first, then by changes, then in the order of the rubric."""
    found = [picks for picks in all_plans(ground) if goal.reached(evaluate(ground.plan, ground.world_with(picks)))]
    return sorted(found, key=lambda picks: (effort(ground, picks), len(picks)))


def goals(plan: Plan) -> Iterator[Goal]:
    """Goals worth trying: every band but the first, and some numbers, on the score and in the worst case."""
    for worst in (False, True):
        for band in plan.bands[1:]:
            yield Goal(plan, Fraction(band.from_), band, worst)
        for percent in (30, 65, 90):
            yield Goal(plan, plan.on_scale(Fraction(percent, 100)), None, worst)


def described(ground: Ground, picks: Mapping[int, int]) -> dict[str, Any]:
    """A plan by ids and values."""
    return {ground.items[index].id: ground.items[index].options[pick].value for index, pick in picks.items()}
