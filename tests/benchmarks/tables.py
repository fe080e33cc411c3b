"""How long scoring a table takes beside reading it; ``python -m tests.benchmarks.tables [ROWS]``.

24 criteria of five levels in three dimensions, about 8 % not applicable and 14 % unknown, in Parquet; Polars streaming.
Times are those of the processor, over both threads: ratios then hold on a busy machine too.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from rubric.batch.columns import columns_of
from rubric.batch.outputs import Extra, Wanted
from rubric.batch.sql.compile import compile_sql
from rubric.batch.sql.dialects import DIALECTS
from rubric.model.rubric import Rubric
from rubric.scoring.plan import Plan, compile_rubric

LIMITS = {"computed": 2.5, "with reasons and next observation": 6.0, "written": 2.0}
MORE = Wanted(frozenset({Extra.REASONS, Extra.OBSERVE}))


def plan() -> Plan:
    """Three dimensions of eight criteria; weights 1 to 4."""
    levels = {number: f"Level {number}" for number in range(5)}
    dimensions = {
        f"d{d}": {
            "title": f"Dimension {d}",
            "criteria": {
                f"c{d}_{n}": {"title": f"Criterion {n}", "weight": 1 + n % 4, "may_not_apply": True, "levels": levels}
                for n in range(8)
            },
        }
        for d in range(3)
    }
    bands = [{"id": f"b{start}", "from": start, "title": f"From {start}"} for start in (0, 40, 60)]
    spec = {"rubric": "flat", "format": 1, "title": "Flat", "dimensions": dimensions, "bands": bands}
    return compile_rubric(Rubric.model_validate(spec))


def write(path: Path, ids: list[str], rows: int) -> None:
    """A table in groups of 200,000 rows; the cells follow a multiplication of their place, so that they look random."""
    place = pl.int_range(rows, dtype=pl.UInt64).alias("row")
    cells = [
        pl.when(part < 14).then(None).when(part < 22).then(-1).otherwise((part * 7 + n) % 5).cast(pl.Int8).alias(id_)
        for n, id_ in enumerate(ids)
        for part in [((pl.col("row") + n * 7919).hash(n) % 100).cast(pl.Int16)]
    ]
    table = pl.select(place).lazy().with_columns(cells)
    table.sink_parquet(path, compression="zstd", row_group_size=200_000)


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The least processor time of a few runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    """Print the ratios; 1 where one is over its limit."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    rubric = plan()
    ids = [column.id for column in columns_of(rubric)]
    columns: dict[str, str | None] = {id_: id_ for id_ in ids}
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "answers.parquet", Path(folder) / "scores.parquet"
        write(path, ids, rows)

        def scored(wanted: Wanted) -> pl.LazyFrame:
            text = compile_sql(rubric, DIALECTS[0], "answers", columns, ["row"], wanted).text
            return pl.SQLContext({"answers": pl.scan_parquet(path)}).execute(text)

        def sums(frame: pl.LazyFrame) -> pl.DataFrame:
            texts = [name for name, type_ in frame.collect_schema().items() if type_ == pl.String]
            return frame.select(pl.col(texts).count(), pl.exclude("row", *texts).sum()).collect(engine="streaming")

        read = seconds(lambda: pl.scan_parquet(path).select(pl.col(ids).sum()).collect(engine="streaming"))
        results = scored(Wanted()).head(rows // 10).collect(engine="streaming")  # all of them may not fit
        alone = 10 * seconds(lambda: results.write_parquet(out))
        taken = {
            "computed": seconds(lambda: sums(scored(Wanted()))) / read,
            "with reasons and next observation": seconds(lambda: sums(scored(MORE))) / read,
            "written": seconds(lambda: scored(Wanted()).sink_parquet(out)) / (read + alone),
        }
    print(f"{rows} rows, {len(ids)} criteria; reading {read:.2f} s, writing {alone:.2f} s")  # noqa: T201
    for name, ratio in taken.items():
        print(f"{name}: {ratio:.2f} (limit {LIMITS[name]})")  # noqa: T201
    return int(any(ratio > LIMITS[name] for name, ratio in taken.items()))


if __name__ == "__main__":
    sys.exit(main())
