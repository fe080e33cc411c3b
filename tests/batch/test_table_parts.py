"""The parts of a table's way: keys that repeat, counts, rows by the exact scorer, batches in any order."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from rubric.batch.columns import ColumnKind, columns_of
from rubric.batch.outputs import Wanted
from rubric.batch.table import repeats as repeats_module
from rubric.batch.table.cells import read_number, read_text
from rubric.batch.table.engines import polars_engine
from rubric.batch.table.exact import exact_outputs, world_of_row
from rubric.batch.table.faults import Faults, OnError, Wrong
from rubric.batch.table.files import FileKind, open_tables
from rubric.batch.table.headings import Asked
from rubric.batch.table.repeats import Repeats
from rubric.batch.table.run import Hooks, TableRun, Target
from rubric.batch.table.schema import ROW
from rubric.batch.table.spark_engine import in_row_order
from rubric.batch.table.tally import Tally
from rubric.cli.table_words import understanding
from rubric.model.table import Fault
from rubric.scoring.memory import Memory
from rubric.scoring.plan import Plan, compile_rubric
from rubric.source.load import read_rubric

GROUP_BUYING = "community-group-buying"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return compile_rubric(read_rubric(GROUP_BUYING).use())


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_repeats_whatever_is_kept_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """The same rows are found however few keys are compared at a time and in whatever order batches come."""
    monkeypatch.setattr(repeats_module, "_AT_ONCE", at_once)
    rng = random.Random(1)  # noqa: S311
    keys = [rng.choice(["", None, *"abcdefgh"]) for _ in range(60)]
    frame = pl.DataFrame({ROW: range(60), "k": keys}, schema={ROW: pl.UInt32, "k": pl.String})
    batches = [frame.slice(start, 10) for start in range(0, 60, 10)]
    rng.shuffle(batches)
    found = Repeats(tmp_path / "keys", "k")
    for batch in batches:
        found.add(batch)
    named = [(row, key) for row, key in enumerate(keys) if key]
    later = [row for row, key in named if key in {other for at, other in named if at < row}]
    assert found.found() == (len(later), later[:3], keys.count("") + keys.count(None))


def test_first_faults_in_any_order() -> None:
    """The first rows are shown, whichever came first."""
    rows = list(range(50))
    random.Random(2).shuffle(rows)  # noqa: S311
    faults = Faults()
    for row in rows:
        faults.add([Wrong(None, "c", Fault.NOT_WHOLE, row, "", row)], 1)
    (found,) = faults.found(["c"])
    assert (found.cells, [at.row for at in found.first]) == (50, [0, 1, 2])


def test_tally_counts_edges_upwards(plan: Plan) -> None:
    """A score on an edge belongs to the upper tenth, the top to the last; means are exact."""
    scores = [0.0, 9.999999, 10.0, 70.0, 100.0, None]
    nodes = ["total", *(child.id for child in plan.root.children)]
    frame = pl.DataFrame(
        {
            **{f"{id_}_score": scores for id_ in nodes},
            "total_coverage": [0.0, 0.5, 0.25, 1.0, 1.0, None],
            "verdict": ["final"] * 5 + ["unscorable"],
            "band": ["not_adapted"] * 3 + ["adapted", None, None],
        }
    )
    tally = Tally(plan)
    tally.add(frame.head(2))
    tally.add(frame.tail(4))
    total = tally.nodes[0]
    assert total.tenths == (2, 1, 0, 0, 0, 0, 0, 1, 0, 1)
    assert total.mean == Fraction("189.999999") / 5
    assert tally.coverage == Fraction("2.75") / 5
    assert (tally.rows, sum(tally.verdicts.values()), sum(band.rows for band in tally.bands)) == (6, 6, 4)


def test_every_row_as_the_scorer_says(plan: Plan, tmp_path: Path) -> None:
    """Random rows through files and the engine have the numbers, verdicts and bands of the exact scorer."""
    rng = random.Random(3)  # noqa: S311
    columns = [one for one in columns_of(plan) if one.kind is not ColumnKind.CURVE]

    def cell(column: object) -> object:
        one = next(found for found in columns if found is column)
        if rng.random() < (0.9 if one.derived else 0.2):
            return None
        if one.kind is ColumnKind.ATTRIBUTE:
            return rng.choice(["community_group_buying", "retail"])
        low, high = one.between or (0, 9)
        return rng.choice(one.codes or one.options or [int(low), int(high), (int(low) + int(high)) / 2])

    data = {one.id: [cell(one) for _ in range(400)] for one in columns if one.kind is not ColumnKind.COUNT}
    data |= {
        one.id: [rng.choice([None, 0, 1, 3]) for _ in range(400)] for one in columns if one.kind is ColumnKind.COUNT
    }
    frame = pl.DataFrame({"program": [f"p{n}" for n in range(400)], **data}, strict=False)
    frame.write_parquet(tmp_path / "t.parquet")
    run = _run(plan, tmp_path, OnError.STOP)
    run.score(polars_engine(), "polars", Wanted(), Target(tmp_path / "o.parquet", FileKind.PARQUET, {}))
    assert list(run.faults.found(run.headings)) == []
    known, memory = {one.id: one for one in columns}, Memory(plan)
    for cells, row in zip(frame.to_dicts(), pl.read_parquet(tmp_path / "o.parquet").to_dicts(), strict=True):
        exact = exact_outputs(plan, world_of_row(known, cells), memory)
        assert row == {"program": row["program"], **{name: exact[name] for name in row if name != "program"}}


def _told(rows: int) -> None:
    assert rows > 0


def _run(plan: Plan, folder: Path, on_error: OnError) -> TableRun:
    files = open_tables([str(folder / "t.parquet")], folder)
    hooks = Hooks(understanding(plan), lambda: 0.0, _told)
    return TableRun(plan, files, Asked(), hooks, folder, on_error=on_error)


def test_settled_rows_are_replaced(plan: Plan, tmp_path: Path) -> None:
    """Where the engine marks rows that it cannot decide, the scorer's numbers stand in the output."""
    frame = pl.DataFrame({"program": ["a", "b", "c"], "pickup_point": [1, 0, None]})
    frame.write_parquet(tmp_path / "t.parquet")
    run = _run(plan, tmp_path, OnError.REJECT)

    def doubtful(rows: pl.LazyFrame, text: str) -> pl.LazyFrame:
        outputs = polars_engine()(rows, text)
        if "settle" in outputs.collect_schema():
            outputs = outputs.with_columns(pl.lit(1.25).alias("total_low"), pl.lit("x").alias("verdict"), settle=True)
        return outputs

    run.score(doubtful, "polars", Wanted(), Target(tmp_path / "o.parquet", FileKind.PARQUET, {}))
    clean = _run(plan, tmp_path, OnError.REJECT)
    clean.score(polars_engine(), "polars", Wanted(), Target(tmp_path / "p.parquet", FileKind.PARQUET, {}))
    assert pl.read_parquet(tmp_path / "o.parquet").equals(pl.read_parquet(tmp_path / "p.parquet"))


def test_cells_one_at_a_time(plan: Plan) -> None:
    """Numbers and words of every kind of column."""
    understand = understanding(plan)
    found: Counter[ColumnKind] = Counter()
    for column in columns_of(plan):
        if column.kind in (ColumnKind.CURVE, ColumnKind.ATTRIBUTE):
            continue
        for text in ("", " NULL ", "未知", "unknown"):
            assert read_text(column, text, understand) is None
        for code in column.codes:
            assert read_text(column, f" {code}.0 ", understand) == code == read_number(column, float(code))
        for text in ("nan", "inf", "1e999", "=1+1", "x" * 500, "-2", "\u202e1"):
            assert isinstance(read_text(column, text, understand), Fault), (column.id, text)
        for number in () if column.options else (float("nan"), float("inf"), -2.0, 1e300):
            assert isinstance(read_number(column, number), Fault), (column.id, number)
        found[column.kind] += 1
    assert {ColumnKind.YES_NO, ColumnKind.LEVEL, ColumnKind.NUMBER} <= found.keys()


@pytest.mark.parametrize(
    "parts",
    [
        [[4, 5], [0, 1, 2, 3], []],
        [[0, 1], [2, 3], [4, 5]],
        [[0, 2, 4], [1, 3, 5]],
        [[1, 0, 2], [5, 4, 3]],
        [[]],
    ],
)
def test_parts_that_spark_wrote_are_put_in_the_order_of_rows(tmp_path: Path, parts: list[list[int]]) -> None:
    files = [tmp_path / f"part-{number}.parquet" for number in range(len(parts))]
    for file, part in zip(files, parts, strict=True):
        names = pl.Series("name", [f"r{row}" for row in part], pl.String)
        pl.DataFrame([pl.Series(ROW, part, pl.UInt32), names]).write_parquet(file)
    found = in_row_order(files).collect()
    assert found[ROW].to_list() == sorted(row for part in parts for row in part)
    assert found["name"].to_list() == [f"r{row}" for row in found[ROW]]
