"""A plan as one SQL text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.batch.columns import columns_of
from rubric.batch.outputs import Output, OutputType, Wanted
from rubric.batch.sql.caps import Caps
from rubric.batch.sql.conditions import Conditions
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.leaves import LeafWriter
from rubric.batch.sql.nodes import NodeWriter
from rubric.batch.sql.units import units_of
from rubric.batch.sql.verdict import VerdictWriter
from rubric.model.text import Text
from rubric.scoring.plan import Plan


@dataclass(frozen=True)
class Compiled:
    """An SQL text with what it gives.

    Attributes:
        text: one SELECT, without a semicolon.
        keys: the names of the key columns, as they were given; they come first.
        outputs: the other columns, in order; the last one is ``settle`` where there is one.
        settle: the name of the boolean column that marks rows which only the exact scorer can decide; None where
            the engine's numbers are those of the scorer in every row.
    """

    text: str
    keys: tuple[str, ...]
    outputs: tuple[Output, ...]
    settle: str | None


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
            the table has none. Cells hold what the column's kind says; nothing is checked here.
        keys: the table's columns to carry along, unquoted.
        wanted: what to give.

    Raises:
        UsageError: the engine cannot compute this rubric, or a key has the name of an output.
    """
    inputs = {column.id: f"a{place}" for place, column in enumerate(columns_of(plan))}
    first = [f"{dialect.name(key)} AS key{place}" for place, key in enumerate(keys)]
    for column in columns_of(plan):
        name = columns.get(column.id)
        first.append(f"{dialect.name(name) if name else dialect.nothing(text=column.is_text)} AS {inputs[column.id]}")
    conditions = Conditions(plan, inputs, dialect)
    units = units_of(plan)
    leaves = LeafWriter(plan, conditions, units)
    gates = {id_: f"g{place}" for place, id_ in enumerate(plan.gates)}
    gate_layer = [(gates[id_], conditions.text(gate.when)) for id_, gate in plan.gates.items()]
    nodes = NodeWriter(plan, units, leaves.judged, leaves.leaves, Caps(plan, units, gates))
    verdict = VerdictWriter(plan, units, nodes.nodes, gates)
    layers = [*conditions.layers(), *leaves.layers, gate_layer, *nodes.layers, *verdict.layers]
    steps = [f"q0 AS (SELECT {', '.join(first)} FROM {source})"]
    for layer in layers:
        if layer:
            more = ",\n  ".join(f"{text} AS {name}" for name, text in layer)
            steps.append(f"q{len(steps)} AS (SELECT *,\n  {more}\nFROM q{len(steps) - 1})")
    outs = [f"key{place} AS {dialect.name(key)}" for place, key in enumerate(keys)]
    outputs = []
    for branch in verdict.shown:
        label = "total" if branch is plan.root else branch.id
        for what in ("score", "low", "high", "coverage"):
            name = f"{label}_{what}"
            outs.append(f"{verdict.number_of(branch, what)} AS {dialect.name(name)}")
            outputs.append(Output(name, OutputType.NUMBER, Text(zh=name, en=name)))
    outs += ["verdict", "band"]
    outputs += [Output(name, OutputType.TEXT, Text(zh=name, en=name)) for name in ("verdict", "band")]
    text = "WITH " + ",\n".join(steps) + "\nSELECT " + ", ".join(outs) + f"\nFROM q{len(steps) - 1}"
    return Compiled(text, tuple(keys), tuple(outputs), None)
