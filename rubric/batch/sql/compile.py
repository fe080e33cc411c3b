"""A plan as one SQL text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.columns import ColumnKind, InputColumn, columns_of
from rubric.batch.outputs import Extra, Output, OutputType, Wanted
from rubric.batch.sql.caps import Caps
from rubric.batch.sql.checks import allowed, any_refused
from rubric.batch.sql.conditions import Conditions
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.document import header
from rubric.batch.sql.doubts import Doubts
from rubric.batch.sql.leaves import LeafWriter
from rubric.batch.sql.nodes import NodeWriter
from rubric.batch.sql.results import INVALID, SETTLE, Result, Written, results
from rubric.batch.sql.units import units_of
from rubric.batch.sql.verdict import VerdictWriter
from rubric.batch.sql.write import EXACT, ONE, Column, number
from rubric.batch.wording import described
from rubric.errors import UsageError
from rubric.scoring.plan import Plan, branches_under
from rubric.scoring.plan import units_of as weight_of

_BAD = "bad"  # whether a cell of the row may not be what it is


@dataclass(frozen=True)
class Compiled:
    """An SQL text with what it gives.

    Attributes:
        text: one SELECT, without a semicolon.
        header: comment lines that say what the columns are, in Chinese and English, each with its line end.
        keys: the names of the key columns, as they were given; they come first.
        outputs: the other columns, in order; the last one is ``settle`` where there is one.
        settle: the name of the boolean column that marks rows which only the exact scorer can decide; None where
            the engine's numbers are those of the scorer in every row.
    """

    text: str
    header: str
    keys: tuple[str, ...]
    outputs: tuple[Output, ...]
    settle: str | None

    @property
    def document(self) -> str:
        """The text with its header, ready to become a view or a model."""
        return f"{self.header}{self.text}\n"


def compile_sql(
    plan: Plan,
    dialect: Dialect,
    source: str,
    columns: Mapping[str, str | None],
    keys: Sequence[str],
    wanted: Wanted | None = None,
) -> Compiled:
    """The text that scores a table.

    Args:
        plan: the rubric.
        dialect: of the engine.
        source: what stands after FROM: a table's name as the engine writes it, or a query in parentheses.
        columns: the table's names of the columns by the ids of ``columns_of``, unquoted; None or left out where
            the table has none. Cells hold what the column's kind says; they are checked only where that is wanted.
        keys: the table's columns to carry along, unquoted.
        wanted: what to give; the default columns if left out.

    Raises:
        UsageError: the engine cannot compute this rubric, or a key has the name of an output or of another key.
    """
    known = columns_of(plan)
    _refuse(plan, dialect, known, columns)
    written, layers = _written(plan, dialect, known, wanted or Wanted())
    more, found = results(written)
    layers += [layer.columns for layer in more]
    inputs = [(column, dialect.name(name) if (name := columns.get(column.id)) else None) for column in known]
    if written.wanted.checked:
        found.append(Result(Output(INVALID, OutputType.BOOLEAN, described(INVALID)), _BAD))
    if (condition := written.doubts.condition) is not None:
        found.append(Result(Output(SETTLE, OutputType.BOOLEAN, described(SETTLE)), condition))
    outputs = tuple(result.output for result in found)
    _distinct(keys, outputs)
    first = [(f"key{place}", dialect.name(key)) for place, key in enumerate(keys)]
    first += _inputs(inputs, dialect, checked=written.wanted.checked)
    first.append((ONE, _one(dialect, [*filter(None, map(columns.get, (column.id for column in known))), *keys])))
    last = [(dialect.name(key), f"key{place}") for place, key in enumerate(keys)]
    last += [(dialect.name(result.output.name), result.text) for result in found]
    return Compiled(
        text=_text(source, first, [layer for layer in layers if layer], last),
        header=header(plan, dialect, known, columns, keys, outputs),
        keys=tuple(keys),
        outputs=outputs,
        settle=SETTLE if condition is not None else None,
    )


def _inputs(inputs: Sequence[tuple[InputColumn, str | None]], dialect: Dialect, *, checked: bool) -> list[Column]:
    """What the table's columns are called from here on; with checks what it lacks, or may not hold, is null."""
    found, checks = list[Column](), list[tuple[str, str]]()
    for place, (column, name) in enumerate(inputs):
        text = name or dialect.nothing(text=column.is_text)
        may = allowed(column, name, dialect) if checked and name is not None else None
        if name is not None and may is not None:
            checks.append((name, may))
            text = f"CASE WHEN {may} THEN {name} END"
        found.append((f"a{place}", text))
    return [*found, (_BAD, any_refused(checks))] if checked else found


def _written(
    plan: Plan, dialect: Dialect, known: Sequence[InputColumn], wanted: Wanted
) -> tuple[Written, list[list[Column]]]:
    conditions = Conditions(plan, {column.id: f"a{place}" for place, column in enumerate(known)}, dialect)
    units, doubts = units_of(plan), Doubts()
    leaves = LeafWriter(plan, conditions, units, whole=plan.leaves if Extra.CRITERIA in wanted.extras else ())
    gates = {id_: f"g{place}" for place, id_ in enumerate(plan.gates)}
    gate_layer = [(gates[id_], conditions.text(gate.when)) for id_, gate in plan.gates.items()]
    by_path = (leaves.judged, leaves.leaves)
    nodes = NodeWriter(plan, units, *by_path, Caps(plan, units, gates, doubts), doubts)
    uncapped = None
    if Extra.UNCAPPED in wanted.extras:
        uncapped = NodeWriter(plan, units, *by_path, Caps(plan, units, {}, doubts), doubts, prefix="free")
    verdict = VerdictWriter(plan, units, nodes.nodes, gates, doubts, spans=Extra.BANDS in wanted.extras)
    layers = [*conditions.layers(), *leaves.layers, gate_layer]
    more = (*nodes.layers, *(uncapped.layers if uncapped else ()), *verdict.layers)
    layers += [layer.columns for layer in more]
    return Written(plan, dialect, units, wanted, leaves, nodes, uncapped, verdict, gates, doubts), layers


def _text(source: str, first: Sequence[Column], layers: Sequence[Sequence[Column]], last: Sequence[Column]) -> str:
    """Each layer is a query over the one before it."""
    steps = [f"q0 AS (SELECT\n  {_listed(first)}\nFROM {source})"]
    steps += [f"q{place + 1} AS (SELECT *,\n  {_listed(layer)}\nFROM q{place})" for place, layer in enumerate(layers)]
    return "WITH " + ",\n".join(steps) + f"\nSELECT\n  {_listed(last)}\nFROM q{len(layers)}"


def _one(dialect: Dialect, names: Sequence[str]) -> str:
    """1, computed row by row."""
    if not names:
        return number(1)
    return f"{dialect.whole(f'{dialect.name(names[0])} IS NULL')} * 0e0 + 1e0"


def _listed(columns: Sequence[Column]) -> str:
    return ",\n  ".join(f"{text} AS {name}" for name, text in columns)


def _refuse(plan: Plan, dialect: Dialect, known: Sequence[InputColumn], columns: Mapping[str, str | None]) -> None:
    for column in known:
        if column.kind is ColumnKind.CURVE and columns.get(column.id) is None and columns.get(column.fact or ""):
            criterion = column.id.partition(".")[2]
            raise UsageError(
                f'the criterion "{criterion}" has a log_normal curve, which the SQL of {dialect.id} cannot compute; '
                "score the table with rubric table, or give the criterion points",
                f"指标“{criterion}”用了 log_normal 曲线，{dialect.id} 的 SQL 算不了；"
                "请改用 rubric table 直接评分，或把曲线改成 points",
            )
    for branch in branches_under(plan.root):
        if sum(weight_of(child) for child in branch.children) * 4 >= EXACT:
            raise UsageError(
                f'the weights below "{branch.path}" have too many digits for {dialect.id}: as whole numbers their sum '
                "does not fit into 53 bits",
                f"“{branch.path}”下各权重的位数太多，{dialect.id} 算不了：化成整数后总和超出 53 位",
            )


def _distinct(keys: Sequence[str], outputs: Sequence[Output]) -> None:
    """Engines tell names apart by more than their case; not all by case."""
    taken = {output.name for output in outputs}
    for key in keys:
        if key.lower() in taken:
            raise UsageError(
                f'the key column "{key}" has the name of another column of the result; rename it',
                f"主键列“{key}”和结果中的另一列重名，请改名",
            )
        taken.add(key.lower())
