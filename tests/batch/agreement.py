"""Whether an engine says what the scorer says, row by row.

``python -m tests.batch.agreement 100000`` asks at length.
"""

import random
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from rubric import load_rubric
from rubric.batch.outputs import Extra, Wanted
from rubric.batch.sql.compile import Compiled
from rubric.model.rubric import Rubric
from rubric.scoring.plan import Plan, compile_rubric
from rubric.scoring.world import World
from tests.batch.engines import ENGINES, Engine, Rows, compiled
from tests.batch.expected import Cell, expected
from tests.batch.worlds import random_worlds, table_of
from tests.scoring.generate_rubric import Maker

EVERYTHING = frozenset(Extra)
BUILT_IN = ("scene-capability-gameplay", "community-group-buying")
PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.rubric.yaml"))
NAMES = [*BUILT_IN, *map(str, PUBLISHED)]


def shipped(name: str) -> Plan:
    return compile_rubric(load_rubric(name))


def random_plan(seed: int) -> Plan:
    maker = Maker(random.Random(seed))  # noqa: S311
    return compile_rubric(Rubric.model_validate(maker.rubric()))


def published(number: Fraction) -> float:
    """A number as JSON has it: rounded half-even to millionths."""
    return float(Fraction(round(number * 10**6), 10**6))


def differences(plan: Plan, worlds: list[World], rows: Rows, text: Compiled, wanted: Wanted) -> Iterator[str]:
    """Where an engine is wrong about a row that is not left to the scorer."""
    for world, row in zip(worlds, rows, strict=True):
        if text.settle and row[text.settle]:
            continue
        for name, cell in expected(plan, world, extras=bool(wanted.extras)).items():
            if not agrees(cell, row[name], rounded=wanted.rounded):
                yield f"{plan.rubric.rubric} {name}: {cell} is {row[name]}, {world}"


def agrees(cell: Cell, other: object, *, rounded: bool) -> bool:
    if not isinstance(cell, Fraction):
        return cell == other
    if not isinstance(other, float):
        return False
    return other == published(cell) if rounded else abs(other - float(cell)) <= 1e-9


def settled(rows: Rows, text: Compiled) -> int:
    """How many rows are left to the scorer."""
    return sum(bool(row[text.settle]) for row in rows) if text.settle else 0


def compare(plan: Plan, count: int, seed: int, name: str, engine: Engine) -> tuple[int, int]:
    """Rows that differ, with and without rounding, and rows that are left to the scorer."""
    wrong = left = 0
    worlds = random_worlds(plan, count, seed)
    table = table_of(plan, worlds)
    for wanted in (Wanted(), Wanted(rounded=False)):
        text = compiled(plan, name, wanted)
        rows = engine(text.text, table)
        for difference in differences(plan, worlds, rows, text, wanted):
            wrong += 1
            print(difference[:400])  # noqa: T201
        left += settled(rows, text)
    return wrong, left


def main() -> int:
    """Compare every shipped rubric, and random ones, on so many rows each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    total = 0
    plans = {name: shipped(name) for name in NAMES} | {f"random {seed}": random_plan(seed) for seed in range(20)}
    for title, plan in plans.items():
        for name, engine in ENGINES.items():
            wrong = left = 0
            for start in range(0, count, 10_000):
                more = compare(plan, min(10_000, count - start), start + 1, name, engine)
                wrong, left = wrong + more[0], left + more[1]
            total += wrong
            print(f"{Path(title).name} on {name}: {count} rows, {wrong} wrong, {left} left to the scorer", flush=True)  # noqa: T201
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
