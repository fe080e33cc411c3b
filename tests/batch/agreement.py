"""Whether every engine says what the scorer says, row by row.

``python -m tests.batch.agreement 100000`` asks at length; ``… 100000 3 5`` asks the plans 3 to 4 only, so that several
processes can share the work.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import polars as pl

from rubric import load_rubric
from rubric.batch.outputs import Wanted
from rubric.batch.sql.compile import Compiled
from rubric.model.rubric import Rubric
from rubric.scoring.plan import Plan, compile_rubric
from rubric.scoring.world import World
from tests.batch.engines import ENGINES, Engine, Rows, compiled, spark_rows, spark_session
from tests.batch.expected import Cell, expected
from tests.batch.worlds import random_worlds, table_of
from tests.scoring.generate_rubric import Maker

BUILT_IN = ("scene-capability-gameplay", "community-group-buying")
PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.rubric.yaml"))
NAMES = [*BUILT_IN, *map(str, PUBLISHED)]
RANDOM = 20  # random rubrics
CHUNK = 10_000  # rows that are compared at once


def shipped(name: str) -> Plan:
    return compile_rubric(load_rubric(name))


def random_plan(seed: int) -> Plan:
    maker = Maker(random.Random(seed))  # noqa: S311
    return compile_rubric(Rubric.model_validate(maker.rubric()))


def published(number: Fraction) -> float:
    """A number as JSON has it: rounded half-even to millionths."""
    return float(Fraction(round(number * 10**6), 10**6))


@dataclass(frozen=True)
class Sample:
    """Random rows about a rubric, and what the scorer says of each."""

    plan: Plan
    worlds: list[World]
    table: pl.DataFrame
    cells: list[dict[str, Cell]]

    @classmethod
    def of(cls, plan: Plan, count: int, seed: int, *, extras: bool = False) -> "Sample":
        worlds = random_worlds(plan, count, seed)
        cells = [expected(plan, world, extras=extras) for world in worlds]
        return cls(plan, worlds, table_of(plan, worlds), cells)


def differences(sample: Sample, rows: Rows, text: Compiled, wanted: Wanted) -> Iterator[str]:
    """Where an engine is wrong about a row that is not left to the scorer."""
    for world, cells, row in zip(sample.worlds, sample.cells, rows, strict=True):
        if text.settle and row[text.settle]:
            continue
        for name, cell in cells.items():
            if not agrees(cell, row[name], rounded=wanted.rounded):
                yield f"{sample.plan.rubric.rubric} {name}: {cell} is {row[name]}, {world}"


def agrees(cell: Cell, other: object, *, rounded: bool) -> bool:
    if not isinstance(cell, Fraction):
        return cell == other
    if not isinstance(other, float):
        return False
    return other == published(cell) if rounded else abs(other - float(cell)) <= 1e-9


def settled(rows: Rows, text: Compiled) -> int:
    """How many rows are left to the scorer."""
    return sum(bool(row[text.settle]) for row in rows) if text.settle else 0


def compare(sample: Sample, name: str, engine: Engine) -> tuple[int, int]:
    """Rows that differ, with and without rounding, and rows that are left to the scorer."""
    wrong = left = 0
    for wanted in (Wanted(), Wanted(rounded=False)):
        text = compiled(sample.plan, name, wanted)
        rows = engine(text.text, sample.table)
        for difference in differences(sample, rows, text, wanted):
            wrong += 1
            print(difference[:400])  # noqa: T201
        left += settled(rows, text)
    return wrong, left


def main() -> int:
    """Compare every shipped rubric, and random ones, on so many rows each, on every engine."""
    count, first, last = (*map(int, sys.argv[1:]), *(1000, 0, len(NAMES) + RANDOM)[len(sys.argv) - 1 :])
    plans = {name: shipped(name) for name in NAMES} | {f"random {seed}": random_plan(seed) for seed in range(RANDOM)}
    total = 0
    with spark_session() as session:
        engines = ENGINES | {"spark": partial(spark_rows, session)}
        for title, plan in list(plans.items())[first:last]:
            found = dict.fromkeys(engines, (0, 0))
            for start in range(0, count, CHUNK):
                sample = Sample.of(plan, min(CHUNK, count - start), start + 1)
                for name, engine in engines.items():
                    wrong, left = compare(sample, name, engine)
                    found[name] = (found[name][0] + wrong, found[name][1] + left)
            for name, (wrong, left) in found.items():
                total += wrong
                said = f"{count} rows, {wrong} wrong, {left} left to the scorer"
                print(f"{Path(title).name} on {name}: {said}", flush=True)  # noqa: T201
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
