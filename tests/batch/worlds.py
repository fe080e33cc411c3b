"""Random answers about programs, and the tables that hold them."""

import random
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import polars as pl

from rubric.batch.columns import ColumnKind, InputColumn, columns_of
from rubric.model.rubric import Fact
from rubric.scoring.plan import Plan
from rubric.scoring.world import World
from tests.scoring.generate_rubric import ATTRIBUTES

SHARES = (0, 0.3, 0.6, 0.8, 1)
NUMBERS = (Decimal("0.1"), Decimal("1.25"), Decimal(2), Decimal("2.7"), Decimal(3))
KEY = "row"


def random_worlds(plan: Plan, count: int, seed: int) -> list[World]:
    rng = random.Random(seed)  # noqa: S311
    columns = columns_of(plan)
    return [random_world(plan, columns, rng, rng.choice(SHARES)) for _ in range(count)]


def random_world(plan: Plan, columns: Sequence[InputColumn], rng: random.Random, share: float) -> World:
    facts, by_hand, gone, attributes = {}, {}, set(), {}
    for column in columns:
        match column.kind:
            case ColumnKind.CURVE:
                continue
            case ColumnKind.LEVEL | ColumnKind.APPLIES:
                if min(column.codes) < 0 and rng.random() < 0.2:
                    gone.add(column.id)
                elif column.kind is ColumnKind.LEVEL and rng.random() < (0.05 if column.derived else share):
                    by_hand[column.id] = rng.randint(0, max(column.codes))
            case ColumnKind.ATTRIBUTE:
                name = column.id.partition(".")[2]
                if rng.random() < share:
                    known = ATTRIBUTES.get(name, ("community_group_buying", "wechat"))
                    attributes[name] = rng.choice([*known, "other"])
            case _:
                if rng.random() < share:
                    facts[column.id] = random_fact(plan.rubric.facts[column.id], rng)
    return World(facts, by_hand, frozenset(gone), attributes)


def random_fact(fact: Fact, rng: random.Random) -> bool | str | Fraction:
    if fact.answer == "yes_no":
        return rng.random() < 0.5
    if fact.answer == "choice":
        return rng.choice(fact.option_ids)
    low, high = fact.between or (Decimal(0), Decimal(8))
    if fact.answer == "count":
        return Fraction(rng.randint(int(low), int(high)))
    return Fraction(rng.choice([low, high, *(number for number in NUMBERS if low <= number <= high)]))


def table_of(plan: Plan, worlds: Sequence[World]) -> pl.DataFrame:
    """The table of what is known, with every column that it may have; curves are computed."""
    columns = [pl.Series(KEY, range(len(worlds)), pl.Int64)]
    for column in columns_of(plan):
        values = [cell(column, world) for world in worlds]
        type_ = pl.String if column.is_text else pl.Int8 if column.codes else pl.Float64
        columns.append(pl.Series(name_of(column), values, type_))
    return pl.DataFrame(columns)


def name_of(column: InputColumn) -> str:
    """A column's name; some engines allow no dot."""
    return column.id.replace(".", "_")


def cell(column: InputColumn, world: World) -> str | int | float | None:
    if column.kind is ColumnKind.ATTRIBUTE:
        return world.attributes.get(column.id.partition(".")[2])
    if column.id in world.not_applicable:
        return -1
    if column.kind is ColumnKind.LEVEL:
        level = world.by_hand.get(column.id)
        return None if level is None else int(level)
    value = world.facts.get(column.fact or column.id)
    if value is None or isinstance(value, str):
        return value
    if column.kind is ColumnKind.CURVE:
        return float(column.on_curve(Fraction(value)))
    return int(value) if column.codes else float(value)


def damage(plan: Plan, table: pl.DataFrame, seed: int) -> tuple[pl.DataFrame, pl.DataFrame, list[bool]]:
    """The table with cells that may not be there, the same with nothing in these, and whether each row has one."""
    rng = random.Random(seed)  # noqa: S311
    rows = rng.sample(range(table.height), table.height // 2)
    damaged, mended = table, table
    columns = [one for one in columns_of(plan) if one.kind is not ColumnKind.ATTRIBUTE]
    for row in rows:
        column = rng.choice(columns)
        name = name_of(column)
        value = rng.choice(wrong_cells(column))
        if not column.is_text:
            damaged = damaged.with_columns(pl.col(name).cast(pl.Float64))
        here = pl.col(KEY) == row
        damaged = damaged.with_columns(pl.when(here).then(pl.lit(value)).otherwise(pl.col(name)).alias(name))
        mended = mended.with_columns(pl.when(here).then(None).otherwise(pl.col(name)).alias(name))
    return damaged, mended, [row in rows for row in range(table.height)]


def wrong_cells(column: InputColumn) -> list[float | str]:
    if column.is_text:
        return ["", "no such option", "O'Brien"]
    if column.kind is ColumnKind.CURVE:
        return [-0.5, 1.5, float("nan")]
    if column.codes:
        return [min(column.codes) - 1, max(column.codes) + 1, 0.5, float("nan"), float("inf")]
    low, high = column.ends
    half = [0.5] if column.kind is ColumnKind.COUNT else []
    return [low - 1, 2 * high + 1, float("nan"), float("-inf"), *half]
