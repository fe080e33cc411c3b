"""Every dialect's text is one that a parser of that dialect reads, and means the same."""

from decimal import Decimal
from typing import Any

import pytest
import sqlglot

from rubric.batch.columns import columns_of
from rubric.batch.outputs import Extra, Wanted
from rubric.batch.sql.compile import compile_sql
from rubric.batch.sql.dialects import DIALECTS, Dialect
from rubric.errors import UsageError
from rubric.model.rubric import Rubric
from rubric.scoring.plan import compile_rubric
from tests.batch.agreement import BUILT_IN, random_plan, shipped
from tests.batch.engines import ENGINES, compiled, duckdb_rows
from tests.batch.worlds import KEY, damage, random_worlds, table_of
from tests.scoring.specs import full

EVERYTHING = Wanted(frozenset(Extra), checked=True)
READERS = {"polars": "duckdb"}  # what Polars reads has no parser of its own


def by_id(dialect: Dialect) -> str:
    return dialect.id


@pytest.mark.parametrize("dialect", DIALECTS, ids=by_id)
def test_texts_are_read_by_a_parser_of_the_dialect(dialect: Dialect) -> None:
    for plan in (shipped(BUILT_IN[0]), random_plan(2)):
        text = compiled(plan, dialect.id, EVERYTHING).document
        assert len(sqlglot.parse(text, dialect=READERS.get(dialect.id, dialect.id))) == 1


@pytest.mark.parametrize("dialect", DIALECTS, ids=by_id)
@pytest.mark.parametrize("seed", [2, 5])
def test_texts_of_all_dialects_mean_the_same(dialect: Dialect, seed: int) -> None:
    plan = random_plan(seed)
    table = table_of(plan, random_worlds(plan, 60, seed))
    text = compiled(plan, dialect.id, EVERYTHING).text
    own = sqlglot.transpile(text, read=READERS.get(dialect.id, dialect.id), write="duckdb")[0]
    assert close(duckdb_rows(own, table), duckdb_rows(compiled(plan, "duckdb", EVERYTHING).text, table))


def close(rows: list[dict[str, Any]], others: list[dict[str, Any]]) -> bool:
    """Equal but for the last bits, which a detour through another dialect may cost."""
    return [pytest.approx(row, nan_ok=True) for row in rows] == others


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("source", ["community-group-buying", 2, 5, 16])
def test_cells_that_a_column_may_not_hold_count_as_unknown_and_mark_their_row(source: str | int, engine: str) -> None:
    plan = shipped(source) if isinstance(source, str) else random_plan(source)
    damaged, mended, bad = damage(plan, table_of(plan, random_worlds(plan, 40, 7)), 7)
    checked = compiled(plan, engine, Wanted(checked=True))
    rows = ENGINES[engine](checked.text, damaged)
    assert [row.pop("invalid") for row in rows] == bad
    assert any(bad)
    assert not all(bad)
    assert rows == ENGINES[engine](compiled(plan, engine).text, mended)


@pytest.mark.parametrize("dialect", DIALECTS, ids=by_id)
def test_names_that_are_no_identifiers_are_quoted(dialect: Dialect) -> None:
    plan = shipped("scene-capability-gameplay")
    names = ["order", 'a"b`c', "首页 有秒杀吗？", "x'; DROP TABLE t; --", "back\\slash"]
    ids = [column.id for column in columns_of(plan)]
    columns: dict[str, str | None] = dict(zip(ids, names, strict=False))
    text = compile_sql(plan, dialect, "t", columns, ["主键"]).document
    tree = sqlglot.parse_one(text, dialect=READERS.get(dialect.id, dialect.id))
    found = {name.name for name in tree.find_all(sqlglot.exp.Identifier)}
    assert {*names, "主键"} <= found


def test_columns_that_a_table_lacks_are_unknown() -> None:
    plan = shipped("scene-capability-gameplay")
    table = table_of(plan, random_worlds(plan, 5, 1))
    rows = duckdb_rows(compile_sql(plan, DIALECTS[1], "answers", {}, [KEY]).text, table)
    assert {row["verdict"] for row in rows} == {"unscorable"}
    assert {(row["total_score"], row["total_low"], row["total_high"]) for row in rows} == {(None, 0.0, 100.0)}


def test_the_header_says_in_both_languages_what_columns_hold() -> None:
    plan = shipped("community-group-buying")
    text = compiled(plan, "bigquery")
    lines = text.header.splitlines()
    assert all(line.startswith("--") for line in lines)
    for output in text.outputs:
        assert any(f"  {output.name}: {output.text.zh} / {output.text.en}" in line for line in lines)


def test_a_title_cannot_end_the_comment() -> None:
    spec = full({"dimensions": {"d": {"criteria": {"c": {"levels": {0: "a", 1: "b"}}}}}})
    spec["dimensions"]["d"]["title"] = "x\u2028DROP TABLE t"
    plan = compile_rubric(Rubric.model_validate(spec))
    assert all(line.startswith("--") for line in compiled(plan, "duckdb").header.splitlines())


def log_normal() -> Rubric:
    fact = {"f": {"answer": "count"}}
    curve = {"number": {"fact": "f", "log_normal": {"p10": 1, "median": 2}}}
    return Rubric.model_validate(full({"facts": fact, "dimensions": {"d": {"criteria": {"speed": curve}}}}))


def test_a_curve_that_no_engine_computes_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match=r'criterion "speed".*bigquery') as refused:
        compile_sql(compile_rubric(log_normal()), DIALECTS[4], "t", {"f": "f"}, [])
    assert "“speed”" in refused.value.zh
    assert "bigquery" in refused.value.zh


def test_a_key_that_has_the_name_of_a_result_is_refused() -> None:
    plan = random_plan(1)
    for keys in (["Band"], ["id", "ID"], ["d0_score"]):
        with pytest.raises(UsageError, match=keys[-1]):
            compile_sql(plan, DIALECTS[0], "t", {}, keys)


def test_no_two_columns_of_a_text_have_one_name() -> None:
    for seed in range(4):
        text = compiled(random_plan(seed), "duckdb", EVERYTHING).text
        names = [alias.alias for alias in sqlglot.parse_one(text, dialect="duckdb").find_all(sqlglot.exp.Alias)]
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1][:3]


def test_weights_that_doubles_cannot_add_up_are_refused() -> None:
    weights = {"c": Decimal(1), "d": Decimal("12345.12345678901234567")}
    criteria = {id_: {"weight": weight, "levels": {0: "a", 1: "b"}} for id_, weight in weights.items()}
    plan = compile_rubric(Rubric.model_validate(full({"dimensions": {"x": {"criteria": criteria}}})))
    with pytest.raises(UsageError, match='below "x"'):
        compile_sql(plan, DIALECTS[0], "t", {}, [])
