"""A plan as one SQL text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rubric.batch.sql.caps import Caps
from rubric.batch.sql.conditions import Conditions
from rubric.batch.sql.dialects import Dialect
from rubric.batch.sql.leaves import LeafWriter
from rubric.batch.sql.nodes import NodeWriter
from rubric.batch.sql.units import units_of
from rubric.batch.sql.verdict import VerdictWriter
from rubric.scoring.plan import Plan


@dataclass(frozen=True)
class Output:
    """A column of the result: its name and the expression it stands for."""

    name: str
    text: str


@dataclass(frozen=True)
class Compiled:
    """An SQL text with what it gives."""

    text: str
    outputs: tuple[Output, ...]
    is_exact: bool


def sql_of(plan: Plan, dialect: Dialect, inputs: Sequence[tuple[str, str]], source: str, keys: Sequence[str]) -> str:
    columns = {id_: f"a{place}" for place, (id_, _) in enumerate(inputs)}
    conditions = Conditions(plan, columns, dialect)
    units = units_of(plan)
    leaves = LeafWriter(plan, conditions, units)
    gates = {id_: f"g{place}" for place, id_ in enumerate(plan.gates)}
    gate_layer = [(gates[id_], conditions.text(gate.when)) for id_, gate in plan.gates.items()]
    nodes = NodeWriter(plan, units, leaves.judged, leaves.leaves, Caps(plan, units, gates))
    verdict = VerdictWriter(plan, units, nodes.nodes, gates)
    layers = [*conditions.layers(), *leaves.layers, gate_layer, *nodes.layers, *verdict.layers]
    key_names = [dialect.name(key) for key in keys]
    first = ", ".join([*key_names, *(f"{text} AS a{place}" for place, (_, text) in enumerate(inputs))])
    steps = [f"q0 AS (SELECT {first} FROM {source})"]
    for layer in layers:
        if layer:
            more = ",\n  ".join(f"{text} AS {name}" for name, text in layer)
            steps.append(f"q{len(steps)} AS (SELECT *,\n  {more}\nFROM q{len(steps) - 1})")
    outs = [*key_names]
    for branch in verdict.shown:
        label = "total" if branch is plan.root else branch.id
        outs += [
            f"{verdict.number_of(branch, what)} AS {dialect.name(f'{label}_{what}')}"
            for what in ("score", "low", "high", "coverage")
        ]
    outs += ["verdict", "band"]
    text = "WITH " + ",\n".join(steps) + "\nSELECT " + ", ".join(outs) + f"\nFROM q{len(steps) - 1}"
    return text
